"""Every change to her plans: decide, change, record, return."""

from care_plans.actions.goals import add_goal, change_goal, remove_goal
from care_plans.actions.plan import agree, approve, begin, close, give_back, write_part
from care_plans.actions.reviews import review
from care_plans.actions.safety import look_again, observe, print_paper, write_safety_plan

__all__ = [
    "add_goal", "agree", "approve", "begin", "change_goal", "close", "give_back", "look_again", "observe",
    "print_paper", "remove_goal", "review", "write_part", "write_safety_plan",
]  # fmt: skip
