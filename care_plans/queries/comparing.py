"""Two versions of a plan side by side."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from care_plans import policies
from care_plans.attainment import signed
from care_plans.models import Goal, Plan
from care_plans.models.codes import Attainment, Domain
from shelter.models import Staff

_FIELDS = (
    "strengths", "interests", "her_goals", "view", "took_part", "needs", "permanency", "family_plan", "independence",
    "participants", "review_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One part, as it was and as it is."""

    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


def compare(before: Plan, after: Plan, *, viewer: Staff) -> list[Difference]:
    """Part by part, then goal by goal: the same goal is found again by its line."""
    policies.may_read(viewer, after.resident).enforce()
    found = [Difference(_label(name), _told(before, name), _told(after, name)) for name in _FIELDS]
    old, new = _goals(before), _goals(after)
    lines = [*new, *(line for line in old if line not in new)]
    told = [Difference(_("Goal"), _goal(old.get(line)), _goal(new.get(line))) for line in lines]
    return [each for each in [*found, *told] if each.before or each.after]


def _label(name: str) -> str:
    column: Any = Plan._meta.get_field(name)
    label = str(column.verbose_name)
    return label[:1].upper() + label[1:]


def _told(plan: Plan, name: str) -> str:
    value: Any = getattr(plan, name)
    if name == "needs":
        return "\n".join(f"{Domain(domain).label}: {words}" for domain, words in value)
    if name == "review_on":
        return date_format(value, "SHORT_DATE_FORMAT") if value else ""
    shown = getattr(plan, f"get_{name}_display", None)
    return str(shown() if shown else value)


def _goals(plan: Plan) -> dict[Any, Goal]:
    return {goal.line: goal for goal in Goal.objects.filter(plan=plan).order_by("place", "id")}


def _goal(goal: Goal | None) -> str:
    if goal is None:
        return ""
    steps = [f"{signed(level)} {text}" for level, text in zip(Attainment, goal.steps, strict=False) if text]
    return "\n".join(line for line in (goal.title, goal.her_words, *steps) if line)
