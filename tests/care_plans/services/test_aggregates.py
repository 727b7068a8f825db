"""What may be counted of plans and sessions, against an independent count of what was written down."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connections, transaction

from care_plans import aggregates as plans
from care_plans.models import Comparison, Plan, Review
from care_plans.models.codes import Service
from care_plans.services import aggregates
from care_plans.services.models import Mode, Outcome, Session
from residents.models import Resident
from shelter import privacy
from shelter.actor import one_transaction
from shelter.counting import Amount, Period
from tests.reports.east import East

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PERIODS = [Period(2025, 1), Period(2025, 2), Period(2025), Period(2026, 1)]
GIRLS = ("Dove", "Finch", "Swift", "Tern", "Teal", "Snipe", "Stork", "Shrike")


@dataclass
class Written:
    """What was written down, as plain facts, to be counted by other means than the product's."""

    sessions: list[tuple[UUID, str, date, str, str, str]] = field(default_factory=list)  # session, girl, day, kind …
    stays: dict[str, tuple[date, date | None]] = field(default_factory=dict)
    plans: list[tuple[str, date, date | None, list[date]]] = field(default_factory=list)
    comparisons: list[tuple[str, date, bool]] = field(default_factory=list)


def some_day(chance: random.Random, first: date = date(2024, 12, 1), last: date = date(2026, 3, 31)) -> date:
    return first + timedelta(days=chance.randrange((last - first).days + 1))


def write_sessions(east: East, chance: random.Random, written: Written) -> None:
    for _ in range(60):
        kind = chance.choice([*Service.values, *["individual_therapy", "group_therapy"] * 4])
        mode = {"individual_therapy": "individual", "group_therapy": "group"}.get(kind) or chance.choice(Mode.values)
        taking_part = chance.sample(GIRLS, k=chance.randint(1, 6)) if mode == "group" else [chance.choice(GIRLS)]
        shared, day = uuid4(), some_day(chance)
        rows = []
        for name in taking_part:
            outcome = chance.choice(["held", "held", *Outcome.values])
            rows.append(
                Session(session=shared, resident=east.girls[name], held_on=day, kind=kind, mode=mode, minutes=45,
                        provider_role="coach", staff=east.mara, outcome=outcome, note="she laughed")
            )  # fmt: skip
            written.sessions.append((shared, name, day, kind, mode, outcome))
        Session.many_as(rows, east.mara)


def write_plan(east: East, name: str, version: int, first: date, last: date | None, reviews: list[date]) -> None:
    mara, girl = east.mara, east.girls[name]
    stage = "superseded" if last else "active"
    told: dict[str, Any] = {"active_from": first, "active_until": last, "review_on": first + timedelta(days=90)}
    plan = Plan(resident=girl, version=version, stage=stage, approver=mara, writers=[east.carla.pk], **told).save_as(
        mara
    )
    for day in reviews:
        Review(resident=girl, plan=plan, staff=mara, held_on=day, next_on=day + timedelta(days=90)).save_as(mara)


def write_plans(east: East, chance: random.Random, written: Written) -> None:
    """For most girls a chain of plans, each following the one before; now and then none for a while."""
    for name in GIRLS[:-1]:
        first = written.stays[name][0] + timedelta(days=chance.randrange(60))
        for version in range(1, chance.randint(1, 4) + 1):
            last = first + timedelta(days=chance.randint(1, 200))
            reviews = sorted({some_day(chance, first, last) for _ in range(chance.randint(0, 3))})
            ends = last if version < 4 and chance.random() < 0.8 else None
            write_plan(east, name, version, first, ends, reviews)
            written.plans.append((name, first, ends, reviews))
            if ends is None:
                break
            first = last + timedelta(days=chance.choice([0, 0, 40]))


def write_comparisons(east: East, chance: random.Random, written: Written) -> None:
    for number in range(40):
        name, day, better = chance.choice(GIRLS[1:]), some_day(chance), chance.random() < 0.5
        Comparison(resident=east.girls[name], instrument="gas", version=str(number), compared_on=day, better=better,
                   since_on=day - timedelta(days=100)).save_as(east.mara)  # fmt: skip
        written.comparisons.append((name, day, better))


@pytest.fixture(params=[1, 2, 3], ids="seed {}".format)
def written(east: East, request: pytest.FixtureRequest) -> Written:
    chance, written = random.Random(request.param), Written()
    for name in GIRLS:
        came_on = some_day(chance, date(2024, 12, 1), date(2025, 5, 31))
        left_on = some_day(chance, date(2025, 6, 1), date(2025, 12, 31)) if chance.random() < 0.4 else None
        east.receive(name, came_on)
        written.stays[name] = (came_on, left_on)
    with one_transaction(east.mara):
        write_sessions(east, chance, written)
        write_plans(east, chance, written)
        write_comparisons(east, chance, written)
    for name, (_came_on, left_on) in written.stays.items():
        if left_on:
            east.bid_farewell(name, left_on)
    return written


def days_of(period: Period) -> set[date]:
    return {period.first + timedelta(days=n) for n in range(period.nights)}


