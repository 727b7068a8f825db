"""The typeface of every paper: Open Sans (Steve Matteson, Google; Apache licence 2.0, beside it), embedded in all."""

from pathlib import Path

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, LIGHT = "OpenSans-Regular", "OpenSans-Semibold", "OpenSans-Light"

for _name in (REGULAR, BOLD, LIGHT):
    registerFont(TTFont(_name, str(Path(__file__).parent / f"{_name}.ttf")))
STATE_DEFAULTS["fontName"] = REGULAR  # or every drawing would name a font that is not embedded
