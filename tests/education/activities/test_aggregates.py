"""What may be counted of activities, against an independent count of what was written down."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connections, transaction

from education.activities import aggregates
from education.activities.models import Here, Kind, Meeting, Participation, Programme
from shelter.actor import one_transaction
from shelter.counting import Amount, Period
from tests.reports.east import East

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PERIODS = [Period(2025, 1), Period(2025, 2), Period(2025), Period(2026, 1)]
GIRLS = ("Dove", "Finch", "Swift", "Tern", "Teal", "Snipe")


@dataclass
class Written:
    """What was written down, as plain facts: programme, kind, regular, session, day, cancelled, girl, mark."""

    lines: list[tuple[str, bool, UUID, date, bool, str, str]] = field(default_factory=list)


@pytest.fixture(params=[1, 2, 3], ids="seed {}".format)
def written(east: East, request: pytest.FixtureRequest) -> Written:
    chance, written = random.Random(request.param), Written()
    for name in GIRLS:
        east.receive(name, date(2024, 12, 1))
    with one_transaction(east.mara):
        for n, kind in enumerate(chance.choices(Kind.values, k=7)):
            _write(east, chance, written, str(n), kind)
    return written


def _write(east: East, chance: random.Random, written: Written, name: str, kind: str) -> None:
    regular = chance.random() < 0.7
    told: dict[str, Any] = {"name": name, "kind": kind, "regular": regular, "begins_on": date(2024, 12, 1)}
    programme = Programme(home=east.home, **told).save_as(east.mara)
    for day in sorted(chance.sample(range(480), k=12)):
        held_on, cancelled = date(2024, 12, 1) + timedelta(days=day), chance.random() < 0.15
        meeting = Meeting(home=east.home, programme=programme, held_on=held_on, cancelled=cancelled).save_as(east.mara)
        girls = chance.sample(GIRLS, k=chance.randint(0, 6))
        marks = {girl: chance.choice(["here", *Here.values]) for girl in girls}
        rows = [Participation(resident=east.girls[girl], meeting=meeting, here=mark) for girl, mark in marks.items()]
        Participation.many_as(rows, east.mara)
        written.lines += [(kind, regular, meeting.pk, held_on, cancelled, *told) for told in marks.items()]


def joined(written: Written, period: Period) -> list[tuple[str, bool, UUID, str]]:
    days = {period.first + timedelta(days=n) for n in range(period.nights)}
    return [
        (kind, regular, meeting, girl)
        for kind, regular, meeting, day, cancelled, girl, mark in written.lines
        if day in days and mark == "here" and not cancelled
    ]


def test_the_counts_are_those_of_somebody_who_counts_by_hand(written: Written) -> None:
    assert len(joined(written, PERIODS[2])) > 20  # there is something to count
    for period in PERIODS:
        lines = joined(written, period)
        meetings = {meeting for _kind, _regular, meeting, _girl in lines}
        hers = Counter(girl for _kind, _regular, _meeting, girl in lines)
        came = Counter(meeting for _kind, _regular, meeting, _girl in lines)
        alone = sum(girls == 1 for girls in came.values())
        regularly = {girl for _kind, regular, _meeting, girl in lines if regular}
        girls, sessions, participations = aggregates.activities(period)

        assert girls.total == len(regularly)
        assert (participations.total, participations.contributors) == (len(lines), len(hers))
        assert participations.largest == max(hers.values(), default=0)
        assert (sessions.total, sessions.contributors) == (len(meetings), len(hers))
        assert sessions.largest == min(alone, max(hers.values(), default=0))


def test_a_year_is_its_halves_where_sessions_are_counted(written: Written) -> None:
    for which in (1, 2):
        halves = [aggregates.activities(half)[which] for half in Period(2025).halves]
        year = aggregates.activities(Period(2025))[which]

        assert isinstance(year, Amount)
        assert year.total == sum(half.total for half in halves if isinstance(half, Amount))


@pytest.mark.parametrize(
    "column",
    ["activities_programme.name", "activities_programme.home_id", "activities_meeting.home_id",
     "activities_meeting.taken_by_id", "activities_participation.where", "activities_participation.enjoyed",
     "activities_onlist.resident_id", "activities_slot.weekday"],
)  # fmt: skip
def test_the_counting_role_reads_no_name_no_home_and_no_place(east: East, column: str) -> None:
    table, name = column.split(".")
    with (
        pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(using="report"),
        connections["report"].cursor() as cursor,
    ):  # fmt: skip
        cursor.execute(f'select "{name}" from {table}')
