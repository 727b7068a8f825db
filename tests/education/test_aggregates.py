"""What may be counted of schooling, against an independent count of what was written down."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connections, transaction

from education import aggregates
from education.models import Award, Enrolment, Help, SchoolYear, known
from education.models.codes import GROUP_OF, EndStatus, Level
from residents.models import Assignment, Resident, Stay
from shelter import privacy, vault
from shelter.actor import one_transaction
from shelter.counting import At, Period, Table
from shelter.models import DataKey
from tests.reports.east import East

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PERIODS = [Period(2025, 1), Period(2025, 2), Period(2025), Period(2026, 1)]  # the children of North came later
BORN = date(2012, 5, 1)
CAME = date(2024, 1, 1)
GROUPS = {
    "kinder": {"kinder"}, "elementary": {"g1", "g2", "g3", "g4", "g5", "g6"}, "junior_high": {"g7", "g8", "g9", "g10"},
    "senior_high": {"g11", "g12"}, "college": {"college_y1", "college_y4"}, "training": {"tesda_nc2"},
    "als": {"als_shs"}, "other": {"sped"},
}  # fmt: skip


def counts(table: Table) -> dict[At, int]:
    return {at: table[at] for at in table.crosses() if table[at]}


def group(level: str) -> str:
    return next(name for name, levels in GROUPS.items() if level in levels)


def girls_of(east: East, how_many: int, **more: Any) -> list[Resident]:
    """Girls who came at the beginning of 2024 and stayed, without a bed."""
    told = {"birth_month": BORN, "home": east.home, "phase": "in_residence", **more}
    girls = [
        Resident(pk=uuid4(), number=f"9{n:05}", code_name=f"Tree {n} {uuid4().hex[:6]}", **told)
        for n in range(how_many)
    ]
    DataKey.objects.bulk_create([DataKey(subject=g.pk, wrapped=vault.make_key(g.pk)) for g in girls])
    Resident.many_as(girls, east.mara)
    first = date(2023, 1, 1)
    hers = [Assignment(resident=girl, staff=east.carla, role="primary_sw", begins_on=first) for girl in girls]
    Assignment.many_as(hers, east.mara)
    return girls


def stays_of(girls: list[Resident], began_on: date = CAME, ended_on: date | None = None, **more: Any) -> list[Stay]:
    return [Stay(resident=girl, home=girl.home, began_on=began_on, ended_on=ended_on, **more) for girl in girls]


def year(label: str) -> SchoolYear:
    return SchoolYear.objects.get(label=label, calendar__name=known.PUBLIC)


@pytest.fixture
def east(transactional_db: None) -> East:
    """East, and the known school years, which the test before has emptied."""
    with transaction.atomic():
        known.lay_down(apps, "default")
        return East()


def enrolled(girl: Resident, of: SchoolYear, level: str = "g7", **more: Any) -> Enrolment:
    over = of.ends_on if of.ends_on < date(2026, 7, 1) else None
    return Enrolment(
        **{"resident": girl, "year": of, "level": level, "began_on": of.begins_on, "ended_on": over} | more
    )


def test_the_promotion_rate_is_that_of_its_definition(east: East) -> None:
    ends = ["promoted"] * 60 + ["graduated_shs"] * 6 + ["retained"] * 4 + ["dropped"] * 2 + ["no_result"] * 3
    ends += ["transferred"] * 5 + [""] * 7
    with one_transaction(east.mara):
        girls = girls_of(east, len(ends))
        Stay.many_as(stays_of(girls), east.mara)
        last = year("2025-2026")
        rows = [
            enrolled(girl, last, "g12" if end == "graduated_shs" else "g7", end_status=end)
            for girl, end in zip(girls, ends, strict=True)
        ]
        Enrolment.many_as(rows, east.mara)
    results, moved_on, _honours, graduates = aggregates.results(Period(2026, 1))

    assert counts(results) == {("junior_high",): 66, ("senior_high",): 6}
    assert counts(moved_on) == {("junior_high",): 60, ("senior_high",): 6}
    assert (moved_on.total, results.total, round(100 * moved_on.total / results.total, 1)) == (66, 72, 91.7)
    assert graduates.total == 6
    assert aggregates.results(Period(2025))[0].total == 0


@dataclass
class Written:
    """What was written down, as plain facts, to be counted by other means than the product's."""

    stays: list[tuple[int, str, date, date | None]] = field(default_factory=list)  # girl, programme, from, to
    enrolments: list[dict[str, Any]] = field(default_factory=list)
    help: list[tuple[int, date, Decimal]] = field(default_factory=list)
    born: dict[int, date] = field(default_factory=dict)


def some_day(chance: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=chance.randrange(max(1, (last - first).days + 1)))


