"""The spreadsheet: a sheet for each figure, real numbers, no formula, and nothing about who made it, where or when."""

import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl

from reports import workbook
from reports.disclosure import reopen, write
from reports.disclosure.published import SEAL
from tests.reports.editions import edition, numbers_of
from tests.reports.words import report_text


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_same_edition_gives_the_same_bytes_whenever_it_is_written() -> None:
    text = report_text()
    first = workbook.write(edition(), text=text)
    time.sleep(1.05)  # moments in the file have whole seconds

    assert workbook.write(reopen(write(edition())), text=text) == first


def test_every_figure_has_a_sheet_between_what_the_report_is_and_its_definitions() -> None:
    book = opened(workbook.write(edition(), text=report_text()))

    assert book.sheetnames[0] == "À propos"
    assert book.sheetnames[-1] == "Définitions et limites"
    assert "P1 Filles accueillies" in book.sheetnames
    about = [row[0].value for row in book.worksheets[0].iter_rows()]
    assert "Premier semestre 2026" in about
    assert report_text().certificate in about


def test_numbers_are_numbers_shares_are_per_cent_and_under_5_is_words() -> None:
    sheet = opened(workbook.write(edition(), text=report_text()))["R1 Départs par destination"]
    ages = opened(workbook.write(edition(), text=report_text()))["P1 Filles accueillies"]

    assert [sheet.cell(row, 2).value for row in range(6, 11)] == [10, "moins de 5", 5, "moins de 5", 15]
    assert (ages["C6"].value, ages["C6"].number_format) == (0.06, "0%")


def test_every_number_of_the_workbook_is_in_the_document_and_none_is_0() -> None:
    made = edition()
    found = set()
    for sheet in opened(workbook.write(made, text=report_text())).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    found.add(round(cell.value * 100) if "%" in cell.number_format else cell.value)

    assert len(found) > 15
    assert 0 not in found
    assert found <= numbers_of(made) | {3_124_500.5}  # pesos of centavos


def test_what_looks_like_a_formula_is_text_and_does_not_begin_like_one() -> None:
    text = report_text()
    bad = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "\t=1", "\x07=1"]
    frame = replace(edition().frame, narrative={"supported": "\n".join(bad)})
    evil = replace(text, categories={**text.categories, "5-9": "=HYPERLINK(1)"}, title="=T")
    book = opened(workbook.write(replace(edition(), seal=SEAL, frame=frame), text=evil))

    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert [cell for cell in cells if re.match(r"\s*[=+\-@]", str(cell.value))] == []
    assert "'=HYPERLINK(1)" in [cell.value for cell in cells]


def test_the_file_says_nothing_of_who_made_it_where_or_when() -> None:
    content = workbook.write(edition(), text=report_text())
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        inside = b"".join(file.read(name) for name in file.namelist())
    properties = opened(content).properties

    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.title == "Rapport aux donateurs, Premier semestre 2026"
    assert set(re.findall(rb"(\d{4})-\d\d-\d\dT", inside)) == {b"2000"}
    assert str(Path.home()).encode() not in inside
