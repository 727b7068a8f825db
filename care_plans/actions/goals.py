"""Her goals, while the plan is a draft."""

from typing import Any

from django.db.models import Max

from care_plans import policies
from care_plans.actions.plan import locked, wrote
from care_plans.models import Goal, Plan
from shelter import freshness
from shelter.models import Staff

FIELDS = (
    "her_words",
    "title",
    "domain",
    "steps",
    "baseline",
    "chosen_by",
    "responsible",
    "services",
    "due_on",
    "weight",
)


def words_of(goal: Goal) -> dict[str, Any]:
    return {name: getattr(goal, name) for name in FIELDS}


def add_goal(*, by: Staff, plan: Plan, seen: str = "", **words: Any) -> Goal:
    plan = locked(plan)
    policies.may_write(by, plan).enforce()
    wrote(by, plan)
    last = Goal.objects.filter(plan=plan).aggregate(last=Max("place"))["last"]
    return Goal(resident=plan.resident, plan=plan, place=0 if last is None else last + 1, **words).save_as(by)


def change_goal(*, by: Staff, goal: Goal, seen: str, **words: Any) -> Goal:
    """Raises Stale when somebody wrote something else there meanwhile."""
    plan = locked(goal.plan)
    policies.may_write(by, plan).enforce()
    goal = Goal.objects.get(pk=goal.pk)
    freshness.check(seen, words_of(goal), words)
    wrote(by, plan)
    for name, value in words.items():
        setattr(goal, name, value)
    return goal.save_as(by)


def remove_goal(*, by: Staff, goal: Goal) -> None:
    """Out of this draft; versions before keep it, and so does history."""
    plan = locked(goal.plan)
    policies.may_write(by, plan).enforce()
    wrote(by, plan)
    goal.delete_as(by)
