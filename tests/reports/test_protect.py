"""The ledger: near the truth, adding up, the same every time, made once; or nothing at all."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure import Counted, Entry, Frame, Key, Reason, Refusal, Relation, Wanted, amend, enter, publish
from reports.disclosure.ledger import equations_of, sums_of, truths
from reports.figures.bounds import bounds
from shelter.counting import Amount, At, Dimension, Period, Table
from tests.reports.organisations import AGE, DESTINATION, SEED, Kind, Published, count, girls_of, periods, publish_all

HALF = Period(2026, 1)
NEXT = Period(2026, 2)


def ages(*counts: int, population: str = "residents.ever", period: Period = HALF) -> Table:
    by_band: dict[At, int] = {(band,): number for band, number in zip(AGE.categories, counts, strict=True)}
    return Table(population=population, period=period, dimensions=(AGE,), counts=by_band)


def total(number: int, population: str = "residents.ever", period: Period = HALF, unit: str = "children") -> Table:
    return Table(population=population, period=period, counts={(): number}, unit=unit)


def counted(*parts: Table | Amount, relations: tuple[Relation, ...] = (), period: Period = HALF) -> Counted:
    return Counted(
        period=period,
        tables=[part for part in parts if isinstance(part, Table)],
        amounts=[part for part in parts if isinstance(part, Amount)],
        relations=relations,
        bounds=[bound for part in parts if isinstance(part, Amount) for bound in bounds(part)],
    )


counts = st.lists(st.integers(0, 30), min_size=4, max_size=4).filter(lambda numbers: sum(numbers) >= 20)


@settings(max_examples=60, deadline=None)
@given(counts, counts, st.binary(min_size=4, max_size=8), st.sampled_from([5, 10]))
def test_every_number_is_a_multiple_of_the_base_within_its_reach_and_all_add_up(
    ever: list[int], others: list[int], seed: bytes, base: int
) -> None:
    inside = [min(pair) for pair in zip(ever, others, strict=True)]
    tables = [ages(*ever), ages(*inside, population="residents.compared")]
    subset = Relation(
        type="subset", roles={"part": f"residents.compared:{HALF}", "whole": f"residents.ever:{HALF}"}, by=("age_band",)
    )
    made = enter(counted(*tables, relations=(subset,)), {}, seed=seed, base=base)
    exact = {key: number for table in tables for key, number in truths(table).items()}
    assert set(made) == set(exact)
    for key, entry in made.items():
        assert entry.value % base == 0
        assert entry.value >= 0
        assert abs(entry.value - exact[key]) <= entry.reach
    for equation in [*sums_of(tables[0]), *sums_of(tables[1])]:
        assert sum(made[k].value for k in equation.left) == sum(made[k].value for k in equation.right)
    for equation in equations_of(subset, tables):
        assert sum(made[k].value for k in equation.left) <= sum(made[k].value for k in equation.right)


@settings(max_examples=25, deadline=None)
@given(counts, st.randoms(use_true_random=False))
def test_the_same_counts_and_seed_give_the_same_ledger_in_whatever_order_they_come(
    numbers: list[int], chance: random.Random
) -> None:
    tables = [ages(*numbers), total(7, "residents.in", unit="stays"), ages(*numbers, population="residents.compared")]
    first = enter(counted(*tables), {}, seed=SEED)
    shuffled = [
        replace(table, counts=dict(chance.sample(list(table.counts.items()), len(table.counts)))) for table in tables
    ]
    chance.shuffle(shuffled)
    assert enter(counted(*shuffled), {}, seed=SEED) == first


def test_another_seed_gives_another_ledger() -> None:
    table = counted(ages(12, 23, 33, 8))
    assert len({tuple(enter(table, {}, seed=bytes([n])).items()) for n in range(12)}) > 1


def test_what_the_ledger_says_is_never_made_again() -> None:
    made = enter(counted(ages(12, 23, 33, 8)), {}, seed=SEED)
    assert enter(counted(ages(14, 20, 31, 9)), made, seed=b"another") == {}
    more = enter(counted(ages(12, 23, 33, 8), total(41, "residents.compared")), made, seed=SEED)
    assert set(more) == {Key(f"residents.compared:{HALF}")}


@pytest.fixture(scope="module", params=["", "one_by_one", "threshold"])
def organisation(request: pytest.FixtureRequest) -> tuple[Kind, Published]:
    kind = Kind(girls=45, years=2, turnover=0.15, seed=11, adverse=request.param)
    return kind, publish_all(kind, donors=("fr",))


def test_stocks_and_flows_halves_and_years_parts_and_wholes_agree_over_the_years(
    organisation: tuple[Kind, Published],
) -> None:
    kind, published = organisation
    girls, value = girls_of(kind), {key: entry.value for key, entry in published.ledger.items()}
    checked = 0
    for period in periods(kind):
        period_counts = count(girls, period)
        known = [
            (equation, [value.get(key) for key in equation.left], [value.get(key) for key in equation.right])
            for relation in period_counts.relations
            for equation in equations_of(relation, period_counts.tables)
        ]
        for equation, left, right in known:
            if None not in (*left, *right):
                checked += 1
                assert sum(left) == sum(right) if equation.equal else sum(left) <= sum(right)  # type: ignore[arg-type]
    assert checked > 100


def test_every_number_stays_within_what_it_states(organisation: tuple[Kind, Published]) -> None:
    _kind, published = organisation
    assert all(
        abs(published.ledger[key].value - truth) <= published.ledger[key].reach
        for key, truth in published.truth.items()
    )


def test_two_donors_read_the_same_numbers() -> None:
    pile = publish_all(Kind(girls=60, years=1, turnover=0.2, seed=12)).pile
    said: dict[str, set[str]] = {}
    for document in pile:
        for table in document["tables"]:
            for cell in table["cells"]:
                said.setdefault(f"{table['population']} {cell['at']}", set()).add(json.dumps(cell["rounded"]))
    assert all(len(numbers) == 1 for numbers in said.values())


@pytest.mark.parametrize(("girls", "numbers"), [(9, None), (10, 1), (19, 1), (20, 5)])
def test_fewer_than_ten_give_nothing_and_fewer_than_twenty_totals_only(girls: int, numbers: int | None) -> None:
    table = counted(ages(girls, 0, 0, 0))
    if numbers is None:
        with pytest.raises(Refusal) as refusal:
            enter(table, {}, seed=SEED)
        assert refusal.value.reason == Reason.TOO_FEW_CHILDREN
    else:
        assert len(enter(table, {}, seed=SEED)) == numbers


@pytest.mark.parametrize("number", range(10, 26))
def test_the_ledger_crosses_a_threshold_with_the_truth_so_that_silence_tells_nothing(number: int) -> None:
    for seed in range(6):
        [value] = enter(counted(total(number)), {}, seed=bytes([seed])).values()
        assert (value.value >= 20) == (number >= 20)
        assert value.value >= 10


@pytest.mark.parametrize("name", ["home", "barangay", "school", "diagnosis", "sibling_group"])
def test_a_dimension_that_the_rules_do_not_allow_is_an_error(name: str) -> None:
    table = Table(
        population="residents.ever", period=HALF, dimensions=(Dimension(name, ("a", "b")),), counts={("a",): 40}
    )
    with pytest.raises(ValueError, match=name):
        enter(counted(table), {}, seed=SEED)


def test_a_base_below_five_is_an_error() -> None:
    with pytest.raises(ValueError, match="5"):
        enter(counted(total(40)), {}, seed=SEED, base=4)


def nights(total_of: int, period: Period, contributors: int = 40, largest: int = 181) -> Amount:
    return Amount(
        population="sessions.group", period=period, total=total_of, whole=0, contributors=contributors,
        largest=largest, unit="sessions",
    )  # fmt: skip


@pytest.mark.parametrize(("contributors", "largest", "said"), [(10, 300, True), (9, 300, False), (10, 301, False)])
def test_a_sum_needs_ten_children_and_none_above_three_tenths(contributors: int, largest: int, said: bool) -> None:
    made = enter(counted(total(40), nights(1000, HALF, contributors, largest)), {}, seed=SEED)
    assert (Key(f"sessions.group:{HALF}") in made) == said


def test_the_sum_of_a_year_is_that_of_its_halves_and_silent_when_one_of_them_is() -> None:
    year = Period(2026)
    known: dict[Key, Entry] = {}
    for period, number in ((HALF, 1_449), (NEXT, 1_449), (year, 2_898)):
        known |= enter(counted(total(60, period=period), nights(number, period), period=period), known, seed=SEED)
    assert [known[Key(f"sessions.group:{period}")].value for period in (HALF, NEXT, year)] == [1_400, 1_400, 2_800]
    few = enter(counted(total(60), nights(1_449, HALF, contributors=3)), {}, seed=SEED)
    few |= enter(counted(total(60, period=NEXT), nights(1_449, NEXT), period=NEXT), few, seed=SEED)
    few |= enter(counted(total(60, period=year), nights(2_898, year), period=year), few, seed=SEED)
    assert Key(f"sessions.group:{year}") not in few


def test_the_ledger_has_room_for_the_nights_that_are_said() -> None:
    slept = Amount(
        population="beds.nights", period=HALF, total=24 * HALF.nights, whole=6_000, contributors=24, largest=181,
        unit="bed_nights",
    )  # fmt: skip
    for seed in range(8):
        made = enter(counted(total(24), slept), {}, seed=bytes([seed]))
        assert made[Key(f"residents.ever:{HALF}")].value == 25  # 20 girls cannot spend the nights of 24


def test_an_amended_number_reaches_over_what_the_old_one_reached() -> None:
    known = enter(counted(total(40)), {}, seed=SEED)
    [amended] = amend([counted(total(52))], known, relations=(), seed=SEED).values()
    assert abs(amended.value - 52) <= 4
    old = known[Key(f"residents.ever:{HALF}")]
    assert amended.value - amended.reach <= old.value - old.reach
    assert amended.value + amended.reach >= old.value + old.reach
    assert amend([counted(total(41))], known, relations=(), seed=SEED) == {}


def test_where_records_changed_only_the_habits_that_tie_to_the_past_give_way() -> None:
    """There were 25 at the end of the half-year, it was said; now there were 17, and 18 in the next: it says 15."""
    known = {Key(f"residents.end:{HALF}"): Entry(25, 5, 4)}
    opening, ever, helped = (f"residents.{name}" for name in (f"end:{HALF}", f"ever:{NEXT}", f"with_session:{NEXT}"))
    habits = [Relation(type="at_most", roles={"part": part, "wholes": (ever,)}) for part in (opening, helped)]
    tables = [total(17, "residents.end"), total(18, period=NEXT), total(18, "residents.with_session", NEXT)]
    now = Counted(period=NEXT, tables=tables, habits=habits)

    for seed in range(6):
        made = enter(now, known, seed=bytes([seed]))
        assert made[Key(ever)] == Entry(15, 5, 4)
        assert made[Key(helped)].value <= 15
    with pytest.raises(Refusal) as refusal:
        enter(replace(now, relations=habits), known, seed=SEED)
    assert refusal.value.reason == Reason.RECORDS_CHANGED


def test_an_outcome_in_which_all_are_alike_is_not_split() -> None:
    table = Table(
        population="residents.out", period=HALF, dimensions=(DESTINATION,), counts={("family",): 22}, unit="stays"
    )
    known = enter(counted(total(60), table), {}, seed=SEED)
    wanted = Wanted(
        code="R1", population="residents.out", period=HALF, unit="stays", dimensions=(DESTINATION,), sensitive=True
    )
    draft = publish([wanted], known, period=HALF, frame=Frame(edition="e", language="fr"))
    assert draft.notes == {"R1": Reason.ALL_ALIKE}
    assert len(draft.tables[0].cells) == 1
