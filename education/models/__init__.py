"""What is stored of schooling, and what the database itself forbids."""

from education.models.calendar import (
    GENERAL_AVERAGE,
    Calendar,
    Descriptor,
    LearningArea,
    School,
    SchoolPeriod,
    SchoolYear,
    Wording,
)
from education.models.schooling import Award, Cost, Enrolment, Help, Mark, Presence, SchoolContact

__all__ = [
    "GENERAL_AVERAGE", "Award", "Calendar", "Cost", "Descriptor", "Enrolment", "Help", "LearningArea", "Mark",
    "Presence", "School", "SchoolContact", "SchoolPeriod", "SchoolYear", "Wording",
]  # fmt: skip