def write_years(east: East, chance: random.Random, written: Written, number: int, girl: Resident) -> None:
    rows = []
    for label in ("2023-2024", "2024-2025", "2025-2026", "2026-2027"):
        of = year(label)
        if chance.random() < 0.2:
            continue
        ended: date | None = of.ends_on if label != "2026-2027" else None
        status = chance.choice([*EndStatus.values, "promoted", "promoted", ""]) if ended else ""
        if status in ("dropped", "transferred") and ended:
            ended = some_day(chance, of.begins_on, ended - timedelta(days=30))
        told = {
            "level": chance.choice(sorted(level for levels in GROUPS.values() for level in levels)),
            "began_on": of.begins_on, "ended_on": ended, "end_status": status,
            "honours": chance.choice(["", "", "with_honors"]), "scholarship": chance.random() < 0.4,
        }  # fmt: skip
        parts = [told]
        if status == "transferred" and ended:  # and goes on elsewhere
            goes_on = {"began_on": ended, "ended_on": of.ends_on, "end_status": chance.choice(["promoted", "dropped"])}
            parts.append({**told, **goes_on})
        for part in parts:
            rows.append(Enrolment(resident=girl, year=of, **part))
            written.enrolments.append({"girl": number, "year_ends": of.ends_on, **part})
    Enrolment.many_as(rows, east.mara)


@pytest.fixture(params=[1, 2, 3], ids="seed {}".format)
def written(east: East, request: pytest.FixtureRequest) -> Written:
    chance, written = random.Random(request.param), Written()
    with one_transaction(east.mara):
        girls = girls_of(east, 24)
        for number, girl in enumerate(girls):
            girl.birth_month = date(chance.randrange(2003, 2022), chance.randrange(1, 13), 1)
            girl.save_as(east.mara)
            written.born[number] = girl.birth_month
            came = some_day(chance, date(2023, 1, 1), date(2026, 3, 1))
            left = some_day(chance, came, date(2026, 10, 1)) if chance.random() < 0.6 else None
            rows = stays_of([girl], came, left)
            written.stays.append((number, "residential", came, left))
            if left and chance.random() < 0.5:
                rows += stays_of([girl], left, programme="aftercare")
                written.stays.append((number, "aftercare", left, None))
            Stay.many_as(rows, east.mara)
            write_years(east, chance, written, number, girl)
            helped = [(some_day(chance, date(2024, 12, 1), date(2026, 11, 1)), Decimal(chance.randrange(1, 12)) / 4)
                      for _ in range(4)]  # fmt: skip
            Help.many_as(
                [Help(resident=girl, kind="tutoring", given_on=day, hours=hours) for day, hours in helped], east.mara
            )
            written.help += [(number, day, hours) for day, hours in helped]
    return written


def here(written: Written, girl: int, day: date, *programmes: str) -> bool:
    return any(
        who == girl and programme in programmes and came <= day and (left is None or left > day)
        for who, programme, came, left in written.stays
    )


def age(born: date, day: date) -> int:
    return day.year - born.year - (day.month < born.month)


def current(written: Written, girl: int, day: date) -> dict[str, Any] | None:
    """Her enrolment of the day, as one reads it off a list."""
    hers = sorted((e for e in written.enrolments if e["girl"] == girl), key=lambda e: e["began_on"], reverse=True)
    for one in hers:
        if one["began_on"] > day:
            continue
        if one["ended_on"] is None or one["ended_on"] > day:
            return one
        stopped = one["end_status"] in ("dropped", "graduated_shs", "graduated_college", "nc_certified")
        if (day - one["ended_on"]).days < 100 and not stopped:
            return one
    return None


def enrolled_by_hand(written: Written, day: date, *, scholarship: bool = False) -> dict[At, int]:
    told: Counter[At] = Counter()
    for girl, _born in written.born.items():
        if not here(written, girl, day, "residential", "aftercare"):
            continue
        one = current(written, girl, day)
        if one and (one["scholarship"] or not scholarship):
            told[(group(one["level"]),)] += 1
    return dict(told)


def nowhere_by_hand(written: Written, day: date) -> int:
    return sum(
        here(written, girl, day, "residential") and 5 <= age(born, day) <= 17 and not current(written, girl, day)
        for girl, born in written.born.items()
    )


def results_by_hand(written: Written, period: Period) -> list[dict[str, Any]]:
    """The last result of each girl who was with us for a day of that year."""
    of_girl: dict[int, dict[str, Any]] = {}
    for one in sorted(written.enrolments, key=lambda e: e["began_on"]):
        until = one["ended_on"] or one["year_ends"]
        days = {one["began_on"] + timedelta(days=n) for n in range((until - one["began_on"]).days + 1)}
        with_us = any(here(written, one["girl"], day, "residential", "aftercare") for day in days)
        has_result = one["end_status"] not in ("", "no_result", "transferred")
        if period.first <= one["year_ends"] <= period.last and with_us and has_result:
            of_girl[one["girl"]] = one
    return list(of_girl.values())


