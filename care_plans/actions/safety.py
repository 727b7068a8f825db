"""What helps her now, what is observed, and what is printed."""

from datetime import date
from typing import Any

from django.utils.timezone import localdate

from care_plans import policies
from care_plans.models import LookAgain, Observation, SafetyPlan
from care_plans.models.codes import Occasion
from residents.actions import number_copy
from residents.models import Copy, Resident
from residents.models.codes import PaperKind
from shelter import audit, freshness
from shelter.models import Staff

WORDS = ("triggers", "signs", "helps", "worse", "wants", "night", "do_not_ask", "steps")


def words_of(plan: SafetyPlan | None) -> dict[str, Any]:
    """What a safety plan says, as its form shows it; empty lines where there is none yet."""
    if plan is None:
        return {name: [] if name in ("triggers", "steps") else "" for name in WORDS}
    return {name: getattr(plan, name) for name in WORDS}


def latest_safety_plan(resident: Resident) -> SafetyPlan | None:
    return SafetyPlan.objects.filter(resident=resident).order_by("-version").first()


def write_safety_plan(*, by: Staff, resident: Resident, seen: str, occasion: Occasion, **words: Any) -> SafetyPlan:
    """A new version of what helps her; the earlier ones are kept. Raises Stale when another was written meanwhile."""
    policies.may_care(by, resident).enforce()
    Resident.objects.select_for_update(of=("self",)).filter(pk=resident.pk).first()
    before = latest_safety_plan(resident)
    freshness.check(seen, words_of(before), words)
    if before is not None and words_of(before) == words and before.occasion == occasion and is_of_today(before):
        return before  # sent twice
    version = before.version + 1 if before else 1
    plan = SafetyPlan(resident=resident, version=version, occasion=occasion, author=by, **words).save_as(by)
    audit.record(audit.Event.SAFETY_PLAN_WRITTEN, by=by, subject=resident.pk)
    return plan


def is_of_today(plan: SafetyPlan) -> bool:
    return plan.written_on == localdate()


def look_again(*, by: Staff, resident: Resident, occasion: Occasion) -> LookAgain:
    """Something happened: what helps her is to be looked at again within two days."""
    policies.may_look_again(by, resident).enforce()
    again = LookAgain(resident=resident, staff=by, occasion=occasion).save_as(by)
    audit.record(audit.Event.LOOK_AGAIN, by=by, subject=resident.pk)
    return again


def observe(*, by: Staff, resident: Resident, seen_on: date, signs: list[list[str]], note: str) -> Observation:
    policies.may_care(by, resident).enforce()
    seen = Observation(resident=resident, observer=by, role=by.role, seen_on=seen_on, signs=signs, note=note)
    seen.save_as(by)
    audit.record(audit.Event.OBSERVED, by=by, subject=resident.pk)
    return seen


def print_paper(*, by: Staff, resident: Resident, paper: PaperKind) -> Copy:
    policies.may_print(by, resident, paper).enforce()
    return number_copy(by=by, resident=resident, paper=paper)
