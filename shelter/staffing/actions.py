"""Every change to who works here and where: staff, homes, rooms, beds, postings."""

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from shelter import audit, vault
from shelter.access import Role
from shelter.models import Bed, DataKey, Home, Posting, Room, Staff
from shelter.staffing import policies


def _new_person(*, username: str, name: str, role: Role, password: str, language: str) -> Staff:
    staff = Staff(username=username, name=name, role=role, language=language)
    validate_password(password, staff)
    staff.set_password(password)
    staff.full_clean()
    staff.save(force_insert=True)
    DataKey(subject=staff.pk, wrapped=vault.make_key(staff.pk)).save(force_insert=True)
    return staff


def first_administrator(*, username: str, name: str, password: str) -> Staff:
    """Nobody is here yet to act: the installation itself makes the first person. Raises ValidationError after that."""
    if Staff.objects.exists():
        raise ValidationError(_("There is an administrator already: ask her."))
    staff = _new_person(username=username, name=name, role=Role.ADMINISTRATOR, password=password, language="en")
    audit.record(audit.Event.STAFF_CHANGED, by=None)
    return staff


def add_staff(*, by: Staff, username: str, name: str, role: Role, password: str, language: str = "en") -> Staff:
    """A person who may sign in. Raises ValidationError for a taken user name or a weak password."""
    policies.may_manage_staff(by).enforce()
    staff = _new_person(username=username, name=name, role=role, password=password, language=language)
    audit.record(audit.Event.STAFF_CHANGED, by=by)
    return staff


def post(*, by: Staff, staff: Staff, home: Home, begins_on: date, ends_on: date | None) -> Posting:
    """She works in a home from a day, to a day. Raises ValidationError when she is posted there already."""
    policies.may_manage_staff(by).enforce()
    if ends_on and ends_on < begins_on:
        raise ValidationError({"ends_on": _("It would end before it begins.")})
    try:
        with transaction.atomic():
            posting = Posting(staff=staff, home=home, begins_on=begins_on, ends_on=ends_on).save_as(by)
    except IntegrityError:
        raise ValidationError({"begins_on": _("She already works there on those days.")}) from None
    audit.record(audit.Event.STAFF_CHANGED, by=by)
    return posting


def add_home(
    *, by: Staff, name: str, address: str, region: str, capacity: int, opened_on: date | None = None
) -> Home:
    """A home, with a key of its own that seals its address. Raises ValidationError for a name in use."""
    policies.may_manage_homes(by).enforce()
    home = Home(name=name, address=address, region=region, capacity=capacity, opened_on=opened_on or localdate())
    DataKey(subject=home.pk, wrapped=vault.make_key(home.pk)).save(force_insert=True)
    try:
        with transaction.atomic():
            home.save_as(by)
    except IntegrityError:
        raise ValidationError({"name": _("Another home has this name.")}) from None
    audit.record(audit.Event.HOME_EDITED, by=by)
    return home


def add_room(*, by: Staff, home: Home, label: str) -> Room:
    policies.may_manage_homes(by).enforce()
    try:
        with transaction.atomic():
            room = Room(home=home, label=label).save_as(by)
    except IntegrityError:
        raise ValidationError({"label": _("This home has a room of that name.")}) from None
    audit.record(audit.Event.HOME_EDITED, by=by)
    return room


def add_bed(*, by: Staff, room: Room, label: str) -> Bed:
    policies.may_manage_homes(by).enforce()
    try:
        with transaction.atomic():
            bed = Bed(home_id=room.home_id, room=room, label=label).save_as(by)
    except IntegrityError:
        raise ValidationError({"label": _("This room has a bed of that name.")}) from None
    audit.record(audit.Event.HOME_EDITED, by=by)
    return bed
