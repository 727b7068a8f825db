"""Changes to schooling. Every public function is here."""

from education.actions.enrolments import (
    add_past_year,
    change_enrolment,
    end_year,
    enrol,
    stop_going,
    transfer,
    words_of_enrolment,
    write_presence,
)
from education.actions.grading import change_grading
from education.actions.schools import add_calendar, add_school, add_year, change_school, change_year
from education.actions.support import (
    add_award,
    add_contact,
    add_cost,
    add_help,
    change_award,
    change_contact,
    change_cost,
    change_help,
)

__all__ = [
    "add_award", "add_calendar", "add_contact", "add_cost", "add_help", "add_past_year", "add_school", "add_year",
    "change_award", "change_contact", "change_cost", "change_enrolment", "change_grading", "change_help",
    "change_school", "change_year", "end_year", "enrol", "stop_going", "transfer", "words_of_enrolment",
    "write_presence",
]  # fmt: skip
