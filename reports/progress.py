"""Where a figure stands between where it began and what is aimed at; and two editions side by side. Published only."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.disclosure import PublishedTable, PublishedTables, Words
from reports.figures import Figure
from reports.models import TargetFigure
from shelter.counting import Period


@dataclass(frozen=True, slots=True)
class Progress:
    """A target, and the published figure beside it: a number, a percentage, words, or nothing yet."""

    figure: Figure
    period: Period
    baseline: int | None
    target: int
    reached: int | None  # as published: rounded
    percent: bool
    words: Words | None

    @property
    def part(self) -> int | None:
        """How much of the way, in per cent, 0 to 100."""
        begun = self.baseline or 0
        if self.reached is None or self.target == begun:
            return None
        return max(0, min(100, round(100 * (self.reached - begun) / (self.target - begun))))


def progress_of(row: TargetFigure, figure: Figure, published: Sequence[PublishedTables]) -> Progress:
    """Read from the latest edition of the period that has the figure: they all say the same."""
    reached, percent, words = None, bool(figure.whole), None
    for edition in published:
        table = edition.table(row.code)
        if table is None:
            continue
        share = edition.share(row.code, (None,) * len(table.dimensions)) if figure.whole not in ("", row.code) else None
        percent = share is not None and share.percent is not None
        reached = share.percent if share else table.total.value
        words = share.words if share else None
    return Progress(figure, Period.parse(row.label), row.baseline, row.target, reached, percent, words)


@dataclass(frozen=True, slots=True)
class Beside:
    """One number of two editions."""

    code: str
    category: str  # "" for the total
    one: int | None
    other: int | None


def side_by_side(one: PublishedTables, other: PublishedTables) -> list[Beside]:
    """Every number that either has, with that of the other. Nothing is subtracted that was not published."""
    codes = list(dict.fromkeys(table.code for edition in (one, other) for table in edition.tables))
    rows = []
    for code in codes:
        ours, theirs = (_numbers(edition.table(code)) for edition in (one, other))
        rows += [Beside(code, name, ours.get(name), theirs.get(name)) for name in dict.fromkeys([*ours, *theirs])]
    return rows


def _numbers(table: PublishedTable | None) -> dict[str, int]:
    if table is None:
        return {}
    return {", ".join(part for part in place if part): entry.value for place, entry in table.cells.items()}
