"""Reads of results: the grid of a girl, the grid of a home, her way over the years, and her report card."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from education.models import (
    GENERAL_AVERAGE,
    Descriptor,
    Enrolment,
    LearningArea,
    Mark,
    Presence,
    SchoolPeriod,
    SchoolYear,
)
from education.queries.grading import as_called
from education.results import grids, policies
from education.results.grids import Girl, Grid
from education.results.scales import Marking, markings
from residents.models import Resident
from shelter import audit
from shelter.models import Home, Staff

ON_A_PAGE = 40  # girls; with every learning area still fewer fields than a form may have
AVERAGES = 0  # instead of the number of a period: the general averages of all of them
_OF_AN_ENROLMENT = (
    "resident", "level", "track", "scale", "began_on", "ended_on", "end_status", "honours", "average",
    "areas_to_support", "year__label", "year__regime", "year__begins_on", "year__ends_on",
)  # fmt: skip


def _enrolments() -> "QuerySet[Enrolment]":
    """Without her school: nothing of results needs its name."""
    rows = Enrolment.objects.select_related("year", "resident").annotate(**as_called())
    hers = ("resident__public_id", "resident__number", "resident__code_name", "resident__home")
    return rows.only(*_OF_AN_ENROLMENT, *hers).fetch_mode(FETCH_RAISE)


def enrolments(resident: Resident, *, viewer: Staff) -> list[Enrolment]:
    """Her school years, the latest first."""
    policies.may_read(viewer, resident).enforce()
    return list(_enrolments().filter(resident=resident).order_by("-began_on", "-id"))


def _markings(enrolled: Iterable[Enrolment]) -> dict[tuple[str, str], Marking]:
    wanted = {(each.year.regime, each.scale) for each in enrolled}
    return markings(Descriptor.objects.filter(regime__in={regime for regime, _scale in wanted}), list(wanted))


def _periods(year_id: int) -> list[SchoolPeriod]:
    return list(SchoolPeriod.objects.filter(year_id=year_id).order_by("number"))


def grid_of(enrolment: Enrolment, *, viewer: Staff) -> Grid:
    """A school year of hers: areas by periods."""
    policies.may_read(viewer, enrolment.resident).enforce()
    marking = _markings([enrolment])[enrolment.year.regime, enrolment.scale]
    marks = grids.places(Mark.objects.filter(enrolment=enrolment))
    areas, periods = list(LearningArea.objects.all()), _periods(enrolment.year_id)
    return grids.of_a_girl(enrolment, marking, marks, areas, periods)


@dataclass(frozen=True, slots=True)
class HomeResults:
    """What a page about a home shows: which year and periods there are, and the grid of what was chosen."""

    home: Home
    year: SchoolYear
    years: list[SchoolYear]
    periods: list[SchoolPeriod]
    period: SchoolPeriod | None  # None: the averages of all
    grid: Grid
    shown: list[Enrolment]
    page: int = 1
    more: bool = False


def years_of(home: Home, *, viewer: Staff) -> list[SchoolYear]:
    """The school years in which girls of this home, within reach, are or were enrolled: the latest first."""
    policies.may_list(viewer).enforce()
    hers = Enrolment.objects.filter(policies.visible(viewer), resident__home=home)
    years = SchoolYear.objects.filter(pk__in=hers.values("year")).select_related("calendar")
    return list(years.order_by("-begins_on", "calendar__name"))


def home_of(pk: UUID, *, viewer: Staff) -> Home:
    policies.may_list(viewer).enforce()
    found = next((home for home in viewer.homes_today if home.pk == pk), None)
    if found is None:
        raise Http404
    return found


def results_of_home(
    home: Home, year_id: int, number: int, *, viewer: Staff, page: int = 1, named: set[UUID] | None = None
) -> HomeResults:
    """One page of girls by code name; or exactly those `named`, whose marks were sent. Each file leaves its trace."""
    years = years_of(home, viewer=viewer)
    year = next((each for each in years if each.pk == year_id), None)
    periods = _periods(year_id)
    period = next((each for each in periods if each.number == number), None)
    if year is None or (period is None and number != AVERAGES):
        raise Http404
    enrolled = _enrolled(home, year, viewer, named)
    first = (page - 1) * ON_A_PAGE
    found = list(enrolled if named is not None else enrolled[first : first + ON_A_PAGE + 1])
    shown = found if named is not None else found[:ON_A_PAGE]
    if named is not None:
        policies.may_write_all(viewer, len(named), len(shown)).enforce()
    else:
        trace_shown(shown, viewer=viewer)
    grid = _grid_of_girls(shown, periods, period)
    return HomeResults(home, year, years, periods, period, grid, shown, page, len(found) > len(shown))


def trace_shown(shown: list[Enrolment], *, viewer: Staff) -> None:
    """A page told of these girls; also one that is shown again with its errors."""
    seen = dict.fromkeys(each.resident_id for each in shown)
    audit.record_many([audit.line(audit.Event.FILE_OPENED, by=viewer, subject=pk) for pk in seen])


def _enrolled(home: Home, year: SchoolYear, viewer: Staff, named: set[UUID] | None) -> "QuerySet[Enrolment]":
    rows = _enrolments().filter(policies.visible(viewer), resident__home=home, year=year)
    if named is not None:
        rows = rows.filter(pk__in=named)
    return rows.order_by("resident__code_name", "began_on", "id")


def _grid_of_girls(enrolled: list[Enrolment], periods: list[SchoolPeriod], period: SchoolPeriod | None) -> Grid:
    known = _markings(enrolled) if enrolled else {}
    girls = [Girl(each, known[each.year.regime, each.scale], _page_of(each)) for each in enrolled]
    marks = Mark.objects.filter(enrolment__in=enrolled)
    if period is None:
        return grids.of_averages(girls, grids.places(marks.filter(area=GENERAL_AVERAGE)), periods)
    return grids.of_a_period(girls, grids.places(marks.filter(period=period)), list(LearningArea.objects.all()), period)


def _page_of(enrolment: Enrolment) -> str:
    return reverse("results_of_enrolment", args=[enrolment.resident.public_id, enrolment.pk])


@dataclass(frozen=True, slots=True)
class Averages:
    """The general averages of one school year, by period; `years` is that of the whole year."""

    enrolment: Enrolment
    marking: Marking
    by_period: list[tuple[SchoolPeriod, Mark]]


def averages(resident: Resident, *, viewer: Staff) -> list[Averages]:
    """Her general averages as reported, year by year, the earliest first."""
    enrolled = enrolments(resident, viewer=viewer)[::-1]
    known = _markings(enrolled) if enrolled else {}
    told = Mark.objects.filter(resident=resident, area=GENERAL_AVERAGE).select_related("period")
    by_year: dict[UUID, list[tuple[SchoolPeriod, Mark]]] = {}
    for mark in told.order_by("period__begins_on", "period__number"):
        by_year.setdefault(mark.enrolment_id, []).append((mark.period, mark))
    return [Averages(each, known[each.year.regime, each.scale], by_year.get(each.pk, [])) for each in enrolled]


@dataclass(frozen=True, slots=True)
class ReportCard:
    """What stands on her report card: never her school, her home, or why she was away."""

    enrolment: Enrolment
    marking: Marking
    grid: Grid
    presences: list[Presence]


def report_card(enrolment: Enrolment, *, viewer: Staff) -> ReportCard:
    policies.may_print(viewer, enrolment).enforce()
    marking = _markings([enrolment])[enrolment.year.regime, enrolment.scale]
    there = Presence.objects.filter(enrolment=enrolment).select_related("period").order_by("period__number")
    return ReportCard(enrolment, marking, grid_of(enrolment, viewer=viewer), list(there))


def enrolment(resident: Resident, pk: UUID, *, viewer: Staff) -> Enrolment:
    policies.may_read(viewer, resident).enforce()
    found: Enrolment = get_object_or_404(_enrolments(), pk=pk, resident=resident)
    return found
