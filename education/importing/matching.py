"""What a file says beside what is written: what is new, what is the same, and what differs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.importing.judge import Plan, Result, Verdict, code_key, reported
from education.importing.reasons import Finding, Reason
from education.importing.register import Girl
from education.models import GENERAL_AVERAGE, Enrolment, Mark, School, SchoolPeriod, SchoolYear
from education.models.codes import EndStatus, Honours, Level, Scale
from residents.names import fold
from shelter import vault

HIGHEST_OF_COLLEGE = 5
FILLED = ("average", "end_status", "honours")


@dataclass(slots=True)
class Match:
    """A row and where it belongs. `changes` are what it says otherwise than is written: by name, (written, said)."""

    verdict: Verdict
    result: Result
    girl: Girl
    year: SchoolYear
    periods: dict[int, SchoolPeriod]
    school: School | None
    enrolment: Enrolment | None = None
    to_end: Enrolment | None = None  # of a year that is over, and stands open still
    ended_on: date | None = None  # of the enrolment that this row begins
    marks: dict[int, Mark] = field(default_factory=dict)
    fills: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    new_marks: dict[int, Decimal] = field(default_factory=dict)
    other_marks: dict[int, tuple[Decimal | None, Decimal]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.verdict.key

    @property
    def differs(self) -> bool:
        return bool(self.changes or self.other_marks)

    @property
    def is_new(self) -> bool:
        return self.enrolment is None or bool(self.fills or self.new_marks)

    def differences(self) -> str:
        """What differs, in words: levels, marks and codes, never the name of a school."""
        return "; ".join([*(_difference(name, *two) for name, two in self.changes.items()), *self._of_marks()])

    def _of_marks(self) -> Iterator[str]:
        for number, (written, said) in self.other_marks.items():
            two = {"period": self.periods[number].name, "written": _plain(written), "said": _plain(said)}
            yield _("%(period)s: %(written)s is written, %(said)s in the file") % two


@dataclass(frozen=True, slots=True)
class Matched:
    """The plan with what matching found, and the rows that can come in."""

    plan: Plan
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What is written of these girls, fetched once."""

    years: dict[str, list[SchoolYear]]  # by label
    schools: dict[tuple[UUID, str], School]
    enrolments: dict[UUID, list[Enrolment]]
    marks: dict[UUID, dict[int, Mark]]  # by enrolment and number of the period


def match(plan: Plan, girls: dict[str, list[Girl]]) -> Matched:
    """Set each row beside what is written. Rows that belong nowhere are rejected, with the reason."""
    found = {verdict.key: girls[code_key(result.code)] for verdict, result in plan.importable()}
    written = _written({girl for hers in found.values() for girl in hers})
    verdicts: list[Verdict] = []
    matches: list[Match] = []
    for verdict in plan.verdicts:
        if verdict.result is None:
            verdicts.append(verdict)
            continue
        judged, placed = _place(verdict, verdict.result, found[verdict.key], written)
        verdicts.append(judged)
        if placed:
            matches.append(placed)
    _end_before_the_next(matches)
    return Matched(Plan(tuple(verdicts)), tuple(matches))


def _end_before_the_next(matches: Iterable[Match]) -> None:
    """A year of the file ends when it is over, at the latest when the next one of hers in the file begins."""
    new = sorted((one for one in matches if one.enrolment is None), key=lambda one: one.year.begins_on, reverse=True)
    following: dict[UUID, date] = {}
    for one in new:
        until = following.get(one.girl.id)
        one.ended_on = min(one.year.ends_on, until) if until else ended_on(one.year)
        following[one.girl.id] = one.year.begins_on


def _written(girls: Iterable[Girl]) -> Written:
    girls = list(girls)
    years: dict[str, list[SchoolYear]] = defaultdict(list)
    for year in SchoolYear.objects.order_by("calendar_id").prefetch_related("periods"):
        years[year.label].append(year)
    enrolments: dict[UUID, list[Enrolment]] = defaultdict(list)
    hers = Enrolment.objects.filter(resident__in=[girl.id for girl in girls]).select_related("year", "school")
    for enrolment in hers.order_by("began_on"):
        enrolments[enrolment.resident_id].append(enrolment)
    marks: dict[UUID, dict[int, Mark]] = defaultdict(dict)
    for mark in Mark.objects.filter(area=GENERAL_AVERAGE, enrolment__in=hers.values("pk")).select_related("period"):
        marks[mark.enrolment_id][mark.period.number] = mark
    return Written(years, _schools({girl.home_id for girl in girls}), enrolments, marks)


def _schools(homes: set[UUID]) -> dict[tuple[UUID, str], School]:
    schools = list(School.objects.filter(home__in=homes).order_by("closed_on"))
    vault.load({school.pk for school in schools})
    return {(school.home_id, fold(school.name)): school for school in reversed(schools)}


