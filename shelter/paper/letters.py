"""The letters a paper can show. What our typeface lacks is said with a question mark: nothing vanishes silently."""

import unicodedata
from bisect import bisect_right
from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.platypus import Paragraph

from shelter.paper.fonts import REGULAR

LACKING = "?"
MORE = "…"
SAME = {
    "\t": " ",
    "\r": "\n",
    "\N{LINE SEPARATOR}": "\n",
    "\N{PARAGRAPH SEPARATOR}": "\n",
    "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
}


def shown(text: str) -> str:
    """The text in letters of our typeface, its lines kept; what is never seen (joiners, directions) is left out."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(_letter(letter) for letter in whole).strip()


def short(text: str, letters: int) -> str:
    """The text on one line, and no longer than so many letters: what is left out is said by "…"."""
    line = " ".join(shown(text).split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + MORE


def fitted(text: str, font: str, size: float, width: float) -> str:
    """As much of a line as there is room for, in points."""
    line = " ".join(shown(text).split())
    if stringWidth(line, font, size) <= width:
        return line
    kept = bisect_right(range(len(line)), width, key=lambda end: stringWidth(line[:end] + MORE, font, size)) - 1
    return line[: max(kept, 0)].rstrip() + MORE


def as_typed(text: str, style: ParagraphStyle) -> Paragraph:
    """The lines of a text as they were typed: nothing in them is markup, so none is looked for."""
    pattern = Paragraph("-", style).frags[0]
    parts = []
    for line in shown(text).split("\n"):
        if line.strip():
            parts += [pattern.clone(text=line.strip()), pattern.clone(text="", lineBreak=True)]
    return Paragraph(None, style, frags=parts[:-1] or [pattern.clone(text="")])


@cache
def _letter(letter: str) -> str:
    letter = SAME.get(letter, letter)
    kind = unicodedata.category(letter)
    if letter == "\n" or (_known(letter) and kind != "Cf"):
        return letter
    if kind in ("Cc", "Cf", "Mn"):  # never seen, or an accent that we lack: it is left off its letter
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if unicodedata.category(part) != "Mn")
    return plain if plain and all(_known(part) for part in plain) else LACKING


def _known(letter: str) -> bool:
    return letter >= " " and ord(letter) in getFont(REGULAR).face.charToGlyph
