"""What lies beneath words on a sheet: a bar, a line, a tint, a frame. Decoration only: it says nothing by itself."""

from collections.abc import Callable

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from shelter.paper.colours import INK, RULE, SAND, SOFT_INK, TEAL, TINT

type Ground = Callable[[Canvas, float, float, float, float], None]  # left, bottom, width, height

SIGNED = 44.0  # room to sign in, above the line


def bar(canvas: Canvas, left: float, bottom: float, _width: float, height: float) -> None:
    canvas.setFillColor(TEAL)
    canvas.roundRect(left, bottom, 2.6, height, 1.3, stroke=0, fill=1)


def head(canvas: Canvas, left: float, bottom: float, width: float, _height: float) -> None:
    _line(canvas, TEAL, 1, left, bottom, width)


def ruled(canvas: Canvas, left: float, bottom: float, width: float, _height: float) -> None:
    _line(canvas, RULE, 0.6, left, bottom, width)


def chosen(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    canvas.setFillColor(TINT)
    canvas.rect(left, bottom, width, height, stroke=0, fill=1)
    ruled(canvas, left, bottom, width, height)


def to_sign(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    _line(canvas, SOFT_INK, 0.8, left, bottom + height - SIGNED, width)


def tinted(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    _filled(canvas, TINT, left, bottom, width, height)


def sand(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    _filled(canvas, SAND, left, bottom, width, height)


def strong(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    _framed(canvas, TEAL, 1.8, left, bottom, width, height)


def to_fill(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    _framed(canvas, TEAL, 1, left, bottom, width, height)


def dashed(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    canvas.setDash(4, 3)
    _framed(canvas, INK, 0.9, left, bottom, width, height)
    canvas.setDash()


def _line(canvas: Canvas, colour: Color, thick: float, left: float, bottom: float, width: float) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thick)
    canvas.line(left, bottom, left + width, bottom)


def _filled(canvas: Canvas, colour: Color, left: float, bottom: float, width: float, height: float) -> None:
    canvas.setFillColor(colour)
    canvas.roundRect(left, bottom, width, height, 6, stroke=0, fill=1)


def _framed(
    canvas: Canvas, colour: Color, thick: float, left: float, bottom: float, width: float, height: float
) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thick)
    canvas.roundRect(left, bottom, width, height, 6, stroke=1, fill=0)
