"""Which column of a sheet holds what: the heading row is found below titles, and each heading is understood."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from residents.importing.cells import text_of
from residents.importing.headings import HEADINGS, Field
from residents.importing.sheet import Row, Sheet
from residents.names import fold

ROWS_SEARCHED = 60
LIKELIEST = 5  # rows that get more than a quick look
LONGEST_HEADING = 80
FEWEST_HEADINGS = 3
NAMES = frozenset({Field.FULL_NAME, Field.FAMILY, Field.GIVEN})
CUT_SHORT = dict(
    [("adm", "admission"), ("admis", "admission"), ("disch", "discharge"), ("dischg", "discharge"), ("dt", "date")]
    + [("bdate", "birth date"), ("bday", "birthday"), ("addr", "address"), ("mun", "municipality"), ("hse", "house")]
    + [("obs", "observations"), ("nac", "nacimiento"), ("naiss", "naissance")]
)
TWO_DIGITS = re.compile(r"\d\d")
LIKE_A_CODE = re.compile(r"[A-Za-z]{0,5}[-/ ]?\d{2,4}\s?[-/]\s?\d+\w*|[A-Za-z]{1,5}[- ]?\d+")


@dataclass(frozen=True, slots=True)
class Columns:
    """How one sheet is read. What the mapping page changes is given back as another one of these.

    `headings` are the numbers of the heading rows (none where the list begins at once); `fields` and `labels` are by
    column, 0 the first; `home` names the home of the whole sheet where no column does.
    """

    headings: tuple[int, ...]
    fields: Mapping[int, Field]
    labels: Mapping[int, str]
    home: str = ""

    def column(self, field: Field) -> int | None:
        return next((column for column, found in self.fields.items() if found is field), None)

    def has(self, *fields: Field) -> bool:
        return not set(fields).isdisjoint(self.fields.values())

    @property
    def missing(self) -> list[Field]:
        """What a list of residents cannot do without, and this one has not."""
        return ([] if self.has(*NAMES) else [Field.FULL_NAME]) + ([] if self.has(Field.ADMITTED) else [Field.ADMITTED])

    def repeats_heading(self, row: Row) -> bool:
        """Whether the row is the heading once more, as at the top of a printed page."""
        filled = {column: said for column, cell in enumerate(row.cells) if (said := fold(text_of(cell)))}
        same = sum(fold(self.labels.get(column, "")) == said for column, said in filled.items())
        return same >= 2 and same * 5 >= len(filled) * 3


def find(sheet: Sheet) -> Columns | None:
    """The heading row of a sheet and the meaning of its columns; nothing where the sheet holds no list of people."""
    best: Columns | None = None
    for found in _candidates(sheet.rows[:ROWS_SEARCHED]):
        if best is None or _strength(found) > _strength(best):
            best = found
    if best is None or _strength(best) < FEWEST_HEADINGS or not best.has(*NAMES, Field.CODE):
        return None
    return _with_code(best, sheet)


def _strength(columns: Columns) -> int:
    return len(set(columns.fields.values()) - {Field.OTHER, Field.NUMBER})


def _candidates(rows: list[Row]) -> Iterator[Columns]:
    """Each row that may be the heading, alone and with the row below it; a quick look leaves out the people."""
    known = {row.number: sum(HEADINGS.is_exact(_written_out(label)) for label in _labels(row).values()) for row in rows}
    likeliest = set(sorted(known, key=lambda number: (-known[number], number))[:LIKELIEST])
    for row in rows:
        if row.number in likeliest:
            yield _columns((row.number,), {column: (label,) for column, label in _labels(row).items()})
    for upper, lower in pairwise(rows):
        above, below = _labels(upper), _labels(lower)
        if len(above) > 1 and below and _is_words(lower) and not likeliest.isdisjoint({upper.number, lower.number}):
            yield _columns((upper.number, lower.number), _two_rows(above, below))


def _is_words(row: Row) -> bool:
    """Whether a row may be the second of two heading rows: no date and no number is in it."""
    return all(cell is None or (isinstance(cell, str) and not TWO_DIGITS.search(cell)) for cell in row.cells)


def _labels(row: Row) -> dict[int, str]:
    texts = {column: text_of(cell) for column, cell in enumerate(row.cells) if isinstance(cell, str)}
    return {column: text for column, text in texts.items() if text and len(text) <= LONGEST_HEADING}


def _two_rows(above: dict[int, str], below: dict[int, str]) -> dict[int, tuple[str, ...]]:
    """Headings in two rows: Discharge over Date and Reason. A wide cell above counts for the columns it covers."""
    found: dict[int, tuple[str, ...]] = {}
    over = ""
    for column in range(max(*above, *below) + 1):
        over = above.get(column, over)
        under = below.get(column, "")
        if under and over:
            found[column] = (f"{over} {under}", f"{under} {over}", under)
        elif column in above or under:
            found[column] = (under or over,)
    return found


def _columns(headings: tuple[int, ...], readings: dict[int, tuple[str, ...]]) -> Columns:
    """Each heading to its field; a field goes to the heading that says it best, the others are kept as remarks."""
    meant = {column: _meaning(labels) for column, labels in readings.items()}
    names = {name for name, _sure in meant.values()}
    meant = {column: (_name_field(names) if name == "name" else name, sure) for column, (name, sure) in meant.items()}
    fields: dict[int, Field] = {}
    for column, (name, _sure) in sorted(meant.items(), key=lambda item: (-item[1][1], item[0])):
        free = name and (name in {Field.OTHER, Field.NUMBER} or name not in fields.values())
        fields[column] = Field(name) if free else Field.OTHER
    return Columns(headings, dict(sorted(fields.items())), {column: labels[0] for column, labels in readings.items()})


def _meaning(labels: tuple[str, ...]) -> tuple[str, bool]:
    """The field that a heading names, if any, and whether it does so in just these words."""
    said = [_written_out(label) for label in labels]
    for label in said:
        if HEADINGS.is_exact(label):
            return HEADINGS.code(label), True
    return next(((code, False) for label in said if (code := HEADINGS.code(label))), ("", False))


def _written_out(label: str) -> str:
    """A heading whose words are not cut short: Adm. Date is admission date."""
    return " ".join(CUT_SHORT.get(word, word) for word in fold(re.sub("[#№°º]", " no ", label)).split())


def _name_field(names: set[str]) -> str:
    """What a column headed just "Name" holds, by the other columns there are."""
    if {Field.FAMILY, Field.GIVEN} <= names or Field.FULL_NAME in names:
        return Field.OTHER
    if Field.FAMILY in names:
        return Field.GIVEN
    return Field.FAMILY if Field.GIVEN in names else Field.FULL_NAME


def _with_code(columns: Columns, sheet: Sheet) -> Columns:
    """A column headed "No." is the code where no other is, and where it holds codes rather than a count of lines."""
    number = columns.column(Field.NUMBER)
    if number is None or columns.has(Field.CODE):
        return columns
    texts = [text_of(row.cell(number)) for row in sheet.rows if row.number > max(columns.headings)]
    codes = sum(bool(LIKE_A_CODE.fullmatch(text)) for text in texts)
    if codes * 2 <= len([text for text in texts if text]):
        return columns
    return Columns(columns.headings, {**columns.fields, number: Field.CODE}, columns.labels)
