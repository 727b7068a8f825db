"""What is stored of her plans, and what the database itself forbids."""

from care_plans.models.codes import NEXT
from care_plans.models.plan import Goal, Plan, Rating, Review
from care_plans.models.safety import LookAgain, SafetyPlan
from care_plans.models.watch import Comparison, Observation

MACHINES = {"Care plan": NEXT}

__all__ = [
    "MACHINES", "Comparison", "Goal", "LookAgain", "Observation", "Plan", "Rating", "Review", "SafetyPlan",
]  # fmt: skip
