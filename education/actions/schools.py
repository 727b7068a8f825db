"""Changes to the schools that girls of a home attend, and to school years and their periods."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from education import policies
from education.actions.saving import telling
from education.models import Calendar, School, SchoolPeriod, SchoolYear
from education.models.codes import Scale
from education.models.known import Part
from shelter import audit, vault
from shelter.models import DataKey, Home, Staff


def add_school(*, by: Staff, home: Home, name: str, calendar: Calendar, scale: Scale) -> School:
    """A school that girls of this home attend. Raises ValidationError when the home has it already."""
    policies.may_change_schools(by, home).enforce()
    _refuse_twice(home, name)
    school = School(home=home, name=name, calendar=calendar, scale=scale)
    DataKey(subject=school.pk, wrapped=vault.make_key(school.pk)).save(force_insert=True)
    school.save_as(by)
    audit.record(audit.Event.SCHOOLS_CHANGED, by=by)
    return school


def change_school(
    *, by: Staff, school: School, name: str, calendar: Calendar, scale: Scale, closed_on: date | None
) -> School:
    """How enrolments so far are marked stays as it is. Raises ValidationError when the home has this name already."""
    policies.may_change_schools(by, school.home).enforce()
    _refuse_twice(school.home, name, but=school)
    school.name, school.calendar, school.scale, school.closed_on = name, calendar, scale, closed_on
    school.save_as(by)
    audit.record(audit.Event.SCHOOLS_CHANGED, by=by)
    return school


def _refuse_twice(home: Home, name: str, but: School | None = None) -> None:
    others = (school for school in School.objects.filter(home=home) if school != but)
    if any(school.name.casefold() == name.casefold() for school in others):
        raise ValidationError({"name": _("This school is on the list already.")})


def add_calendar(*, by: Staff, name: str) -> Calendar:
    """Another way to divide the year, such as that of private schools. Its name is read by all who see years."""
    policies.may_change_years(by).enforce()
    if Calendar.objects.filter(name__iexact=name).exists():
        raise ValidationError({"name": _("There is one of this name already.")})
    calendar = Calendar.objects.create(name=name)
    audit.record(audit.Event.SCHOOLS_CHANGED, by=by)
    return calendar


def add_year(
    *,
    by: Staff,
    calendar: Calendar,
    label: str,
    begins_on: date,
    ends_on: date,
    periods: Sequence[Part],
    regime: str,
    source: str,
    words_to_g3: bool,
) -> SchoolYear:
    """A school year with its periods. Raises ValidationError for days that cannot be."""
    policies.may_change_years(by).enforce()
    _refuse_odd(begins_on, ends_on, periods)
    with telling():
        year = SchoolYear.objects.create(
            calendar=calendar, label=label, begins_on=begins_on, ends_on=ends_on, regime=regime, source=source,
            words_to_g3=words_to_g3,
        )  # fmt: skip
        _write(year, periods)
    audit.record(audit.Event.SCHOOLS_CHANGED, by=by)
    return year


def change_year(
    *,
    by: Staff,
    year: SchoolYear,
    label: str,
    begins_on: date,
    ends_on: date,
    periods: Sequence[Part],
    regime: str,
    source: str,
    words_to_g3: bool,
) -> SchoolYear:
    """Put days right. Raises ValidationError also when a period goes away of which something is written down."""
    policies.may_change_years(by).enforce()
    _refuse_odd(begins_on, ends_on, periods)
    year.label, year.begins_on, year.ends_on = label, begins_on, ends_on
    year.regime, year.source, year.words_to_g3 = regime, source, words_to_g3
    with telling():
        year.save()
        _write(year, periods)
    audit.record(audit.Event.SCHOOLS_CHANGED, by=by)
    return year


def _write(year: SchoolYear, periods: Sequence[Part]) -> None:
    """The first ones take the place of those there are: what is written down for a period stays with it."""
    there = list(year.periods.order_by("number"))
    try:
        year.periods.filter(number__gt=len(periods)).delete()
    except ProtectedError:
        raise ValidationError({"periods": _("Something is written down for the last period: it stays.")}) from None
    for row, part in zip(there, periods, strict=False):
        row.name, row.begins_on, row.ends_on, row.class_days = part
    SchoolPeriod.objects.bulk_update(there[: len(periods)], Part._fields)
    new = enumerate(periods[len(there) :], len(there) + 1)
    SchoolPeriod.objects.bulk_create(SchoolPeriod(year=year, number=n, **part._asdict()) for n, part in new)


def _refuse_odd(begins_on: date, ends_on: date, periods: Sequence[Part]) -> None:
    if ends_on <= begins_on:
        raise ValidationError({"ends_on": _("The year would end before it begins.")})
    objections = [
        *(_("“%(name)s” would end before it begins.") % {"name": p.name} for p in periods if p.ends_on < p.begins_on),
        *(
            _("“%(later)s” begins before “%(name)s” is over.") % {"name": one.name, "later": two.name}
            for one, two in pairwise(periods)
            if two.begins_on <= one.ends_on
        ),
        *(
            _("“%(name)s” lies outside of the year.") % {"name": p.name}
            for p in periods
            if p.begins_on < begins_on or p.ends_on > ends_on
        ),
    ]
    if objections:
        raise ValidationError({"periods": objections})
