"""The cover: a leaf, the period, and the figures at a glance."""

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from reports.wording import Figure, ReportText, Section
from shelter.paper.colours import INK, SOFT_INK, TEAL
from shelter.paper.fonts import BOLD, LIGHT, REGULAR
from shelter.paper.leaf import draw_leaf
from shelter.paper.letters import as_typed
from shelter.paper.tagged import Document

WIDTH, HEIGHT = A4
LEFT = 56.0
GLANCE = 4  # figures on the cover
HORIZON = 318.0  # where the coloured part ends
LABEL = ParagraphStyle("label", fontName=REGULAR, fontSize=9.5, leading=13, textColor=INK)
LEAF, VEIN, MIST = HexColor("#286b66"), HexColor("#3d807a"), HexColor("#cfe5e1")


def draw_cover(document: Document, text: ReportText, parts: list[Section]) -> None:
    with document.artifact():
        _ground(document)
    _titles(document, text)
    _at_a_glance(document, text, _memorable(parts))
    with document.content("P"):
        document.canvas.setFont(REGULAR, 8.5)
        document.canvas.setFillColor(SOFT_INK)
        document.canvas.drawString(LEFT, 36, " · ".join(filter(None, (text.edition, text.seal))))
    document.end_page()


def _memorable(parts: list[Section]) -> list[Figure]:
    """The first figure of each part, then the second of each, until there are enough."""
    ranked = sorted(
        (
            (rank, number, figure)
            for number, part in enumerate(parts)
            for rank, figure in enumerate(figure for figure in part.shown if not figure.text.by_hand)
        ),
        key=lambda found: found[:2],
    )
    chosen = sorted(ranked[:GLANCE], key=lambda found: (found[1], found[0]))
    return [figure for _rank, _number, figure in chosen]


def _ground(document: Document) -> None:
    canvas = document.canvas
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(0, HORIZON, WIDTH, HEIGHT - HORIZON)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.setFillColor(TEAL)
    canvas.rect(0, HORIZON, WIDTH, HEIGHT - HORIZON, stroke=0, fill=1)
    canvas.translate(300, HORIZON - 40)
    canvas.rotate(-28)
    draw_leaf(canvas, leaf=LEAF, vein=VEIN)
    canvas.restoreState()


def _titles(document: Document, text: ReportText) -> None:
    canvas = document.canvas
    for kind, words, font, size, colour, height in (
        ("P", text.organisation, BOLD, 13, white, HEIGHT - 78),
        ("H1", text.title, LIGHT, 46, white, HORIZON + 176),
        ("P", text.period, LIGHT, 24, white, HORIZON + 128),
        ("P", text.dates, REGULAR, 12, MIST, HORIZON + 98),
    ):
        with document.content(kind):
            canvas.setFillColor(colour)
            canvas.setFont(font, size)
            canvas.drawString(LEFT, height, words)


def _at_a_glance(document: Document, text: ReportText, figures: list[Figure]) -> None:
    canvas = document.canvas
    with document.content("H2"):
        canvas.setFillColor(TEAL)
        canvas.setFont(BOLD, 10.5)
        canvas.drawString(LEFT, HORIZON - 46, text.at_a_glance)
    step = (WIDTH - 2 * LEFT) / max(len(figures), 1)
    room = max((stringWidth(figure.headline, LIGHT, 1) for figure in figures), default=1)
    size = min(36.0, (step - 16) / room)
    for index, figure in enumerate(figures):
        left = LEFT + index * step
        with document.content("P"):
            canvas.setFillColor(INK)
            canvas.setFont(LIGHT, size)
            canvas.drawString(left, HORIZON - 104, figure.headline)
        label = as_typed(figure.text.title, LABEL)
        _width, height = label.wrapOn(canvas, step - 20, 100)
        with document.content("P"):
            label.drawOn(canvas, left, HORIZON - 116 - height)
