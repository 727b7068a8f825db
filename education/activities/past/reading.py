"""The lines of a list of past attendance: date, activity, code, present (P, A, E), minutes. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from residents.importing import sheets
from residents.importing.cells import Cell, text_of
from residents.importing.dates import Order, Precision, column_order, read_day
from residents.importing.sheet import Row, Sheet
from residents.names import fold

LONGEST_ACTIVITY, LONGEST_CODE, MOST_MINUTES = 60, 40, 1440
LOOKED_AT = 20  # rows in which the headings must be found


class Column(StrEnum):
    DATE = "date"
    ACTIVITY = "activity"
    CODE = "code"
    PRESENT = "present"
    MINUTES = "minutes"


NEEDED = (Column.DATE, Column.ACTIVITY, Column.CODE, Column.PRESENT)
HEADINGS: dict[Column, frozenset[str]] = {
    Column.DATE: frozenset("date|day|jour|petsa|fecha|held on".split("|")),
    Column.ACTIVITY: frozenset("activity|activite|programme|program|atelier|gawain|what".split("|")),
    Column.CODE: frozenset("code|register|register no|number|numero|no".split("|")),
    Column.PRESENT: frozenset("present|presence|attendance|mark|here".split("|")),
    Column.MINUTES: frozenset("minutes|minute|min|duration|duree|time".split("|")),
}
P, A, E = "P", "A", "E"
MARKS: dict[str, str] = {
    **dict.fromkeys(("p", "present", "presente", "here", "yes", "y", "oui", "x", "1"), P),
    **dict.fromkeys(("a", "absent", "absente", "away", "no", "n", "non", "0"), A),
    **dict.fromkeys(("e", "excused", "excusee", "ex"), E),
}  # fmt: skip


class Fault(StrEnum):
    """What is wrong with a line."""

    NO_DAY = "no_day"
    BAD_DAY = "bad_day"
    TWO_READINGS = "two_readings"
    TO_COME = "to_come"
    NO_ACTIVITY = "no_activity"
    NO_CODE = "no_code"
    BAD_MARK = "bad_mark"
    BAD_MINUTES = "bad_minutes"
    TWICE = "twice"
    TWICE_OTHERWISE = "twice_otherwise"


class NotThisList(Exception):
    """None of the sheets has the columns that are needed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line. `row` is its number in the spreadsheet; `same_as` the row that says the same already."""

    row: int
    on: date | None
    activity: str
    code: str
    mark: str
    minutes: int | None
    faults: tuple[Fault, ...] = ()
    same_as: int = 0


def read(data: bytes, name: str, *, today: date) -> list[Entry]:
    """The lines of the file. Raises Unreadable where it is no spreadsheet, NotThisList where it is another one."""
    for sheet in sheets.read(data, name):
        if found := _headed(sheet):
            place, columns = found
            return list(_marked_twice(_entries(sheet, place, columns, today)))
    raise NotThisList


def _headed(sheet: Sheet) -> tuple[int, dict[Column, int]] | None:
    """The place of the row of headings, and which column is where."""
    for place, row in enumerate(sheet.rows[:LOOKED_AT]):
        names = {fold(text_of(cell)): column for column, cell in reversed(list(enumerate(row.cells)))}
        columns = {c: names[n] for c, known in HEADINGS.items() for n in sorted(known) if n in names}
        if all(column in columns for column in NEEDED):
            return place, columns
    return None


def _entries(sheet: Sheet, place: int, columns: dict[Column, int], today: date) -> Iterator[Entry]:
    rows = sheet.rows[place + 1 :]
    heading = text_of(sheet.rows[place].cell(columns[Column.DATE]))
    order = column_order((row.cell(columns[Column.DATE]) for row in rows), heading)
    for row in rows:
        yield _entry(row, columns, order, today)


def _entry(row: Row, columns: dict[Column, int], order: Order | None, today: date) -> Entry:
    def cell(column: Column) -> Cell:
        return row.cell(columns[column]) if column in columns else None

    on, day_fault = _day(cell(Column.DATE), order, today)
    activity, code = text_of(cell(Column.ACTIVITY)), text_of(cell(Column.CODE))
    mark = MARKS.get(fold(text_of(cell(Column.PRESENT))), "")
    minutes, minutes_fault = _minutes(text_of(cell(Column.MINUTES)))
    faults = (
        day_fault,
        Fault.NO_ACTIVITY if not activity or len(activity) > LONGEST_ACTIVITY else None,
        Fault.NO_CODE if not code or len(code) > LONGEST_CODE else None,
        Fault.BAD_MARK if not mark else None,
        minutes_fault,
    )
    told = tuple(fault for fault in faults if fault)
    return Entry(row.number, on, activity[:LONGEST_ACTIVITY], code[:LONGEST_CODE], mark, minutes, told)


def _day(cell: Cell, order: Order | None, today: date) -> tuple[date | None, Fault | None]:
    reading = read_day(cell, order, today=today)
    if reading.day is None:
        return None, Fault.BAD_DAY if reading.doubt else Fault.NO_DAY
    if reading.day.other:
        return None, Fault.TWO_READINGS
    if reading.day.precision is not Precision.EXACT:
        return None, Fault.BAD_DAY
    if reading.day.on > today:
        return None, Fault.TO_COME
    return reading.day.on, None


def _minutes(text: str) -> tuple[int | None, Fault | None]:
    if not text:
        return None, None
    digits = text.removesuffix("min").strip()
    if digits.isascii() and digits.isdigit() and len(digits) < 5 and 1 <= int(digits) <= MOST_MINUTES:
        return int(digits), None
    return None, Fault.BAD_MINUTES


def _marked_twice(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Of two lines of one girl in one session the first counts."""
    first: dict[tuple[date, str, str], Entry] = {}
    for entry in entries:
        if entry.faults or entry.on is None:
            yield entry
            continue
        key = (entry.on, fold(entry.activity), entry.code.casefold())
        before = first.setdefault(key, entry)
        if before is entry:
            yield entry
        else:
            fault = Fault.TWICE if before.mark == entry.mark else Fault.TWICE_OTHERWISE
            yield replace(entry, faults=(fault,), same_as=before.row)
