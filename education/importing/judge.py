"""A verdict on every row of a file of results: accepted, warned, rejected or ignored, and why. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Final

from education.importing import words
from education.importing.reading import Columns, Results, read
from education.importing.reasons import Finding, Reason
from residents.importing.cells import Cell, Formula, text_of
from residents.importing.reasons import Level
from residents.importing.sheet import Row, Sheet
from residents.names import fold

LOWEST, HIGHEST = Decimal(0), Decimal(100)
LOWEST_ON_A_CARD: Final = Decimal(60)  # source: DepEd Order 8 s. 2015; higher numbers only, never in college
FAR: Final = Decimal(1)  # a final average is the rounded mean of the periods
LONGEST_SCHOOL: Final = 120
CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Result:
    """What a row says of a girl's school year. `marks` by number of the period; empty where nothing was said."""

    code: str
    year: str
    periods: int  # of the sheet
    level: str
    school: str
    marks: dict[int, Decimal]
    average: Decimal | None
    end_status: str
    honours: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one row; `result` only where it can be brought in."""

    sheet: str
    row: int
    code: str = ""
    findings: tuple[Finding, ...] = ()
    result: Result | None = None

    @property
    def level(self) -> Level:
        return max((finding.level for finding in self.findings), default=Level.ACCEPT)

    @property
    def verdict(self) -> str:
        """accept, warn, reject or ignore."""
        return self.level.name.lower()

    @property
    def why(self) -> str:
        """The reasons in words, the weightiest first."""
        weighty = sorted(self.findings, key=lambda finding: -finding.level)
        return "; ".join(dict.fromkeys(finding.text for finding in weighty))

    @property
    def key(self) -> str:
        return f"{self.sheet}:{self.row}"

    def also(self, *findings: Finding) -> "Verdict":
        judged = replace(self, findings=(*self.findings, *findings))
        return replace(judged, result=None) if judged.level >= Level.REJECT else judged


@dataclass(frozen=True, slots=True)
class Plan:
    """A verdict on each row that is not empty, in the order of the file."""

    verdicts: tuple[Verdict, ...]

    @property
    def counts(self) -> Counter[str]:
        return Counter(verdict.verdict for verdict in self.verdicts)

    def importable(self) -> Iterator[tuple[Verdict, Result]]:
        return ((verdict, verdict.result) for verdict in self.verdicts if verdict.result)

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """The dry run for another program: where, verdict and why of each row; no name."""
        return {
            "rows": [
                {"sheet": one.sheet, "row": one.row, "verdict": one.verdict, "why": one.why} for one in self.verdicts
            ]
        }


def code_key(code: str) -> str:
    """Codes are the same whatever their case, spaces and dashes."""
    return fold(code).replace(" ", "")


def judge(sheets: Sequence[Sheet], *, codes: Collection[str]) -> Plan:
    """What these sheets say, row by row. `codes` are the `code_key`s of the girls whose results may come in."""
    seen: dict[tuple[str, str], int] = {}
    verdicts: list[Verdict] = []
    for sheet in sheets:
        results = read(sheet)
        if results is None:
            verdicts += [_ignored(sheet, row, Reason.NO_RESULTS) for row in sheet.rows]
        else:
            verdicts += [_judge(results, row, codes, seen) for row in sheet.rows]
    return Plan(tuple(verdicts))


def _ignored(sheet: Sheet, row: Row, reason: Reason) -> Verdict:
    return Verdict(sheet.name, row.number, findings=(Finding(reason),))


def _judge(results: Results, row: Row, codes: Collection[str], seen: dict[tuple[str, str], int]) -> Verdict:
    columns, heading = results.columns, results.columns.heading
    if row.number <= heading:
        return _ignored(results.sheet, row, Reason.HEADING if row.number == heading else Reason.TITLE)
    code = text_of(columns.cell(row, "code"))
    if not code and not text_of(columns.cell(row, "level")):
        return _ignored(results.sheet, row, Reason.NOT_A_RECORD)
    if fold(code) == fold(text_of(_at(results.sheet, heading, columns))):
        return _ignored(results.sheet, row, Reason.HEADING)
    result, findings = _read(results, row, code)
    findings = [*_of_code(code, codes), *findings]
    if not results.year:
        findings.append(Finding(Reason.YEAR_UNSAID))
    if not any(finding.level >= Level.REJECT for finding in findings):
        before = seen.setdefault((code_key(code), results.year), row.number)
        findings += [Finding(Reason.TWICE, str(before))] if before != row.number else []
    return Verdict(results.sheet.name, row.number, code[:40], (), result).also(*findings)


def _at(sheet: Sheet, number: int, columns: Columns) -> Cell:
    heading = next(row for row in sheet.rows if row.number == number)
    return columns.cell(heading, "code")


def _of_code(code: str, codes: Collection[str]) -> list[Finding]:
    if not code:
        return [Finding(Reason.NO_CODE)]
    return [] if code_key(code) in codes else [Finding(Reason.CODE_UNKNOWN)]


def _read(results: Results, row: Row, code: str) -> tuple[Result, list[Finding]]:
    columns, findings = results.columns, list[Finding]()
    level = words.level_of(text_of(columns.cell(row, "level")))
    school, said = text_of(columns.cell(row, "school")), text_of(columns.cell(row, "action"))
    told = {number: _mark(row.cell(column), findings) for number, column in columns.periods.items()}
    marks = {number: mark for number, mark in told.items() if mark is not None}
    average = _mark(columns.cell(row, "average"), findings)
    end = words.end_of(said, level)
    if not level:
        findings.append(Finding(Reason.LEVEL_UNKNOWN))
    if len(school) > LONGEST_SCHOOL:
        findings.append(Finding(Reason.TOO_LONG))
    if said and not end:
        findings.append(Finding(Reason.END_UNCLEAR))
    periods = len(columns.periods)
    result = Result(code, results.year, periods, level, school, marks, average, end, words.honours_of(said))
    return result, [*findings, *_unlikely(result)]


def _mark(cell: Cell, findings: list[Finding]) -> Decimal | None:
    """A mark as it is reported, to the cent; nothing where the cell is empty. What is no mark is found."""
    said = text_of(cell)
    if not said and not isinstance(cell, Formula):
        return None
    try:
        mark = Decimal(said.replace(",", ".").removesuffix("%").strip())
        if not mark.is_finite() or isinstance(cell, bool):
            raise InvalidOperation
    except InvalidOperation:
        findings.append(Finding(Reason.NOT_A_MARK))
        return None
    if not LOWEST <= mark <= HIGHEST:
        findings.append(Finding(Reason.OUT_OF_RANGE))
        return None
    return mark.quantize(CENT, ROUND_HALF_UP)


def _unlikely(result: Result) -> Iterator[Finding]:
    """What may be right all the same."""
    if not result.level.startswith("college") and any(mark < LOWEST_ON_A_CARD for mark in reported(result)):
        yield Finding(Reason.MARK_LOW)
    if result.average is not None and result.periods and len(result.marks) == result.periods:
        mean = sum(result.marks.values(), Decimal(0)) / result.periods
        if abs(mean - result.average) > FAR:
            yield Finding(Reason.AVERAGE_FAR, f"{mean.quantize(CENT, ROUND_HALF_UP):f}")


def reported(result: Result) -> list[Decimal]:
    return [*result.marks.values(), *([result.average] if result.average is not None else [])]
