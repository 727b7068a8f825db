"""Dates as homes write them. What a date does not say is kept as not said: year only, month only, or two readings."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from residents.importing.cells import Cell, text_of
from residents.names import alike, fold

FIRST_YEAR, LAST_YEAR = 1900, 2100
SERIALS = range(9_000, 75_000)  # days as Excel counts them, 1924 to 2105
SERIAL_ZERO = date(1899, 12, 30)

MONTHS = [
    "january janvier enero",
    "february fevrier pebrero febrero",
    "march mars marso marzo",
    "april avril abril",
    "may mai mayo",
    "june juin hunyo junio",
    "july juillet hulyo julio",
    "august aout agosto",
    "september septembre setyembre septyembre septiembre setiembre",
    "october octobre oktubre octubre",
    "november novembre nobyembre noviembre",
    "december decembre disyembre diciembre",
]
FULL_MONTHS = {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}
WEEKDAYS = (
    "mon(day)?|tues?(day)?|wed(nesday)?|thu(rs?)?(day)?|fri(day)?|sat(urday)?|sun(day)?"
    "|(lun|mar|mercre|jeu|vendre|same)di|dimanche"
)
NOT_SAID = frozenset(
    [
        *("unknown", "not known", "not sure", "unsure", "no data", "no record", "no records", "not available"),
        *(
            "not applicable",
            "to follow",
            "pending",
            "tba",
            "tbd",
            "tbc",
            "for verification",
            "to verify",
            "x",
            "xx",
            "xxx",
        ),
        *("inconnu", "inconnue", "non connu", "non connue", "ne sait pas", "a verifier", "di alam", "hindi alam"),
        *("walang tala", "desconocido", "desconocida", "no sabe", "present", "to present", "at present", "to date"),
        *("still here", "still in", "in residence", "current", "currently in", "ongoing", "active", "resident"),
        *("en cours", "presente", "toujours la", "kasalukuyan", "dito pa", "wala", "neant"),
    ]
)
ROUGHLY = re.compile(
    r"^(about|around|approx\w*|abt|circa|ca|c|vers|environ|mga|est\w*)\b[. ]*|[?~]|\b(est\w*|approx\w*)\.?$"
)
NOISE = re.compile(r"(?<=\d)(st|nd|rd|th|er|eme)\b|\bika-?|\b(of|de|del|le|ng|noong|" + WEEKDAYS + r")\b|,")
CLOCK = re.compile(r"[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?z?$")
IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?")
THREE_NUMBERS = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})")
TWO_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{4})")
DIGITS = re.compile(r"[0-9]{1,9}(\.[0-9]+)?")
EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
WITH_WORD = re.compile(r"(?:(\d{1,2})[-/. ]*)?([a-z]{3,})[-/. ]*(?:(\d{1,2})[-/. ]+)?(\d{4}|\d{2})")
YEAR_THEN_WORD = re.compile(r"(\d{4})[-/. ]*([a-z]{3,})[-/. ]*(\d{1,2})?")


class Precision(StrEnum):
    EXACT = "exact"
    MONTH = "month"
    YEAR = "year"
    ESTIMATED = "estimated"


class Order(StrEnum):
    """Which comes first in 03/04/2011."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Doubt(StrEnum):
    NO_SUCH_DATE = "no_such_date"
    NOT_A_DATE = "not_a_date"
    TWO_READINGS = "two_readings"


@dataclass(frozen=True, slots=True)
class Day:
    """A date and how sure it is. Of a month or a year only, `on` is the first day; of two readings, the earlier."""

    on: date
    precision: Precision = Precision.EXACT
    other: date | None = None  # the later reading, where day and month cannot be told apart

    @property
    def earliest(self) -> date:
        return self.on.replace(month=1, day=1) if self._year_at_best else self.on

    @property
    def latest(self) -> date:
        if self.other:
            return self.other
        if self.precision is Precision.MONTH:
            return self.on.replace(day=calendar.monthrange(self.on.year, self.on.month)[1])
        return self.on.replace(month=12, day=31) if self._year_at_best else self.on

    @property
    def _year_at_best(self) -> bool:
        return self.precision in {Precision.YEAR, Precision.ESTIMATED} and not self.other

    def may_be(self, other: "Day") -> bool:
        """Whether both may be the same day."""
        if self.other or other.other:
            return bool({self.on, self.other} & {other.on, other.other} - {None})
        return self.earliest <= other.latest and other.earliest <= self.latest


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says of a date: a day, or nothing, and any doubt about it."""

    day: Day | None = None
    doubt: Doubt | None = None


def read_day(cell: Cell, order: Order | None, *, today: date) -> Reading:
    """The date in a cell. `order` is what the rest of the column tells; `today` places two-digit years."""
    if isinstance(cell, datetime):
        return _exact(cell.year, cell.month, cell.day)
    if isinstance(cell, date):
        return _exact(cell.year, cell.month, cell.day)
    text = _folded(text_of(cell))
    if not text or fold(text) in NOT_SAID or not fold(text):
        return Reading()
    if DIGITS.fullmatch(text) and (reading := _number(float(text))):
        return reading
    rough = bool(ROUGHLY.search(text))
    text = " ".join(ROUGHLY.sub("", text).split())
    reading = _numbers(text, order, today) or _words(text, today) or Reading(doubt=Doubt.NOT_A_DATE)
    if rough and reading.day:
        return Reading(Day(reading.day.on, Precision.ESTIMATED))
    return reading


def column_order(cells: Iterable[Cell], header: str = "") -> Order | None:
    """Which comes first in a column's dates, by its heading ("dd/mm/yyyy") or by the dates that leave no choice."""
    hint = header.casefold().replace("j", "d").replace("-", "/").replace(".", "/").replace(" ", "")
    if "dd/mm" in hint or "mm/dd" in hint:
        return Order.DAY_FIRST if "dd/mm" in hint else Order.MONTH_FIRST
    orders = set(_told_orders(cells))
    return orders.pop() if len(orders) == 1 else None


