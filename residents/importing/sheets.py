"""Bytes of a spreadsheet to rows of cells, numbered as the sheet numbers them; anything else is refused in words."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from residents.importing.cells import Cell

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 200


class Fault(StrEnum):
    """Why a file cannot be read."""

    TOO_BIG = "too_big"
    EMPTY = "empty"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    OLD_EXCEL = "old_excel"
    OTHER_OFFICE = "other_office"
    PASSWORD = "password"  # noqa: S105 -- a reason, not a password
    BOMB = "bomb"
    BROKEN = "broken"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"


def _(words: str) -> str:
    """Marks words for translation; the pages translate them, nothing here does."""
    return words


WORDS: dict[Fault, str] = {
    Fault.TOO_BIG: _("This file is larger than 20 MB. Please split it, or save only the list itself."),
    Fault.EMPTY: _("This file is empty. Please choose the file with the list."),
    Fault.NOT_A_SPREADSHEET: _("This is not a spreadsheet. Please choose an Excel file (.xlsx) or a CSV file."),
    Fault.OLD_EXCEL: _("This is an older Excel file (.xls). Please open it, save it as .xlsx, and choose that file."),
    Fault.OTHER_OFFICE: _(
        "This kind of spreadsheet cannot be read. Please save it as .xlsx or CSV and choose that file."
    ),
    Fault.PASSWORD: _("This file is protected by a password. Please save it without one, and choose that file."),
    Fault.BOMB: _("This file would grow far beyond its size when opened, so it was not opened. Please save it anew."),
    Fault.BROKEN: _("This file is damaged and cannot be read. Please open it, save it again, and choose that file."),
    Fault.TOO_MANY_ROWS: _("This file has more than 50,000 rows. Please split it."),
    Fault.TOO_MANY_COLUMNS: _("This file has more than 200 columns. Please save only the list itself."),
}


class Unreadable(Exception):
    """The file cannot be read; `str()` says why and what to do, in words for the person who chose it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(WORDS[fault])
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty. `number` is the number beside it in the spreadsheet."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: list[Row]
    merged: dict[tuple[int, int], Cell] = field(default_factory=dict)  # (row number, column): what a tall cell says


def read(data: bytes, filename: str = "") -> list[Sheet]:
    """The sheets of an XLSX or CSV file. Raises Unreadable for anything else, and never anything else.

    The file name only names the one sheet of a CSV file, as Excel does.
    """
    from residents.importing import delimited, workbook  # they need the types of this module

    if len(data) > MOST_BYTES:
        raise Unreadable(Fault.TOO_BIG)
    fault = _known_stranger(data)
    if fault:
        raise Unreadable(fault)
    name = PurePath(filename.replace("\\", "/")).stem[:60] or "Sheet1"
    sheets = workbook.read(data) if data.startswith(b"PK") else [delimited.read(data, name)]
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable(Fault.EMPTY)
    return sheets


def _known_stranger(data: bytes) -> Fault | None:
    """Kinds of file that are told apart by how they begin."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        return Fault.EMPTY
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Fault.PASSWORD if "EncryptedPackage".encode("utf-16-le") in data else Fault.OLD_EXCEL
    if data[:4] in {b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00"}:
        return Fault.OLD_EXCEL
    if start.startswith((b"<?xml", b"<html", b"<!doctype", b"<table", b"<?mso")):
        return Fault.OTHER_OFFICE
    if start.startswith(
        (b"%pdf", b"\x89png", b"\xff\xd8\xff", b"gif8", b"{\\rtf", b"rar!", b"7z\xbc\xaf", b"\x1f\x8b")
    ):
        return Fault.NOT_A_SPREADSHEET
    return None
