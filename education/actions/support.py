"""Changes to what supports her schooling: hours of help, costs, awards, contacts with her school."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from education import policies
from education.actions.saving import telling
from education.models import Award, Cost, Help, SchoolContact
from education.models.codes import ContactKind, CostKind, HelpKind, Payer
from residents.models import Resident
from shelter import audit
from shelter.models import Staff


def add_help(*, by: Staff, resident: Resident, kind: HelpKind, given_on: date, hours: Decimal, given_by: str) -> Help:
    """Hours of tutoring or remedial classes, of a day or up to it."""
    return _write_help(by, Help(resident=resident), kind, given_on, hours, given_by)


def change_help(*, by: Staff, row: Help, kind: HelpKind, given_on: date, hours: Decimal, given_by: str) -> Help:
    return _write_help(by, row, kind, given_on, hours, given_by)


def _write_help(by: Staff, row: Help, kind: HelpKind, given_on: date, hours: Decimal, given_by: str) -> Help:
    _refuse(by, row.resident, "given_on", given_on)
    row.kind, row.given_on, row.hours, row.by = kind, given_on, hours, given_by
    return _save(by, row, audit.Event.SCHOOL_SUPPORTED)


def add_cost(
    *, by: Staff, resident: Resident, kind: CostKind, payer: Payer, paid_on: date, pesos: Decimal, note: str
) -> Cost:
    """Something that was paid for her schooling, in pesos."""
    return _write_cost(by, Cost(resident=resident), kind, payer, paid_on, pesos, note)


def change_cost(
    *, by: Staff, row: Cost, kind: CostKind, payer: Payer, paid_on: date, pesos: Decimal, note: str
) -> Cost:
    return _write_cost(by, row, kind, payer, paid_on, pesos, note)


def _write_cost(by: Staff, row: Cost, kind: CostKind, payer: Payer, paid_on: date, pesos: Decimal, note: str) -> Cost:
    _refuse(by, row.resident, "paid_on", paid_on)
    row.kind, row.payer, row.paid_on, row.pesos, row.note = kind, payer, paid_on, pesos, note
    return _save(by, row, audit.Event.SCHOOL_SUPPORTED)


def add_award(*, by: Staff, resident: Resident, given_on: date, what: str) -> Award:
    """Something she was honoured for."""
    return change_award(by=by, row=Award(resident=resident), given_on=given_on, what=what)


def change_award(*, by: Staff, row: Award, given_on: date, what: str) -> Award:
    _refuse(by, row.resident, "given_on", given_on)
    row.given_on, row.what = given_on, what
    return _save(by, row, audit.Event.ENROLLED)


def add_contact(
    *, by: Staff, resident: Resident, kind: ContactKind, held_on: date, with_whom: str, what: str
) -> SchoolContact:
    """We spoke with her school; who wrote it down is who spoke."""
    row = SchoolContact(resident=resident, staff=by)
    return change_contact(by=by, row=row, kind=kind, held_on=held_on, with_whom=with_whom, what=what)


def change_contact(
    *, by: Staff, row: SchoolContact, kind: ContactKind, held_on: date, with_whom: str, what: str
) -> SchoolContact:
    _refuse(by, row.resident, "held_on", held_on)
    row.kind, row.held_on, row.with_whom, row.what = kind, held_on, with_whom, what
    return _save(by, row, audit.Event.SCHOOL_CONTACTED)


def _refuse(by: Staff, resident: Resident, name: str, day: date) -> None:
    policies.may_write(by, resident).enforce()
    if day > localdate():
        raise ValidationError({name: _("This day is still to come.")})


def _save[T: (Help, Cost, Award, SchoolContact)](by: Staff, row: T, event: audit.Event) -> T:
    with telling():
        row.save_as(by)
    audit.record(event, by=by, subject=row.resident_id)
    return row
