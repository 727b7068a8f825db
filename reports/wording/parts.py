"""The parts of a report in their order: each section with its words, its figures, their rows and their bars. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports.charts import Bar, bars, towards
from reports.disclosure import Manual, Place, PublishedShare, PublishedTable, PublishedTables, Target
from reports.wording.words import MONEY, FigureText, ReportText

PER_CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table. What is `shown` of a number, and the number; of its whole and its share likewise."""

    label: str
    value: int
    shown: str
    of: int | None = None
    of_shown: str = ""
    of_label: str = ""
    share: str = ""
    share_shown: str = ""  # also where there is none to give
    percent: int | None = None
    total: bool = False
    exact: bool = False  # not about girls: 0 may be said
    money: bool = False  # in centavos
    bar: Bar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What was aimed at and where it began, beside the published figure. `bar` only where all three are numbers."""

    began: str
    now: str
    target: str
    bar: Bar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of an edition, ready to be shown; without rows it could not be given, and the note says why."""

    code: str
    text: FigureText
    statement: str = ""
    rows: tuple[Row, ...] = ()
    note: str = ""
    progress: Progress | None = None

    @property
    def single(self) -> bool:
        """One number that is no share: it needs no table."""
        return len(self.rows) == 1 and not self.rows[0].of_shown

    @property
    def total(self) -> Row:
        return self.rows[-1]

    @property
    def headline(self) -> str:
        """The one thing to remember of it."""
        return self.total.share if self.has_wholes and self.total.share else self.total.shown

    @property
    def has_wholes(self) -> bool:
        return any(row.of_shown for row in self.rows)

    @property
    def has_shares(self) -> bool:
        return any(row.share for row in self.rows)

    @property
    def is_share(self) -> bool:
        """One number out of one whole: it is shown as one long bar."""
        return len(self.rows) == 1 and self.has_wholes

    @property
    def description(self) -> str:
        """Its bars in words, for those who do not see them."""
        return f"{self.text.title}. " + "; ".join(f"{row.label} – {row.shown}" for row in self.rows if row.bar) + "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One idea of the report: the officer's words first, then its figures."""

    code: str
    title: str
    narrative: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def shown(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.rows)

    @property
    def numbers(self) -> tuple[Figure, ...]:
        """Figures of one number each, to stand side by side."""
        return tuple(figure for figure in self.shown if figure.single)

    @property
    def tables(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.shown if not figure.single)

    @property
    def withheld(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if not figure.rows)


def sections(published: PublishedTables, text: ReportText) -> list[Section]:
    """The whole report in its fixed order: every figure that was published, or the reason why it was not."""
    found = []
    for section in (*text.sections, text.limits):
        figures = [_figure(code, published, text) for code in section.codes]
        words = published.frame.narrative.get(section.code, "")
        part = Section(
            code=section.code,
            title=section.title,
            narrative=tuple(line.strip() for line in words.splitlines() if line.strip()),
            figures=tuple(figure for figure in figures if figure),
        )
        if part.narrative or part.figures:
            found.append(part)
    return found


def _figure(code: str, published: PublishedTables, text: ReportText) -> Figure | None:
    """None for a figure that nobody asked for."""
    manual = next((manual for manual in published.frame.manual if manual.code == code), None)
    target = next((target for target in published.frame.targets if target.code == code), None)
    if manual:
        return _by_hand(manual, target, text)
    table, words = published.table(code), text.figures[code]
    reason = published.notes.get(code, "")
    if table is None:
        return Figure(code=code, text=words, note=text.why_none[reason]) if reason else None
    rows = _rows(table, published, text)
    total, share = rows[-1], _share(table, (None,) * len(table.dimensions), published)
    return Figure(
        code=code,
        text=words,
        statement=_statement(table, words, total, text),
        rows=rows,
        note=text.why_less.get(reason, ""),
        progress=_progress(total, share, target, text) if target else None,
    )


