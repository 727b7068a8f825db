"""Bars on paper: a part in the colour of the house on its whole in a tint; a line where something is aimed at."""

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from reports.charts import Bar
from shelter.paper.colours import PAPER, SOFT_INK, TEAL, TINT

AIM = HexColor("#b26a00")
OPEN = 9.0  # length of the bar of a number under the base: it says nothing of how many


def draw_bar(canvas: Canvas, bar: Bar, *, left: float, bottom: float, width: float, thick: float) -> None:
    """From `left`, in at most `width` points."""
    round_ = min(2.0, thick / 2)
    if bar.whole:
        canvas.setFillColor(TINT)
        canvas.roundRect(left, bottom, max(width * bar.whole, OPEN), thick, round_, stroke=0, fill=1)
    if bar.filled:
        canvas.setFillColor(TEAL)
        canvas.roundRect(left, bottom, width * bar.filled, thick, round_, stroke=0, fill=1)
    else:
        _open(canvas, left, bottom, thick, round_)
    if bar.began:
        _line(canvas, SOFT_INK, left + width * bar.began, bottom, thick, 1.0)
    if bar.aim:
        _line(canvas, AIM, left + width * bar.aim, bottom, thick, 2.0)


def _open(canvas: Canvas, left: float, bottom: float, thick: float, round_: float) -> None:
    canvas.setFillColor(PAPER)
    canvas.setStrokeColor(TEAL)
    canvas.setLineWidth(0.8)
    canvas.setDash(2, 2)
    canvas.roundRect(left + 0.4, bottom + 0.4, OPEN, thick - 0.8, round_, stroke=1, fill=1)
    canvas.setDash()


def _line(canvas: Canvas, colour: HexColor, x: float, bottom: float, thick: float, width: float) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(width)
    canvas.line(x, bottom - 4, x, bottom + thick + 4)
