"""Programmes of a home and when they take place."""

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from education.activities import policies
from education.activities.models import Kind, Meeting, Place, Programme, Slot, Weekday
from education.activities.schedule import in_force
from residents.actions.saving import telling
from shelter import audit
from shelter.models import Home, Staff

_NAMED_TWICE = _("This home has a programme of this name already.")
_TOLD = {"programme_named_once_in_a_home": ("name", _NAMED_TWICE)}


def add_programme(
    *,
    by: Staff,
    home: Home,
    name: str,
    kind: Kind,
    place: Place,
    leader: str,
    capacity: int | None,
    regular: bool,
    begins_on: date,
) -> Programme:
    """Raises ValidationError where the home has a programme of this name."""
    policies.may_arrange_in(by, home.pk).enforce()
    programme = Programme(home=home)
    told = {"kind": kind, "place": place, "leader": leader, "capacity": capacity, "regular": regular}
    return _save(by, programme, name=name, begins_on=begins_on, **told)


def change_programme(
    *,
    by: Staff,
    programme: Programme,
    name: str,
    kind: Kind,
    place: Place,
    leader: str,
    capacity: int | None,
    regular: bool,
    begins_on: date,
) -> Programme:
    policies.may_arrange_in(by, programme.home_id).enforce()
    if programme.ends_on and begins_on > programme.ends_on:
        raise ValidationError({"begins_on": _("It would begin after it has ended.")})
    told = {"kind": kind, "place": place, "leader": leader, "capacity": capacity, "regular": regular}
    return _save(by, programme, name=name, begins_on=begins_on, **told)


def _save(by: Staff, programme: Programme, **told: Any) -> Programme:
    same = Programme.objects.filter(home=programme.home_id, name__iexact=told["name"])
    if same.exclude(pk=programme.pk).exists():
        raise ValidationError({"name": _NAMED_TWICE})
    for field, value in told.items():
        setattr(programme, field, value)
    with telling(_TOLD):  # somebody else gives the same name at the same moment
        programme.save_as(by)
    audit.record(audit.Event.PROGRAMME_CHANGED, by=by)
    return programme


def _one_after_the_other(programme: Programme) -> None:
    """Whoever else writes of this programme waits until this is done, and then sees it."""
    Programme.objects.select_for_update().get(pk=programme.pk)


def end_programme(*, by: Staff, programme: Programme, ends_on: date | None) -> Programme:
    """It takes place for the last time on that day, or before; what was written down stays. Without one it goes on."""
    policies.may_arrange_in(by, programme.home_id).enforce()
    if ends_on and ends_on < programme.begins_on:
        raise ValidationError({"ends_on": _("It had not begun by then.")})
    programme.ends_on = ends_on
    programme.save_as(by)
    audit.record(audit.Event.PROGRAMME_CHANGED, by=by)
    return programme


def add_slot(*, by: Staff, programme: Programme, weekday: Weekday, begins_at: time, minutes: int) -> Slot:
    policies.may_arrange_in(by, programme.home_id).enforce()
    _one_after_the_other(programme)
    if Slot.objects.filter(programme=programme, weekday=weekday, begins_at=begins_at).exists():
        raise ValidationError({"begins_at": _("This hour is in the weekly plan already.")})
    told = {"weekday": weekday, "begins_at": begins_at, "minutes": minutes}
    slot = Slot(home_id=programme.home_id, programme=programme, **told).save_as(by)
    audit.record(audit.Event.PROGRAMME_CHANGED, by=by)
    return slot


def remove_slot(*, by: Staff, slot: Slot) -> Slot:
    """From now on it does not take place at that hour; the sessions whose roll was taken stay."""
    policies.may_arrange_in(by, slot.home_id).enforce()
    slot.delete_as(by)
    audit.record(audit.Event.PROGRAMME_CHANGED, by=by)
    return slot


def plan_meeting(*, by: Staff, programme: Programme, held_on: date, begins_at: time | None, minutes: int) -> Meeting:
    """A session beyond the weekly plan."""
    policies.may_arrange_in(by, programme.home_id).enforce()
    if not in_force(programme, held_on):
        raise ValidationError({"held_on": _("The programme does not take place on this day.")})
    _one_after_the_other(programme)
    if Meeting.objects.filter(programme=programme, held_on=held_on, begins_at=begins_at).exists():
        raise ValidationError({"begins_at": _("This session is written down already.")})
    told = {"held_on": held_on, "begins_at": begins_at, "minutes": minutes}
    meeting = Meeting(home_id=programme.home_id, programme=programme, **told).save_as(by)
    audit.record(audit.Event.PROGRAMME_CHANGED, by=by)
    return meeting