def _statement(table: PublishedTable, words: FigureText, total: Row, text: ReportText) -> str:
    """The sentence of the figure; the bare numbers where it speaks of a share that cannot be said."""
    sentence = words.about if table.total.value else words.under
    if "{share}" in sentence and not total.share:
        said = text.name(total.label, total.shown)
        return text.part_of.format(part=said, whole=total.of_shown) + "." if total.of_shown else f"{said}."
    said = sentence.format(number=text.number(table.total.value or table.total.base), share=total.share)
    return said[:1].upper() + said[1:]


def _by_hand(manual: Manual, target: Target | None, text: ReportText) -> Figure:
    words, shown = text.figures[manual.code], text.say_manual(manual)
    money = manual.unit == MONEY
    row = Row(label=words.all, value=manual.value, shown=shown, total=True, exact=True, money=money)
    note, progress = text.entered_by(manual), None
    if target:
        began, aim = (
            text.say_manual(replace(manual, value=value)) if value is not None else ""
            for value in (target.baseline, target.target)
        )
        bar = towards(manual.value, aim=target.target, began=target.baseline, most=0)
        progress = Progress(began=began, now=shown, target=aim, bar=bar)
    statement = words.about.format(number=shown, share="")
    return Figure(code=manual.code, text=words, statement=statement, rows=(row,), note=note, progress=progress)


def _progress(total: Row, share: PublishedShare | None, target: Target, text: ReportText) -> Progress:
    """A figure that is a share of others is aimed at in per cent; words for a share make no bar."""
    if share is None and not total.of_shown:
        say, now, bar_now, most = text.number, total.shown, total.value, 0
        known = True
    else:
        say, now, bar_now, most = text.percent, total.share, total.percent or 0, PER_CENT
        known = total.percent is not None
    return Progress(
        began=say(target.baseline) if target.baseline is not None else "",
        now=now,
        target=say(target.target),
        bar=towards(bar_now, aim=target.target, began=target.baseline, most=most) if known else None,
    )


def _rows(table: PublishedTable, published: PublishedTables, text: ReportText) -> tuple[Row, ...]:
    """The categories, then the total; a bar for each category, or for the total where it stands alone."""
    rows = [_row(table, place, published, text) for place in _places(table)]
    drawn = [row for row in rows if not row.total] or rows
    lengths = bars([row.value for row in drawn], [row.of for row in drawn])
    return tuple(
        [replace(row, bar=bar) for row, bar in zip(drawn, lengths, strict=True)]
        + [row for row in rows if row.total and row not in drawn]
    )


def _places(table: PublishedTable) -> Iterable[Place]:
    """Every cross of categories, then all together."""
    yield from (place for place in table.cells if place and None not in place)
    yield (None,) * len(table.dimensions)


def _row(table: PublishedTable, place: Place, published: PublishedTables, text: ReportText) -> Row:
    entry, total = table.cells[place], not any(place)
    share = _share(table, place, published)
    said = text.say_share(share) if share else ""
    label = ", ".join(text.categories[category] for category in place if category is not None)
    row = Row(
        label=label or text.figures[table.code].all,
        value=entry.value,
        shown=text.say(entry),
        share=said,
        share_shown=said,
        percent=share.percent if share else None,
        total=total,
    )
    whole = _whole(table, place, published, text)
    if whole is None:
        return row
    of, of_place = whole
    of_label = text.figures[of.code].all if of.code in text.figures else text.categories["whole"]
    return replace(
        row,
        of=of.cells[of_place].value,
        of_shown=text.say(of.cells[of_place]),
        of_label=of_label,
        share_shown=row.share or text.no_share,
    )


def _whole(
    table: PublishedTable, place: Place, published: PublishedTables, text: ReportText
) -> tuple[PublishedTable, Place] | None:
    """Where the number stands that this one is a part of; of a category only where the whole is split alike."""
    code = text.figures[table.code].whole
    whole = published.table(f"{table.code}.whole") or (published.table(code) if code != table.code else None)
    if whole is None:
        return None
    if whole.dimensions == table.dimensions:
        return whole, place
    return None if any(place) else (whole, (None,) * len(whole.dimensions))


def _share(table: PublishedTable, place: Place, published: PublishedTables) -> PublishedShare | None:
    return published.share(table.code, place)
