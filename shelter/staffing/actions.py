"""Every change to who works here and where, and to how long things wait: staff, homes, beds, postings, terms."""

from datetime import date
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from shelter import audit, terms, vault
from shelter.access import Role
from shelter.accounts import people
from shelter.accounts.models import Organisation
from shelter.accounts.passwords import one_time_password
from shelter.models import Bed, DataKey, Home, OwnTerm, Posting, Room, Staff
from shelter.records import Record
from shelter.staffing import policies


def _new_person(*, password: str, username: str, name: str, role: Role | str, language: str, given: bool) -> Staff:
    validate_password(password, Staff(username=username, name=name))
    return people.make(username=username, name=name, role=role, password=password, language=language, given=given)


def first_administrator(*, username: str, name: str, password: str) -> Staff:
    """Nobody is here yet to act: the installation itself makes the first person. Raises ValidationError after that."""
    if Staff.objects.exists():
        raise ValidationError(_("There is an administrator already: ask her."))
    told = {"username": username, "name": name, "password": password}
    staff = _new_person(role=Role.ADMINISTRATOR, language="en", given=False, **told)
    audit.record(audit.Event.STAFF_CHANGED, by=None)
    return staff


def add_staff(
    *,
    by: Staff,
    username: str,
    name: str,
    role: Role | str,
    password: str,
    language: str = "en",
    given: bool = False,
) -> Staff:
    """A person who may sign in. Raises ValidationError for a taken user name or a weak password."""
    policies.may_manage_staff(by).enforce()
    told = {"username": username, "name": name, "role": role, "password": password, "language": language}
    staff = _new_person(given=given, **told)
    audit.record(audit.Event.STAFF_CHANGED, by=by)
    return staff


def welcome(*, by: Staff, username: str, name: str, role: str, language: str) -> tuple[Staff, str]:
    """A new person, and the password to hand to her: good until she has chosen her own. It is not kept in clear."""
    password = one_time_password()
    told = {"username": username, "name": name, "role": role, "language": language}
    return add_staff(by=by, password=password, given=True, **told), password


def change_staff(*, by: Staff, staff: Staff, name: str, role: str, language: str, is_active: bool) -> Staff:
    """A change of role or of the right to sign in ends every session of hers at once."""
    policies.may_change(by, staff, role=role, is_active=is_active).enforce()
    staff.name, staff.role, staff.language, staff.is_active = name, role, language, is_active
    staff.full_clean()
    staff.save(update_fields=["name", "role", "language", "is_active"])
    audit.record(audit.Event.STAFF_CHANGED, by=by)
    return staff


def reset_sign_in(*, by: Staff, staff: Staff) -> str:
    """She lost her password or device, and stands here in person. Returns the password to hand to her.

    Her second factors are gone and her sessions end; she chooses a password and enrols again when she signs in.
    """
    policies.may_reset(by, staff).enforce()
    password = one_time_password()
    staff.set_password(password)
    staff.chooses_password = True
    staff.save(update_fields=["password", "chooses_password"])
    people.take_second_factors(staff)
    people.end_sessions(staff)
    audit.record(audit.Event.STAFF_CHANGED, by=by, part="sign-in reset")
    return password


def decide_second_factor(*, by: Staff, house_parents_exempt: bool) -> None:
    """Whether house parents, who share a computer and may have no phone, sign in with a password alone."""
    policies.may_manage_staff(by).enforce()
    Organisation.objects.update_or_create(pk=1, defaults={"house_parents_exempt": house_parents_exempt})
    audit.record(audit.Event.STAFF_CHANGED, by=by, part="second factor")


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


def end_posting(*, by: Staff, posting: Posting, ends_on: date) -> Posting:
    """Her last day in this home."""
    policies.may_manage_staff(by).enforce()
    if ends_on < posting.begins_on:
        raise ValidationError({"ends_on": _("It would end before it begins.")})
    posting.ends_on = ends_on
    posting.save_as(by)
    audit.record(audit.Event.STAFF_CHANGED, by=by)
    return posting


def add_home(*, by: Staff, name: str, address: str, region: str, capacity: int, opened_on: date | None = None) -> Home:
    """A home, with a key of its own that seals its address. Raises ValidationError for a name in use."""
    policies.may_manage_homes(by).enforce()
    home = Home(name=name, address=address, region=region, capacity=capacity, opened_on=opened_on or localdate())
    DataKey(subject=home.pk, wrapped=vault.make_key(home.pk)).save(force_insert=True)
    return _save(home, by, {"name": _("Another home has this name.")})


def change_home(*, by: Staff, home: Home, name: str, address: str, region: str, capacity: int) -> Home:
    policies.may_manage_homes(by).enforce()
    home.name, home.address, home.region, home.capacity = name, address, region, capacity
    return _save(home, by, {"name": _("Another home has this name.")})


def add_room(*, by: Staff, home: Home, label: str) -> Room:
    policies.may_manage_homes(by).enforce()
    return _save(Room(home=home, label=label), by, {"label": _("This home has a room of that name.")})


def rename_room(*, by: Staff, room: Room, label: str) -> Room:
    policies.may_manage_homes(by).enforce()
    room.label = label
    return _save(room, by, {"label": _("This home has a room of that name.")})


def add_bed(*, by: Staff, room: Room, label: str) -> Bed:
    policies.may_manage_homes(by).enforce()
    bed = Bed(home_id=room.home_id, room=room, label=label)
    return _save(bed, by, {"label": _("This room has a bed of that name.")})


def change_bed(*, by: Staff, bed: Bed, label: str, usable: bool) -> Bed:
    """A bed that may not be used is offered to nobody; whoever sleeps in it stays until she is moved."""
    policies.may_manage_homes(by).enforce()
    bed.label, bed.usable = label, usable
    return _save(bed, by, {"label": _("This room has a bed of that name.")})


def change_term(*, by: Staff, code: str, days: int | None) -> int:
    """For how many days this may wait here; without a number, as Shelter proposes. Returns the days that hold now.

    Raises ValidationError for less than a day or more than a thousand, and Unknown for a code that no app declares.
    """
    policies.may_change_terms(by).enforce()
    proposed = terms.term(code).days
    if days is not None and not terms.FEWEST <= days <= terms.MOST:
        told = {"fewest": terms.FEWEST, "most": terms.MOST}
        raise ValidationError({"days": _("Write a number of days between %(fewest)d and %(most)d.") % told})
    if days is None or days == proposed:
        OwnTerm.objects.filter(pk=code).delete()
    else:
        OwnTerm.objects.update_or_create(pk=code, defaults={"days": days})
    terms.forget()
    audit.record(audit.Event.TERM_CHANGED, by=by, part=code)
    return terms.days(code)


def _save[R: Record](row: R, by: Staff, taken: dict[str, Any]) -> R:
    try:
        with transaction.atomic():
            row.save_as(by)
    except IntegrityError:
        raise ValidationError(taken) from None
    audit.record(audit.Event.HOME_EDITED, by=by)
    return row
