"""Her general averages over time, as points of a table and as lines: one line for each scale, never two in one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from education.models.codes import Scale
from education.results.queries import Averages
from education.results.scales import LEAST_OF_COLLEGE, PASSES, Marking, Reported
from shelter.ui.lines import Line, line

WIDTH, HEIGHT, MARGIN = 320, 150, 18
LOWEST = 60.0  # of a report card; the line begins lower where a school reported less


@dataclass(frozen=True, slots=True)
class Point:
    """An average as it was reported; that of a year is drawn only where no period of it is known."""

    year: str
    level: str
    when: str
    day: date
    marking: Marking
    reported: Reported
    drawn: bool

    @property
    def text(self) -> str:
        return self.marking.shown(self.reported)

    @property
    def called(self) -> str:
        return self.marking.called(self.reported)

    @property
    def supports(self) -> bool:
        return self.marking.supports(self.reported)


@dataclass(frozen=True, slots=True)
class Guide:
    says: str
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    scale: Scale
    line: Line
    guides: tuple[Guide, ...]


def points(averages: Sequence[Averages]) -> Iterator[Point]:
    """The earliest first."""
    for year in averages:
        of, known = year.enrolment, bool(year.by_period)
        label, level = of.year.label, str(of.get_level_display())
        for period, mark in year.by_period:
            told = Reported(mark.value, mark.words)
            yield Point(label, level, period.name, period.ends_on, year.marking, told, True)
        if of.average is not None:
            day = of.ended_on or of.year.ends_on
            yield Point(label, level, _("Whole year"), day, year.marking, Reported(of.average), not known)


def charts(told: Sequence[Point]) -> list[Chart]:
    """One for each scale in numbers with at least two points."""
    found = []
    for scale in (Scale.PERCENT, Scale.COLLEGE):
        values = [
            (point.day, float(point.reported.value))
            for point in told
            if point.drawn and point.marking.scale is scale and point.reported.value is not None
        ]
        if len(values) > 1:
            found.append(_percent(values) if scale is Scale.PERCENT else _college(values))
    return found


def _percent(values: list[tuple[date, float]]) -> Chart:
    low = min(LOWEST, *(value for _day, value in values))
    return _chart(Scale.PERCENT, values, float(PASSES), str(PASSES), low, 100)


def _college(values: list[tuple[date, float]]) -> Chart:
    """1.0 is the best mark, and stands at the top."""
    turned = [(day, -value) for day, value in values]
    return _chart(Scale.COLLEGE, turned, -float(LEAST_OF_COLLEGE), f"{LEAST_OF_COLLEGE:.1f}", -5, -1)


def _chart(scale: Scale, values: list[tuple[date, float]], guide: float, says: str, low: float, high: float) -> Chart:
    def drawn(those: list[tuple[date, float]]) -> Line:
        return line(those, low=low, high=high, width=WIDTH, height=HEIGHT, margin=MARGIN)

    passes = Guide(says, drawn([(values[0][0], guide)]).dots[0].y)
    return Chart(scale, drawn(values), (passes,))
