"""A donor report as a spreadsheet: published figures and plain words in, bytes out. Pure: no Django, no database."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from reports.disclosure import PublishedTables
from reports.wording import Figure, ReportText, Row, Section, sections

DAY = datetime(2000, 1, 1)  # in every file: not the moment of making
MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FORMULA = re.compile(r"\s*[=+\-@]")  # what a spreadsheet would take for one, here or in a file made of this one
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31  # of a sheet

TEAL, SOFT_INK = "1D5C58", "4A585D"
TITLE, BOLD, SOFT, PLAIN = Font(size=16, color=TEAL), Font(bold=True), Font(color=SOFT_INK), Font()
TINT, NO_FILL = PatternFill("solid", fgColor="E1EFEC"), PatternFill()
LINE, NO_LINE = Border(bottom=Side("thin", color=TEAL)), Border()
WRAPPED, ONE_LINE = Alignment(wrap_text=True, vertical="top"), Alignment()
RIGHT = Alignment(horizontal="right", vertical="top")
LABEL, NUMBER, TEXT = 44, 18, 96  # widths of columns
COUNT, SHARE, MONEY = "#,##0", "0%", "#,##0.00"

type Value = str | int | float


def write(published: PublishedTables, *, text: ReportText) -> bytes:
    """What the report is, a sheet for each figure, the definitions. The same edition gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = ""
    book.properties.title = f"{text.title}, {text.period}"
    book.properties.language = text.language
    parts = sections(published, text)
    _about(_Lines(book, text.about, (TEXT,)), text, parts)
    for part in parts:
        for figure in part.shown:
            lines = _Lines(book, f"{figure.code} {figure.text.title}", (LABEL, NUMBER, NUMBER, NUMBER))
            _figure(lines, part, figure, text)
    _definitions(_Lines(book, text.limits.title, (12, LABEL, TEXT, LABEL)), parts, text)
    return _without_moments(book)


class _Lines:
    """A sheet, written line by line. Nothing in it is a formula."""

    def __init__(self, book: Workbook, name: str, widths: Sequence[int]) -> None:
        self.sheet: Worksheet = book.create_sheet(NOT_IN_NAMES.sub(" ", name)[:LONGEST_NAME].strip())
        self.row = 0
        for column, width in zip("ABCD", widths, strict=False):
            self.sheet.column_dimensions[column].width = width

    def line(
        self,
        *values: Value,
        font: Font = PLAIN,
        fill: PatternFill = NO_FILL,
        border: Border = NO_LINE,
        wrapped: bool = False,
        formats: Sequence[str] = (),
    ) -> None:
        self.row += 1
        for column, value in enumerate(values, start=1):
            cell = self.sheet.cell(self.row, column)
            _say(cell, value)
            cell.font, cell.fill, cell.border = font, fill, border
            cell.alignment = WRAPPED if wrapped else RIGHT if formats and column > 1 else ONE_LINE
            if not isinstance(value, str):
                cell.number_format = formats[column - 1]

    def gap(self) -> None:
        self.row += 1


def _say(cell: Cell, value: Value) -> None:
    if not isinstance(value, str):
        cell.value = value
        return
    plain = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.value, cell.data_type = (f"'{plain}" if FORMULA.match(plain) else plain), "s"


def _about(lines: _Lines, text: ReportText, parts: Iterable[Section]) -> None:
    lines.line(text.title, font=TITLE)
    for words in (text.organisation, text.period, text.dates, text.edition, text.corrects):
        if words:
            lines.line(words)
    for part in parts:
        _paragraphs(lines, part.title, part.narrative)
    for said in text.method:
        _paragraphs(lines, said.title, [said.words])
    _paragraphs(lines, text.certificate_title, [text.certificate])


def _paragraphs(lines: _Lines, title: str, paragraphs: Sequence[str]) -> None:
    if paragraphs:
        lines.gap()
        lines.line(title, font=BOLD)
        for words in paragraphs:
            lines.line(words, wrapped=True)


def _figure(lines: _Lines, part: Section, figure: Figure, text: ReportText) -> None:
    lines.line(figure.text.title, font=TITLE)
    lines.line(f"{part.title} · {text.period}", font=SOFT)
    lines.line(figure.statement, font=SOFT)
    lines.gap()
    heads = [text.of] * figure.has_wholes + [text.share] * figure.has_shares
    formats = ["", COUNT, *[COUNT] * figure.has_wholes, *[SHARE] * figure.has_shares]
    lines.line(figure.text.head, figure.text.unit, *heads, font=BOLD, border=LINE, formats=formats)
    lines.sheet.freeze_panes = lines.sheet.cell(lines.row + 1, 1)
    for row in figure.rows:
        _row(lines, figure, row, formats)
    if progress := figure.progress:
        lines.gap()
        for label, said in ((text.began, progress.began), (text.now, progress.now), (text.target, progress.target)):
            if said:
                lines.line(label, said, formats=formats)
    lines.gap()
    for words in (figure.note, "" if figure.text.by_hand else text.rounded, figure.text.definition):
        if words:
            lines.line(words, font=SOFT)


def _row(lines: _Lines, figure: Figure, row: Row, formats: list[str]) -> None:
    """Real numbers; a number under the base is in words, as in the report: it is not 0."""
    of: list[Value] = [row.of if row.of and row.of_shown else row.of_shown] * figure.has_wholes
    share: list[Value] = [row.share_shown if row.percent is None else row.percent / 100] * figure.has_shares
    number: Value = row.value if row.value or row.exact else row.shown
    if row.money:
        number, formats = row.value / 100, ["", MONEY]
    total = row.total and len(figure.rows) > 1
    lines.line(
        row.label, number, *of, *share, font=BOLD if total else PLAIN, fill=TINT if total else NO_FILL, formats=formats
    )


def _definitions(lines: _Lines, parts: Iterable[Section], text: ReportText) -> None:
    lines.line(text.limits.title, font=TITLE)
    lines.line("", "", text.counted, text.source_title, font=BOLD, border=LINE)
    for part in parts:
        for figure in part.figures:
            note = figure.text.source if figure.rows else figure.note
            lines.line(figure.code, figure.text.title, figure.text.definition, note, wrapped=True)


def _without_moments(book: Workbook) -> bytes:
    """The file with one fixed day wherever the moment of making would stand."""
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            content = read.read(name)
            if name == "docProps/core.xml":
                content = MOMENTS.sub(rb"\g<1>" + DAY.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            written.writestr(zipfile.ZipInfo(name, DAY.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
