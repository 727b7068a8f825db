"""Small dirty lists, made in memory, and what is judged of them. Every child has the name of a bird or a tree."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from residents.importing import sheets
from residents.importing.codes import KnownHome
from residents.importing.judge import judge
from residents.importing.plan import Candidate, Plan, Verdict

TODAY = date(2026, 10, 31)
HOMES = (KnownHome(1, "Passi 1"), KnownHome(2, "Passi 2"), KnownHome(3, "Silay"))
HEADING = ["Code", "Surname", "First Name", "Birthday", "House", "Date Admitted", "Date of Discharge", "Remarks"]
WREN = ["2020-001", "Narra", "Wren", "2010-05-06", "Silay", "2020-01-05", None, None]
HERON = ["2020-002", "Molave", "Heron", "2011-07-08", "Passi 1", "2020-02-06", "2022-03-04", None]

type Line = Sequence[Any]


def workbook(**named: Sequence[Line]) -> bytes:
    """An XLSX file with a sheet for each name; underscores in names stand for spaces."""
    book = Workbook()
    del book["Sheet"]
    for name, lines in named.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for line in lines:
            sheet.append(list(line))
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def plan(*lines: Line, **options: Any) -> Plan:
    """The verdicts on one sheet named MASTER LIST, after a trip through a real file."""
    return plan_of(workbook(MASTER_LIST=lines), **options)


def plan_of(data: bytes, filename: str = "", **options: Any) -> Plan:
    return judge(sheets.read(data, filename), **{"homes": HOMES, "today": TODAY, **options})


def row(judged: Plan, number: int, sheet: str = "") -> Verdict:
    return next(one for one in judged.verdicts if one.row == number and sheet in {"", one.sheet})


def person(judged: Plan, number: int, sheet: str = "") -> Candidate:
    found = row(judged, number, sheet).person
    assert found is not None, row(judged, number, sheet).why
    return found


def said(judged: Plan) -> dict[int, tuple[str, str]]:
    """Verdict and reason by row number."""
    return {one.row: (one.verdict, one.why) for one in judged.verdicts}


def changed(line: Line, **cells: Any) -> list[Any]:
    """A line of HEADING with some cells changed; a name is the field's first word: code, family, given, and so on."""
    names = ["code", "family", "given", "birth", "home", "admitted", "left", "remarks"]
    return [cells.get(name, cell) for name, cell in zip(names, line, strict=True)]


def in_residence(plan: Plan, on: date) -> Counter[str]:
    """How many girls each home would hold on a day once these rows are in."""
    stays = (verdict.person for verdict in plan.importable() if verdict.person)
    here = (stay for stay in stays if stay.admitted.on <= on and (stay.left is None or stay.left.on > on))
    return Counter(stay.home.name for stay in here)
