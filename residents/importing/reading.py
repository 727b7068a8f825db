"""One row of a list to a person and a stay, with every finding on the way."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from residents.importing.cells import Cell, Formula, note_of, text_of
from residents.importing.codes import KnownHome, Table, home_of
from residents.importing.columns import Columns
from residents.importing.dates import Day, Doubt, Order, Precision, Reading, column_order, read_day
from residents.importing.headings import Field
from residents.importing.naming import Name, has_letters, taken_apart, tidy
from residents.importing.plan import Candidate
from residents.importing.reasons import Finding, Level, Reason
from residents.importing.sheet import Row, Sheet
from residents.importing.words import CUSTODY, EXITS, REFERRED_BY, SEX

USUAL_AGES = range(4, 18)  # full years at admission
LONG_REMARK = 2_000
DIGITS = "0123456789"
LONGEST = {Field.CODE: 40, Field.FAMILY: 120, Field.GIVEN: 120, Field.MIDDLE: 120, Field.SUFFIX: 10, Field.NICKNAME: 60}
LONGEST_ADDRESS = 300
NAME_FIELDS = (Field.FULL_NAME, Field.FAMILY, Field.GIVEN, Field.MIDDLE, Field.SUFFIX, Field.NICKNAME)
DATE_FIELDS = (Field.BIRTH, Field.ADMITTED, Field.LEFT)
NEEDED_FIELDS = (*NAME_FIELDS, *DATE_FIELDS, Field.CODE, Field.HOME)


@dataclass(slots=True)
class Draft:
    """What one row says so far: the person if nothing stands against it, what was found, and what goes to remarks."""

    code: str = ""
    name: Name = field(default_factory=Name)
    person: Candidate | None = None
    findings: list[Finding] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def find(self, reason: Reason, where: Field | None = None) -> None:
        finding = Finding(reason, where)
        if finding not in self.findings:
            self.findings.append(finding)

    @property
    def rejected(self) -> bool:
        return any(finding.level is Level.REJECT for finding in self.findings)


class Reader:
    """Reads the rows of one sheet, knowing its columns, which way round its dates are, and the homes there are."""

    def __init__(self, sheet: Sheet, columns: Columns, homes: Sequence[KnownHome], today: date) -> None:
        self.sheet, self.columns, self.homes, self.today = sheet, columns, homes, today
        self.place = {found: column for column, found in columns.fields.items() if found is not Field.OTHER}
        self.orders = {where: self._order(where) for where in DATE_FIELDS}
        self.codes: dict[tuple[Field, str], str] = {}  # a list says the same few words again and again
        self.found: dict[str, KnownHome | None] = {}
        self.section = columns.home or sheet.name  # names the home of rows that do not say it themselves

    def _order(self, where: Field) -> Order | None:
        if where not in self.place:
            return None
        column = self.place[where]
        return column_order((row.cell(column) for row in self.sheet.rows), self.columns.labels.get(column, ""))

    def cell(self, row: Row, where: Field) -> Cell:
        return row.cell(self.place[where]) if where in self.place else None

    def text(self, row: Row, where: Field) -> str:
        return text_of(self.cell(row, where))

    def day(self, row: Row, where: Field) -> Reading:
        return read_day(self.cell(row, where), self.orders[where], today=self.today)

    def read(self, row: Row) -> Draft:
        """The row as a draft; it has a person unless a finding rejects it."""
        draft = Draft(code=self.text(row, Field.CODE))
        self._formulas(row, draft)
        draft.name = self._name(row, draft)
        birth = self._birth(row, draft)
        admitted = self._admitted(row, draft)
        left = self._left(row, draft)
        admitted, left = self._agree(birth, admitted, left, draft)
        home = self._home(row, draft)
        if Field.CODE in self.place and not draft.code:
            draft.find(Reason.NO_CODE, Field.CODE)
        if admitted and home and not draft.rejected:
            draft.person = self._person(row, draft, birth, admitted, left, home)
        return draft

    def _formulas(self, row: Row, draft: Draft) -> None:
        for column, cell in enumerate(row.cells):
            if isinstance(cell, Formula):
                where = self.columns.fields.get(column)
                needed = where in NEEDED_FIELDS
                draft.find(Reason.FORMULA_INSTEAD if needed else Reason.FORMULA, where)

    def _name(self, row: Row, draft: Draft) -> Name:
        said = {where: self.text(row, where) for where in NAME_FIELDS}
        if any(_has_invisible(self.cell(row, where)) for where in NAME_FIELDS):
            draft.find(Reason.INVISIBLE)
        whole = taken_apart(said[Field.FULL_NAME])
        name = tidy(
            Name(
                family=said[Field.FAMILY] or whole.family,
                given=said[Field.GIVEN] or whole.given,
                middle=said[Field.MIDDLE] or whole.middle,
                suffix=said[Field.SUFFIX] or whole.suffix,
                nickname=said[Field.NICKNAME] or whole.nickname,
            )
        )
        if not (has_letters(name.family) or has_letters(name.given)):
            draft.find(Reason.NO_NAME)
        elif not (name.family and name.given):
            draft.find(Reason.HALF_A_NAME)
        parts = {Field.CODE: draft.code, **{where: getattr(name, where, "") for where in NAME_FIELDS}}
        if any(len(part) > LONGEST.get(where, len(part)) for where, part in parts.items()):
            draft.find(Reason.TOO_LONG)
        return name

    def _birth(self, row: Row, draft: Draft) -> Day | None:
        birth = self.day(row, Field.BIRTH)
        if birth.doubt is Doubt.NO_SUCH_DATE:
            draft.find(Reason.NO_SUCH_DATE, Field.BIRTH)
        elif birth.doubt is Doubt.TWO_READINGS:
            draft.find(Reason.TWO_READINGS, Field.BIRTH)
        elif birth.day and birth.day.precision is not Precision.EXACT:
            draft.find(Reason.BIRTH_IN_PART, Field.BIRTH)
        elif not birth.day:
            return self._birth_from_age(row, draft, unclear=birth.doubt is Doubt.NOT_A_DATE)
        if birth.day and birth.day.earliest > self.today:
            draft.find(Reason.BORN_IN_FUTURE, Field.BIRTH)
        return birth.day

    def _birth_from_age(self, row: Row, draft: Draft, *, unclear: bool) -> Day | None:
        """A year of birth from an age now or at admission, or nothing; either way the words are kept."""
        self._keep(row, Field.BIRTH, draft)
        for where, then in ((Field.AGE_THEN, self.day(row, Field.ADMITTED).day), (Field.AGE, Day(self.today))):
            digits = "".join(letter for letter in self.text(row, where)[:3] if letter in DIGITS)
            if digits and then and 0 < int(digits) < 100:
                self._keep(row, where, draft)
                draft.find(Reason.BIRTH_FROM_AGE, where)
                return Day(date(then.on.year - int(digits), 1, 1), Precision.ESTIMATED)
        draft.find(Reason.BIRTH_UNCLEAR if unclear else Reason.BIRTH_UNKNOWN, Field.BIRTH)
        return None

    def _admitted(self, row: Row, draft: Draft) -> Day | None:
        admitted = self.day(row, Field.ADMITTED)
        if admitted.day or admitted.doubt:
            self._doubts(row, Field.ADMITTED, admitted, Reason.ADMISSION_UNCLEAR, draft)
        else:
            draft.find(Reason.NO_ADMISSION, Field.ADMITTED)
        if admitted.day and admitted.day.earliest > self.today:
            draft.find(Reason.ADMITTED_IN_FUTURE, Field.ADMITTED)
        return admitted.day

    def _left(self, row: Row, draft: Draft) -> Day | None:
        left = self.day(row, Field.LEFT)
        self._doubts(row, Field.LEFT, left, Reason.DISCHARGE_UNCLEAR, draft)
        if left.day and left.day.earliest > self.today:
            draft.find(Reason.LEFT_IN_FUTURE, Field.LEFT)
            self._keep(row, Field.LEFT, draft)
            return None
        return left.day

    def _doubts(self, row: Row, where: Field, reading: Reading, unclear: Reason, draft: Draft) -> None:
        reasons = {Doubt.NO_SUCH_DATE: Reason.NO_SUCH_DATE, Doubt.TWO_READINGS: Reason.TWO_READINGS}
        if reading.doubt:
            draft.find(reasons.get(reading.doubt, unclear), where)
        elif reading.day and reading.day.precision is not Precision.EXACT:
            draft.find(Reason.DAY_UNKNOWN, where)
        if reading.day and (reading.day.precision is not Precision.EXACT or "(" in self.text(row, where)):
            self._keep(row, where, draft)

    def _agree(
        self, birth: Day | None, admitted: Day | None, left: Day | None, draft: Draft
    ) -> tuple[Day | None, Day | None]:
        """The three dates held against each other; of vague ones, the reading that the others allow."""
        if admitted and left:
            if left.latest < admitted.earliest:
                draft.find(Reason.LEFT_BEFORE_ADMISSION, Field.LEFT)
            elif left.on < admitted.on:
                admitted = admitted if left.latest >= admitted.on else Day(admitted.earliest, admitted.precision)
                left = Day(max(admitted.on, left.other or admitted.on), left.precision)
        if birth and admitted and birth.earliest <= self.today:
            if admitted.latest < birth.earliest:
                draft.find(Reason.ADMITTED_BEFORE_BIRTH, Field.ADMITTED)
            elif _full_years(birth.on, admitted.on) not in USUAL_AGES:
                draft.find(Reason.AGE_UNUSUAL, Field.BIRTH)
        return admitted, left

    def _home(self, row: Row, draft: Draft) -> KnownHome | None:
        column = self.place.get(Field.HOME)
        said = self.text(row, Field.HOME)
        if not said and column is not None:
            said = text_of(self.sheet.merged.get((row.number, column)))
        where = said or self.section
        home = self.found[where] = self.found[where] if where in self.found else home_of(where, self.homes)
        if not home:
            draft.find(Reason.HOME_UNKNOWN if said else Reason.NO_HOME, Field.HOME)
        return home

    def _code(self, row: Row, where: Field, table: Table, unclear: Reason, draft: Draft) -> str:
        said = self.text(row, where)
        code = self.codes.get((where, said))
        if code is None:
            code = self.codes[where, said] = table.code(said)
        if said and not code:
            draft.find(unclear, where)
            self._keep(row, where, draft)
        return code

    def _person(
        self, row: Row, draft: Draft, birth: Day | None, admitted: Day, left: Day | None, home: KnownHome
    ) -> Candidate:
        exit_type = self._code(row, Field.EXIT, EXITS, Reason.EXIT_UNCLEAR, draft)
        if exit_type and not left:
            self._keep(row, Field.EXIT, draft)
            if Reason.LEFT_IN_FUTURE not in {finding.reason for finding in draft.findings}:
                draft.find(Reason.EXIT_WITHOUT_DATE, Field.EXIT)
            exit_type = ""
        address = self.text(row, Field.ADDRESS)
        if len(address) > LONGEST_ADDRESS:
            self._keep(row, Field.ADDRESS, draft)
        name = draft.name
        return Candidate(
            code=draft.code,
            family=name.family,
            given=name.given,
            middle=name.middle,
            suffix=name.suffix,
            nickname=name.nickname,
            birth=birth,
            sex=self._code(row, Field.SEX, SEX, Reason.SEX_UNCLEAR, draft),
            address=address if len(address) <= LONGEST_ADDRESS else "",
            barangay=self.text(row, Field.BARANGAY)[:LONGEST_ADDRESS],
            municipality=self.text(row, Field.MUNICIPALITY)[:LONGEST_ADDRESS],
            province=self.text(row, Field.PROVINCE)[:LONGEST_ADDRESS],
            home=home,
            bed=self.text(row, Field.BED),
            admitted=admitted,
            referred_by=self._code(row, Field.REFERRED_BY, REFERRED_BY, Reason.REFERRED_UNCLEAR, draft),
            custody=self._code(row, Field.CUSTODY, CUSTODY, Reason.CUSTODY_UNCLEAR, draft),
            left=left,
            exit_type=exit_type,
            remarks=self._remarks(row, draft),
        )

    def _remarks(self, row: Row, draft: Draft) -> str:
        """The remarks, whole, and after them each cell that has no place of its own, under its heading."""
        remark = note_of(self.cell(row, Field.REMARKS))
        if len(remark) > LONG_REMARK:
            draft.find(Reason.LONG_REMARK, Field.REMARKS)
        for column, cell in enumerate(row.cells):
            if self.columns.fields.get(column, Field.OTHER) is Field.OTHER and (text := note_of(cell)):
                draft.remarks.append(f"{self.columns.labels.get(column) or f'Column {column + 1}'}: {text}")
        return "\n".join([remark, *draft.remarks] if remark else draft.remarks)

    def _keep(self, row: Row, where: Field, draft: Draft) -> None:
        """The words of a cell among the remarks, so that nothing is lost."""
        if (text := note_of(self.cell(row, where))) and where in self.place:
            line = f"{self.columns.labels.get(self.place[where], where)}: {text}"
            if line not in draft.remarks:
                draft.remarks.append(line)


def _has_invisible(cell: Cell) -> bool:
    return isinstance(cell, str) and any(
        unicodedata.category(letter)[0] == "C" and letter not in "\t\r\n" for letter in cell if not letter.isprintable()
    )


def _full_years(birth: date, then: date) -> int:
    return then.year - birth.year - ((then.month, then.day) < (birth.month, birth.day))
