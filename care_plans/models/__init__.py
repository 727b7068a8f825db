"""What is stored of her plans, and what the database itself forbids."""

from care_plans.models.plan import Goal, Plan, Rating, Review
from care_plans.models.safety import LookAgain, SafetyPlan
from care_plans.models.watch import Comparison, Copy, Observation

__all__ = ["Comparison", "Copy", "Goal", "LookAgain", "Observation", "Plan", "Rating", "Review", "SafetyPlan"]
