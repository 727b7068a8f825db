"""Protect: exact tables in, one certified set of rounded tables out, or a refusal that a person understands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from reports.disclosure import audit
from reports.disclosure.published import (
    _SEAL,
    PublishedShare,
    PublishedTable,
    PublishedTables,
    Rounded,
    Words,
    fingerprint,
    ledger_name,
    write,
)
from reports.disclosure.rounding import Draw, Infeasible, Margin, exact_margins, round_additively
from shelter.counting import Amount, Period, Table

ENGINE = "1"
NOTHING_BELOW = 10  # children in the widest population of the period: fewer, and nothing is published
TOTALS_BELOW = 20  # fewer, and only totals are
SHARE_FROM = 20  # the rounded whole of a share that may be given in per cent
CONTRIBUTORS = 10  # children who must have contributed to a sum
LARGEST_PERCENT = 30  # of a sum, that one child may have contributed
ALLOWED = frozenset({"programme", "age_band", "sex", "half", "level_group", "destination_group"})
BANDS = ((20, Words.FEW), (40, Words.SOME), (60, Words.ABOUT_HALF), (80, Words.MOST), (100, Words.NEARLY_ALL))


class Reason(StrEnum):
    """Why nothing, or less than was asked for, is published. The words for people are in `reports.texts`."""

    TOO_FEW_CHILDREN = "too_few_children"
    TOTALS_ONLY = "totals_only"
    ALL_ALIKE = "all_alike"
    TOO_FEW_CONTRIBUTORS = "too_few_contributors"
    RECORDS_CHANGED = "records_changed"
    NOT_PROVEN = "not_proven"


class Refusal(Exception):
    """Nothing can be published for this period. Says why, and no figure."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def protect(
    figures: Mapping[str, Table | Amount],
    *,
    period: Period,
    seed: bytes,
    base: int = 5,
    said: Mapping[str, Rounded] | None = None,
) -> PublishedTables:
    """Round every figure (code -> exact table) to `base`, so that tables add up; prove it; certify it.

    `seed` is secret. `said` is what earlier editions said, by ledger name: it is said again, never counted again.
    The same figures and seed give the same edition. Refusal when the rules allow nothing.
    """
    tables = {code: figure for code, figure in figures.items() if isinstance(figure, Table)}
    for table in tables.values():
        _refuse_unknown_dimensions(table)
    widest = max((table.total for table in tables.values()), default=0)
    if widest < NOTHING_BELOW:
        raise Refusal(Reason.TOO_FEW_CHILDREN)
    rounding = _Rounding(base, Draw(seed), said or {}, totals_only=widest < TOTALS_BELOW)
    notes: dict[str, str] = {}
    published: list[PublishedTable] = []
    for code, figure in figures.items():
        made, note = rounding.count(code, figure) if isinstance(figure, Table) else rounding.amount(code, figure)
        published += made
        if note:
            notes[code] = note
    return _certify(
        PublishedTables(
            seal=_SEAL,
            period=period,
            base=base,
            tables=tuple(published),
            shares=tuple(share for table in published for share in _shares(table, published)),
            notes=notes,
            certificate={},
        )
    )


def _refuse_unknown_dimensions(table: Table) -> None:
    if unknown := {dimension.name for dimension in table.dimensions} - ALLOWED:
        raise ValueError(f"Donor figures are never split by {', '.join(sorted(unknown))}.")


