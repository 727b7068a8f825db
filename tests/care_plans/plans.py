"""A care plan, written as a social worker would: by calling actions."""

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from care_plans import actions
from care_plans.actions.plan import words_of
from care_plans.models import Goal, Plan
from care_plans.models.codes import Part
from residents.models import Resident
from shelter.freshness import fingerprint
from shelter.models import Staff

STEPS = [
    "leaves class most mornings",
    "stays three mornings",
    "stays every morning",
    "asks a question",
    "helps a friend",
]
SAFETY: dict[str, Any] = {
    "triggers": [["darkness", "a small light helps"], ["shouting", ""]], "signs": "she becomes very quiet",
    "helps": "sit near her and hum", "worse": "many questions", "wants": "Nanay Rosa", "night": "leave the door ajar",
    "do_not_ask": "about the telephone", "steps": [["leaving", "night duty", "walks beside her, calls Mara"]],
}  # fmt: skip
GOAL: dict[str, Any] = {
    "her_words": "Gusto ko maka-tapos sa klase.", "title": "Stay in class for the whole morning", "domain": "education",
    "steps": STEPS, "baseline": -2, "chosen_by": "she", "responsible": None, "services": ["education"], "due_on": None,
    "weight": 1,
}  # fmt: skip


def write_safety(by: Staff, resident: Resident, **more: Any) -> Any:
    from care_plans.actions.safety import latest_safety_plan
    from care_plans.actions.safety import words_of as words

    seen = fingerprint(words(latest_safety_plan(resident)))
    return actions.write_safety_plan(by=by, resident=resident, seen=seen, **{"occasion": "admission", **SAFETY, **more})


def write(by: Staff, plan: Plan, part: Part, **words: Any) -> Plan:
    """One part of a plan, on what stands there now."""
    plan = Plan.objects.select_related("resident__home").get(pk=plan.pk)
    stored = words_of(plan, part)
    return actions.write_part(by=by, plan=plan, part=part, seen=fingerprint(stored), **{**stored, **words})


def draft(by: Staff, resident: Resident, *, review_on: date | None = None) -> Plan:
    """A plan that is ready to be agreed."""
    plan = actions.begin(by=by, resident=resident)
    write(by, plan, Part.STRENGTHS, strengths="She draws, and makes others laugh.", interests="birds, dancing")
    write(by, plan, Part.VOICE, her_goals="Gusto ko makakita sa akon utod.", view="agrees")
    write(by, plan, Part.NEEDS, needs=[["education", "a quiet desk"]])
    actions.add_goal(by=by, plan=plan, **GOAL)
    return write(
        by, plan, Part.ROUND, participants="she, Carla", review_on=review_on or localdate() + timedelta(days=90)
    )


def in_force(by: Staff, approver: Staff, resident: Resident, **more: Any) -> Plan:
    """A plan in force. `approver` must be the acting person when it is approved."""
    from shelter.actor import acting

    plan = actions.agree(by=by, plan=draft(by, resident, **more))
    with acting(approver.pk):
        return actions.approve(by=approver, plan=plan)


def goals_of(plan: Plan) -> list[Goal]:
    return list(Goal.objects.filter(plan=plan).order_by("place"))
