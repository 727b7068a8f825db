"""What is still to finish before a plan can be agreed. Reads only what it is given."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from care_plans.models import Goal, Plan
from care_plans.models.codes import Attainment
from residents.models.codes import Assent


@dataclass(frozen=True, slots=True)
class Left:
    """Something to finish: in which part of the plan, for which goal, and what."""

    part: str
    what: str | Promise
    goal: Goal | None = None


def unfinished(plan: Plan, goals: Sequence[Goal]) -> list[Left]:
    """In the order in which a plan is read."""
    left = []
    if not plan.strengths:
        left.append(Left("strengths", _("Begin with what she is good at")))
    if not plan.her_goals:
        left.append(Left("voice", _("Write down what she wants, in her own words")))
    if plan.view == Assent.NOT_ASKED and not plan.view_reason:
        left.append(Left("voice", _("Ask what she says of the plan, or say why she was not asked")))
    if not goals:
        left.append(Left("goals", _("Add a first goal")))
    left += [_steps_of(goal) for goal in goals if not all(goal.steps)]
    if plan.review_on is None:
        left.append(Left("round", _("Choose a review date")))
    return left


def _steps_of(goal: Goal) -> Left:
    missing = next(level for level, text in zip(Attainment, goal.steps, strict=True) if not text)
    what = _("Describe what “%(step)s” looks like") % {"step": missing.label}
    return Left("goals", what, goal)
