"""Every read of her plans on somebody's behalf."""

from care_plans.queries.comparing import Difference, compare
from care_plans.queries.papers import drawn
from care_plans.queries.plan import (
    INDEPENDENCE_FROM,
    Steps,
    Whole,
    goal,
    goals_at_a_glance,
    plan,
    standing,
    versions,
    whole,
)
from care_plans.queries.safety import (
    Sighting,
    asked_to_look_again,
    observations,
    safety_plan,
    safety_versions,
)

__all__ = [
    "INDEPENDENCE_FROM", "Difference", "Sighting", "Steps", "Whole", "asked_to_look_again", "compare", "drawn", "goal",
    "goals_at_a_glance", "observations", "plan", "safety_plan", "safety_versions", "standing", "versions",
    "whole",
]  # fmt: skip
