"""What is said to tie the counts holds for the exact counts of whatever organisation: tried on awkward ones."""

import random
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import transaction

from care_plans.models import Comparison, Plan
from education.models import Enrolment, SchoolYear, known
from education.models.codes import EndStatus, Level
from reports.disclosure import Counted, Entry, Key, enter
from reports.disclosure.ledger import truths
from reports.disclosure.maker import equations
from reports.figures import POPULATIONS, counted
from reports.snapshot import snapshot
from residents.models import Discharge, Resident, Stay
from residents.models.codes import ExitType
from shelter.actor import one_transaction
from shelter.counting import Period
from tests.education.test_aggregates import girls_of
from tests.reports.east import East

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PERIODS = [Period(2024, 1), Period(2024, 2), Period(2024), Period(2025, 1), Period(2025, 2), Period(2025)]
BORDERS = [date(year, *day) for year in (2024, 2025) for day in ((1, 1), (6, 30), (7, 1), (12, 31))]
LENGTHS = (0, 0, 1, 2, 30, 181, 182, 183, 184, 365, 366, 500)


def some_day(chance: random.Random, since: date = date(2023, 1, 1)) -> date:
    """Most often at a border of two periods, where a rule may break."""
    borders = [day for day in BORDERS if day > since]
    if borders and chance.random() < 0.7:
        return chance.choice(borders) + timedelta(days=chance.choice((-1, 0, 0, 1)))
    return since + timedelta(days=chance.randrange(600))


def stays(chance: random.Random, girl: Resident) -> list[Stay]:
    """One after the other: homes and after-care, moves and gaps, some without a night, the last perhaps still open."""
    found: list[Stay] = []
    day = date(2023, 6, 1) + timedelta(days=chance.randrange(500))
    for _ in range(chance.randint(1, 6)):
        until = some_day(chance, day) if chance.random() < 0.4 else day + timedelta(days=chance.choice(LENGTHS))
        programme = chance.choice(("residential", "residential", "residential", "aftercare"))
        found.append(Stay(resident=girl, home=girl.home, programme=programme, began_on=day, ended_on=until))
        day = until + timedelta(days=chance.choice((0, 0, 0, 1, 40)))
    if chance.random() < 0.5:
        found[-1].ended_on = None
    return found


def enrolments(chance: random.Random, girl: Resident, years: list[SchoolYear]) -> list[Enrolment]:
    """Whatever may be written down: changes of school, two years that end in one, a year that outlasts the next."""
    found: list[Enrolment] = []
    day = date(2022, 6, 1) + timedelta(days=chance.randrange(700))
    for _ in range(chance.randint(0, 6)):
        until = day + timedelta(days=chance.choice((0, 30, 150, 200, 300)))
        told = {"level": chance.choice(Level.values), "end_status": chance.choice(["", *EndStatus.values])}
        more = {"honours": chance.choice(["", "with_honors"]), "scholarship": chance.random() < 0.5}
        near = chance.choice([year for year in years if abs((year.ends_on - until).days) < 400])
        found.append(Enrolment(resident=girl, year=near, began_on=day, ended_on=until, **told, **more))
        day = until + timedelta(days=chance.choice((0, 0, 60)))
    if found and chance.random() < 0.5:
        found[-1].ended_on = None
    return found


def comparisons(chance: random.Random, girl: Resident) -> list[Comparison]:
    days = {some_day(chance) for _ in range(chance.randint(0, 4))}
    return [
        Comparison(resident=girl, instrument="gas", version=str(n), since_on=day - timedelta(days=100),
                   compared_on=day, better=chance.random() < 0.5)
        for n, day in enumerate([*days, *days])
    ]  # fmt: skip


def plan(chance: random.Random, girl: Resident, east: East) -> Plan:
    began = some_day(chance)
    told = {"active_from": began, "review_on": began + timedelta(days=90)}
    return Plan(resident=girl, version=1, stage="active", approver=east.mara, writers=[east.carla.pk], **told)


@pytest.fixture(params=[1, 2], ids="seed {}".format)
def organisation(transactional_db: None, request: pytest.FixtureRequest) -> East:
    chance = random.Random(request.param)
    with transaction.atomic():
        known.lay_down(apps, "default")
        east = East()
    years = list(SchoolYear.objects.all())
    with one_transaction(east.mara):
        girls = girls_of(east, 60)
        for girl in girls:
            girl.birth_month = chance.choice(
                (None, date(chance.randrange(2004, 2020), chance.choice((1, 6, 7, 12)), 1))
            )
            girl.save_as(east.mara)
        Plan.many_as([plan(chance, girl, east) for girl in girls[::2]], east.mara)
        rows = [stay for girl in girls for stay in stays(chance, girl)]
        Stay.many_as(rows, east.mara)
        left = [stay for stay in rows if stay.ended_on and chance.random() < 0.7]
        ways = [Discharge(resident=s.resident, stay=s, exit_type=chance.choice(ExitType.values)) for s in left]
        Discharge.many_as(ways, east.mara)
        Enrolment.many_as([one for girl in girls for one in enrolments(chance, girl, years)], east.mara)
        Comparison.many_as([one for girl in girls for one in comparisons(chance, girl)], east.mara)
    return east


def test_every_equation_holds_for_the_exact_counts_and_the_ledger_is_made(organisation: East) -> None:
    counts = []
    for period in PERIODS:
        with snapshot():
            counts.append(counted(period))
    exact: dict[Key, int] = {}
    for one in counts:
        for table in one.tables:
            found = truths(table)
            assert all(exact.get(key, count) == count for key, count in found.items())  # counted twice, the same
            exact |= found

    assert {key.of.partition(":")[0] for key in exact} <= set(POPULATIONS)
    assert exact[Key("enrolments.results:2024")] > 5  # there is something to count
    assert exact[Key("residents.out:2024")] > 5
    assert [broken for one in counts for broken in broken_in(one, exact)] == []
    ledger: dict[Key, Entry] = {}
    for one in counts:
        ledger |= enter(one, ledger, seed=b"a seed")
    assert all(abs(entry.value - exact[key]) <= entry.reach for key, entry in ledger.items() if key in exact)


def broken_in(one: Counted, exact: dict[Key, int]) -> list[str]:
    """Named, without a number."""
    found = []
    for equation in equations(one.tables, one.relations):
        left, right = (sum(exact[key] for key in side) for side in (equation.left, equation.right))
        if not (left == right if equation.equal else left <= right):
            found.append(f"{[str(key) for key in equation.left]} {[str(key) for key in equation.right]}")
    return found
