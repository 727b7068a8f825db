"""From the ledger to an edition: only numbers that stand in the ledger, and shares of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.disclosure.ledger import Entry, Key, Ledger, Relation
from reports.disclosure.maker import Reason, whole_of
from reports.disclosure.published import SEAL, Frame, Place, PublishedShare, PublishedTable, PublishedTables, Words
from shelter.counting import Dimension, Period

SHARE_FROM = 20  # the rounded whole of a share that may be given in per cent
WORDS_FROM = 10  # and in words
BANDS = ((20, Words.FEW), (40, Words.SOME), (60, Words.ABOUT_HALF), (80, Words.MOST), (100, Words.NEARLY_ALL))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A figure as the catalogue declares it, for the period of one edition.

    `whole` is the code of the figure it is a share of, or its own where each category is a share of the total.
    `sensitive` figures are outcomes: never shown where everybody is alike. `safe` ones may say 0 or 100 %.
    """

    code: str
    population: str
    period: Period  # of the population: a stock at the end of a year is that of its second half
    unit: str = "children"
    dimensions: tuple[Dimension, ...] = ()
    whole: str = ""
    sensitive: bool = False
    safe: bool = False

    @property
    def of(self) -> str:
        return f"{self.population}:{self.period}"


def publish(
    wanted: Sequence[Wanted],
    ledger: Ledger,
    *,
    period: Period,
    frame: Frame,
    relations: Sequence[Relation] = (),
    base: int = 5,
) -> PublishedTables:
    """The draft of an edition: what the ledger knows of every figure wanted, as wanted. Certified by nobody."""
    tables: dict[str, PublishedTable] = {}
    notes: dict[str, str] = {}
    for figure in wanted:
        table, note = _table(figure, ledger)
        if table and (whole := tables.get(figure.whole)) and figure.sensitive and _all_alike(table, whole):
            table, note = None, Reason.ALL_ALIKE
        if table:
            tables[figure.code] = table
        if note:
            notes[figure.code] = note
        if table and (entry := ledger.get(whole_of(Key(figure.of)))):
            tables[f"{figure.code}.whole"] = _of_places(figure, entry)
    return PublishedTables(
        seal=SEAL,
        frame=frame,
        period=period,
        base=base,
        tables=tuple(tables.values()),
        shares=tuple(share for figure in wanted for share in _shares(figure, tables)),
        relations=_about(tables.values(), relations),
        notes=notes,
        certificate={},
    )


def _table(figure: Wanted, ledger: Ledger) -> tuple[PublishedTable | None, Reason | None]:
    """The table; its total only, where the ledger has no more or the parts would say the same of everybody."""
    if Key(figure.of) not in ledger:
        return None, Reason.NOT_RECORDED if figure.unit == "children" else Reason.TOO_FEW_CONTRIBUTORS
    cells = _cells(figure, ledger)
    if cells is None:
        return _table(replace(figure, dimensions=()), ledger)[0], Reason.TOTALS_ONLY
    table = PublishedTable(
        seal=SEAL, code=figure.code, population=figure.population, period=figure.period, unit=figure.unit,
        dimensions=figure.dimensions, cells=cells,
    )  # fmt: skip
    if any(_in_one_category(table, axis) for axis, dimension in enumerate(table.dimensions) if dimension.sensitive):
        return _table(replace(figure, dimensions=()), ledger)[0], Reason.ALL_ALIKE
    return table, None


def _cells(figure: Wanted, ledger: Ledger) -> dict[Place, Entry] | None:
    """The sums first. None where the ledger has no such split."""
    names = [dimension.name for dimension in figure.dimensions]
    found: dict[Place, Entry] = {}
    for place in places(figure.dimensions):
        pairs = zip(names, place, strict=True)
        key = Key(figure.of, tuple(sorted((name, category) for name, category in pairs if category is not None)))
        if key not in ledger:
            return None
        found[place] = ledger[key]
    return found


def places(dimensions: Sequence[Dimension]) -> list[Place]:
    found: list[Place] = [()]
    for dimension in dimensions:
        found = [(*place, category) for place in found for category in (None, *dimension.categories)]
    return found


def _in_one_category(table: PublishedTable, axis: int) -> bool:
    """Whether some group is shown wholly in one category of this dimension."""
    for place, entry in table.cells.items():
        whole = table.cells[(*place[:axis], None, *place[axis + 1 :])]
        if place[axis] is not None and entry.value == whole.value > 0:
            return True
    return False


def _all_alike(part: PublishedTable, whole: PublishedTable) -> bool:
    """Whether some group is shown wholly in this outcome."""
    for place, entry in part.cells.items():
        same = place if len(part.dimensions) == len(whole.dimensions) else None
        of = whole.cells.get(same) if same is not None else (None if any(place) else whole.total)
        if of is not None and entry.value >= of.value > 0:
            return True
    return False


def _of_places(figure: Wanted, entry: Entry) -> PublishedTable:
    of = whole_of(Key(figure.of)).of
    return PublishedTable(
        seal=SEAL, code=f"{figure.code}.whole", population=of.partition(":")[0], period=figure.period,
        unit="place_nights", dimensions=(), cells={(): entry},
    )  # fmt: skip


def _shares(figure: Wanted, tables: Mapping[str, PublishedTable]) -> list[PublishedShare]:
    """Of each category in its own total, of a figure in its whole, of a sum in its places. From published numbers."""
    table = tables.get(figure.code)
    if not table:
        return []
    if whole := tables.get(f"{figure.code}.whole"):
        return _share(table, (), whole, (), safe=True)
    if figure.whole == figure.code:
        top = (None,) * len(table.dimensions)
        return [share for place in table.cells if any(place) for share in _share(table, place, table, top)]
    if whole := tables.get(figure.whole):
        alike = table.dimensions == whole.dimensions
        return [
            share
            for place in table.cells
            if alike or not any(place)
            for share in _share(table, place, whole, place if alike else (None,) * len(whole.dimensions), figure.safe)
        ]
    return []


def _share(
    table: PublishedTable, at: Place, whole: PublishedTable, of_at: Place, safe: bool = False
) -> list[PublishedShare]:
    part, all_ = table.cells[at].value, whole.cells[of_at].value
    if all_ < WORDS_FROM:
        return []
    in_words = all_ < SHARE_FROM or (not safe and (part == 0 or part >= all_))
    words = next(word for limit, word in BANDS if part * 100 <= limit * all_ or limit == 100)
    return [
        PublishedShare(
            seal=SEAL, code=table.code, at=at, of=whole.code, of_at=of_at,
            percent=None if in_words else (200 * part + all_) // (2 * all_), words=words if in_words else None,
        )
    ]  # fmt: skip


def _about(tables: Iterable[PublishedTable], relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """The relations that concern a population of this edition; whoever holds other editions needs them too."""
    here = {table.of for table in tables}
    return tuple(
        relation
        for relation in relations
        if any(here & ({names} if isinstance(names, str) else set(names)) for names in relation.roles.values())
    )