def _place(verdict: Verdict, result: Result, girls: list[Girl], written: Written) -> tuple[Verdict, Match | None]:
    if len(girls) > 1:
        return verdict.also(Finding(Reason.CODE_OF_TWO)), None
    girl = girls[0]
    school = written.schools.get((girl.home_id, fold(result.school))) if result.school else None
    enrolment = _hers(written.enrolments[girl.id], result, school)
    year = enrolment.year if enrolment else _year_of(result, school, written)
    if year is None:
        return verdict.also(Finding(Reason.YEAR_UNKNOWN, result.year)), None
    periods = _periods(year, written)
    if result.periods and result.periods != len(periods):
        return verdict.also(Finding(Reason.OTHER_PERIODS, str(len(periods)))), None
    scale = enrolment.scale if enrolment else school.scale if school else Scale.PERCENT
    if scale == Scale.COLLEGE and any(mark > HIGHEST_OF_COLLEGE for mark in reported(result)):
        return verdict.also(Finding(Reason.OUT_OF_RANGE)), None
    placed = Match(verdict, result, girl, year, periods, school, enrolment)
    if enrolment is None and not _fits(placed, written.enrolments[girl.id]):
        return verdict.also(Finding(Reason.ELSEWHERE_THEN)), None
    _compare(placed, written.marks[enrolment.pk] if enrolment else {})
    return verdict.also(*_told(placed)), placed


def _hers(enrolments: list[Enrolment], result: Result, school: School | None) -> Enrolment | None:
    """Her enrolment of that year: at that school, else the last of the year."""
    of_year = [one for one in enrolments if one.year.label == result.year]
    at_school = [one for one in of_year if school and one.school_id == school.pk]
    return next(reversed(at_school or of_year), None)


def _year_of(result: Result, school: School | None, written: Written) -> SchoolYear | None:
    """As her school divides the year; a school that is new here is taken to do so as the file does."""
    years = written.years.get(result.year, [])
    if school:
        return next((year for year in years if year.calendar_id == school.calendar_id), None)
    alike = [year for year in years if len(year.periods.all()) == result.periods]
    return next(iter(alike or years), None)


def _periods(year: SchoolYear, written: Written) -> dict[int, SchoolPeriod]:
    known = next(one for one in written.years[year.label] if one.pk == year.pk)
    return {period.number: period for period in sorted(known.periods.all(), key=lambda period: period.number)}


def _fits(placed: Match, enrolments: list[Enrolment]) -> bool:
    """Whether she was enrolled nowhere else then. A year that is over and still stands open will be ended."""
    begins, ends = placed.year.begins_on, ended_on(placed.year)
    for one in enrolments:
        if one.ended_on is None and one.began_on < begins and one.year.ends_on <= begins:
            placed.to_end = one
        elif one.began_on < (ends or date.max) and begins < (one.ended_on or date.max):
            return False
    return True


def ended_on(year: SchoolYear) -> date | None:
    """The last day of an enrolment for a whole year, once it is over."""
    return year.ends_on if year.ends_on < localdate() else None


def _compare(placed: Match, marks: dict[int, Mark]) -> None:
    result, placed.marks = placed.result, marks
    for number, said in result.marks.items():
        if number not in marks:
            placed.new_marks[number] = said
        elif marks[number].value != said:
            placed.other_marks[number] = (marks[number].value, said)
    if placed.enrolment is None:
        return
    for name in FILLED:
        _compare_field(placed, name, getattr(placed.enrolment, name), getattr(result, name))
    _compare_field(placed, "level", placed.enrolment.level, result.level)
    if result.school:
        known = placed.enrolment.school_id
        if placed.school is None or placed.school.pk != known:
            _compare_field(placed, "school", known, result.school)


def _compare_field(placed: Match, name: str, written: Any, said: Any) -> None:
    if said in (None, "") or written == said:
        return
    if written in (None, ""):
        placed.fills[name] = said
    else:
        placed.changes[name] = (written, said)


def _told(placed: Match) -> list[Finding]:
    if placed.differs:
        return [Finding(Reason.DIFFERENT, placed.differences())]
    return [] if placed.is_new else [Finding(Reason.WRITTEN_ALREADY)]


def _plain(mark: Decimal | None) -> str:
    return "–" if mark is None else f"{mark.normalize():f}"


def _difference(name: str, written: Any, said: Any) -> str:
    words = {"written": _in_words(name, written), "said": _in_words(name, said)}
    match name:
        case "school":
            return _("another school is written")
        case "average":
            return _("final average: %(written)s is written, %(said)s in the file") % words
        case _:
            return _("%(written)s is written, %(said)s in the file") % words


def _in_words(name: str, value: Any) -> str:
    codes: dict[str, Any] = {"level": Level, "end_status": EndStatus, "honours": Honours}
    if name in codes:
        return str(codes[name](value).label)
    return _plain(value) if isinstance(value, Decimal) else str(value)
