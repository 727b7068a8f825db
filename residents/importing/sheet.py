"""What a spreadsheet is once it was read, and why one cannot be."""

from dataclasses import dataclass, field
from enum import StrEnum

from residents.importing.cells import Cell

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
