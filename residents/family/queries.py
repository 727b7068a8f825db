"""Reads of the people around a child. The floor sees rules; names and reasons lie behind the door."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from residents import policies as file_policies
from residents.family import policies
from residents.family.models import (
    Channel,
    ContactRule,
    KeepApart,
    Person,
    PersonIdentity,
    Rule,
    RuleReason,
    Sibling,
)
from residents.models import Resident
from residents.models.codes import Phase
from shelter import audit
from shelter.access import Permission
from shelter.models import Staff, in_force


@dataclass(frozen=True, slots=True)
class Cell:
    """What one person may do today by one way; without a rule it is not allowed."""

    channel: Channel
    rule: Rule
    held: ContactRule | None = None
    why: RuleReason | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A person around her and what this person may do, way by way."""

    person: Person
    cells: list[Cell]
    identity: PersonIdentity | None = None


def floor_rules(resident: Resident, *, viewer: Staff) -> list[Row]:
    """For the floor card, in one question: each person as the house calls her or him, and the rule of each way."""
    file_policies.may(viewer, Permission.FLOOR, resident).enforce()
    now = FilteredRelation("rules", condition=in_force(localdate(), "rules__"))
    found: Any = Person.objects.filter(resident=resident).annotate(
        now=now, channel_now=F("now__channel"), rule_now=F("now__rule")
    )
    by_person: dict[UUID, tuple[Person, dict[str, Cell]]] = {}
    for person in found.order_by("relationship", "id"):
        rules = by_person.setdefault(person.pk, (person, {}))[1]
        if person.channel_now:
            rules[person.channel_now] = Cell(Channel(person.channel_now), Rule(person.rule_now))
    return [Row(person, _cells(rules)) for person, rules in by_person.values()]


def _cells(known: dict[str, Cell]) -> list[Cell]:
    return [known.get(channel) or Cell(channel, Rule.NOT_ALLOWED) for channel in Channel]


def people(resident: Resident, *, viewer: Staff) -> list[Row]:
    """Behind the door: the same with reasons, and with names for those who may know them. Opening it is traced."""
    policies.may_open(viewer, resident).enforce()
    audit.record(audit.Event.PART_OPENED, by=viewer, subject=resident.pk, part="family")
    rules: dict[UUID, dict[str, Cell]] = {}
    for rule in ContactRule.objects.filter(in_force(localdate()), resident=resident).select_related("why"):
        rules.setdefault(rule.person_id, {})[rule.channel] = _cell(rule)
    names = {identity.person_id: identity for identity in PersonIdentity.objects.filter(resident=resident)}
    persons = Person.objects.filter(resident=resident).order_by("relationship", "id")
    return [Row(person, _cells(rules.get(person.pk, {})), names.get(person.pk)) for person in persons]


def _cell(rule: ContactRule) -> Cell:
    return Cell(Channel(rule.channel), Rule(rule.rule), rule, getattr(rule, "why", None))


def person(resident: Resident, pk: UUID, *, viewer: Staff) -> Person:
    policies.may_open(viewer, resident).enforce()
    return get_object_or_404(Person.objects.select_related("resident"), pk=pk, resident=resident)


def named(resident: Resident, pk: UUID, *, viewer: Staff) -> tuple[Person, PersonIdentity | None]:
    """A person with name, telephone and address. Opening it is traced."""
    policies.may_see_names(viewer, resident).enforce()
    found = person(resident, pk, viewer=viewer)
    audit.record(audit.Event.PART_OPENED, by=viewer, subject=resident.pk, part="family")
    return found, PersonIdentity.objects.filter(person=found).first()


def rules_of(someone: Person, *, viewer: Staff) -> list[Cell]:
    """Every rule ever written for a person, the latest first."""
    policies.may_open(viewer, someone.resident).enforce()
    written = ContactRule.objects.filter(person=someone).select_related("why")
    return [_cell(rule) for rule in written.order_by("channel", "-begins_on")]


def siblings(resident: Resident, *, viewer: Staff) -> list[Resident]:
    """Her brothers and sisters here, as far as the viewer reaches them."""
    policies.may_open(viewer, resident).enforce()
    linked = Sibling.objects.filter(resident=resident).select_related("other__home")
    return sorted((link.other for link in linked), key=lambda child: child.code_name)


def kept_apart(resident: Resident, *, viewer: Staff) -> list[Resident]:
    """The children she is not put together with today, as far as the viewer reaches them."""
    file_policies.may(viewer, Permission.FLOOR, resident).enforce()
    apart = KeepApart.objects.filter(in_force(localdate()), resident=resident).select_related("other")
    return sorted({link.other for link in apart}, key=lambda child: child.code_name)


def other_children(resident: Resident, *, viewer: Staff) -> QuerySet[Resident]:
    """The children whose files the viewer writes in, but for this one: for what is written for two."""
    theirs = Resident.objects.filter(file_policies.reach(viewer, Permission.CASE_WRITE))
    return theirs.exclude(pk=resident.pk).exclude(phase=Phase.DECLINED).order_by("code_name")
