"""A grid of marks: rows, columns, and in each cell what the school reported."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from education.models import GENERAL_AVERAGE, Enrolment, LearningArea, Mark, SchoolPeriod
from education.models.codes import GROUP_OF, Level
from education.results.scales import NOTHING, Marking, Reported

_NAME = re.compile(r"mark-([0-9a-f]{32})-\d+-\w+", re.ASCII)


class Place(NamedTuple):
    """Where a mark belongs."""

    enrolment: UUID
    period: int
    area: str

    @property
    def name(self) -> str:
        """Of its field in a form."""
        return f"mark-{self.enrolment.hex}-{self.period}-{self.area}"


def enrolments_named(names: Iterable[str]) -> set[UUID]:
    """Whose marks are among the fields of a form that was sent."""
    return {UUID(found[1]) for name in names if (found := _NAME.fullmatch(name))}


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark, or its empty place."""

    place: Place
    label: str  # "Dungon, Mathematics": what tells it from the others
    column: str
    marking: Marking
    reported: Reported = NOTHING

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def text(self) -> str:
        return self.marking.shown(self.reported)

    @property
    def supports(self) -> bool:
        return self.marking.supports(self.reported)


@dataclass(frozen=True, slots=True)
class Row:
    """A girl, or a learning area; None where there is nothing to fill in. `last` is the average of the year."""

    label: str
    cells: list[Cell | None]
    note: str = ""
    url: str = ""
    last: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    heads: list[str]
    rows: list[Row] = field(default_factory=list)

    @property
    def cells(self) -> Iterator[Cell]:
        return (cell for row in self.rows for cell in row.cells if cell)

    @property
    def markings(self) -> list[Marking]:
        """The scales of this grid, each once."""
        return list({cell.marking.scale: cell.marking for cell in self.cells}.values())


type Marks = dict[Place, Reported]


def places(marks: Iterable[Mark]) -> Marks:
    return {Place(m.enrolment_id, m.period_id, m.area_id): Reported(m.value, m.words) for m in marks}


def area_name(area: LearningArea) -> str:
    return _("General average") if area.code == GENERAL_AVERAGE else area.name


def taught(area: LearningArea, level: str) -> bool:
    """Whether this learning area belongs to the report card of a level."""
    groups = area.groups.split()
    return not groups or GROUP_OF.get(level) in groups


def of_areas(areas: Iterable[LearningArea], level: str, known: Collection[str]) -> list[LearningArea]:
    """The areas of a level and those with a mark, the general average last."""
    hers = [area for area in areas if taught(area, level) or area.code in known]
    return sorted(hers, key=lambda area: (area.code == GENERAL_AVERAGE, area.place))


def of_a_girl(
    enrolment: Enrolment, marking: Marking, marks: Marks, areas: list[LearningArea], periods: list[SchoolPeriod]
) -> Grid:
    """Rows are learning areas, columns are periods, and then the average of the year."""
    final = marking.shown(Reported(enrolment.average)) if enrolment.average is not None else ""
    hers = of_areas(areas, enrolment.level, {place.area for place in marks})
    rows = []
    for area in hers:
        name, average = area_name(area), area.code == GENERAL_AVERAGE
        spots = [(Place(enrolment.pk, period.pk, area.code), period.name) for period in periods]
        cells: list[Cell | None] = [
            Cell(place, f"{name}, {head}", head, marking, marks.get(place, NOTHING)) for place, head in spots
        ]
        rows.append(Row(name, cells, last=final if average else "", strong=average))
    return Grid([period.name for period in periods], rows)


@dataclass(frozen=True, slots=True)
class Girl:
    """A row of a home: whose it is, and how her school marks."""

    enrolment: Enrolment
    marking: Marking
    url: str

    @property
    def note(self) -> str:
        """What tells two rows of the same year apart."""
        level = str(Level(self.enrolment.level).label)
        if self.enrolment.ended_on is None:
            return level
        told = {"level": level, "status": self.enrolment.get_end_status_display() or _("over")}
        return _("%(level)s · %(status)s") % told


def of_averages(girls: list[Girl], marks: Marks, periods: list[SchoolPeriod]) -> Grid:
    """Rows are girls, columns are periods: general averages only."""
    rows = []
    for girl in girls:
        named = girl.enrolment.resident.code_name
        cells: list[Cell | None] = []
        for period in periods:
            place = Place(girl.enrolment.pk, period.pk, GENERAL_AVERAGE)
            told = marks.get(place, NOTHING)
            cells.append(Cell(place, f"{named}, {period.name}", period.name, girl.marking, told))
        final = girl.enrolment.average
        last = girl.marking.shown(Reported(final)) if final is not None else ""
        rows.append(Row(named, cells, girl.note, girl.url, last))
    return Grid([period.name for period in periods], rows)


def of_a_period(girls: list[Girl], marks: Marks, areas: list[LearningArea], period: SchoolPeriod) -> Grid:
    """Rows are girls, columns are the learning areas that any of them has; the others of a row stay closed."""
    known: defaultdict[UUID, set[str]] = defaultdict(set)
    for place in marks:
        known[place.enrolment].add(place.area)
    hers = {girl.enrolment.pk: of_areas(areas, girl.enrolment.level, known[girl.enrolment.pk]) for girl in girls}
    wanted = {area.code for has in hers.values() for area in has}
    columns = [area for area in of_areas(areas, "", wanted) if area.code in wanted]
    rows = []
    for girl in girls:
        named, has = girl.enrolment.resident.code_name, {area.code for area in hers[girl.enrolment.pk]}
        cells: list[Cell | None] = []
        for area in columns:
            place, head = Place(girl.enrolment.pk, period.pk, area.code), area_name(area)
            told = marks.get(place, NOTHING)
            cells.append(Cell(place, f"{named}, {head}", head, girl.marking, told) if area.code in has else None)
        rows.append(Row(named, cells, girl.note, girl.url))
    return Grid([area_name(area) for area in columns], rows)