STAYED = {"retained", "dropped", "remedial_pending", "als_ae_not_passed", "irregular"}


def test_the_counts_are_those_of_somebody_who_counts_by_hand(written: Written) -> None:
    assert aggregates.results(PERIODS[3])[0].total > 5  # there is something to count
    for period in PERIODS:
        rows = results_by_hand(written, period)
        moved = [r for r in rows if r["end_status"] not in STAYED]
        honoured = [r for r in rows if r["honours"] or r["end_status"] == "promoted_with_honors"]
        ends = ("graduated_shs", "graduated_college", "nc_certified")
        to_enrol, in_school, scholarships = aggregates.enrolled(period)
        results, moved_on, honours, graduates = aggregates.results(period)

        assert counts(in_school) == enrolled_by_hand(written, period.last)
        assert counts(scholarships) == enrolled_by_hand(written, period.last, scholarship=True)
        assert to_enrol.total == in_school.total + nowhere_by_hand(written, period.last)
        assert counts(results) == by_group(rows)
        assert counts(moved_on) == by_group(moved)
        assert honours.total == len(honoured)
        assert graduates.total == sum(r["end_status"] in ends for r in rows)


def by_group(rows: list[dict[str, Any]]) -> dict[At, int]:
    return dict(Counter((group(row["level"]),) for row in rows))


def test_hours_are_those_of_somebody_who_adds_by_hand(written: Written) -> None:
    for period in PERIODS:
        hers: Counter[int] = Counter()
        for girl, day, hours in written.help:
            on_the_day_before = day - timedelta(days=1)  # the day she leaves is hers still
            with_us = any(here(written, girl, d, "residential", "aftercare") for d in (day, on_the_day_before))
            if period.first <= day <= period.last and with_us:
                hers[girl] += int(hours * 4)
        amount = aggregates.tutoring_hours(period)

        assert amount.contributors == len(hers)
        assert abs(amount.total - sum(hers.values()) / 4) <= 0.5
        assert abs(amount.largest - max(hers.values()) / 4) <= 0.5


def test_a_year_before_she_came_is_counted_nowhere(east: East) -> None:
    with one_transaction(east.mara):
        girls = girls_of(east, 3)
        Stay.many_as(stays_of(girls, date(2026, 4, 1)), east.mara)
        last = year("2025-2026")
        Enrolment.many_as(
            [enrolled(girl, last, end_status="promoted", honours="with_honors") for girl in girls], east.mara
        )

    assert [table.total for table in aggregates.results(Period(2026))] == [0, 0, 0, 0]


def test_in_the_holidays_the_year_that_ended_counts_unless_she_stopped_or_graduated(east: East) -> None:
    ends = ["promoted", "promoted", "", "dropped", "graduated_shs"]
    with one_transaction(east.mara):
        girls = girls_of(east, 5)
        Stay.many_as(stays_of(girls), east.mara)
        of = year("2023-2024")  # ended on 31 May; the next one began on 29 July
        Enrolment.many_as(
            [enrolled(girl, of, end_status=end) for girl, end in zip(girls, ends, strict=True)], east.mara
        )

    to_enrol, in_school, _places = aggregates.enrolled(Period(2024, 1))
    assert (to_enrol.total, counts(in_school)) == (5, {("junior_high",): 3})
    to_enrol, in_school, _places = aggregates.enrolled(Period(2024, 2))
    assert (to_enrol.total, counts(in_school)) == (5, {})


COUNTABLE: dict[str, set[str]] = {
    "SchoolYear": {"id", "begins_on", "ends_on"},
    "Enrolment": {
        "id", "resident", "year", "level", "began_on", "ended_on", "end_status", "honours", "scholarship",
    },
    "Help": {"id", "resident", "kind", "given_on", "hours"},
    "Cost": {"id", "resident", "kind", "payer", "paid_on", "pesos"},
}  # fmt: skip


def test_no_mark_no_school_and_no_award_is_countable() -> None:
    ours = [m for m in privacy.classified() if m._meta.app_label in ("education", "results", "school_importing")]

    assert {m.__name__: m.Privacy.countable for m in ours if m.Privacy.countable} == COUNTABLE


@pytest.mark.parametrize("table", ["education_school", "education_mark", "education_calendar", Award._meta.db_table])
def test_the_counting_role_reads_nothing_of_them(east: East, table: str) -> None:
    with pytest.raises(DatabaseError), connections["report"].cursor() as cursor:
        cursor.execute(f"select id from {table}")  # our own tables


def test_every_level_has_a_group() -> None:
    assert set(GROUP_OF) == set(Level.values)
    assert set(aggregates.LEVEL_GROUP.categories) == {*GROUPS}
