"""Girls who go to school, and their marks: what the tests of results begin with."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from education.models import Enrolment, Mark, SchoolPeriod, SchoolYear
from education.results.grids import Place
from residents.models import Resident
from shelter.models import Home, Staff
from shelter.staffing import actions as staffing
from tests.world import World

TERMS, QUARTERS = "2026-2027", "2025-2026"


def year(label: str = TERMS) -> SchoolYear:
    return SchoolYear.objects.get(label=label, calendar__name="Public schools")


def period(number: int = 1, label: str = TERMS) -> SchoolPeriod:
    return SchoolPeriod.objects.get(year=year(label), number=number)


def enrol(by: Staff, girl: Resident, label: str = TERMS, level: str = "g7", **more: Any) -> Enrolment:
    of = year(label)
    told: dict[str, Any] = {"began_on": of.begins_on, "ended_on": of.ends_on if label == QUARTERS else None}
    return Enrolment(resident=girl, year=of, level=level, **(told | more)).save_as(by)


def mark(
    by: Staff, enrolment: Enrolment, area: str, value: Decimal | str | None = None, number: int = 1, words: str = ""
) -> Mark:
    of = SchoolPeriod.objects.get(year=enrolment.year, number=number)
    return Mark(
        resident_id=enrolment.resident_id, enrolment=enrolment, period=of, area_id=area, words=words,
        value=None if value is None else Decimal(value),
    ).save_as(by)  # fmt: skip


def field(enrolment: UUID, area: str, number: int = 1, label: str = TERMS) -> str:
    """The name of a cell's field."""
    return Place(enrolment, period(number, label).pk, area).name


def marks_of(enrolment: UUID) -> Mapping[tuple[str, int], str]:
    """What is stored, as text: area and number of the period."""
    rows = Mark.objects.filter(enrolment=enrolment).select_related("period")
    return {(row.area_id, row.period.number): row.words or f"{row.value:f}" for row in rows}


def wide_home(world: World, beds: int) -> Home:
    """A home with a bed for everybody, where Mara and Carla work too."""
    home = staffing.add_home(by=world.ada, name="East", address="3 Mynah Street", region="", capacity=beds)
    room = staffing.add_room(by=world.ada, home=home, label="Guava room")
    for n in range(beds):
        staffing.add_bed(by=world.ada, room=room, label=str(n))
    for person in (world.mara, world.carla):
        begins = localdate() - timedelta(days=1)
        staffing.post(by=world.ada, staff=person, home=home, begins_on=begins, ends_on=None)
    return home
