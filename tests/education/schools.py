"""A school of North and one of South, and girls who go there; dates around the known school years."""

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from education import actions
from education.models import Calendar, Enrolment, School, SchoolPeriod, SchoolYear, known
from education.models.codes import Scale
from residents.models import Resident
from shelter.actor import acting
from shelter.models import Home, Staff

SOUTHERN = "Wigeon School"  # of the other home
NAME = "Zyzzyva Academy"  # planted: nobody without the case file may ever read it


def public() -> Calendar:
    return Calendar.objects.get(name=known.PUBLIC)


def year_around(day: date | None = None, label: str = "now") -> SchoolYear:
    """A year of a calendar of its own, begun a hundred days before, with two periods; the first one is over."""
    with acting(_who_lays_down()):
        return _year_around(day or localdate(), label)


def _who_lays_down() -> Any:
    return Staff.objects.get(username="ada").pk


def lay_down(**told: Any) -> SchoolYear:
    """A school year without periods."""
    with acting(_who_lays_down()):
        return SchoolYear.objects.create(**told)


def _year_around(day: date, label: str) -> SchoolYear:
    calendar, _made = Calendar.objects.get_or_create(name="Test school")
    begins, ends = day - timedelta(days=100), day + timedelta(days=100)
    year = SchoolYear.objects.create(calendar=calendar, label=label, begins_on=begins, ends_on=ends)
    half = begins + timedelta(days=60)
    SchoolPeriod.objects.create(year=year, number=1, name="First", begins_on=begins, ends_on=half)
    SchoolPeriod.objects.create(year=year, number=2, name="Second", begins_on=half + timedelta(days=1), ends_on=ends)
    return year


def add_school(by: Staff, home: Home, year: SchoolYear, name: str = NAME, **more: Any) -> School:
    told: dict[str, Any] = {"name": name, "calendar": year.calendar, "scale": Scale.PERCENT} | more
    return actions.add_school(by=by, home=home, **told)


def enrol(by: Staff, resident: Resident, school: School, year: SchoolYear, **more: Any) -> Enrolment:
    told: dict[str, Any] = {
        "level": "g8", "track": "", "adviser": "", "cover_address": "", "who_knows": "none", "gap_years": 0,
        "scholarship": False, "began_on": year.begins_on,
    }  # fmt: skip
    return actions.enrol(by=by, resident=resident, school=school, year=year, **(told | more))


def end(by: Staff, enrolment: Enrolment, **more: Any) -> Enrolment:
    told: dict[str, Any] = {
        "ended_on": localdate(), "end_status": "promoted", "honours": "", "average": None, "areas_to_support": None,
    }  # fmt: skip
    return actions.end_year(by=by, enrolment=enrolment, **(told | more))
