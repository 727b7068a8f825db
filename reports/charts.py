"""Charts, drawn once for the PDF and for the page. Pure: published rows in, a drawing or an SVG file out."""

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Group, Line, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from reports.wording import Figure, Row
from shelter.paper.colours import INK, PAPER, RULE, SOFT_INK, TEAL, TINT
from shelter.paper.fonts import BOLD, REGULAR

SCREEN_FONTS = "Roboto, 'Segoe UI', system-ui, sans-serif"
THICK = 20  # of a bar
SIZE = 10.5  # of the letters
ENLARGED = 1.35  # on a screen, so that the letters are as large as those of the page


def draw(figures: Sequence[Figure], *, width: float, narrow: bool = False, screen: bool = False) -> Drawing:
    """All bars of these figures on one scale; a share as a filled part of its whole.

    `narrow` puts the labels above the bars (telephones). For a `screen` a white sheet is laid beneath, so that the
    drawing can be read on a dark page too, and room is left for letters wider than ours.
    """
    [first, *_others] = figures
    if first.whole:
        bars = _share_of_whole(first, first.whole, width, narrow)
    else:
        bars = _bars(figures, width, narrow, slack=1.25 if screen else 1)
    margin = 14 if screen else 0
    height = bars.height + 2 * margin
    drawing = Drawing(width + 2 * margin, height)
    if screen:
        drawing.add(Rect(0, 0, width + 2 * margin, height, rx=8, ry=8, fillColor=PAPER, strokeColor=None))
    group = Group(*bars.contents)
    group.translate(margin, margin)
    drawing.add(group)
    return drawing


def svg(figures: Sequence[Figure], *, narrow: bool = False) -> bytes:
    """The same drawing as a file for an <img>, as wide as a page or a telephone: no script, no outside font."""
    drawing = draw(figures, width=220 if narrow else 590, narrow=narrow, screen=True)
    _let_the_browser_align(drawing)
    out = io.StringIO()
    renderSVG.drawToFile(drawing, out)
    title = escape(" ".join(figure.description for figure in figures))
    text = out.getvalue().replace("<title>...</title>", f"<title>{title}</title>").replace("<desc>...</desc>", "")
    small = f'<svg width="{drawing.width:g}" height="{drawing.height:g}"'
    assert small in text
    large = f'<svg width="{drawing.width * ENLARGED:g}" height="{drawing.height * ENLARGED:g}"'
    text = text.replace(small, large)
    for name, weight in ((REGULAR, "400"), (BOLD, "600")):
        text = text.replace(f"font-family: {name};", f"font-family: {SCREEN_FONTS}; font-weight: {weight};")
    return text.encode()


def _let_the_browser_align(group: Group) -> None:
    """Its letters are not as wide as ours: text that ends somewhere must be told to end there."""
    for shape in group.contents:
        if isinstance(shape, Group):
            _let_the_browser_align(shape)
        elif isinstance(shape, String) and shape.textAnchor == "end":
            shape.textAnchor, shape._svgAttrs = "start", {"text-anchor": "end"}


def _bars(figures: Sequence[Figure], width: float, narrow: bool, slack: float) -> Drawing:
    rows = [(figure, row) for figure in figures for row in figure.bars]
    several = len(figures) > 1
    labels = [_label(figure, row, several) for figure, row in rows]
    left = 0.0 if narrow else max(stringWidth(label, BOLD, SIZE) for label in labels) * slack + 12
    room = width - left - max(stringWidth(row.shown, BOLD, SIZE) for _figure, row in rows) * slack - 10
    most = max(row.value for _figure, row in rows) or 1
    step = THICK + (26 if narrow else 13)
    drawing = Drawing(width, step * len(rows) - (0 if narrow else 13))
    for index, ((_figure, row), label) in enumerate(zip(rows, labels, strict=True)):
        bottom = drawing.height - (index + 1) * step + (6 if narrow else 13)
        if narrow:
            drawing.add(String(0, bottom + THICK + 5, label, fontName=BOLD, fontSize=SIZE, fillColor=INK))
        else:
            drawing.add(_text(left - 12, bottom, label, anchor="end"))
        end = left + _bar(drawing, left, bottom, room * row.value / most)
        drawing.add(_text(end + 8, bottom, row.shown))
    drawing.add(Line(left, 0, left, drawing.height, strokeColor=RULE, strokeWidth=1))
    return drawing


def _label(figure: Figure, row: Row, several: bool) -> str:
    if not several:
        return row.label
    return figure.text.title if row.total else f"{figure.text.title}, {row.label}"


def _bar(drawing: Drawing, left: float, bottom: float, length: float) -> float:
    """A bar; where the number is under the base, an open one of no particular length. Returns its length."""
    if length:
        drawing.add(Rect(left, bottom, length, THICK, rx=2, ry=2, fillColor=TEAL, strokeColor=None))
        return length
    open_bar = Rect(left + 0.5, bottom + 0.5, 12, THICK - 1, rx=2, ry=2, fillColor=TINT, strokeColor=TEAL)
    open_bar.strokeWidth, open_bar.strokeDashArray = 0.8, [2, 2]
    drawing.add(open_bar)
    return 13


def _text(x: float, bottom: float, words: str, anchor: str = "start") -> String:
    return String(x, bottom + 6, words, fontName=BOLD, fontSize=SIZE, fillColor=INK, textAnchor=anchor)


def _share_of_whole(figure: Figure, whole: Row, width: float, narrow: bool) -> Drawing:
    """One long bar: the whole in a tint, the part of it filled."""
    [part] = figure.rows
    below = 16 if narrow else 0  # a second line of words
    drawing = Drawing(width, 78 + below)
    filled = width * min(part.value / whole.value, 1)
    drawing.add(Rect(0, 26 + below, width, 26, rx=4, ry=4, fillColor=TINT, strokeColor=None))
    drawing.add(Rect(0, 26 + below, filled, 26, rx=4, ry=4, fillColor=TEAL, strokeColor=None))
    drawing.add(String(0, 62 + below, part.share, fontName=BOLD, fontSize=15, fillColor=INK))
    drawing.add(String(0, 8 + below, f"{part.label} · {part.shown}", fontName=BOLD, fontSize=SIZE - 1, fillColor=INK))
    place: dict[str, object] = {"x": 0, "textAnchor": "start"} if narrow else {"x": width, "textAnchor": "end"}
    words = f"{whole.label} · {whole.shown}"
    drawing.add(String(y=8, text=words, fontName=REGULAR, fontSize=SIZE - 1, fillColor=SOFT_INK, **place))
    return drawing