def test_the_counts_are_those_of_somebody_who_counts_by_hand(written: Written) -> None:
    assert aggregates.sessions(PERIODS[2])[1].total > 2  # there is something to count
    for period in PERIODS:
        girls, alone, in_groups = aggregates.sessions(period)
        compared, improved = plans.compared_and_improved(period)
        better = improved_by_hand(written, period)

        assert girls.total == len(girls_by_hand(written, period))
        assert facts(alone) == alone_by_hand(written, period)
        assert facts(in_groups) == groups_by_hand(written, period)
        assert plans.plans_reviewed(period).total == plans_by_hand(written, period)
        assert (compared.total, improved.total) == (len(better), sum(better.values()))


def facts(amount: Amount) -> tuple[int, int, int]:
    return amount.total, amount.contributors, amount.largest


def held(written: Written, period: Period, kind: str) -> list[tuple[UUID, str]]:
    days = days_of(period)
    return [(s, girl) for s, girl, day, k, _m, how in written.sessions if how == "held" and day in days and k == kind]


def alone_by_hand(written: Written, period: Period) -> tuple[int, int, int]:
    hers = Counter(girl for _session, girl in held(written, period, "individual_therapy"))
    return sum(hers.values()), len(hers), max(hers.values(), default=0)


def groups_by_hand(written: Written, period: Period) -> tuple[int, int, int]:
    rows = held(written, period, "group_therapy")
    hers = Counter(girl for _session, girl in rows)
    came = Counter(session for session, _girl in rows)
    alone = sum(girls == 1 for girls in came.values())
    return len(came), len(hers), min(alone, max(hers.values(), default=0))


def girls_by_hand(written: Written, period: Period) -> set[str]:
    return {girl for _s, girl, day, _k, _m, how in written.sessions if how == "held" and day in days_of(period)}


def plans_by_hand(written: Written, period: Period) -> int:
    day = period.last
    here = {name for name, (came, left) in written.stays.items() if came <= day and not (left and left <= day)}
    ninety = {day - timedelta(days=n) for n in range(91)}
    fresh = {
        name
        for name, first, last, reviews in written.plans
        if first <= day and not (last and last <= day) and ninety & {first, *reviews}
    }
    return len(here & fresh)


def improved_by_hand(written: Written, period: Period) -> dict[str, bool]:
    told = {}
    for girl in GIRLS:
        hers = sorted(
            (day, better) for name, day, better in written.comparisons if name == girl and day in days_of(period)
        )
        if hers:
            of_the_latest = [better for day, better in hers if day == hers[-1][0]]
            told[girl] = all(of_the_latest)
    return told


def test_a_group_session_counts_once_and_only_where_somebody_took_part(east: East) -> None:
    girls: list[Resident] = [east.receive(name, date(2025, 1, 2)) for name in GIRLS]
    with one_transaction(east.mara):
        for outcomes in (["held"] * 8, ["held", *["declined"] * 7], ["absent"] * 8):
            shared = uuid4()
            told: dict[str, Any] = {"session": shared, "kind": "group_therapy", "mode": "group", "minutes": 60}
            rows = [
                Session(
                    resident=girl, outcome=how, held_on=date(2025, 3, 4), provider_role="coach", staff=east.mara, **told
                )
                for girl, how in zip(girls, outcomes, strict=True)
            ]
            Session.many_as(rows, east.mara)

    took_part, alone, in_groups = aggregates.sessions(Period(2025))

    assert (took_part.total, facts(alone), facts(in_groups)) == (8, (0, 0, 0), (2, 8, 1))
    assert aggregates.sessions(Period(2025, 2))[0].total == 0


COUNTABLE: dict[str, set[str]] = {
    "Plan": {"id", "resident", "active_from", "active_until"},
    "Review": {"id", "resident", "plan", "held_on"},
    "Comparison": {"id", "resident", "compared_on", "better"},
    "Session": {"id", "resident", "session", "held_on", "kind", "mode", "outcome"},
}


def care_models() -> list[Any]:
    labels = ("care_plans", "assessments", "services", "tasks", "disclosures")
    return [m for m in privacy.classified() if m._meta.app_label in labels]


def test_no_score_no_sign_no_alert_no_answer_and_no_note_is_countable() -> None:
    """Whatever is not on this list is not: a new table or column has to be put here on purpose."""
    assert {m.__name__: m.Privacy.countable for m in care_models() if m.Privacy.countable} == COUNTABLE


def test_the_database_gives_the_counting_role_these_columns_and_no_others() -> None:
    tables = {m._meta.db_table for m in care_models()} | {
        m._meta.db_table for m in apps.get_models() if privacy.is_history(m)
    }
    declared = {
        (m._meta.db_table, m._meta.get_field(name).column)
        for m in care_models()
        for name in COUNTABLE.get(m.__name__, ())
    }
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.column_privileges where grantee = 'shelter_report'"
        )
        held = {(table, column) for table, column in cursor.fetchall() if table in tables}

    assert held == declared


@pytest.mark.parametrize(
    "question",
    [
        "select note from services_session", "select led_by from services_session", "select * from services_session",
        "select decisions from services_conference", "select count(*) from services_conference",
        "select count(*) from services_historicalsession", "select instrument from care_plans_comparison",
        "select signs from care_plans_observation", "select level from care_plans_rating",
        "select her_goals from care_plans_plan", "select view from care_plans_review",
    ],
)  # fmt: skip
def test_the_counting_role_is_refused_everything_else(question: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(using="report"):
        connections["report"].cursor().execute(question)
