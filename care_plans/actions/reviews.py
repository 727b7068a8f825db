"""Looking at a plan again with her."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans import policies
from care_plans.actions.plan import locked
from care_plans.attainment import t_score
from care_plans.models import Comparison, Goal, Plan, Rating, Review
from residents.models.codes import Assent
from shelter import audit
from shelter.models import Staff

FAR_ENOUGH = timedelta(days=90)  # between two measures that are compared (see the definition of "share improved")


def review(
    *,
    by: Staff,
    plan: Plan,
    held_on: date,
    view: Assent,
    her_words: str,
    levels: Mapping[UUID, int],
    changed: str,
    participants: str,
    next_on: date,
) -> Review:
    """How far she is with each goal, what changed, what she says, and the next time; one in a day."""
    plan = locked(plan)
    policies.may_review(by, plan).enforce()
    _refuse_impossible(plan, held_on, next_on)
    told = Review(resident=plan.resident, plan=plan, staff=by, held_on=held_on, view=view, her_words=her_words,
                  changed=changed, participants=participants, next_on=next_on).save_as(by)  # fmt: skip
    goals = [goal for goal in Goal.objects.filter(plan=plan) if goal.pk in levels]
    Rating.many_as(
        [Rating(resident=plan.resident, review=told, goal=g, line=g.line, level=levels[g.pk]) for g in goals], by
    )
    _compare(by, plan, held_on, goals, levels)
    plan.review_on = next_on
    plan.save_as(by)
    audit.record(audit.Event.PLAN_REVIEWED, by=by, subject=plan.resident_id)
    return told


def _refuse_impossible(plan: Plan, held_on: date, next_on: date) -> None:
    if held_on > localdate() or (plan.active_from and held_on < plan.active_from):
        raise ValidationError({"held_on": _("Between the day the plan came in force and today.")})
    if next_on <= held_on:
        raise ValidationError({"next_on": _("Choose a later day.")})
    if Review.objects.filter(plan=plan, held_on=held_on).exists():
        raise ValidationError({"held_on": _("A review of this day is written down already.")})


def _compare(by: Staff, plan: Plan, held_on: date, goals: list[Goal], levels: Mapping[UUID, int]) -> None:
    """Attainment counts as better from 50 on, once the plan is 90 days old (see aggregates)."""
    if not goals or plan.active_from is None or held_on - plan.active_from < FAR_ENOUGH:
        return
    score = t_score([goal.weight for goal in goals], [levels[goal.pk] for goal in goals])
    Comparison(resident=plan.resident, instrument="gas", version=str(plan.version), since_on=plan.active_from,
               compared_on=held_on, better=score >= 50).save_as(by)  # fmt: skip
