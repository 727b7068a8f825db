"""Reading a day as people type it, in English, French or Filipino; pure."""

import datetime as dt
import re
import unicodedata

EARLIEST, LATEST = 1900, 2100

_MONTHS = (
    ("january", "janvier", "enero"),
    ("february", "fevrier", "pebrero"),
    ("march", "mars", "marso"),
    ("april", "avril", "abril"),
    ("may", "mai", "mayo"),
    ("june", "juin", "hunyo"),
    ("july", "juillet", "hulyo"),
    ("august", "aout", "agosto"),
    ("september", "septembre", "setyembre"),
    ("october", "octobre", "oktubre"),
    ("november", "novembre", "nobyembre"),
    ("december", "decembre", "disyembre"),
)


class Ambiguous(ValueError):
    """It could be read as two different days."""


def read_day(text: str) -> dt.date:
    """The day meant by `text`. Raises Ambiguous for 3/4/2012, ValueError for what is no day (years 1900 to 2100)."""
    parts = re.findall(r"[^\W\d_]+|\d+", _plain(text))
    words = [part for part in parts if part.isalpha() and part not in {"de", "of", "th", "st", "nd", "rd", "er", "le"}]
    numbers = [part for part in parts if part.isdigit()]
    if len(words) == 1 and len(numbers) == 2:
        day, year = sorted(numbers, key=len)
        return _date(int(year), _month(words[0]), int(day))
    if words or len(numbers) != 3:
        raise ValueError("not a day")
    return _from_numbers(numbers)


def _from_numbers(numbers: list[str]) -> dt.date:
    if len(numbers[0]) == 4:
        return _date(*(int(number) for number in numbers))
    first, second, year = (int(number) for number in numbers)
    if first == second or (first > 12) != (second > 12):
        return _date(year, min(first, second), max(first, second))
    if max(first, second) > 12:
        raise ValueError("no such month")
    raise Ambiguous("day and month could be mistaken for each other")


def _month(word: str) -> int:
    found = {number for number, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)}
    if len(word) < 3 or len(found) != 1:
        raise ValueError("not a month")
    return found.pop()


def _date(year: int, month: int, day: int) -> dt.date:
    if not EARLIEST <= year <= LATEST:
        raise ValueError("the year is out of reach")
    return dt.date(year, month, day)


def _plain(text: str) -> str:
    unaccented = "".join(c for c in unicodedata.normalize("NFKD", text[:40].casefold()) if not unicodedata.combining(c))
    return unaccented.replace("sept.", "sep").replace("sept ", "sep ")
