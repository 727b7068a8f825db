"""A sheet about one child: headings, her words, lists, tables, boxes. Says what a part is; the flow finds its page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from shelter.paper import grounds
from shelter.paper.colours import INK, SAND, SOFT_INK, TEAL, TINT
from shelter.paper.flow import BOTTOM, LEFT, RIGHT, TOP, Cell, Face, Flow, Words
from shelter.paper.fonts import BOLD, LIGHT, REGULAR
from shelter.paper.leaf import draw_leaf
from shelter.paper.letters import as_typed, fitted, shown

__all__ = ["Face", "Sheet", "count_pages", "draw_sheet"]

ACROSS, PAGE = RIGHT - LEFT, TOP - BOTTOM
GUTTER = 14.0


def draw_sheet(face: Face, write: Callable[["Sheet"], None], *, size: float = 1) -> bytes:
    """The file. It is written twice: the first time to learn how many pages there are.

    `size` enlarges letters and gaps, not the margins. The same words give the same bytes.
    """
    sheet = Sheet(face, size=size, pages=count_pages(face, write, size=size))
    write(sheet)
    return sheet.finish()


def count_pages(face: Face, write: Callable[["Sheet"], None], *, size: float = 1) -> int:
    trial = Sheet(face, size=size)
    write(trial)
    return trial.end()


class Sheet(Flow):
    """All texts are plain; empty ones draw nothing."""

    def __init__(self, face: Face, *, size: float = 1, pages: int = 1) -> None:
        super().__init__(face, pages=pages)
        self.size = size
        self.title = self._style(LIGHT, 27, 33)
        self.over = self._style(BOLD, 11, 15, TEAL)
        self.h2 = self._style(BOLD, 13, 18, TEAL)
        self.h3 = self._style(BOLD, 11.5, 16)
        self.body = self._style(REGULAR, 10.5, 16)
        self.strong = self._style(BOLD, 10.5, 16)
        self.voice = self._style(LIGHT, 13, 19.5)
        self.soft = self._style(REGULAR, 9, 13.5, SOFT_INK)
        self.card = self._style(REGULAR, 10.5, 14.8)
        self.name = self._style(REGULAR, 10.5, 16, SOFT_INK)
        self.label = self._style(BOLD, 9, 16, SOFT_INK)
        self.box_label = self._style(BOLD, 10.5, 15, TEAL)

    def heading(self, title: str, sub: str = "", over: str = "", *, leaf: bool = False) -> None:
        """The beginning of a paper; `over` stands above it, beside a line in the colour of the house."""
        if over:
            self._over_line(over)
        if leaf:
            self._leaf()
        self.row([Cell(self._texts("H1", title, self.title))], whole=False)
        self.gap(3 * self.size)
        self._rows(self._texts("P", sub, self.soft))
        self.gap(16 * self.size)

    def section(self, title: str) -> None:
        self._lead("H2", title, self.h2, 20)

    def subsection(self, title: str, note: str = "") -> None:
        self._lead("H3", title, self.h3, 14)
        if note:
            self._lead("P", note, self.soft, 0)

    def paragraph(self, text: str, *, soft: bool = False) -> None:
        self._rows(self._texts("P", text, self.soft if soft else self.body))
        self.gap(8 * self.size)

    def quote(self, text: str, source: str = "", language: str = "") -> None:
        """Her own words, in her language; under them when and in which language she said it."""
        if not shown(text):
            return
        with self.document.element("BlockQuote"):
            words = self._texts("P", text, self.voice, language=language)
            words += self._texts("P", source, self.soft, gap=4)
        self.row([Cell(words, before=16 * self.size)], pad=(2, 3), ground=grounds.bar)
        self.gap(12 * self.size)

    def bullets(self, items: Sequence[str]) -> None:
        said = [item for item in items if shown(item)]
        for words in self._list(said, self.body) if said else []:
            self.row([Cell([words])], whole=False)
            self.gap(3 * self.size)
        self.gap(9 * self.size)

    def facts(self, pairs: Sequence[tuple[str, str]], *, width: float = 0.27) -> None:
        """What each thing is called, and what it is; `width` is the share of the names."""
        said = [(label, text) for label, text in pairs if shown(text)]
        if not said:
            return
        name = ACROSS * width
        with self.document.element("L"):
            lines = [self._fact(label, text, name) for label, text in said]
        heights = [max(cell.height() for cell in line) + 3 * self.size for line in lines]
        self.need(sum(heights) if sum(heights) < PAGE / 4 else heights[0])
        for line in lines:
            self.row(line)
            self.gap(3 * self.size)
        self.gap(9 * self.size)

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        widths: Sequence[float] = (),
        tinted: Sequence[int] = (),
    ) -> None:
        """Cells wrap. A table longer than half a page is broken, and its head comes back on each page.

        `widths` are shares of the line; `tinted` rows stand out.
        """
        columns = [ACROSS * share for share in widths or [1 / len(head)] * len(head)]
        pad = (5 * self.size, 6 * self.size)
        with self.document.element("Table"):
            with self.document.element("TR"):
                heads = [self._words("TH", text, self.label, scope="Column") for text in head]
            lines = [self._columns(self._table_line(row), columns) for row in rows]
        heights = [max(cell.height() for cell in line) + sum(pad) for line in lines]
        together = sum(heights) if sum(heights) < PAGE / 2 else sum(heights[:1])
        back = self._columns([Words(None, words.paragraph) for words in heads], columns)
        draw_head = partial(self.row, pad=(3, 3), ground=grounds.head)
        draw_head(self._columns(heads, columns), more=together)
        again = partial(draw_head, back) if max(cell.height() for cell in back) < PAGE / 3 else None
        for number, line in enumerate(lines):
            ground = grounds.chosen if number in tinted else grounds.ruled
            self.row(line, pad=pad, ground=ground, again=again)
        self.gap(14 * self.size)

    def box(self, label: str, lines: Sequence[str], *, strong: bool = False) -> None:
        """A small section of its own in a tint; a `strong` one has a frame and larger letters."""
        style = self._style(BOLD, 12.5, 17) if strong else self.card
        words = self._card(label, lines, style)
        if words:
            inset = 14 * self.size
            ground = grounds.strong if strong else grounds.tinted
            self.gap(GUTTER)
            self.row([Cell(words, before=inset, after=inset)], pad=self._rim, ground=ground)
            self.gap(GUTTER)

    def cards(self, cards: Sequence[tuple[str, Sequence[str]]], *, tint: bool = False) -> None:
        """Small sections in two columns, read down the first, then the second; under one another if they are long."""
        inset, narrow = 14 * self.size, (ACROSS - GUTTER) / 2
        ground = grounds.tinted if tint else grounds.sand
        cells = [Cell(self._card(label, lines, self.card), LEFT, narrow, inset, inset) for label, lines in cards]
        self.gap(GUTTER)
        half, height = self._halved(cells)
        if height < PAGE / 2:
            self.need(height)
        if len(cells) > 1 and self.fits(height):
            right = [replace(cell, left=LEFT + narrow + GUTTER) for cell in cells[half:]]
            self.columns([cells[:half], right], between=GUTTER, pad=self._rim, ground=ground)
        else:
            for cell in cells:
                self.row([replace(cell, width=ACROSS)], pad=self._rim, ground=ground)
                self.gap(GUTTER)
        self.gap(GUTTER)

    def notice(self, text: str) -> None:
        """One line in a frame, for what must not be overlooked: that this is a draft."""
        self.row([Cell(self._texts("P", text, self.strong), before=12, after=12)], pad=(6, 8), ground=grounds.dashed)
        self.gap(14 * self.size)

    def signatures(self, places: Sequence[tuple[str, str]]) -> None:
        """Lines to sign on, three and three: under each who signs, and what is known already."""
        width = (ACROSS - 2 * GUTTER) / 3
        for start in range(0, len(places), 3):
            cells = []
            for index, (who, known) in enumerate(places[start : start + 3]):
                words = [*self._texts("P", who, self.label), *self._texts("P", known, self.soft)]
                cells.append(Cell(words, LEFT + index * (width + GUTTER), width, after=4))
            self.row(cells, pad=(grounds.SIGNED + 4, 4), ground=grounds.to_sign)
            self.gap(10)

    def space(self, label: str, *, least: float) -> None:
        """An empty frame to write or draw in: all that is left of the page, and not less than `least` points."""
        words = self._texts("H2", label, self.box_label)
        inset = 14 * self.size
        cell = Cell(words, before=inset, after=inset)
        rest = self._room() - self._rim[0] - cell.height()
        self.row([cell], pad=(self._rim[0], max(rest - 1, least)), ground=grounds.to_fill)

    def _style(self, font: str, size: float, leading: float, colour: Color = INK) -> ParagraphStyle:
        return ParagraphStyle(
            font,
            fontName=font,
            fontSize=size * self.size,
            leading=leading * self.size,
            textColor=colour,
            allowWidows=0,
            allowOrphans=0,
        )

    def _words(self, kind: str, text: str, style: ParagraphStyle, *, scope: str = "", language: str = "") -> Words:
        return Words(self.document.piece(kind, scope=scope, language=language), as_typed(text, style))

    def _texts(
        self, kind: str, text: str, style: ParagraphStyle, *, gap: float = 0, language: str = "", leads: bool = False
    ) -> list[Words]:
        """One paragraph; none for an empty text."""
        if not shown(text):
            return []
        words = self._words(kind, text, style, language=language)
        return [Words(words.piece, words.paragraph, gap * self.size, leads=leads)]

    def _lead(self, kind: str, text: str, style: ParagraphStyle, gap: float) -> None:
        for words in self._texts(kind, text, style, gap=gap, leads=True):
            self.lead(words)

    def _rows(self, words: list[Words]) -> None:
        if words:
            self.row([Cell(words)], whole=False)

    def _list(self, items: Sequence[str], style: ParagraphStyle) -> list[Words]:
        hanging = ParagraphStyle("item", parent=style, leftIndent=style.fontSize * 1.15)
        listed = []
        with self.document.element("L"):
            for item in items:
                with self.document.element("LI"):
                    words = self._words("LBody", item, hanging)
                listed.append(Words(words.piece, words.paragraph, 3 * self.size, dot=style.fontSize))
        return listed

    def _card(self, label: str, lines: Sequence[str], style: ParagraphStyle) -> list[Words]:
        words = self._texts("H2", label, self.box_label, leads=True)
        said = [line for line in lines if shown(line)]
        if len(said) == 1:
            return [*words, *self._texts("P", said[0], style, gap=3)]
        return [*words, *self._list(said, style)] if said else words

    def _fact(self, label: str, text: str, width: float) -> list[Cell]:
        with self.document.element("LI"):
            return [
                Cell(self._texts("Lbl", label, self.name), LEFT, width, after=10),
                Cell(self._texts("LBody", text, self.body), LEFT + width, ACROSS - width),
            ]

    def _table_line(self, row: Sequence[str]) -> list[Words]:
        with self.document.element("TR"):
            first = self._words("TH", row[0], self.strong, scope="Row")
            return [first, *(self._words("TD", text, self.body) for text in row[1:])]

    def _halved(self, cells: list[Cell]) -> tuple[int, float]:
        """After how many cells the second column begins, so that the longer one is as short as can be; its height."""
        heights = [cell.height() + sum(self._rim) + GUTTER for cell in cells]
        longer = [max(sum(heights[:half]), sum(heights[half:])) for half in range(1, len(cells))] or [sum(heights)]
        return longer.index(min(longer)) + 1, min(longer)

    def _columns(self, words: list[Words], widths: list[float]) -> list[Cell]:
        inset = 8.0
        return [
            Cell([each], LEFT + sum(widths[:index]), width, inset, inset)
            for index, (each, width) in enumerate(zip(words, widths, strict=True))
        ]

    def _over_line(self, over: str) -> None:
        canvas, size = self.document.canvas, self.over.fontSize
        line = fitted(over, BOLD, size, ACROSS * 0.8)
        self._down(self.over.leading)
        with self.document.content("P"):
            canvas.setFillColor(TEAL)
            canvas.setFont(BOLD, size)
            canvas.drawString(LEFT, self.y, line)
        with self.document.artifact():
            canvas.setStrokeColor(TEAL)
            canvas.setLineWidth(1.2)
            canvas.line(LEFT + stringWidth(line, BOLD, size) + 14, self.y + size * 0.36, RIGHT, self.y + size * 0.36)
        self.gap(12 * self.size)

    def _leaf(self) -> None:
        """The leaf of the house, pale, at the right of the title."""
        canvas = self.document.canvas
        with self.document.artifact():
            canvas.saveState()
            canvas.translate(RIGHT - 52 * self.size, self.y - self._gap - 45 * self.size)
            canvas.rotate(-38)
            canvas.scale(0.1 * self.size, 0.1 * self.size)
            draw_leaf(canvas, leaf=TINT, vein=SAND)
            canvas.restoreState()

    @property
    def _rim(self) -> tuple[float, float]:
        return 8 * self.size, 10 * self.size
