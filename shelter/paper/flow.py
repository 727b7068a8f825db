"""Words that flow from page to page: each piece once in the reading order, whatever page it ends on."""

import io
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from shelter.paper.colours import SOFT_INK, TEAL
from shelter.paper.fonts import BOLD, REGULAR
from shelter.paper.grounds import Ground
from shelter.paper.letters import fitted
from shelter.paper.tagged import Document, Element

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 56.0, WIDTH - 56.0, HEIGHT - 64.0, 70.0
ENDLESS = 1e7
SMALL = 8.5
BELOW_HEADING = 4.0
STRETCH = 40.0  # a last card that is longer by more would look empty


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on every page of a paper, and what its file says of itself. Lengths do not matter."""

    language: str  # of the paper, as in HTML
    title: str  # of the file: the kind of paper, never whose
    copy: str  # bottom left: number of the copy, who printed it, when, code name
    page: str  # bottom right, with {page} and {pages}
    running: str = ""  # top of the pages after the first
    stage: str = ""  # the same, on the right: that it is a draft


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph with its place in the reading order; without one it is decoration."""

    piece: Element | None
    paragraph: Paragraph
    gap: float = 0.0  # above, unless it comes first
    dot: float = 0.0  # size of the letters behind a bullet
    leads: bool = False  # to what follows: a heading is never left behind at the foot of a page

    def height(self, width: float) -> float:
        paragraph = self.paragraph
        if not hasattr(paragraph, "blPara") or paragraph.width != width:  # broken into lines for this width already?
            paragraph.wrap(width, ENDLESS)
        return float(paragraph.height)

    def least(self, width: float) -> float:
        """Two lines may stand alone, and two must be left for the next page."""
        height, line = self.height(width), float(self.paragraph.style.leading)
        return height if height < line * 3.5 else line * 2


@dataclass(frozen=True, slots=True)
class Cell:
    """Words under one another, in a column with room on both sides."""

    words: list[Words]
    left: float = LEFT
    width: float = RIGHT - LEFT
    before: float = 0.0
    after: float = 0.0

    @property
    def inner(self) -> float:
        return self.width - self.before - self.after

    def height(self) -> float:
        gaps = sum(words.gap for words in self.words[1:])
        return gaps + sum(words.height(self.inner) for words in self.words)

    def least(self) -> float:
        """Up to and with the first lines of what a heading leads to."""
        height = 0.0
        for index, words in enumerate(self.words):
            height += words.gap if index else 0
            if not words.leads:
                return height + words.least(self.inner)
            height += words.height(self.inner)
        return height


