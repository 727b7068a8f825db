"""Where she lives: beds, homes, absences, leaving, after-care."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents import policies
from residents.actions.saving import telling
from residents.models import Absence, BedOccupancy, Discharge, Resident, Stay
from residents.models.codes import AbsenceKind, ExitType, Phase, Programme
from shelter import audit
from shelter.models import Bed, Home, Staff


def _not_in_the_future(field: str, day: date) -> None:
    if day > localdate():
        raise ValidationError({field: _("This day is still to come.")})


def _beds_in_use(home: Home) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select app.beds_in_use(%s)", [home.pk])
        return int(cursor.fetchone()[0])


def _room_for_one_more(home: Home) -> None:
    if _beds_in_use(home) >= home.capacity:
        raise ValidationError({"bed": _("This home is full: it has room for %(n)d.") % {"n": home.capacity}})


def _usable(bed: Bed) -> None:
    if not bed.usable:
        raise ValidationError({"bed": _("This bed is out of use.")})


def current_stay(resident: Resident) -> Stay | None:
    return Stay.objects.filter(resident=resident, ended_on__isnull=True).first()


def _stay(resident: Resident) -> Stay:
    stay = current_stay(resident)
    if stay is None:
        raise ValidationError(_("She does not live with us at the moment."))
    return stay


def begin(*, by: Staff, resident: Resident, bed: Bed, began_on: date) -> Stay:
    """A stay in a home, with a bed. An after-care that is still open ends the same day."""
    _usable(bed)
    _room_for_one_more(bed.home)
    before = current_stay(resident)
    if before is not None:
        _end_stay(by, before, began_on)
    with telling():
        stay = Stay(resident=resident, home=bed.home, began_on=began_on).save_as(by)
        BedOccupancy(resident=resident, stay=stay, bed=bed, began_on=began_on).save_as(by)
    return stay


def change_bed(*, by: Staff, resident: Resident, bed: Bed, moved_on: date) -> BedOccupancy:
    """Another bed of the same home, from that night on."""
    policies.may_move(by, resident).enforce()
    stay = _stay(resident)
    if bed.home_id != stay.home_id:
        raise ValidationError({"bed": _("This bed is in another home.")})
    _usable(bed)
    _not_in_the_future("moved_on", moved_on)
    with telling():
        _leave_bed(by, resident, moved_on)
        occupancy = BedOccupancy(resident=resident, stay=stay, bed=bed, began_on=moved_on).save_as(by)
    audit.record(audit.Event.BED_CHANGED, by=by, subject=resident.pk)
    return occupancy


def move_home(*, by: Staff, resident: Resident, bed: Bed, moved_on: date) -> Stay:
    """Another home: one stay ends and the next begins the same day; her file goes with her."""
    policies.may_move(by, resident).enforce()
    before = _stay(resident)
    if bed.home_id == before.home_id:
        raise ValidationError({"bed": _("This bed is in the home where she lives: change her bed instead.")})
    _usable(bed)
    _not_in_the_future("moved_on", moved_on)
    _room_for_one_more(bed.home)
    _end_stay(by, before, moved_on)
    with telling():
        stay = Stay(resident=resident, home=bed.home, began_on=moved_on).save_as(by)
        BedOccupancy(resident=resident, stay=stay, bed=bed, began_on=moved_on).save_as(by)
    audit.record(audit.Event.HOME_CHANGED, by=by, subject=resident.pk)
    resident.home = bed.home
    resident.save_as(by)
    return stay


def go_away(*, by: Staff, resident: Resident, kind: AbsenceKind, left_on: date, expected_on: date | None) -> Absence:
    policies.may_move(by, resident).enforce()
    _not_in_the_future("left_on", left_on)
    if expected_on and expected_on < left_on:
        raise ValidationError({"expected_on": _("She cannot be back before she leaves.")})
    stay = _stay(resident)
    if left_on < stay.began_on:
        raise ValidationError({"left_on": _("She was not here yet on that day.")})
    with telling():
        absence = Absence(resident=resident, stay=stay, kind=kind, left_on=left_on, expected_on=expected_on).save_as(by)
    audit.record(audit.Event.WENT_AWAY, by=by, subject=resident.pk)
    return absence


def come_back(*, by: Staff, resident: Resident, back_on: date) -> Absence:
    policies.may_move(by, resident).enforce()
    _not_in_the_future("back_on", back_on)
    absence = Absence.objects.filter(resident=resident, back_on__isnull=True).first()
    if absence is None:
        raise ValidationError(_("She is not away."))
    if back_on < absence.left_on:
        raise ValidationError({"back_on": _("She cannot be back before she left.")})
    absence.back_on = back_on
    absence.save_as(by)
    audit.record(audit.Event.CAME_BACK, by=by, subject=resident.pk)
    return absence


def discharge(
    *, by: Staff, resident: Resident, ended_on: date, exit_type: ExitType, receiving_office: str, note: str
) -> Discharge:
    """She leaves the home. Her file stays, and after-care may begin."""
    policies.may_discharge(by, resident).enforce()
    _not_in_the_future("ended_on", ended_on)
    stay = _stay(resident)
    _end_stay(by, stay, ended_on)
    left = Discharge(resident=resident, stay=stay, exit_type=exit_type, receiving_office=receiving_office, note=note)
    left.save_as(by)
    resident.phase = Phase.LEFT
    resident.save_as(by)
    audit.record(audit.Event.RESIDENT_DISCHARGED, by=by, subject=resident.pk)
    return left


def begin_aftercare(*, by: Staff, resident: Resident, began_on: date) -> Stay:
    policies.may_begin_aftercare(by, resident).enforce()
    _not_in_the_future("began_on", began_on)
    with telling():
        stay = Stay(
            resident=resident, home_id=resident.home_id, programme=Programme.AFTERCARE, began_on=began_on
        ).save_as(by)
    resident.phase = Phase.AFTERCARE
    resident.save_as(by)
    audit.record(audit.Event.AFTERCARE_BEGUN, by=by, subject=resident.pk)
    return stay


def end_aftercare(*, by: Staff, resident: Resident, ended_on: date) -> Stay:
    policies.may_end_aftercare(by, resident).enforce()
    _not_in_the_future("ended_on", ended_on)
    stay = _stay(resident)
    _end_stay(by, stay, ended_on)
    resident.phase = Phase.LEFT
    resident.save_as(by)
    audit.record(audit.Event.AFTERCARE_ENDED, by=by, subject=resident.pk)
    return stay


def _end_stay(by: Staff, stay: Stay, ended_on: date) -> None:
    if ended_on < stay.began_on:
        raise ValidationError({"ended_on": _("She came only later.")})
    _leave_bed(by, stay.resident, ended_on)
    for absence in Absence.objects.filter(stay=stay, back_on__isnull=True):
        absence.back_on = max(ended_on, absence.left_on)
        absence.save_as(by)
    stay.ended_on = ended_on
    stay.save_as(by)


def _leave_bed(by: Staff, resident: Resident, ended_on: date) -> None:
    for occupancy in BedOccupancy.objects.filter(resident=resident, ended_on__isnull=True):
        if ended_on < occupancy.began_on:
            raise ValidationError({"moved_on": _("She has this bed only since a later day.")})
        occupancy.ended_on = ended_on
        occupancy.save_as(by)
