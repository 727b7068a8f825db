"""Exact counts in, ledger entries out; ledger entries in, a publishable edition out. Nothing else crosses the wall."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from reports.disclosure.ledger import (
    Entry,
    Equation,
    Key,
    Ledger,
    Relation,
    cells,
    equations_of,
    margins,
    name_of,
    sums_of,
    truths,
)
from reports.disclosure.rounding import Draw, Infeasible, Problem, change_least, round_jointly
from shelter.counting import Amount, Period, Table

NOTHING_BELOW = 10  # children in the widest population of the period: fewer, and nothing is published
TOTALS_BELOW = 20  # fewer, and only totals are
CONTRIBUTORS = 10  # children who must have contributed to a sum
LARGEST_PERCENT = 30  # of a sum, that one child may have contributed
ALLOWED = frozenset({"programme", "age_band", "sex", "level_group", "destination_group", "length_band"})
LEAST_BASE = 5


class Reason(StrEnum):
    """Why nothing, or less than was asked for, is published. The words for people are in `reports.texts`."""

    TOO_FEW_CHILDREN = "too_few_children"
    TOTALS_ONLY = "totals_only"
    ALL_ALIKE = "all_alike"
    TOO_FEW_CONTRIBUTORS = "too_few_contributors"
    NOT_RECORDED = "not_recorded"
    RECORDS_CHANGED = "records_changed"
    NOT_PROVEN = "not_proven"
    CHANGED_SINCE = "changed_since"


class Keeps(IntEnum):
    """What numbers keep beside the relations. Each of these is kept together with those above it."""

    HABITS = 1  # of the numbers made together; and the thresholds of the widest population, of which silence tells
    THRESHOLDS = 2  # of all others: a total is below 10, or 20, when the truth is
    PAST = 3  # habits that tie them to what was said before
    SUMS = 4  # what the sums say of the counts


class Refusal(Exception):
    """Nothing can be published for this period. Says why, and no figure."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Everything that was counted for one period, and what ties it together. Exact and confidential.

    `relations` always hold, and are published. `habits` hold but for odd days, and anybody takes them for granted: the
    ledger keeps those that the counts keep. `bounds` are what the amounts say of the counts.
    """

    period: Period
    tables: Sequence[Table]
    amounts: Sequence[Amount] = ()
    relations: Sequence[Relation] = ()
    habits: Sequence[Relation] = ()
    bounds: Sequence[Equation] = ()

    def __repr__(self) -> str:
        return "<Counted: exact, confidential>"


def enter(counted: Counted, ledger: Ledger, *, seed: bytes, base: int = LEAST_BASE) -> dict[Key, Entry]:
    """The entries that `ledger` lacks for what was counted, made jointly and tied to those it has.

    What the ledger says already is never made again. The same counts, ledger and seed give the same entries. `seed` is
    secret. Refusal when the rules allow nothing.

    Where records have changed since, the numbers said then may leave no ledger that keeps everything. Given up first
    are the sums, which are then not told; then the habits that tie the new numbers to the old, which are of other
    records: whoever takes them for granted across the change is misled; then the thresholds of parts. Never given up
    are the relations, the habits within what is made now, and the thresholds of which silence tells.
    """
    if base < LEAST_BASE:
        raise ValueError(f"Donor figures are rounded to {LEAST_BASE} at least.")
    for table in counted.tables:
        _refuse_unknown_dimensions(table)
    sums: dict[Key, Entry] = {}
    for amount in sorted(counted.amounts, key=lambda amount: amount.period):
        sums |= _sum(amount, {**ledger, **sums})
    for keeps in reversed(Keeps):
        try:
            made = _counts(counted, ledger, Draw(seed), base, keeps=keeps)
        except Infeasible:
            continue
        return made | sums if keeps == Keeps.SUMS else made
    raise Refusal(Reason.RECORDS_CHANGED)


def amend(
    counted: Sequence[Counted],
    ledger: Ledger,
    *,
    relations: Sequence[Relation],
    habits: Sequence[Relation] = (),
    seed: bytes,
) -> dict[Key, Entry]:
    """The numbers that the ledger has of what was counted, and that are too far from it now: changed least.

    Whoever holds both numbers must not learn from that: the new one reaches over all that the old one reached. Keeps
    those `habits` that old numbers and new counts keep, and the thresholds; gives them up where no change keeps them.
    Refusal when there is no change that keeps the relations.
    """
    tables = [table for one in counted for table in one.tables]
    said = {key: entry for key, entry in ledger.items() if entry.mode == "controlled"}
    exact = {key: count for table in tables for key, count in truths(table).items() if key in said}
    base = max((entry.base for entry in said.values()), default=LEAST_BASE)
    least = Problem(
        exact=exact,
        weights={key: weight for key, weight in _weights(tables).items() if key in exact},
        fixed={key: entry.value for key, entry in said.items() if key not in exact},
        equations=equations(tables, relations),
        base=base,
    )
    before = {key: entry.value for key, entry in said.items()}
    kept = [one for one in _kept(habits, tables, exact) if not _contradicts(one, before)]
    floors, ceilings = _thresholds(tables, base)
    whole = replace(least, equations=[*least.equations, *kept], floors=floors, ceilings=ceilings)
    return {
        key: replace(said[key], value=value, reach=said[key].reach + abs(value - said[key].value))
        for key, value in _changed((whole, least), said, Draw(seed)).items()
        if value != said[key].value
    }


def _changed(problems: Iterable[Problem], said: Ledger, draw: Draw) -> dict[Key, int]:
    for problem in problems:
        try:
            return change_least(problem, said, draw)
        except Infeasible:
            continue
    raise Refusal(Reason.RECORDS_CHANGED)


def _refuse_unknown_dimensions(table: Table) -> None:
    if unknown := {dimension.name for dimension in table.dimensions} - ALLOWED:
        raise ValueError(f"Donor figures are never split by {', '.join(sorted(unknown))}.")


def _counts(counted: Counted, ledger: Ledger, draw: Draw, base: int, *, keeps: Keeps) -> dict[Key, Entry]:
    """The numbers made jointly. Infeasible when they cannot keep that."""
    tables = _allowed(counted, ledger)
    exact = {key: count for table in tables for key, count in truths(table).items()}
    found = equations(tables, counted.relations)
    kept = _kept(counted.habits, tables, exact)
    found += [one for one in kept if keeps >= Keeps.PAST or ledger.keys().isdisjoint(one.keys)]
    if keeps >= Keeps.SUMS:
        found += counted.bounds
    floors, ceilings = _thresholds(tables if keeps >= Keeps.THRESHOLDS else _widest(tables), base)
    problem = Problem(
        exact=exact,
        weights=_weights(tables),
        fixed={key: entry.value for key, entry in ledger.items() if entry.mode == "controlled"},
        equations=found,
        floors=floors,
        ceilings=ceilings,
        base=base,
    )
    return round_jointly(problem, draw)


def _thresholds(tables: Iterable[Table], base: int) -> tuple[dict[Key, int], dict[Key, int]]:
    """The least and the most that totals may be said to be, where there is a most.

    A threshold is crossed by the truth and by the ledger together: that nothing, or less, is said tells no more.
    """
    floors, ceilings = dict[Key, int](), dict[Key, int]()
    for table in tables:
        if table.unit == "children":
            key, limits = Key(name_of(table)), (NOTHING_BELOW, TOTALS_BELOW)
            floors[key] = max((limit for limit in limits if limit <= table.total), default=0)
            if table.total < TOTALS_BELOW:
                ceilings[key] = min(limit for limit in limits if limit > table.total) - base
    return floors, ceilings


def _widest(tables: Sequence[Table]) -> list[Table]:
    """Those of each period that count as many children as any."""
    most: dict[Period, int] = {}
    for table in tables:
        if table.unit == "children":
            most[table.period] = max(most.get(table.period, 0), table.total)
    return [table for table in tables if table.total == most.get(table.period)]


def _kept(habits: Iterable[Relation], tables: Sequence[Table], exact: Mapping[Key, int]) -> list[Equation]:
    """What of these the counts keep."""
    said = (one for habit in habits for one in equations_of(habit, tables))
    return [one for one in said if not _contradicts(one, exact)]


def _contradicts(habit: Equation, exact: Mapping[Key, int]) -> bool:
    left, right = (sum(exact.get(key, 0) for key in side) for side in (habit.left, habit.right))
    return all(key in exact for key in habit.right) and left > right


def _allowed(counted: Counted, ledger: Ledger) -> list[Table]:
    """The tables of each period as its widest population allows. Refusal when that of the period itself does not.

    The second half of a year comes with the year, so that what is said of both stays near the truth of both.
    """
    allowed: list[Table] = []
    for period in sorted({table.period for table in counted.tables}):
        tables = [table for table in counted.tables if table.period == period]
        widest = max((table.total for table in tables if table.unit == "children"), default=0)
        if widest >= NOTHING_BELOW:
            few = _totals_only(tables, widest, ledger)
            allowed += [_total_of(table) for table in tables] if few else tables
        elif period == counted.period:
            raise Refusal(Reason.TOO_FEW_CHILDREN)
    return allowed


def _total_of(table: Table) -> Table:
    return replace(table, dimensions=(), counts={(): table.total})


def _totals_only(tables: Sequence[Table], widest: int, ledger: Ledger) -> bool:
    """Decided once for a period: what the ledger says of its largest split has decided for all of them."""
    largest = max((table for table in tables if table.dimensions), key=lambda table: table.total, default=None)
    if largest and (said := [key for key in ledger if key.of == name_of(largest)]):
        return not any(key.at for key in said)
    return widest < TOTALS_BELOW


def equations(tables: Sequence[Table], relations: Iterable[Relation]) -> list[Equation]:
    found = [equation for table in tables for equation in sums_of(table)]
    for relation in relations:
        found += equations_of(relation, tables)
    return found


def _weights(tables: Iterable[Table]) -> dict[Key, int]:
    """A number matters as much as it has cells: totals most."""
    weights: dict[Key, int] = {}
    for table in tables:
        every = [set(cell) for cell in cells(table)]
        for at in margins(table):
            key = Key(name_of(table), at)
            weights[key] = max(weights.get(key, 0), sum(set(at) <= cell for cell in every))
    return weights


def _sum(amount: Amount, ledger: Ledger) -> dict[Key, Entry]:
    """A sum, to two significant figures, once, beside its whole; nothing when few children made most of it.

    That of a year is the sum of its halves': rounded again it would tell more of each, and without one of them, of it.
    """
    key = Key(f"{amount.population}:{amount.period}")
    entry = _two_figures(amount) if amount.period.half else _both_halves(amount, ledger)
    if key in ledger or entry is None:
        return {}
    made = {key: entry}
    if amount.whole:
        made[whole_of(key)] = Entry(amount.whole, 1, 0, "exact")
    return made


def _two_figures(amount: Amount) -> Entry | None:
    if amount.contributors < CONTRIBUTORS or amount.largest * 100 > amount.total * LARGEST_PERCENT:
        return None
    unit = 10 ** max(len(str(amount.total)) - 2, 1)
    value = (amount.total + unit // 2) // unit * unit
    if value > amount.whole >= amount.total:
        value -= unit
    return Entry(value, unit, unit, "significant")


def _both_halves(amount: Amount, ledger: Ledger) -> Entry | None:
    halves = [ledger.get(Key(f"{amount.population}:{half}")) for half in amount.period.halves]
    known = [half for half in halves if half]
    if len(known) < len(halves):
        return None
    value, reach = (sum(numbers) for numbers in zip(*((half.value, half.reach) for half in known), strict=True))
    return Entry(value, min(half.base for half in known), reach, "significant")


def whole_of(key: Key) -> Key:
    """What a sum is a part of, and is not about children: the nights that our places offered."""
    population, _colon, period = key.of.partition(":")
    return Key(f"{population}.whole:{period}")
