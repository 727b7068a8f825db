"""What a cell of a spreadsheet may hold, as text; and text made harmless before it goes into a spreadsheet again."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from residents.names import clean_note, clean_text

type Cell = str | int | float | date | time | timedelta | None  # a bool is an int, a datetime is a date

NOTHING: Final = frozenset(
    ["", "-", "--", "---", "–", "—", ".", "..", "/", "n/a", "na", "n.a.", "n.a", "n / a", "none", "nil", "null", "#n/a"]
    + ["#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "wala", "néant", "neant", "ninguno", "s/n"]
)
LIVE = re.compile(r"[=+\-@＝＋－＠|%]")
TWICE_ENCODED = re.compile(r"[ÃÂ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


class Formula(str):
    """The text of a formula, as written. It is never calculated, and leaves here only as plain words."""

    __slots__ = ()


def text_of(cell: Cell) -> str:
    """The cell in one clean line; a formula, an error and words for nothing ("n/a", "-") are empty."""
    text = clean_text(plain(cell))
    return "" if text.casefold() in NOTHING else text


def note_of(cell: Cell) -> str:
    """The cell as a remark, whole, line breaks kept; a formula loses its equals sign and is named as what it is."""
    if isinstance(cell, Formula):
        return "Formula, not calculated: " + clean_note(str(cell)).lstrip("=+@- ")
    text = clean_note(plain(cell))
    return "" if text.casefold() in NOTHING else text


def plain(cell: Cell) -> str:
    """The cell as a person sees it, uncleaned."""
    match cell:
        case None | Formula():
            return ""
        case str():
            return mended(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time.min:
            return cell.date().isoformat()
        case _:
            return str(cell)


def mended(text: str) -> str:
    """Undo text that was read in the wrong encoding once before: PeÃ±a is Peña."""
    if not TWICE_ENCODED.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula (also full-width signs)."""
    return "'" + text if LIVE.match(text.lstrip()) or text.startswith(("\t", "\r", "\n")) else text
