"""Changes to the people around a child: who they are, what they may do, and which children belong or stay apart."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents.actions.saving import telling
from residents.family import policies
from residents.family.models import (
    Basis,
    Channel,
    ContactRule,
    KeepApart,
    Person,
    PersonIdentity,
    Relationship,
    Rule,
    RuleReason,
    Sibling,
)
from residents.models import Resident
from shelter import audit
from shelter.models import Staff


def add_person(
    *,
    by: Staff,
    resident: Resident,
    relationship: Relationship,
    label: str,
    trusted: bool,
    name: str,
    phone: str,
    address: str,
) -> Person:
    """Somebody around her. Nothing is allowed to this person until a rule says so."""
    policies.may_change(by, resident).enforce()
    person = Person(resident=resident, relationship=relationship, label=label, trusted=trusted).save_as(by)
    _name(by, person, name, phone, address)
    audit.record(audit.Event.PERSON_ADDED, by=by, subject=resident.pk)
    return person


def change_person(
    *,
    by: Staff,
    person: Person,
    relationship: Relationship,
    label: str,
    trusted: bool,
    name: str,
    phone: str,
    address: str,
) -> Person:
    policies.may_change(by, person.resident).enforce()
    person.relationship, person.label, person.trusted = relationship, label, trusted
    person.save_as(by)
    _name(by, person, name, phone, address)
    audit.record(audit.Event.PERSON_CHANGED, by=by, subject=person.resident_id)
    return person


def _name(by: Staff, person: Person, name: str, phone: str, address: str) -> None:
    policies.may_see_names(by, person.resident).enforce()
    known = PersonIdentity.objects.filter(person=person).first()
    identity = known or PersonIdentity(resident=person.resident, person=person)
    identity.name, identity.phone, identity.address = name, phone, address
    identity.save_as(by)


def decide_contact(
    *,
    by: Staff,
    person: Person,
    channel: Channel,
    rule: Rule,
    begins_on: date,
    ends_on: date | None,
    review_on: date,
    basis: Basis,
    reason: str,
) -> ContactRule:
    """What a person may do by one way, from a day. A rule before ends the day before; of the same day it is replaced.

    Raises ValidationError for days that cannot be, and when a later rule is already written.
    """
    policies.may_change(by, person.resident).enforce()
    if ends_on and ends_on < begins_on:
        raise ValidationError({"ends_on": _("It would end before it begins.")})
    if review_on < begins_on:
        raise ValidationError({"review_on": _("It would be looked at before it begins.")})
    decided = _same_day(person, channel, begins_on) or ContactRule(resident=person.resident, person=person)
    decided.channel, decided.rule = channel, rule
    decided.begins_on, decided.ends_on, decided.review_on = begins_on, ends_on, review_on
    with telling():
        _end_before(by, person, channel, begins_on)
        decided.save_as(by)
    why = RuleReason.objects.filter(contact_rule=decided).first()
    why = why or RuleReason(resident=person.resident, contact_rule=decided)
    why.basis, why.reason = basis, reason
    why.save_as(by)
    audit.record(audit.Event.CONTACT_RULED, by=by, subject=person.resident_id)
    return decided


def _same_day(person: Person, channel: Channel, begins_on: date) -> ContactRule | None:
    return ContactRule.objects.filter(person=person, channel=channel, begins_on=begins_on).first()


def _end_before(by: Staff, person: Person, channel: Channel, begins_on: date) -> None:
    last = begins_on - timedelta(days=1)
    for before in ContactRule.objects.filter(person=person, channel=channel, begins_on__lt=begins_on):
        if before.ends_on is None or before.ends_on > last:
            before.ends_on = last
            before.save_as(by)


def link_siblings(*, by: Staff, resident: Resident, other: Resident) -> Sibling:
    """Two children of one family, written in both files. Raises ValidationError when they are already linked."""
    policies.may_pair(by, resident, other).enforce()
    with telling():
        linked = Sibling(resident=resident, other=other).save_as(by)
        Sibling(resident=other, other=resident).save_as(by)
    for child in (resident, other):
        audit.record(audit.Event.SIBLING_LINKED, by=by, subject=child.pk)
    return linked


def unlink_siblings(*, by: Staff, resident: Resident, other: Resident) -> Resident:
    policies.may_pair(by, resident, other).enforce()
    for one, two in ((resident, other), (other, resident)):
        for link in Sibling.objects.filter(resident=one, other=two):
            link.delete_as(by)
        audit.record(audit.Event.SIBLING_LINKED, by=by, subject=one.pk)
    return resident


def keep_apart(*, by: Staff, resident: Resident, other: Resident, begins_on: date) -> KeepApart:
    """Two children are not put together, written in both files; the reason is kept nowhere."""
    policies.may_pair(by, resident, other).enforce()
    if KeepApart.objects.filter(resident=resident, other=other, ends_on__isnull=True).exists():
        raise ValidationError({"other": _("These two are already kept apart.")})
    apart = KeepApart(resident=resident, other=other, begins_on=begins_on).save_as(by)
    KeepApart(resident=other, other=resident, begins_on=begins_on).save_as(by)
    for child in (resident, other):
        audit.record(audit.Event.KEPT_APART, by=by, subject=child.pk)
    return apart


def end_keep_apart(*, by: Staff, resident: Resident, other: Resident) -> Resident:
    """From tomorrow on they may be put together again."""
    policies.may_pair(by, resident, other).enforce()
    for one, two in ((resident, other), (other, resident)):
        for apart in KeepApart.objects.filter(resident=one, other=two, ends_on__isnull=True):
            apart.ends_on = max(localdate(), apart.begins_on)
            apart.save_as(by)
        audit.record(audit.Event.KEPT_APART, by=by, subject=one.pk)
    return resident
