"""Reads of schooling. Every public one is here."""

from education.queries.grading import grading, wordings
from education.queries.schooling import (
    Lately,
    Schooling,
    award,
    contact,
    cost,
    enrolment,
    help_given,
    next_of,
    period_of,
    presence,
    schooling,
    told_lately,
)
from education.queries.schools import calendars, homes, past_years, school, schools, schools_for, year, years, years_for

__all__ = [
    "Lately", "Schooling", "award", "calendars", "contact", "cost", "enrolment", "grading", "help_given", "homes",
    "next_of", "past_years", "period_of", "presence", "school", "schooling", "schools", "schools_for", "told_lately",
    "wordings", "year", "years", "years_for",
]  # fmt: skip
