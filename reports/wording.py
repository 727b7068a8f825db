"""The words around published figures, as plain strings, and the rows both the page and the PDF are made of. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reports.disclosure import PublishedShare, PublishedTable, PublishedTables, Rounded

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureText:
    """What is said of one figure. `about` and `under` hold a {number}."""

    title: str
    about: str
    under: str
    definition: str
    all: str  # the row of its total
    head: str  # over the column of categories
    unit: str  # over the column of numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """One idea of the report: a heading over the figures that belong together."""

    title: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """Everything a report says besides its figures, in one language."""

    language: str
    organisation: str
    title: str
    period: str
    dates: str
    at_a_glance: str
    sections: tuple[SectionText, ...]
    figures: Mapping[str, FigureText]
    categories: Mapping[str, str]
    share: str
    shares: Mapping[str, str]
    under: str  # "under {number}"
    why_less: Mapping[str, str]
    counted: str  # over the definitions
    method_title: str
    method: tuple[str, ...]
    certificate_title: str
    certificate: str  # holds {numbers}, {interval}, {hash}
    page: str  # holds {page} and {pages}

    def certify(self, published: PublishedTables) -> str:
        """The certificate in one sentence."""
        told = published.certificate
        return self.certificate.format(numbers=told["numbers"], interval=told["smallest_interval"], hash=told["hash"])

    def number(self, value: int) -> str:
        return f"{value:,}".replace(",", NBSP if self.language == "fr" else ",")

    def say(self, rounded: Rounded) -> str:
        """A published number as people read it: 0 is never shown as none."""
        return self.number(rounded.value) if rounded.value else self.under.format(number=rounded.base)

    def say_share(self, share: PublishedShare | None) -> str:
        if share is None:
            return ""
        if share.words is not None:
            return self.shares[share.words]
        return f"{share.percent}{NBSP}%" if self.language == "fr" else f"{share.percent}%"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and one bar of a chart unless it is the total."""

    label: str
    value: int
    shown: str
    share: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One table as it is shown: its heads and rows."""

    caption: str
    head: str
    unit: str
    rows: tuple[Row, ...]

    @property
    def has_shares(self) -> bool:
        return any(row.share for row in self.rows)


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure, ready to be shown."""

    code: str
    text: FigureText
    statement: str
    rows: tuple[Row, ...]
    note: str = ""
    whole: Row | None = None  # what a sum is a share of

    @property
    def listing(self) -> Listing:
        rows = (*self.rows, self.whole) if self.whole else self.rows
        return Listing(self.text.title, self.text.head, self.text.unit, rows)

    @property
    def bars(self) -> tuple[Row, ...]:
        """What a chart draws: the categories; the total only where it stands alone."""
        return tuple(row for row in self.rows if not row.total) or self.rows

    @property
    def description(self) -> str:
        """The chart in words, for those who do not see it."""
        bars = (*self.bars, self.whole) if self.whole else self.bars
        return f"{self.text.title}. " + "; ".join(f"{row.label} – {row.shown}" for row in bars) + "."


@dataclass(frozen=True, slots=True)
class Section:
    """One idea of the report, ready to be shown."""

    title: str
    figures: tuple[Figure, ...]

    @property
    def shown(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.rows)

    @property
    def listings(self) -> tuple[Listing, ...]:
        """A table for each figure; figures of one number each share a table."""
        if len(self.shown) > 1 and all(len(figure.rows) == 1 for figure in self.shown):
            rows = tuple(replace(row, total=False) for figure in self.shown for row in figure.rows)
            return (Listing(self.title, self.title, self.shown[0].text.unit, rows),)
        return tuple(figure.listing for figure in self.shown)

    @property
    def description(self) -> str:
        """All of its chart in words; empty where there is nothing to draw."""
        return " ".join(figure.description for figure in self.shown)


def sections(published: PublishedTables, text: ReportText) -> list[Section]:
    """The whole report in order: every figure that was published, or the reason why it was not."""
    return [
        Section(section.title, tuple(_figure(code, published, text) for code in section.codes))
        for section in text.sections
    ]


def _figure(code: str, published: PublishedTables, text: ReportText) -> Figure:
    words, table = text.figures[code], published.table(code)
    note = text.why_less[published.notes[code]] if code in published.notes else ""
    if table is None:
        return Figure(code, words, note, ())
    sentence = words.about if table.total.value else words.under
    number = text.number(table.total.value or table.total.base)
    if whole := published.table(f"{code}.whole"):
        share = published.share(code)
        row = Row(words.all, table.total.value, text.say(table.total), text.say_share(share))
        offered = Row(text.categories["whole"], whole.total.value, text.say(whole.total))
        return Figure(code, words, sentence.format(number=number, share=row.share), (row,), note, offered)
    return Figure(code, words, sentence.format(number=number), _rows(table, published, text), note)


def _rows(table: PublishedTable, published: PublishedTables, text: ReportText) -> tuple[Row, ...]:
    rows = []
    for margin, rounded in table.cells.items():
        categories = [category for category in margin if category is not None]
        if len(categories) == len(margin) and categories:
            label = ", ".join(text.categories[category] for category in categories)
            share = text.say_share(published.share(table.code, margin))
            rows.append(Row(label, rounded.value, text.say(rounded), share))
    all_ = Row(text.figures[table.code].all, table.total.value, text.say(table.total), total=True)
    return (*rows, all_)
