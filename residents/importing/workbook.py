"""XLSX files: the zip is weighed before it is opened, formulas stay text, links and macros are not looked at."""

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

import defusedxml  # noqa: F401 -- openpyxl refuses XML entities only where this is installed
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from residents.importing.cells import Cell, Formula
from residents.importing.sheet import MOST_COLUMNS, MOST_ROWS, Fault, Row, Sheet, Unreadable

MOST_UNPACKED = 160 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_TIMES_LARGER = 150  # a real sheet of repeated words reaches some 30
SMALL_ENOUGH = 8 * 1024 * 1024  # below this any ratio is harmless
LAST_ROW = 1_048_576  # of any Excel sheet
MOST_CELLS = 4_000_000  # empty ones included
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
MOST_MERGED = 5_000


def read(data: bytes) -> list[Sheet]:
    """The worksheets of an XLSX file. Raises Unreadable."""
    weigh(data)
    try:
        return list(_sheets(data))
    except Unreadable:
        raise
    except Exception:  # the library raises whatever a damaged file makes it stumble over
        raise Unreadable(Fault.BROKEN) from None


def weigh(data: bytes) -> None:
    """Refuse, before anything is unpacked, what is no workbook, is locked, or would grow too large.

    The size each entry declares is the most that is ever unpacked of it: zipfile stops there, and a lie fails its sum.
    """
    try:
        entries = ZipFile(BytesIO(data)).infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, OverflowError, RuntimeError, EOFError):
        raise Unreadable(Fault.BROKEN) from None
    names = {entry.filename for entry in entries}
    unpacked = sum(entry.file_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(Fault.PASSWORD)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise Unreadable(Fault.BOMB)
    if unpacked > SMALL_ENOUGH and unpacked > MOST_TIMES_LARGER * len(data):
        raise Unreadable(Fault.BOMB)
    if "mimetype" in names or "xl/workbook.bin" in names or any(name.startswith("Index/") for name in names):
        raise Unreadable(Fault.OTHER_OFFICE)
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Unreadable(Fault.NOT_A_SPREADSHEET)


def _sheets(data: bytes) -> Iterator[Sheet]:
    with warnings.catch_warnings(), ZipFile(BytesIO(data)) as archive:
        warnings.simplefilter("ignore")  # of extensions, odd styles and dates that openpyxl leaves out
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False, keep_vba=False)
        seen, names = 0, set[str]()
        for worksheet in book.worksheets:
            rows = list(islice(_rows(worksheet), MOST_ROWS + 1 - seen))
            seen += len(rows)
            if seen > MOST_ROWS:
                raise Unreadable(Fault.TOO_MANY_ROWS)
            # openpyxl reads no merged cells in this mode; the path of the sheet's own part is all that is borrowed
            tall = MERGED.findall(archive.read(worksheet._worksheet_path)) if rows else []
            yield Sheet(_own_name(worksheet.title, names), rows, _merged_down(tall, rows))


def _own_name(title: str, names: set[str]) -> str:
    """Excel names each sheet differently; other programs may not, and a row is known by its sheet and number."""
    name, n = title, 1
    while name.casefold() in names:
        n += 1
        name = f"{title} ({n})"
    names.add(name.casefold())
    return name


def _rows(worksheet: Any) -> Iterator[Row]:
    worksheet.reset_dimensions()  # what a sheet says of its own size is often wrong
    weight = 0
    for number, found in enumerate(islice(worksheet.iter_rows(), LAST_ROW), 1):
        weight += len(found)
        if weight > MOST_CELLS:
            raise Unreadable(Fault.TOO_MANY_COLUMNS)
        cells = [_value(cell) for cell in found]
        while cells and (cells[-1] is None or cells[-1] == ""):
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(Fault.TOO_MANY_COLUMNS)
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield Row(number, tuple(cells))


def _value(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Formula(getattr(value, "text", None) or value)
    if cell.data_type == "e":
        return None
    return value  # type: ignore[no-any-return] # str, number, date, time or nothing, by the promise of openpyxl


def _merged_down(ranges: list[bytes], rows: list[Row]) -> dict[tuple[int, int], Cell]:
    """For cells merged over several rows of one column: what the top one says, for each row below it."""
    by_number = {row.number: row for row in rows}
    found: dict[tuple[int, int], Cell] = {}
    for one in ranges[:MOST_MERGED]:
        left, top, right, bottom = range_boundaries(one.decode())
        if left == right and top in by_number:
            value = by_number[top].cell(left - 1)
            found |= {(number, left - 1): value for number in range(top + 1, bottom + 1) if number in by_number}
    return found