def _told_orders(cells: Iterable[Cell]) -> Iterator[Order]:
    for cell in cells:
        if isinstance(cell, str) and (found := THREE_NUMBERS.fullmatch(_folded(text_of(cell)))):
            one, two, year = int(found[1]), int(found[2]), found[3]
            full = int(year) if len(year) == 4 else 2000 + int(year)
            if one > 12 and _exact(full, two, one).day:
                yield Order.DAY_FIRST
            elif two > 12 and _exact(full, one, two).day:
                yield Order.MONTH_FIRST


def _folded(text: str) -> str:
    """Small letters without accents, the clock, remarks in brackets and small words; the marks between stay."""
    text = IN_BRACKETS.sub(" ", text).replace("'", "").replace("’", "").lower()
    if not text.isascii():
        text = "".join(fold(letter) or letter for letter in text)
    return " ".join(NOISE.sub(" ", CLOCK.sub("", text.strip())).split()).strip(" .")


def _exact(year: int, month: int, day: int) -> Reading:
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return Reading(Day(date(year, month, day)))
    return Reading(doubt=Doubt.NO_SUCH_DATE)


def _partly(year: int, month: int, day: int) -> Reading:
    """A date in which a zero stands for what is not known."""
    if not year:
        return Reading()
    if day:
        return _exact(year, month, day)
    first = _exact(year, month or 1, 1)
    return Reading(Day(first.day.on, Precision.MONTH if month else Precision.YEAR)) if first.day else first


def _number(number: float) -> Reading | None:
    """A year, eight digits, or a day as Excel counts days."""
    whole = int(number)
    if FIRST_YEAR <= whole <= LAST_YEAR:
        return _partly(whole, 0, 0)
    if found := EIGHT_DIGITS.fullmatch(str(whole)):
        return _partly(int(found[1]), int(found[2]), int(found[3]))
    if whole in SERIALS:
        return Reading(Day(SERIAL_ZERO + timedelta(days=whole)))
    return None


def _year(text: str, today: date) -> int:
    """Two digits mean the year nearest to today that is not more than one ahead."""
    year = int(text)
    if len(text) > 2:
        return year
    return year + 2000 if year <= today.year % 100 + 1 else year + 1900


def _numbers(text: str, order: Order | None, today: date) -> Reading | None:
    if found := YEAR_FIRST.fullmatch(text):
        return _partly(int(found[1]), int(found[2]), int(found[3] or 0))
    if found := TWO_NUMBERS.fullmatch(text):
        return _partly(int(found[2]), int(found[1]), 0)
    if found := THREE_NUMBERS.fullmatch(text):
        return _three(int(found[1]), int(found[2]), _year(found[3], today), order)
    return _number(float(text)) if DIGITS.fullmatch(text) else None


def _three(one: int, two: int, year: int, order: Order | None) -> Reading:
    if not (one and two):
        return _partly(year, two, one)
    day_first, month_first = _exact(year, two, one), _exact(year, one, two)
    if not (day_first.day and month_first.day):
        return day_first if day_first.day else month_first
    if order or one == two:
        return month_first if order is Order.MONTH_FIRST else day_first
    early, late = sorted((day_first.day.on, month_first.day.on))
    return Reading(Day(early, Precision.ESTIMATED, late), Doubt.TWO_READINGS)


def _words(text: str, today: date) -> Reading | None:
    """A date whose month is a word: English, French, Filipino or Spanish, cut short or with a slip."""
    if found := YEAR_THEN_WORD.fullmatch(text):
        year, word, day = int(found[1]), found[2], found[3]
    elif found := WITH_WORD.fullmatch(text):
        year, word, day = _year(found[4], today), found[2], found[1] or found[3]
        if found[1] and found[3]:
            return None
    else:
        return None
    month = _month(word)
    return _partly(year, month, int(day) if day else 0) if month else None


def _month(word: str) -> int:
    """1 to 12, or 0 where the word is not one month alone."""
    if word in FULL_MONTHS:
        return FULL_MONTHS[word]
    meant = {number for name, number in FULL_MONTHS.items() if name.startswith(word)}
    meant = meant or {number for name, number in FULL_MONTHS.items() if len(word) > 4 and alike(word, name)}
    return meant.pop() if len(meant) == 1 else 0
