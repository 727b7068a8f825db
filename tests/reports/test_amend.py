"""When records were wrong the ledger changes as little as can be, and old and new together still tell nothing."""

from dataclasses import replace

import pytest

from reports.disclosure import (
    Counted,
    Frame,
    Key,
    Reason,
    Refusal,
    Relation,
    Wanted,
    amend,
    certify,
    enter,
    publish,
    write,
)
from shelter.counting import Dimension, Period, Table

HALF, NEXT = Period(2025, 1), Period(2025, 2)
AGE = Dimension("age_band", ("5-9", "10-14", "15-17"))
SEED = b"a seed for tests"


def counted(period: Period, opening: int, came: int, left: int, ages: tuple[int, int, int]) -> Counted:
    before = Period(2024, 2) if period == HALF else HALF

    def table(name: str, at: Period, total: int) -> Table:
        return Table(population=name, period=at, counts={(): total})

    ever = Table(
        population="residents.ever",
        period=period,
        dimensions=(AGE,),
        counts={(band,): number for band, number in zip(AGE.categories, ages, strict=True)},
    )
    stocks = [table("residents.end", before, opening), table("residents.end", period, opening + came - left)]
    flows = [table("residents.in", period, came), table("residents.out", period, left)]
    return Counted(period=period, tables=[ever, *stocks, *flows], relations=[flow(period)])


def flow(period: Period) -> Relation:
    before = Period(2024, 2) if period == HALF else HALF
    roles = {
        "open": f"residents.end:{before}", "in": f"residents.in:{period}", "out": f"residents.out:{period}",
        "close": f"residents.end:{period}",
    }  # fmt: skip
    return Relation(type="stock_flow", roles=roles)


RIGHT = counted(HALF, 40, 12, 9, (14, 25, 13))
LATER = counted(NEXT, 43, 8, 6, (12, 26, 13))
WANTED = [
    Wanted(code="P1", population="residents.ever", period=HALF, dimensions=(AGE,)),
    Wanted(code="P2", population="residents.end", period=HALF),
    Wanted(code="P3", population="residents.in", period=HALF, unit="stays"),
]


def test_records_that_did_not_change_change_nothing() -> None:
    ledger = enter(RIGHT, {}, seed=SEED)

    assert amend([RIGHT], ledger, relations=[flow(HALF)], seed=SEED) == {}


def test_an_amended_number_is_near_the_truth_and_reaches_over_what_it_was() -> None:
    ledger = enter(RIGHT, {}, seed=SEED)
    mended = counted(HALF, 40, 12, 9, (14, 25, 22))
    changed = amend([mended], ledger, relations=[flow(HALF)], seed=SEED)

    assert set(changed) == {Key("residents.ever:2025H1"), Key("residents.ever:2025H1", (("age_band", "15-17"),))}
    for key, entry in changed.items():
        assert entry.reach == ledger[key].reach + abs(entry.value - ledger[key].value)
    assert abs(changed[Key("residents.ever:2025H1")].value - 61) <= 4


def test_numbers_of_other_periods_stay_and_still_fit() -> None:
    ledger = enter(RIGHT, {}, seed=SEED)
    ledger |= enter(LATER, ledger, seed=SEED)
    mended = counted(HALF, 40, 17, 14, (14, 25, 17))
    changed = amend([mended], ledger, relations=[flow(HALF), flow(NEXT)], seed=SEED)
    now = ledger | changed

    assert changed
    assert all(key.of.endswith(":2025H1") for key in changed)
    for period, before in ((HALF, Period(2024, 2)), (NEXT, HALF)):
        opened, came, left, closed = (
            now[Key(name)].value
            for name in (
                f"residents.end:{before}",
                f"residents.in:{period}",
                f"residents.out:{period}",
                f"residents.end:{period}",
            )
        )
        assert opened + came == left + closed


def test_an_amended_ledger_keeps_what_anybody_takes_for_granted() -> None:
    """Who is here at the end was here in the period. Changed least without that, 55 of 50 would be."""
    end, ever = "residents.end:2025H1", "residents.ever:2025H1"
    habit = Relation(type="at_most", roles={"part": end, "wholes": (ever,)})
    records = counted(HALF, 46, 11, 9, (10, 2, 38))
    ledger = enter(replace(records, habits=[habit]), {}, seed=SEED)
    mended = counted(HALF, 46, 15, 9, (22, 16, 15))
    free = ledger | amend([mended], ledger, relations=[flow(HALF)], seed=SEED)
    kept = ledger | amend([mended], ledger, relations=[flow(HALF)], habits=[habit], seed=SEED)

    assert free[Key(end)].value > free[Key(ever)].value
    assert kept[Key(end)].value <= kept[Key(ever)].value


def test_what_cannot_fit_the_past_is_refused() -> None:
    ledger = enter(RIGHT, {}, seed=SEED)
    ledger |= enter(LATER, ledger, seed=SEED)
    with pytest.raises(Refusal) as refusal:
        amend([counted(HALF, 40, 12, 50, (14, 25, 13))], ledger, relations=[flow(HALF), flow(NEXT)], seed=SEED)

    assert refusal.value.reason == Reason.RECORDS_CHANGED


def test_old_and_new_together_pass_the_audit() -> None:
    ledger = enter(RIGHT, {}, seed=SEED)
    frame, relations = Frame(edition="2025-H1-fr-1", language="fr"), [flow(HALF)]
    old = write(certify(publish(WANTED, ledger, period=HALF, frame=frame, relations=relations), pile=[]))
    ledger |= amend([counted(HALF, 40, 12, 9, (14, 25, 22))], ledger, relations=relations, seed=SEED)
    frame = Frame(edition="2025-H1-fr-2", language="fr", corrects="2025-H1-fr-1", reason="Files were entered late.")

    new = write(certify(publish(WANTED, ledger, period=HALF, frame=frame, relations=relations), pile=[old]))

    assert new["tables"] != old["tables"]
    assert new["corrects"] == "2025-H1-fr-1"
