"""The pages after the cover: contents, one idea at a time, definitions, method. Whatever is long goes on overleaf."""

from collections.abc import Sequence

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reports.charts import Bar
from reports.pdf.bars import draw_bar
from reports.wording import Figure, Progress, ReportText, Section
from shelter.paper import grounds
from shelter.paper.colours import SOFT_INK, TEAL
from shelter.paper.flow import LEFT, RIGHT, Cell, Face, Words
from shelter.paper.fonts import BOLD, LIGHT, REGULAR
from shelter.paper.sheet import ACROSS, PAGE, Sheet
from shelter.paper.tagged import Element

MEASURE = 420.0  # the longest line of running text
NUMBER, LABEL = 76.0, 148.0  # columns of a table
TILES, BETWEEN = 3, 24.0
THICK = 13.0  # of a bar
ABOVE = 5.0  # room above the words of a line
INSET = 8.0
SHARE = 132.0  # beside the bar of a share


class Report(Sheet):
    """Where each chapter begins is noted in `places`; the places of a first writing make the contents of the second."""

    def __init__(self, face: Face, text: ReportText, *, pages: int, places: dict[str, int]) -> None:
        super().__init__(face, pages=pages)
        self.text, self._known = text, places
        self.places: dict[str, int] = {}
        self.lead_in = self._style(LIGHT, 13, 20.5)
        self.figure = self._style(BOLD, 13, 18)
        self.code = self._right(self._style(REGULAR, 9, 18, SOFT_INK))
        self.right = self._right(self.body)
        self.strong_right = self._right(self.strong)
        self.label_right = self._right(self.label)

    def after_cover(self) -> None:
        self.page = 2

    def contents(self, chapters: Sequence[tuple[str, str]]) -> None:
        """Every chapter with its page, each line a link."""
        self.heading(self.text.contents)
        with self.document.element("TOC"):
            for number, (code, title) in enumerate(chapters, start=1):
                with self.document.element("TOCI"):
                    words = [self._words("Lbl", str(number), self._style(BOLD, 11, 18, TEAL))]
                    with self.document.element("Reference"), self.document.element("Link") as link:
                        page = self._right(self._style(REGULAR, 11.5, 18))
                        words += [self._words("Span", title, self._style(REGULAR, 11.5, 18))]
                        words += [self._words("Span", str(self._known.get(code, "")), page)]
                widths = (30.0, ACROSS - 90, 60.0)
                cells = [Cell([each], LEFT + sum(widths[:at]), widths[at]) for at, each in enumerate(words)]
                height = self._drawn(cells, pad=(8, 9), ground=_across(grounds.ruled))
                self.document.lead(link, to=code, words=title, box=(LEFT, self.y, RIGHT, self.y + height))
        self.gap(40)
        self.box(self.text.method[0].title, [self.text.method[0].words])

    def part(self, section: Section) -> None:
        self._chapter(section.code, section.title)
        self._narrative(section.narrative)
        if len(section.shown) == 1 and len(section.shown[0].rows) == 1:
            self._poster(section.shown[0])
        else:
            self._numbers([figure for figure in section.numbers if figure.progress is None])
            for figure in section.shown:
                if not figure.single or figure.progress:
                    self._figure(figure)
        for figure in section.withheld:
            self._rows(self._texts("P", self.text.name(figure.text.title, figure.note), self.soft))
            self.gap(4)

    def definitions(self, code: str, title: str, limits: Sequence[Section], parts: Sequence[Section]) -> None:
        self._chapter(code, title)
        for section in limits:
            self._narrative(section.narrative)
        for section in parts:
            self.subsection(section.title)
            self.facts([(f"{figure.text.title} ({figure.code})", self._defined(figure)) for figure in section.figures],
                       width=0.32)  # fmt: skip

    def method(self, code: str) -> None:
        self._chapter(code, self.text.method_title)
        for said in self.text.method:
            self.subsection(said.title)
            self._running(self._texts("P", said.words, self.body))
            self.gap(10)
        self.gap(24)
        lines = [self.text.certificate, self.text.corrects]
        self.box(self.text.certificate_title, [line for line in lines if line])

    def _defined(self, figure: Figure) -> str:
        source = self.text.source.format(source=figure.text.source) if figure.text.source else ""
        lines = (figure.text.definition, source, "" if figure.rows else figure.note)
        return "\n".join(line for line in lines if line)

    def _chapter(self, code: str, title: str) -> None:
        """On a page of its own."""
        self.turn()
        self.places[code] = self.page
        self._mark(code, title, level=0)
        self.heading(title, over=str(len(self.places)))

    def _mark(self, code: str, title: str, *, level: int) -> None:
        canvas = self.document.canvas
        canvas.bookmarkPage(code)
        canvas.addOutlineEntry(title, code, level)

    def _narrative(self, lines: Sequence[str]) -> None:
        for index, line in enumerate(lines):
            self._running(self._texts("P", line, self.body if index else self.lead_in))
            self.gap(9)
        self.gap(22)

    def _running(self, words: list[Words]) -> None:
        self.row([Cell(words, width=MEASURE)], whole=False)

    def _numbers(self, figures: Sequence[Figure]) -> None:
        """Three to a line: the number large, under it what it counts."""
        width = (ACROSS - (TILES - 1) * BETWEEN) / TILES
        for start in range(0, len(figures), TILES):
            cells = []
            for index, figure in enumerate(figures[start : start + TILES]):
                title = self._words("H2", figure.text.title, self._style(BOLD, 10.5, 14.5))
                number = self._words("P", figure.total.shown, self._large(figure.total.shown, 30, width - 6))
                about = [figure.text.unit, figure.note] if figure.note else [figure.text.unit]
                words = [number, title, *(self._words("P", line, self.soft) for line in about)]
                cells.append(Cell(words, LEFT + index * (width + BETWEEN), width, after=6))
            self.row(cells, pad=(8, 12), ground=_above)
            self.gap(14)
        self.gap(18)

    def _poster(self, figure: Figure) -> None:
        """The only number of its section has the page for itself."""
        self._rows([self._words("P", figure.headline, self._large(figure.headline, 76, ACROSS))])
        self.gap(10)
        self._running(self._texts("P", figure.statement, self.lead_in))
        self.gap(16)
        if figure.is_share:
            picture = self.document.piece("Figure", alt=figure.description)
            self._drawn([Cell([self._words("P", self._part_of(figure), self.soft)])], pad=(44, 0))
            self._bar(picture, _drawn_bar(figure), LEFT, self.y + 24, ACROSS, 30)
            self.gap(10)
        if figure.progress:
            self._progress(figure.progress, drawn=figure.is_share)
        self._rows(self._texts("P", figure.note, self.soft))
        self.gap(20)

    def _part_of(self, figure: Figure) -> str:
        row = figure.total
        return self.text.part_of.format(
            part=self.text.name(row.label, row.shown), whole=f"{row.of_shown} ({row.of_label})"
        )

    def _figure(self, figure: Figure) -> None:
        """Its title, its sentence, then its bars beside its numbers, all on one page if a page is enough."""
        sentence = self._texts("P", figure.statement, self.body)
        height = 60 + sum(words.height(MEASURE) for words in sentence)
        height += 64 if figure.is_share or figure.single else 28 * (len(figure.rows) + 1)
        self.gap(22)
        self.need(min(height + (56 if figure.progress else 0), PAGE))
        title, code = self._words("H2", figure.text.title, self.figure), self._words("P", figure.code, self.code)
        self.row([Cell([title], width=ACROSS - 50), Cell([code], RIGHT - 50, 50)])
        self._running(sentence)
        self.gap(10)
        if figure.is_share:
            self._one_bar(figure)
        elif not figure.single:
            self._table(figure)
        if figure.progress:
            self._progress(figure.progress, left=LEFT + SHARE if figure.is_share else LEFT, drawn=figure.is_share)
        self.gap(4)
        self._rows(self._texts("P", figure.note, self.soft))
        self.gap(20)

    def _one_bar(self, figure: Figure) -> None:
        """A share of one whole: how large it is, and the part filled on the whole."""
        picture = self.document.piece("Figure", alt=figure.description)
        left = LEFT + SHARE
        self._drawn(
            [Cell([self._words("P", figure.headline, self._large(figure.headline, 40, SHARE - 14))], width=SHARE)],
            pad=(0, 0),
        )
        self._bar(picture, _drawn_bar(figure), left, self.y + 14, RIGHT - left, 22)
        self.row([Cell([self._words("P", self._part_of(figure), self.soft)], left, RIGHT - left)])

    def _table(self, figure: Figure) -> None:
        """The bars stand beside their numbers, in the line of the category."""
        heads = [figure.text.head, "", figure.text.unit]
        heads += [self.text.of] * figure.has_wholes + [self.text.share] * figure.has_shares
        widths = [LABEL, 0.0, *[NUMBER] * (len(heads) - 2)]
        widths[1] = ACROSS - sum(widths)
        picture = self.document.piece("Figure", alt=figure.description)
        with self.document.element("Table"):
            head = self._line(heads, [self.label, *[self.label_right] * (len(heads) - 1)], "Column")
            self._drawn(self._placed(head, widths), pad=(3, 4), ground=_across(grounds.head))
            for row in figure.rows:
                shown = [row.label, "", row.shown]
                shown += [row.of_shown] * figure.has_wholes + [row.share_shown] * figure.has_shares
                style = self.strong_right if row.total else self.right
                line = self._line(shown, [self.strong if row.total else self.body, *[style] * (len(shown) - 1)], "Row")
                tinted = row.total and len(figure.rows) > 1
                ground = _across(grounds.chosen if tinted else grounds.ruled)
                height = self._drawn(self._placed(line, widths), pad=(ABOVE, 6), ground=ground)
                if row.bar:
                    foot = self.y + height - ABOVE - (self.body.leading + THICK) / 2  # beside the first line
                    self._bar(picture, row.bar, LEFT + widths[0], foot, widths[1] - 4, THICK)
        self.gap(6)

    def _line(self, cells: Sequence[str], styles: Sequence[ParagraphStyle], scope: str) -> list[Words | None]:
        """The cells of one line; the one of the bars is none."""
        with self.document.element("TR"):
            return [
                self._words("TH" if scope == "Column" or not at else "TD", cell, styles[at],
                            scope=scope if scope == "Column" or not at else "")
                if cell or at != 1 else None
                for at, cell in enumerate(cells)
            ]  # fmt: skip

    def _placed(self, words: Sequence[Words | None], widths: Sequence[float]) -> list[Cell]:
        last = len(words) - 1
        return [
            Cell([each], LEFT + sum(widths[:at]), widths[at], INSET if not at else 2, INSET if at in (0, last) else 2)
            for at, each in enumerate(words)
            if each
        ]

    def _progress(self, progress: Progress, *, left: float = LEFT, drawn: bool = False) -> None:
        """Where it began, where it is, what is aimed at; on a bar of its own, unless it was drawn already."""
        said = [(self.text.began, progress.began), (self.text.now, progress.now), (self.text.target, progress.target)]
        said = [(label, value) for label, value in said if value]
        width = (RIGHT - left) / TILES
        cells = []
        for index, (label, value) in enumerate(said):
            words = [self._words("P", self.text.name(label, value), self.soft)]
            cells.append(Cell(words, left + index * width, width))
        self.gap(14)
        bar = None if drawn else progress.bar
        alt = "; ".join(f"{label} – {value}" for label, value in said)
        picture = self.document.piece("Figure", alt=alt) if bar else None
        height = self._drawn(cells, pad=(20 if bar else 0, 2))
        if bar and picture:
            self._bar(picture, bar, LEFT, self.y + height - 10, ACROSS, 6)

    def _bar(self, piece: Element, bar: Bar, left: float, bottom: float, width: float, thick: float) -> None:
        with self.document.drawing(piece):
            draw_bar(self.document.canvas, bar, left=left, bottom=bottom, width=width, thick=thick)

    def _drawn(self, cells: list[Cell], *, pad: tuple[float, float], ground: grounds.Ground | None = None) -> float:
        """A line that does not break, and its height; its foot is then where the page has come to."""
        height = max(cell.height() for cell in cells) + sum(pad)
        self.row(cells, pad=pad, ground=ground)
        return height

    def _large(self, number: str, size: float, width: float) -> ParagraphStyle:
        """As large as there is room for."""
        fitting = min(size, width / stringWidth(number, LIGHT, 1))
        return self._style(LIGHT, fitting, size * 1.25, TEAL)

    def _right(self, style: ParagraphStyle) -> ParagraphStyle:
        return ParagraphStyle(f"{style.name} right", parent=style, alignment=TA_RIGHT)


def _drawn_bar(figure: Figure) -> Bar:
    """Of a share: with what is aimed at, where that is known."""
    bar = (figure.progress and figure.progress.bar) or figure.total.bar
    assert bar
    return bar


def _across(ground: grounds.Ground) -> grounds.Ground:
    """Beneath the whole line, drawn with its first cell."""

    def draw(canvas: Canvas, left: float, bottom: float, _width: float, height: float) -> None:
        if left == LEFT:
            ground(canvas, LEFT, bottom, ACROSS, height)

    return draw


def _above(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    grounds.head(canvas, left, bottom + height, width, height)
