"""The leaf of the house: a picture that needs no words."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

RIBS = ((110, 92), (190, 122), (270, 130), (350, 118), (430, 92))  # how high each begins, and how far it reaches


def draw_leaf(canvas: Canvas, *, leaf: Color, vein: Color) -> None:
    """From its stalk at the origin some 620 points upwards; the caller moves, turns and scales the canvas."""
    canvas.setFillColor(leaf)
    outline = canvas.beginPath()
    outline.moveTo(0, 0)
    outline.curveTo(-210, 190, -150, 470, 60, 620)
    outline.curveTo(250, 450, 260, 170, 0, 0)
    canvas.drawPath(outline, stroke=0, fill=1)
    canvas.setStrokeColor(vein)
    canvas.setLineWidth(2.4)
    canvas.bezier(0, 0, 6, 180, 20, 380, 60, 620)
    canvas.setLineWidth(1.2)
    for height, reach in RIBS:
        middle = height * 0.055
        canvas.bezier(middle, height, middle + reach * 0.4, height + 22, middle + reach * 0.8, height + 54,
                      middle + reach, height + 92)  # fmt: skip
        canvas.bezier(middle, height, middle - reach * 0.4, height + 28, middle - reach * 0.75, height + 62,
                      middle - reach * 0.9, height + 102)  # fmt: skip
