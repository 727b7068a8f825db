"""CSV files of any common delimiter and encoding."""

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

from residents.importing.cells import Formula
from residents.importing.sheet import MOST_COLUMNS, MOST_ROWS, Fault, Row, Sheet, Unreadable

DELIMITERS = (",", ";", "\t", "|")
OLD_ENCODINGS = ("cp1252", "mac_roman", "cp850")  # Windows, old Mac, "CSV (MS-DOS)": none of them announces itself
LETTERS_OF_NAMES = frozenset("ñÑéèêëÉÈáàâÁÀíîïÍóôöÓúùûüÚçÇ’–°")
BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
SEPARATOR_LINE = re.compile(r"\A\"?sep=(.)\"?\r?\n")
LONGEST_CELL = 1_000_000

csv.field_size_limit(LONGEST_CELL)


def read(data: bytes, name: str) -> Sheet:
    """The one sheet of a CSV file, its rows counted as Excel counts them. Raises Unreadable."""
    text = decode(data)
    if len(BINARY.findall(text[:100_000])) * 200 > len(text[:100_000]):
        raise Unreadable(Fault.NOT_A_SPREADSHEET)
    delimiter = ""
    if announced := SEPARATOR_LINE.match(text):  # written for Excel, which hides this line
        delimiter, text = announced[1], text[announced.end() :]
    text = BINARY.sub("", text)
    try:
        rows = list(_rows(text, delimiter or best_delimiter(text)))
    except csv.Error:
        raise Unreadable(Fault.NOT_A_SPREADSHEET) from None
    if len(rows) > MOST_ROWS:
        raise Unreadable(Fault.TOO_MANY_ROWS)
    return Sheet(name, rows)


def decode(data: bytes) -> str:
    """Text from bytes: by its mark, else UTF-8 where that holds, else the old encoding that reads most like names."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    zeros = data[:2000].count(0)
    if zeros * 3 > len(data[:2000]):
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        readings = [data.decode(encoding, errors="replace") for encoding in OLD_ENCODINGS]
        return max(readings, key=_like_names)


def _like_names(text: str) -> int:
    """How many of the letters outside ASCII are ones that names are written with, less the others."""
    return sum(1 if letter in LETTERS_OF_NAMES else -1 for letter in text if letter > "\x7f")


def best_delimiter(text: str) -> str:
    """The delimiter that cuts the first rows most often into the same number of cells."""

    def agreement(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in islice(csv.reader(StringIO(text[:200_000]), delimiter=delimiter), 60))
        width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1] * min(item[0], 8)), default=(0, 0))
        return (times * min(width, 8) if width > 1 else 0, width)

    return max(DELIMITERS, key=agreement)


def _rows(text: str, delimiter: str) -> list[Row]:
    found = []
    for number, cells in enumerate(csv.reader(StringIO(text), delimiter=delimiter), 1):
        if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise Unreadable(Fault.TOO_MANY_COLUMNS)
        if any(cell.strip() for cell in cells):
            found.append(Row(number, tuple(_value(cell) for cell in cells)))
            if len(found) > MOST_ROWS:
                break
    return found


def _value(text: str) -> str | None:
    bare = text.strip()
    return (Formula(bare) if bare.startswith("=") else text) if bare else None
