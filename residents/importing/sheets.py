"""Bytes of a spreadsheet to rows of cells, numbered as the sheet numbers them; anything else is refused in words."""

from pathlib import PurePath

from residents.importing import delimited, workbook
from residents.importing.sheet import Fault, Sheet, Unreadable

MOST_BYTES = 20 * 1024 * 1024


def read(data: bytes, filename: str = "") -> list[Sheet]:
    """The sheets of an XLSX or CSV file. Raises Unreadable for anything else, and never anything else.

    The file name only names the one sheet of a CSV file, as Excel does.
    """
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
