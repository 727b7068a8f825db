"""Changes to a girl's school years: enrol her, put it right, end the year, change school, days at school."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from education import policies
from education.actions.saving import telling
from education.models import Enrolment, Mark, Presence, School, SchoolPeriod, SchoolYear
from education.models.codes import KEY_STAGE_1, WITH_TRACK, EndStatus, Honours, LeftFor, Level, Scale, Track, WhoKnows
from residents.models import Resident
from shelter import audit, freshness
from shelter.models import Staff


def enrol(
    *,
    by: Staff,
    resident: Resident,
    year: SchoolYear,
    school: School,
    level: Level,
    track: Track,
    adviser: str,
    cover_address: str,
    who_knows: WhoKnows,
    gap_years: int,
    scholarship: bool,
    began_on: date,
) -> Enrolment:
    """She goes to this school in this year, and is marked as it marks her level.

    Raises ValidationError when she is enrolled on those days already, or the school divides the year otherwise.
    """
    policies.may_use(by, resident, school).enforce()
    _refuse_odd(year, school, level, track, began_on)
    enrolment = Enrolment(
        resident=resident, year=year, school=school, level=level, track=track, scale=scale_of(year, school, level),
        adviser=adviser,
        cover_address=cover_address, who_knows=who_knows, gap_years=gap_years, scholarship=scholarship,
        began_on=began_on,
    )  # fmt: skip
    return _save(by, enrolment)


def scale_of(year: SchoolYear, school: School, level: str) -> Scale:
    """As the school marks; where its year says so, the first levels in words."""
    in_words = year.words_to_g3 and level in KEY_STAGE_1 and school.scale == Scale.PERCENT
    return Scale.DESCRIPTIVE if in_words else Scale(school.scale)


def words_of_enrolment(enrolment: Enrolment) -> dict[str, Any]:
    """What an enrolment says, as its form shows it."""
    names = ("level", "track", "adviser", "cover_address", "who_knows", "gap_years", "scholarship", "began_on")
    told = {name: getattr(enrolment, name) for name in names}
    return told | {"year": str(enrolment.year_id), "school": str(enrolment.school_id or "")}


def change_enrolment(
    *,
    by: Staff,
    enrolment: Enrolment,
    seen: str,
    year: SchoolYear,
    school: School,
    level: Level,
    track: Track,
    adviser: str,
    cover_address: str,
    who_knows: WhoKnows,
    gap_years: int,
    scholarship: bool,
    began_on: date,
) -> Enrolment:
    """Put right what was written down. The year stays once results or days at school are written for it.

    Raises Stale when somebody else changed it meanwhile.
    """
    policies.may_write(by, enrolment.resident).enforce()
    enrolment = Enrolment.objects.select_for_update(of=("self",)).select_related("resident").get(pk=enrolment.pk)
    new = {
        "year": str(year.pk), "school": str(school.pk), "level": level, "track": track, "adviser": adviser,
        "cover_address": cover_address, "who_knows": who_knows, "gap_years": gap_years, "scholarship": scholarship,
        "began_on": began_on,
    }  # fmt: skip
    freshness.check(seen, words_of_enrolment(enrolment), new)
    if school.pk != enrolment.school_id:
        policies.may_use(by, enrolment.resident, school).enforce()
    if (year.pk, school.pk, level) != (enrolment.year_id, enrolment.school_id, enrolment.level):
        enrolment.scale = scale_of(year, school, level)
    _refuse_odd(year, school, level, track, began_on)
    if year.pk != enrolment.year_id and (_has(Mark, enrolment) or _has(Presence, enrolment)):
        raise ValidationError({"year": _("Results or days are written down for this year: it stays.")})
    enrolment.year, enrolment.school, enrolment.level, enrolment.track = year, school, level, track
    enrolment.adviser, enrolment.cover_address, enrolment.who_knows = adviser, cover_address, who_knows
    enrolment.gap_years, enrolment.scholarship, enrolment.began_on = gap_years, scholarship, began_on
    return _save(by, enrolment, ended_on="began_on")


def _has(model: Any, enrolment: Enrolment) -> bool:
    return bool(model.objects.filter(enrolment=enrolment).exists())


def _refuse_odd(year: SchoolYear, school: School, level: str, track: str, began_on: date) -> None:
    if year.calendar_id != school.calendar_id:
        raise ValidationError({"year": _("This school divides the year otherwise. Choose a year of its calendar.")})
    if track and level not in WITH_TRACK:
        raise ValidationError({"track": _("Only Grades 11 and 12 have a track.")})
    if not year.begins_on <= began_on <= year.ends_on:
        raise ValidationError({"began_on": _("This day lies outside of the school year.")})


def end_year(
    *,
    by: Staff,
    enrolment: Enrolment,
    ended_on: date,
    end_status: EndStatus,
    honours: Honours,
    average: Decimal | None,
    areas_to_support: int | None,
) -> Enrolment:
    """How the year ended, as her school reports it: nothing of it is computed."""
    policies.may_write(by, enrolment.resident).enforce()
    if ended_on > localdate():
        raise ValidationError({"ended_on": _("This day is still to come.")})
    if average is not None and average > _highest(enrolment):
        raise ValidationError({"average": _("Her school does not mark as high as that.")})
    enrolment.ended_on, enrolment.end_status, enrolment.honours = ended_on, end_status, honours
    enrolment.average, enrolment.areas_to_support, enrolment.left_for = average, areas_to_support, ""
    return _save(by, enrolment)


def _highest(enrolment: Enrolment) -> int:
    return 5 if enrolment.scale == Scale.COLLEGE else 100


def transfer(
    *,
    by: Staff,
    enrolment: Enrolment,
    school: School,
    ended_on: date,
    left_for: LeftFor,
    adviser: str,
    cover_address: str,
    who_knows: WhoKnows,
) -> Enrolment:
    """She goes to another school within the same year: one enrolment ends on the day the other begins."""
    policies.may_use(by, enrolment.resident, school).enforce()
    _refuse_over(enrolment, ended_on)
    if school.pk == enrolment.school_id:
        raise ValidationError({"school": _("This is her school now. Choose another one.")})
    year = _same_year(enrolment.year, school)
    enrolment.ended_on, enrolment.end_status, enrolment.left_for = ended_on, EndStatus.TRANSFERRED, left_for
    _save(by, enrolment)
    follows = Enrolment(
        resident=enrolment.resident, year=year, school=school, level=enrolment.level, track=enrolment.track,
        scale=scale_of(year, school, enrolment.level), adviser=adviser, cover_address=cover_address,
        who_knows=who_knows, scholarship=enrolment.scholarship, began_on=ended_on,
    )  # fmt: skip
    return _save(by, follows, began_on="ended_on")


def _same_year(year: SchoolYear, school: School) -> SchoolYear:
    """The year of the same name in the calendar of another school."""
    found = SchoolYear.objects.filter(Q(pk=year.pk) | Q(label=year.label), calendar=school.calendar_id).first()
    if found is None:
        raise ValidationError({"school": _("The calendar of this school has no such year yet. Add it first.")})
    return found


def stop_going(*, by: Staff, enrolment: Enrolment, ended_on: date, left_for: LeftFor) -> Enrolment:
    """She does not go to school any more this year; why, in one of a few neutral words."""
    policies.may_write(by, enrolment.resident).enforce()
    _refuse_over(enrolment, ended_on)
    enrolment.ended_on, enrolment.end_status, enrolment.left_for = ended_on, EndStatus.DROPPED, left_for
    return _save(by, enrolment)


def _refuse_over(enrolment: Enrolment, day: date) -> None:
    if enrolment.ended_on is not None:
        raise ValidationError(_("This enrolment is over already."))
    if day > localdate():
        raise ValidationError({"ended_on": _("This day is still to come.")})


def add_past_year(
    *, by: Staff, resident: Resident, year: SchoolYear, level: Level, end_status: EndStatus, average: Decimal | None
) -> Enrolment:
    """A year before she came, for her history: what she attended, and no school."""
    policies.may_write(by, resident).enforce()
    if year.ends_on >= localdate():
        raise ValidationError({"year": _("This year is not over yet: enrol her instead.")})
    past = Enrolment(
        resident=resident, year=year, level=level, began_on=year.begins_on, ended_on=year.ends_on,
        end_status=end_status, average=average,
    )  # fmt: skip
    return _save(by, past, began_on="year")


def write_presence(
    *,
    by: Staff,
    enrolment: Enrolment,
    period: SchoolPeriod,
    class_days: int,
    present: int,
    health: int,
    court: int,
    therapy: int,
    closed: int,
    other: int,
) -> Presence:
    """Her days at school in a period; writing them again puts them right."""
    policies.may_write(by, enrolment.resident).enforce()
    if period.year_id != enrolment.year_id:
        raise ValidationError(_("This period belongs to another school year."))
    known = Presence.objects.filter(enrolment=enrolment, period=period).first()
    presence = known or Presence(resident=enrolment.resident, enrolment=enrolment, period=period)
    presence.class_days, presence.present = class_days, present
    presence.health, presence.court, presence.therapy = health, court, therapy
    presence.closed, presence.other = closed, other
    with telling():
        presence.save_as(by)
    audit.record(audit.Event.ENROLLED, by=by, subject=enrolment.resident_id)
    return presence


def _save(by: Staff, enrolment: Enrolment, **elsewhere: str) -> Enrolment:
    with telling(**elsewhere):
        enrolment.save_as(by)
    audit.record(audit.Event.ENROLLED, by=by, subject=enrolment.resident_id)
    return enrolment