@dataclass(frozen=True, slots=True)
class _Rounding:
    base: int
    draw: Draw
    said: Mapping[str, Rounded]
    totals_only: bool

    def count(self, code: str, table: Table) -> tuple[list[PublishedTable], Reason | None]:
        """A table of counts; only its total where there are too few children, or where all are alike."""
        note = None
        if self.totals_only and table.dimensions:
            note, table = Reason.TOTALS_ONLY, _total_of(table)
        cells = self._round(table)
        if _shows_all_alike(table, cells):
            note, table = Reason.ALL_ALIKE, _total_of(table)
            cells = {(): cells[(None,) * len(next(iter(cells)))]}
        return [_publish(code, table, cells)], note

    def _round(self, table: Table) -> dict[Margin, Rounded]:
        """Within base - 1 everywhere if that can be; else one base wider, first for cells, then for sums."""
        names = [dimension.name for dimension in table.dimensions]
        said: dict[Margin, int] = {}
        for margin in exact_margins(table):
            where = {name: category for name, category in zip(names, margin, strict=True) if category is not None}
            if earlier := self.said.get(ledger_name(table.population, table.period, where)):
                said[margin] = earlier.value
        # A threshold is crossed by the truth and by the published total together, or the difference would tell.
        ceiling = TOTALS_BELOW - self.base if self.totals_only else None
        for steps in ((0, 0), (1, 0), (0, 1), (1, 1)):
            try:
                values = round_additively(
                    table, base=self.base, draw=self.draw, said=said, ceiling=ceiling, steps=steps
                )
            except Infeasible:
                continue
            reach = [self.base - 1 + self.base * step for step in steps]
            cells = set(table.crosses())
            return {
                margin: Rounded(value, self.base, "controlled", reach[margin not in cells])
                for margin, value in values.items()
            }
        raise Refusal(Reason.RECORDS_CHANGED)

    def amount(self, code: str, amount: Amount) -> tuple[list[PublishedTable], Reason | None]:
        """A sum, to two significant figures, once, beside its whole; nothing when few children made most of it."""
        if amount.contributors < CONTRIBUTORS or amount.largest * 100 > amount.total * LARGEST_PERCENT:
            return [], Reason.TOO_FEW_CONTRIBUTORS
        unit = 10 ** max(len(str(amount.total)) - 2, 1)
        value = (amount.total + unit // 2) // unit * unit
        if value > amount.whole >= amount.total:
            value -= unit
        whole = Table(population="places.nights", period=amount.period, counts={(): amount.whole}, unit="place_nights")
        part = Table(population=amount.population, period=amount.period, unit=amount.unit)
        return [
            _publish(code, part, {(): Rounded(value, unit, "significant", unit)}),
            _publish(f"{code}.whole", whole, {(): Rounded(amount.whole, 1, "exact", 0)}),
        ], None


def _total_of(table: Table) -> Table:
    return replace(table, dimensions=(), counts={(): table.total})


def _shows_all_alike(table: Table, cells: Mapping[Margin, Rounded]) -> bool:
    """Whether some group is shown wholly in one category of a sensitive dimension."""
    for axis, dimension in enumerate(table.dimensions):
        if not dimension.sensitive:
            continue
        for margin, rounded in cells.items():
            whole = cells[(*margin[:axis], None, *margin[axis + 1 :])]
            if margin[axis] is not None and rounded.value == whole.value > 0:
                return True
    return False


def _publish(code: str, table: Table, cells: Mapping[Margin, Rounded]) -> PublishedTable:
    return PublishedTable(
        seal=_SEAL,
        code=code,
        population=table.population,
        period=table.period,
        unit=table.unit,
        dimensions=table.dimensions,
        cells=cells,
    )


def _shares(table: PublishedTable, published: list[PublishedTable]) -> list[PublishedShare]:
    """Of each category in its table's total; of a sum in its whole. Computed from published numbers alone."""
    whole = next((other for other in published if other.code == f"{table.code}.whole"), None)
    if whole:
        return [_share(table, (), whole, safe=True)] if whole.total.value else []
    if len(table.dimensions) != 1 or table.dimensions[0].name == "half" or not table.total.value:
        return []
    return [_share(table, margin, table, safe=False) for margin in table.cells if any(margin)]


def _share(table: PublishedTable, at: Margin, whole: PublishedTable, *, safe: bool) -> PublishedShare:
    part, all_ = table.cells[at].value, whole.total.value
    in_words = all_ < SHARE_FROM or (not safe and part in (0, all_))
    percent = (200 * part + all_) // (2 * all_)
    words = next(word for limit, word in BANDS if part * 100 <= limit * all_ or limit == 100)
    return PublishedShare(
        seal=_SEAL,
        code=table.code,
        at=at,
        of=whole.code,
        percent=None if in_words else percent,
        words=words if in_words else None,
    )


def _certify(draft: PublishedTables) -> PublishedTables:
    """Have the published form examined by the independent audit; a fault means that nothing is published."""
    document = write(draft)
    examined = audit.examine(document)
    if examined.faults:
        raise Refusal(Reason.NOT_PROVEN)
    certificate = {
        "engine": ENGINE,
        "audit": audit.VERSION,
        "checked": list(examined.checked),
        "numbers": examined.numbers,
        "smallest_interval": examined.smallest_interval,
        "base": draft.base,
        "closeness": max(r.max_dev for t in draft.tables for r in t.cells.values() if r.mode == "controlled"),
        "hash": fingerprint(document),
    }
    return replace(draft, seal=_SEAL, certificate=certificate)