class Flow:
    """An A4 paper, written from the top down."""

    def __init__(self, face: Face, *, pages: int) -> None:
        self.out = io.BytesIO()
        self.document = Document(self.out, title=face.title, language=face.language)
        self.face, self.pages, self.page = face, pages, 1
        self.y, self._gap = TOP, 0.0
        self._leading: list[Words] = []

    def lead(self, words: Words) -> None:
        """A heading: drawn with what follows, on the same page."""
        self._leading.append(words)

    def gap(self, points: float) -> None:
        """At least so much room before what follows; none at the top of a page."""
        self._gap = max(self._gap, points)

    def fits(self, points: float) -> bool:
        return self._leading_height() + points <= self._room()

    def need(self, points: float) -> None:
        """A new page, unless there is so much room left on this one."""
        if not self.at_top and not self.fits(points):
            self.turn()

    def row(
        self,
        cells: Sequence[Cell],
        *,
        pad: tuple[float, float] = (0, 0),
        ground: Ground | None = None,
        whole: bool = True,
        more: float = 0,
        again: Callable[[], None] | None = None,
    ) -> None:
        """Cells side by side, equally high; `pad` above and below. On a new page what did not fit goes on.

        `whole` rows start on a new page rather than break, if a page is enough; `more` is the height of what must
        stand on the same page; `again` draws what comes back at the top of each page.
        """
        rim = sum(pad)
        height = max(cell.height() for cell in cells) + rim
        if not whole or height + more > TOP - BOTTOM - self._leading_height():
            height = max(cell.least() for cell in cells) + rim
        self._begin(height + more, again)
        while any(cell.words for cell in cells):
            halves = [self._fill(cell, self._room() - rim) for cell in cells]
            if any(now.words for now, _rest in halves):
                self._draw([now for now, _rest in halves], pad, ground)
            cells = [rest for _now, rest in halves]
            if any(cell.words for cell in cells):
                self.turn(again)

    def columns(
        self, columns: Sequence[Sequence[Cell]], *, between: float, pad: tuple[float, float], ground: Ground
    ) -> None:
        """Cells one under another in each column, which must fit on this page; their ends are evened where they can."""
        heights = [sum(cell.height() + sum(pad) + between for cell in column) - between for column in columns]
        self._down(0)
        top = self.y
        for column, height in zip(columns, heights, strict=True):
            self.y = top
            for cell in column:
                slack = max(heights) - height
                stretch = slack if cell is column[-1] and slack < STRETCH else 0
                self._draw([cell], (pad[0], pad[1] + stretch), ground)
                self.y -= between
        self.y = top - max(heights)

    def turn(self, again: Callable[[], None] | None = None) -> None:
        """A new page."""
        self._margins()
        self.document.end_page()
        self.page, self.y, self._gap = self.page + 1, TOP, 0.0
        if again:
            again()

    def end(self) -> int:
        """The number of pages. Nothing may follow."""
        self._begin(0, None)
        return self.page

    def finish(self) -> bytes:
        self.end()
        self._margins()
        self.document.end_page()
        self.document.finish()
        return self.out.getvalue()

    @property
    def at_top(self) -> bool:
        return bool(self.y >= TOP)

    def _room(self) -> float:
        return float(self.y - BOTTOM) - (0 if self.at_top else self._gap)

    def _down(self, height: float) -> None:
        self.y -= height + (0 if self.at_top else self._gap)
        self._gap = 0.0

    def _leading_height(self) -> float:
        height = sum(words.gap + words.height(RIGHT - LEFT) for words in self._leading)
        return height + BELOW_HEADING if height else 0

    def _begin(self, needed: float, again: Callable[[], None] | None) -> None:
        if not self.at_top and not self.fits(needed):
            self.turn(again)
        self._draw_leading()

    def _draw_leading(self) -> None:
        for words in self._leading:
            self.gap(words.gap)
            self._down(words.height(RIGHT - LEFT))
            self._write(words, Cell([]), self.y)
        if self._leading:
            self.gap(BELOW_HEADING)
        self._leading = []

    def _fill(self, cell: Cell, room: float) -> tuple[Cell, Cell]:
        """What fits into this height, and what goes on."""
        now: list[Words] = []
        for index, words in enumerate(cell.words):
            room -= words.gap if now else 0
            height = words.height(cell.inner)
            if height > room:
                parts = words.paragraph.split(cell.inner, room) if room > 0 else []
                rest = cell.words[index:]
                for part in parts:
                    part.wrap(cell.inner, ENDLESS)
                if len(parts) == 2:
                    now.append(replace(words, paragraph=parts[0]))
                    rest[0] = replace(words, paragraph=parts[1], dot=0)
                while now and now[-1].leads and not (self.at_top and all(each.leads for each in now)):
                    rest.insert(0, now.pop())
                return replace(cell, words=now), replace(cell, words=rest)
            room -= height
            now.append(words)
        return cell, replace(cell, words=[])

    def _draw(self, cells: list[Cell], pad: tuple[float, float], ground: Ground | None) -> None:
        height = max(cell.height() for cell in cells) + sum(pad)
        self._down(height)
        for cell in cells:
            if ground:
                with self.document.artifact():
                    ground(self.document.canvas, cell.left, self.y, cell.width, height)
            top = self.y + height - pad[0]
            for index, words in enumerate(cell.words):
                top -= (words.gap if index else 0) + words.height(cell.inner)
                self._write(words, cell, top)

    def _write(self, words: Words, cell: Cell, bottom: float) -> None:
        canvas, left = self.document.canvas, cell.left + cell.before
        height = words.height(cell.inner)
        if words.dot:
            with self.document.artifact():
                canvas.setFillColor(TEAL)
                middle = bottom + height - words.dot * 0.76
                canvas.circle(left + words.dot * 0.3, middle, words.dot * 0.15, stroke=0, fill=1)
        with self.document.drawing(words.piece) if words.piece else nullcontext():
            _part_lines(words.paragraph)
            words.paragraph.drawOn(canvas, left, bottom)

    def _margins(self) -> None:
        canvas, face = self.document.canvas, self.face
        number = face.page.format(page=self.page, pages=self.pages)
        room = RIGHT - LEFT - stringWidth(number, REGULAR, SMALL) - 24
        with self.document.margin("Footer"):
            canvas.setFont(REGULAR, SMALL)
            canvas.setFillColor(SOFT_INK)
            canvas.drawString(LEFT, 36, fitted(face.copy, REGULAR, SMALL, room))
            canvas.drawRightString(RIGHT, 36, number)
        if self.page > 1 and face.running:
            with self.document.margin("Header"):
                canvas.setFont(REGULAR, SMALL)
                canvas.drawString(LEFT, HEIGHT - 40, fitted(face.running, REGULAR, SMALL, (RIGHT - LEFT) * 0.6))
                canvas.setFont(BOLD, SMALL)
                canvas.drawRightString(RIGHT, HEIGHT - 40, fitted(face.stage, BOLD, SMALL, (RIGHT - LEFT) * 0.36))


def _part_lines(paragraph: Paragraph) -> None:
    """A space at the end of each line but the last: or the words on both sides of it would be read as one."""
    for line in paragraph.blPara.lines[:-1]:
        if isinstance(line, tuple):
            if line[1][-1]:
                line[1].append("")
        elif not line.words[-1].text.endswith(" "):
            line.words[-1].text += " "
