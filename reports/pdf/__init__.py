"""A donor report as PDF: published figures and plain words in, bytes out. Pure: knows no Django and no database."""

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from reports import charts
from reports.disclosure import PublishedTables
from reports.pdf.cover import draw_cover
from reports.wording import Figure, Listing, ReportText, Section, sections
from shelter.paper.colours import INK, RULE, SAND, SOFT_INK, TEAL, TINT
from shelter.paper.fonts import BOLD, LIGHT, REGULAR
from shelter.paper.tagged import Document

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 56.0, WIDTH - 56.0, HEIGHT - 64.0, 64.0
LEAD = ParagraphStyle("lead", fontName=LIGHT, fontSize=14.5, leading=21, textColor=INK)
BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=10, leading=15.5, textColor=INK)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8.5, leading=13, textColor=SOFT_INK)


def draw(published: PublishedTables, *, text: ReportText) -> bytes:
    """The whole report on A4. The same figures and words give the same bytes; the file names nobody and no machine."""
    out = io.BytesIO()
    document = Document(out, title=f"{text.title}, {text.period}", language=text.language)
    parts = sections(published, text)
    draw_cover(document, published, text, parts)
    pages = len(parts) + 2
    for number, section in enumerate(parts, start=1):
        _Page(document, text, number + 1, pages).section(number, section)
    _Page(document, text, pages, pages).method(published, parts)
    document.finish()
    return out.getvalue()


class _Page:
    """One page, written from the top down."""

    def __init__(self, document: Document, text: ReportText, number: int, pages: int) -> None:
        self.document, self.text, self.y = document, text, TOP
        self.footer = text.page.format(page=number, pages=pages)

    def section(self, number: int, section: Section) -> None:
        self.heading(section.title, str(number))
        for figure in section.figures:
            self.paragraph(figure.statement, LEAD, after=8)
        if section.shown:
            self.chart(section)
            self.tables(section.listings)
        for figure in section.figures:
            if figure.note and figure.rows:
                self.paragraph(figure.note, BODY, after=8)
        self.definitions(section.shown)
        self.end()

    def method(self, published: PublishedTables, parts: list[Section]) -> None:
        self.heading(self.text.method_title, str(len(parts) + 1))
        for paragraph in self.text.method:
            self.paragraph(paragraph, BODY, after=10)
        self.y -= 14
        self.box(self.text.certificate_title, self.text.certify(published))
        self.end()

    def heading(self, title: str, number: str) -> None:
        canvas = self.document.canvas
        with self.document.artifact():
            canvas.setFillColor(TEAL)
            canvas.setFont(BOLD, 11)
            canvas.drawString(LEFT, self.y, number)
            canvas.setStrokeColor(TEAL)
            canvas.setLineWidth(1.2)
            canvas.line(LEFT + 22, self.y + 4, RIGHT, self.y + 4)
        self.y -= 44
        with self.document.content("H1"):
            canvas.setFillColor(INK)
            canvas.setFont(LIGHT, 27)
            canvas.drawString(LEFT, self.y, title)
        self.y -= 26

    def paragraph(
        self, words: str, style: ParagraphStyle, *, after: float = 0, left: float = LEFT, width: float = RIGHT - LEFT
    ) -> None:
        paragraph = Paragraph(escape(words), style)
        _width, height = paragraph.wrapOn(self.document.canvas, width, HEIGHT)
        self.y -= height
        with self.document.content("P"):
            paragraph.drawOn(self.document.canvas, left, self.y)
        self.y -= after

    def chart(self, section: Section) -> None:
        drawing = charts.draw(section.shown, width=RIGHT - LEFT)
        self.y -= drawing.height + 22
        with self.document.content("Figure", alt=section.description):
            drawing.drawOn(self.document.canvas, LEFT, self.y)
        self.y -= 40

    def tables(self, listings: Sequence[Listing]) -> None:
        """One table, or two side by side."""
        gap = 28.0
        width = (RIGHT - LEFT - gap * (len(listings) - 1)) / len(listings)
        top, lowest = self.y, self.y
        for index, listing in enumerate(listings):
            self.y = top
            self.table(listing, LEFT + index * (width + gap), width)
            lowest = min(lowest, self.y)
        self.y = lowest - 30

    def table(self, listing: Listing, left: float, width: float) -> None:
        columns = [left + 8, left + width - (92 if listing.has_shares else 8), left + width - 8]
        heads = [listing.head, listing.unit, self.text.share]
        shown = 3 if listing.has_shares else 2
        with self.document.element("Table"):
            self.table_line(heads[:shown], columns, (left, width), head=True)
            for row in listing.rows:
                self.table_line([row.label, row.shown, row.share][:shown], columns, (left, width), total=row.total)

    def table_line(
        self,
        cells: list[str],
        columns: list[float],
        span: tuple[float, float],
        *,
        head: bool = False,
        total: bool = False,
    ) -> None:
        canvas, (left, width) = self.document.canvas, span
        self.y -= 24
        with self.document.artifact():
            if total:
                canvas.setFillColor(TINT)
                canvas.rect(left, self.y - 8, width, 24, stroke=0, fill=1)
            canvas.setStrokeColor(TEAL if head else RULE)
            canvas.setLineWidth(1 if head else 0.6)
            canvas.line(left, self.y - 8, left + width, self.y - 8)
        with self.document.element("TR"):
            for index, cell in enumerate(cells):
                is_head = head or index == 0
                with self.document.content("TH" if is_head else "TD", scope=("Row", "Column")[head] if is_head else ""):
                    canvas.setFillColor(SOFT_INK if head else INK)
                    canvas.setFont(BOLD if head or total else REGULAR, 8.5 if head else 10)
                    if index:
                        canvas.drawRightString(columns[index], self.y, cell)
                    else:
                        canvas.drawString(columns[0], self.y, cell)

    def definitions(self, figures: Sequence[Figure]) -> None:
        for figure in figures:
            title = self.text.counted if len(figures) == 1 else f"{self.text.counted} · {figure.text.title}"
            self.box(title, figure.text.definition)

    def box(self, title: str, words: str) -> None:
        """A quiet box in the tint of the house."""
        canvas, width = self.document.canvas, RIGHT - LEFT - 36
        paragraph = Paragraph(escape(words), SMALL)
        _width, height = paragraph.wrapOn(canvas, width, HEIGHT)
        with self.document.artifact():
            canvas.setFillColor(SAND)
            canvas.roundRect(LEFT, self.y - height - 44, RIGHT - LEFT, height + 44, 6, stroke=0, fill=1)
        with self.document.content("H2"):
            canvas.setFillColor(TEAL)
            canvas.setFont(BOLD, 9.5)
            canvas.drawString(LEFT + 18, self.y - 23, title)
        self.y -= height + 32
        with self.document.content("P"):
            paragraph.drawOn(canvas, LEFT + 18, self.y)
        self.y -= 26

    def end(self) -> None:
        canvas = self.document.canvas
        with self.document.artifact():
            canvas.setFont(REGULAR, 8.5)
            canvas.setFillColor(SOFT_INK)
            canvas.drawString(LEFT, 36, f"{self.text.organisation} · {self.text.title} · {self.text.period}")
            canvas.drawRightString(RIGHT, 36, self.footer)
        self.document.end_page()
