"""Which school year a sheet is about, where its headings are, and what each column holds. Pure."""

import re
from dataclasses import dataclass
from typing import Final

from residents.importing.cells import Cell, text_of
from residents.importing.sheet import Row, Sheet
from residents.names import fold

ROWS_SEARCHED: Final = 30
YEAR: Final = re.compile(r"(?<!\d)(20\d\d)\s*[-–—/]\s*((?:20)?\d\d)(?!\d)")
NUMBERED: Final = re.compile(
    r"(?:q(?:uarter)? ?([1-4])|([1-4])(?:st|nd|rd|th)? q(?:uarter|tr)?|t(?:erm|rimester|rimestre)? ?([1-3])"
    r"|([1-3])(?:st|nd|rd|er|e|eme)? (?:term|trimester|trimestre)|sem(?:ester|estre)? ?([12])"
    r"|([12])(?:st|nd|er|e)? sem(?:ester|estre)?)(?: grade| mark| average)?"
)
ORDINALS: Final = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th"}
HEADINGS: Final = {
    "code": "code | codes | register no | register number | case no | case number | resident code | no in register",
    "level": "grade level | grade | level | year level | grade year level | niveau | classe | baitang",
    "school": "school | name of school | school name | ecole | etablissement | paaralan",
    "average": "final average | general average | gen average | gen ave | final ave | final grade | average"
    " | final rating | gwa | moyenne generale | moyenne",
    "action": "action taken | action | remarks | remark | result | status | decision",
}
MEANINGS: Final = {words.strip(): field for field, said in HEADINGS.items() for words in said.split("|")}


@dataclass(frozen=True, slots=True)
class Columns:
    """How a sheet is read: `fields` are columns by code, `periods` the columns of its periods by their number."""

    heading: int  # the number of the heading row
    fields: dict[str, int]
    periods: dict[int, int]

    def cell(self, row: Row, field: str) -> Cell:
        column = self.fields.get(field)
        return None if column is None else row.cell(column)


@dataclass(frozen=True, slots=True)
class Results:
    """A sheet that holds results; `year` is "2025-2026", or nothing where the sheet does not say it."""

    sheet: Sheet
    columns: Columns
    year: str


def read(sheet: Sheet) -> Results | None:
    """The sheet as results; nothing where it holds none: it needs a code, a level, and a mark or an average."""
    for row in sheet.rows[:ROWS_SEARCHED]:
        columns = _columns(row)
        if {"code", "level"} <= columns.fields.keys() and (columns.periods or "average" in columns.fields):
            return Results(sheet, columns, _year(sheet, columns))
    return None


def _columns(row: Row) -> Columns:
    fields: dict[str, int] = {}
    periods: dict[int, int] = {}
    for place, cell in enumerate(row.cells):
        said = fold(text_of(cell))
        for word, number in ORDINALS.items():
            said = said.replace(word, number)
        if said in MEANINGS:
            fields.setdefault(MEANINGS[said], place)
        elif found := NUMBERED.fullmatch(said):
            periods.setdefault(int(next(filter(None, found.groups()))), place)
    return Columns(row.number, fields, dict(sorted(periods.items())))


def _year(sheet: Sheet, columns: Columns) -> str:
    """As the name of the sheet says; else the first words above the headings that do."""
    above = [text_of(cell) for row in sheet.rows if row.number < columns.heading for cell in row.cells]
    for said in (sheet.name, *above):
        if (found := YEAR.search(said)) and int(found[2][-2:]) == (int(found[1]) + 1) % 100:
            return f"{found[1]}-{int(found[1]) + 1}"
    return ""
