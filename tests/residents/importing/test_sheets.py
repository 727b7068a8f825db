"""Files become rows numbered as their sheet numbers them; whatever is no spreadsheet is refused in kind words."""

import struct
import zipfile
from contextlib import suppress
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from residents.importing import sheets, workbook
from residents.importing.cells import Formula
from residents.importing.sheet import MOST_ROWS, Fault, Unreadable
from residents.importing.sheets import read
from tests.residents.importing.lists import HEADING, HERON, WREN, saved
from tests.residents.importing.lists import workbook as made

GOOD = made(List=[["Master list"], [], HEADING, WREN, HERON])


def fault(data: bytes) -> Fault:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert str(refused.value).endswith(".")
    return refused.value.fault


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def test_rows_keep_the_numbers_of_the_sheet_and_empty_rows_are_left_out() -> None:
    assert [row.number for row in read(GOOD)[0].rows] == [1, 3, 4, 5]


def test_a_formula_is_text_and_never_its_result() -> None:
    book = Workbook()
    book.active.append(["=1+1", "plain"])
    book.active["C1"] = ArrayFormula("C1:C2", "=SUM(A1:A2)")
    cells = read(saved(book))[0].rows[0].cells

    assert [type(cell) for cell in cells] == [Formula, str, Formula]
    assert cells[0] == "=1+1"


def test_dates_numbers_and_errors_come_as_what_they_are() -> None:
    book = Workbook()
    book.active.append([datetime(2011, 3, 4), 40606, 1.5, True, "#REF!", "text"])

    assert read(saved(book))[0].rows[0].cells == (datetime(2011, 3, 4), 40606, 1.5, True, None, "text")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "mac_roman", "cp850"])
def test_a_csv_file_is_read_in_any_common_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    lines = [["Surname", "First Name", "House"], ["Ibañez", "Wren, the first", "Passi 1"], ["Peña", "Héron", "Silay"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)

    assert [list(row.cells) for row in read(text.encode(encoding))[0].rows] == lines


def test_a_csv_row_counts_as_excel_counts_it() -> None:
    data = b'sep=;\r\nName;Remarks\r\n\r\nWren;"one\nsecond line"\r\nHeron;two\r\n'

    assert [(row.number, row.cells[0]) for row in read(data)[0].rows] == [(1, "Name"), (3, "Wren"), (4, "Heron")]


def test_a_csv_sheet_is_named_as_its_file_is() -> None:
    assert read(b"a;b\n1;2", "C:\\lists\\Passi 1.csv")[0].name == "Passi 1"


def test_a_formula_in_a_csv_file_is_a_formula() -> None:
    assert isinstance(read(b"Name,Remarks\nWren,=cmd|'/c calc'!A0\n")[0].rows[1].cells[1], Formula)


def test_a_tall_merged_cell_speaks_for_the_rows_below_it() -> None:
    book = Workbook()
    for line in (["House", "Name"], ["Silay", "Wren"], [None, "Heron"]):
        book.active.append(line)
    book.active.merge_cells("A2:A3")

    assert read(saved(book))[0].merged == {(3, 0): "Silay"}


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    parts = {name: zipfile.ZipFile(BytesIO(GOOD)).read(name) for name in zipfile.ZipFile(BytesIO(GOOD)).namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'ref="A1:H5"', b'ref="A1"')

    assert len(read(zipped(**{key.replace("/", "__"): part for key, part in parts.items()}))[0].rows) == 4


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Fault.EMPTY),
        (b" \r\n ", Fault.EMPTY),
        (b"\xef\xbb\xbf", Fault.EMPTY),
        (made(Empty=[]), Fault.EMPTY),
        (b"%PDF-1.7 ...", Fault.NOT_A_SPREADSHEET),
        (b"\x89PNG\r\n\x1a\n", Fault.NOT_A_SPREADSHEET),
        (bytes(range(256)) * 10, Fault.NOT_A_SPREADSHEET),
        (zipped(**{"[Content_Types].xml": b"<x/>", "word__document.xml": b"<x/>"}), Fault.NOT_A_SPREADSHEET),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Fault.OTHER_OFFICE),
        (b"<html><table><tr><td>Wren</td></tr></table></html>", Fault.OTHER_OFFICE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook" * 100, Fault.OLD_EXCEL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Fault.PASSWORD),
        (b"PK\x03\x04 and no more", Fault.BROKEN),
        (GOOD[: len(GOOD) // 2], Fault.BROKEN),
        (b"x" * (sheets.MOST_BYTES + 1), Fault.TOO_BIG),
        (b"a,b\n" * (MOST_ROWS + 1), Fault.TOO_MANY_ROWS),
        (b"a," * 300 + b"a\n", Fault.TOO_MANY_COLUMNS),
        (made(Wide=[["x"] * 300]), Fault.TOO_MANY_COLUMNS),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, expected: Fault) -> None:
    assert fault(data) == expected


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    heavy = b"0" * 20_000_000
    bomb = zipped(**{"[Content_Types].xml": b"<x/>", "xl__workbook.xml": b"<x/>", "xl__sharedStrings.xml": heavy})

    assert len(bomb) < 100_000
    assert fault(bomb) == Fault.BOMB


def test_a_zip_bomb_that_lies_about_its_size_never_grows() -> None:
    bomb = zipped(**{"[Content_Types].xml": b"<x/>", "xl__workbook.xml": b"0" * 20_000_000})
    true, lie = struct.pack("<L", 20_000_000), struct.pack("<L", 100)

    assert fault(bomb.replace(true, lie)) == Fault.BROKEN


def test_a_zip_of_too_many_parts_is_refused() -> None:
    many = {f"xl__part{number}": b"" for number in range(workbook.MOST_ENTRIES + 1)}

    assert fault(zipped(**many)) == Fault.BOMB


def test_xml_that_defines_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        parts = {name.replace("/", "__"): archive.read(name) for name in archive.namelist()}
    parts["xl__worksheets__sheet1.xml"] = bomb

    assert fault(zipped(**parts)) == Fault.BROKEN


def test_a_row_numbered_beyond_any_sheet_does_not_hang() -> None:
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        parts = {name.replace("/", "__"): archive.read(name) for name in archive.namelist()}
    sheet = parts["xl__worksheets__sheet1.xml"]
    parts["xl__worksheets__sheet1.xml"] = sheet.replace(b'<row r="5"', b'<row r="99999999999"')

    assert len(read(zipped(**parts))[0].rows) == 3


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3_000), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xd0\xcf\x11\xe0", b"a;b\n"]))
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    with suppress(Unreadable):
        read(start + data)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.integers(0, len(GOOD)))
def test_a_damaged_workbook_is_read_or_refused(place: int, byte: int, end: int) -> None:
    for data in (GOOD[:place] + bytes([byte]) + GOOD[place + 1 :], GOOD[:end]):
        with suppress(Unreadable):
            read(data)
