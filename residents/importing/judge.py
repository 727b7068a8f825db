"""A verdict on every row of a file: accepted, warned, rejected or ignored, and why. Nothing is written anywhere."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date

from residents.importing import columns as headed
from residents.importing.cells import text_of
from residents.importing.codes import KnownHome, home_of
from residents.importing.columns import NAMES, Columns
from residents.importing.dates import read_day
from residents.importing.duplicates import Met, People
from residents.importing.headings import Field
from residents.importing.naming import has_letters
from residents.importing.plan import Candidate, KnownPerson, Outcome, Place, Plan, SheetPlan, Verdict
from residents.importing.reading import Draft, Reader
from residents.importing.reasons import Finding, Reason
from residents.importing.sheet import Row, Sheet
from residents.names import Folded, fold

type Elsewhere = Callable[[Candidate], str]

TOTAL = re.compile(
    r"((grand|sub|sous|page|over ?all|running)[- ]?)?(total|totaux|subtotal|kabuuan|suma|nombre total|count)\b.*"
)
NOT_A_PERSON = re.compile(
    r"(prepared|noted|approved|checked|certified|submitted|reviewed|verified|updated|recorded|encoded|signed|attested)\b.*"
    r"|(source|notes?|nb|legend|page|as of|nothing follows|end of|confidential|continued|(prepare|vu|etabli) par)\b.*"
)


def judge(
    sheets: Sequence[Sheet],
    *,
    homes: Sequence[KnownHome],
    known: Sequence[KnownPerson] = (),
    today: date,
    mapping: Mapping[str, Columns] | None = None,
    elsewhere: Elsewhere | None = None,
) -> Plan:
    """What an import of these sheets would do, row by row.

    `mapping` (by sheet name) replaces what is found of a sheet's columns. `known` are those the viewer may see;
    `elsewhere` says for a candidate the name of another home where she may be known, or nothing.
    """
    found = {sheet.name: (mapping or {}).get(sheet.name) or headed.find(sheet) for sheet in sheets}
    lists = [columns for columns in found.values() if columns and not columns.missing]
    people = People(known)
    verdicts: list[Verdict] = []
    for sheet in sheets:
        columns = found[sheet.name]
        if columns is None or (lists and columns.missing):
            reason = Reason.LEFT_OUT if columns else Reason.NO_LIST
            verdicts += [_ignored(sheet, row, reason) for row in sheet.rows]
        else:
            verdicts += _SheetJudge(sheet, columns, homes, today, people, elsewhere).verdicts()
    return Plan(tuple(SheetPlan(sheet.name, found[sheet.name], len(sheet.rows)) for sheet in sheets), tuple(verdicts))


def _ignored(sheet: Sheet, row: Row, reason: Reason) -> Verdict:
    return Verdict(sheet.name, row.number, (Finding(reason),))


class _SheetJudge:
    """Goes through one sheet from top to bottom; the people it accepts are met by the rows that follow."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Columns,
        homes: Sequence[KnownHome],
        today: date,
        people: People,
        elsewhere: Elsewhere | None,
    ) -> None:
        self.sheet, self.columns, self.homes = sheet, columns, homes
        self.people, self.elsewhere = people, elsewhere
        self.reader = Reader(sheet, columns, homes, today)
        self.today = today

    def verdicts(self) -> Iterator[Verdict]:
        for row in self.sheet.rows:
            reason = self._no_person(row)
            yield _ignored(self.sheet, row, reason) if reason else self._verdict(row)

    def _no_person(self, row: Row) -> Reason | None:
        """Why a row tells of no person, if it does not."""
        if self.columns.headings and row.number <= max(self.columns.headings):
            return Reason.HEADING if row.number in self.columns.headings else Reason.TITLE
        if self.columns.repeats_heading(row):
            return Reason.HEADING_AGAIN
        texts = [text for cell in row.cells if (text := fold(text_of(cell)))]
        if texts and not self._has_a_date(row):
            if any(TOTAL.fullmatch(text) for text in texts[:2]):
                return Reason.TOTAL
            if NOT_A_PERSON.fullmatch(texts[0]):
                return Reason.NOT_A_RECORD
        if self._is_record(row):
            return None
        return self._section(row, texts)

    def _has_a_date(self, row: Row) -> bool:
        dates = (self.reader.cell(row, where) for where in (Field.BIRTH, Field.ADMITTED, Field.LEFT))
        return any(read_day(cell, None, today=self.today).day for cell in dates)

    def _is_record(self, row: Row) -> bool:
        """Two things said of someone, one of them more than a remark or a line count."""
        said = {
            where
            for column, where in self.columns.fields.items()
            if where not in {Field.REMARKS, Field.OTHER} and text_of(row.cell(column))
        }
        telling = said - {Field.NUMBER}
        named = any(has_letters(self.reader.text(row, where)) for where in NAMES & said)
        return len(telling) >= 3 or (len(said) >= 2 and named) or (len(telling) == 2 and self._has_a_date(row))

    def _section(self, row: Row, texts: list[str]) -> Reason:
        """A line of its own between the rows; where it names a home, the rows below it are of that home."""
        if len(texts) == 1:
            said = next(text for cell in row.cells if (text := text_of(cell)))
            if home_of(said, self.homes):
                self.reader.section = said
                return Reason.SECTION
        return Reason.NOT_A_RECORD

    def _verdict(self, row: Row) -> Verdict:
        draft = self.reader.read(row)
        place = Place(self.sheet.name, row.number)
        outcome, same_as = Outcome.NOTHING, None
        if draft.person:
            outcome, same_as = self._compare(draft, draft.person, place)
        person = None if draft.rejected else draft.person
        return Verdict(place.sheet, place.row, tuple(draft.findings), person, outcome, same_as, draft.code)

    def _compare(self, draft: Draft, person: Candidate, place: Place) -> tuple[Outcome, Hashable | Place | None]:
        """Whether she was met before; a new person is remembered."""
        met = self.people.same(person, place)
        if met is None and self.people.holder(person):
            draft.find(Reason.CODE_TAKEN, Field.CODE)
            return Outcome.NOTHING, None
        if met is None:
            self._ask_elsewhere(draft, person)
            self.people.add(person, place)
            return Outcome.NEW_FILE, None
        return self._same(draft, person, met, place)

    def _same(self, draft: Draft, person: Candidate, met: Met, place: Place) -> tuple[Outcome, Hashable | Place]:
        stay = (person.admitted.on, person.left.on if person.left else None)
        again = not met.overlaps(stay)
        reason = Reason.SAME_PERSON_AGAIN if again else Reason.SAME_PERSON
        draft.findings.append(Finding(reason, other=met.said))
        if again:
            met.stays.append(stay)
            return Outcome.FURTHER_STAY, met.key
        if set(met.name.words) == set(Folded.of(f"{person.given} {person.family}").words):
            return Outcome.HELD, met.key
        self.people.add(person, place)  # a like name is not the same name: twins are often called alike
        return Outcome.NEW_FILE, met.key

    def _ask_elsewhere(self, draft: Draft, person: Candidate) -> None:
        if self.elsewhere and (home := self.elsewhere(person)):
            draft.findings.append(Finding(Reason.ELSEWHERE, home=home))
