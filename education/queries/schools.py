"""Reads of schools and school years. The name of a school is read by those who open the file of a girl there."""

from uuid import UUID

from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from education import policies
from education.models import Calendar, Enrolment, School, SchoolPeriod, SchoolYear
from residents.models import Resident
from shelter import vault
from shelter.models import Home, Staff


def _named(schools: list[School]) -> list[School]:
    """By name, which the database cannot read."""
    vault.load({school.pk for school in schools})
    return sorted(schools, key=lambda school: (school.home.name, school.name.casefold()))


def schools(*, viewer: Staff) -> list[School]:
    """Those of the homes where the viewer works, home by home; the ones not used any more too."""
    policies.may_list_schools(viewer).enforce()
    theirs = School.objects.filter(home__in=homes(viewer=viewer)).select_related("home", "calendar")
    return _named(list(theirs))


def school(pk: UUID, *, viewer: Staff) -> School:
    policies.may_list_schools(viewer).enforce()
    theirs = School.objects.filter(home__in=homes(viewer=viewer)).select_related("home", "calendar")
    return get_object_or_404(theirs, pk=pk)


def homes(*, viewer: Staff) -> list[Home]:
    """Where the viewer works today."""
    return viewer.homes_today


def schools_for(resident: Resident, *, viewer: Staff, but: Enrolment | None = None) -> list[School]:
    """Those of her home that are still used, and the one she goes to now."""
    policies.may_read(viewer, resident).enforce()
    used = Q(home=resident.home_id, closed_on__isnull=True)
    hers = Q(pk=but.school_id) if but else Q(pk__in=[])
    return _named(list(School.objects.filter(used | hers).select_related("home", "calendar")))


def years_for(schools: list[School], *, viewer: Staff) -> list[SchoolYear]:
    """The years of the calendars of these schools, the latest first."""
    policies.may_see_years(viewer).enforce()
    known = SchoolYear.objects.filter(calendar__in={school.calendar_id for school in schools})
    return list(known.select_related("calendar").order_by("-begins_on", "calendar__name"))


def past_years(*, viewer: Staff) -> list[SchoolYear]:
    """The years that are over, the latest first."""
    policies.may_see_years(viewer).enforce()
    over = SchoolYear.objects.filter(ends_on__lt=localdate())
    return list(over.select_related("calendar").order_by("-begins_on", "calendar__name"))


def calendars(*, viewer: Staff) -> list[Calendar]:
    policies.may_see_years(viewer).enforce()
    return list(Calendar.objects.order_by("name"))


def years(*, viewer: Staff) -> list[SchoolYear]:
    """Every year with its periods, the latest first."""
    policies.may_see_years(viewer).enforce()
    periods = Prefetch("periods", SchoolPeriod.objects.order_by("number"))
    known = SchoolYear.objects.select_related("calendar").prefetch_related(periods)
    return list(known.order_by("calendar__name", "-begins_on"))


def year(pk: int, *, viewer: Staff) -> SchoolYear:
    policies.may_see_years(viewer).enforce()
    periods = Prefetch("periods", SchoolPeriod.objects.order_by("number"))
    return get_object_or_404(SchoolYear.objects.select_related("calendar").prefetch_related(periods), pk=pk)
