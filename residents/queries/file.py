"""The one door to a child's file, and what lies behind it. Outside reach is 404; inside leaves a trace."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from residents import policies
from residents.models import (
    Absence,
    Addendum,
    Assignment,
    BedOccupancy,
    Belonging,
    Consent,
    Identity,
    LegalStatus,
    Note,
    Opening,
    Paper,
    Resident,
    Stay,
    Story,
    Voice,
)
from shelter import audit, vault
from shelter.access import ASKS_WHY, Permission
from shelter.models import DataKey, Staff, Trace, in_force

OPEN_FOR = timedelta(minutes=15)


def door(residents: "QuerySet[Resident]", *, viewer: Staff) -> "QuerySet[Resident]":
    """The children behind the one door, each with how the viewer stands to her and with the key of her words."""
    reached = residents.filter(policies.reach(viewer)).select_related("home")
    reached = reached.annotate(wrapped_key=key_of(OuterRef("pk")))
    return policies.with_standing(reached, viewer)


def key_of(subject: OuterRef) -> Subquery:
    """The wrapped key of a subject, to come along with a row."""
    return Subquery(DataKey.objects.filter(subject=subject).values("wrapped")[:1])


def enter(found: Any, *, viewer: Staff, traced: bool) -> Any:
    """Through the door: remembered for this page, and traced."""
    policies.remember(viewer, found)
    vault.learn([(found.pk, found.wrapped_key)])
    if traced:
        audit.record(audit.Event.FILE_OPENED, by=viewer, subject=found.pk)
    return found


def open_file(public_id: UUID, *, viewer: Staff, traced: bool = True) -> Resident:
    """The one door. `traced=False` only where another line of the same request says more: which part was opened."""
    found = get_object_or_404(door(Resident.objects.all(), viewer=viewer), public_id=public_id)
    resident: Resident = enter(found, viewer=viewer, traced=traced)
    return resident


def open_until(resident: Resident, part: Permission, *, viewer: Staff) -> datetime | None:
    """Until when a part that asks why is open to the viewer; None when its door is closed."""
    opened = Opening.objects.filter(
        resident=resident, staff=viewer, part=part, opened_at__gt=timezone.now() - OPEN_FOR
    ).order_by("-opened_at")
    latest = opened.values_list("opened_at", flat=True).first()
    return latest + OPEN_FOR if latest else None


def enter_part(resident: Resident, part: Permission, *, viewer: Staff) -> None:
    """Behind a door: allowed, open when it asks why (404 when it has closed again), and traced."""
    policies.may(viewer, part, resident).enforce()
    if part in ASKS_WHY and open_until(resident, part, viewer=viewer) is None:
        raise Http404
    audit.record(audit.Event.PART_OPENED, by=viewer, subject=resident.pk, part=part)


def show_name(resident: Resident, *, viewer: Staff) -> Identity | None:
    """Her legal name, because somebody asked to see it."""
    policies.may(viewer, Permission.IDENTITY, resident).enforce()
    audit.record(audit.Event.NAME_SHOWN, by=viewer, subject=resident.pk, part=Permission.IDENTITY)
    return Identity.objects.filter(resident=resident).first()


def identity(resident: Resident, *, viewer: Staff) -> Identity | None:
    enter_part(resident, Permission.IDENTITY, viewer=viewer)
    return Identity.objects.filter(resident=resident).first()


def legal_status(resident: Resident, *, viewer: Staff) -> list[LegalStatus]:
    enter_part(resident, Permission.LEGAL, viewer=viewer)
    return list(LegalStatus.objects.filter(resident=resident).order_by("-since", "-id"))


def stories(resident: Resident, *, viewer: Staff) -> list[Story]:
    enter_part(resident, Permission.STORY, viewer=viewer)
    return list(Story.objects.filter(resident=resident).order_by("-told_on"))


def _case(resident: Resident, viewer: Staff) -> None:
    policies.may(viewer, Permission.CASE, resident).enforce()


def consents(resident: Resident, *, viewer: Staff) -> list[Consent]:
    _case(resident, viewer)
    return list(Consent.objects.filter(resident=resident).order_by("withdrawn_on", "until_on"))


def consent(resident: Resident, pk: UUID, *, viewer: Staff) -> Consent:
    _case(resident, viewer)
    return get_object_or_404(Consent.objects.select_related("resident"), pk=pk, resident=resident)


def paper(resident: Resident, document: str, *, viewer: Staff) -> Paper:
    """The line of her folder for a document; a new one where it is not on the list yet."""
    _case(resident, viewer)
    return Paper.objects.filter(resident=resident, document=document).first() or Paper(document=document)


def papers(resident: Resident, *, viewer: Staff) -> list[Paper]:
    _case(resident, viewer)
    return list(Paper.objects.filter(resident=resident).order_by("document"))


def belongings(resident: Resident, *, viewer: Staff) -> list[Belonging]:
    _case(resident, viewer)
    return list(Belonging.objects.filter(resident=resident).order_by("listed_on"))


def notes(resident: Resident, *, viewer: Staff, limit: int = 20) -> list[Note]:
    """The latest first, each with its author and what was added to it."""
    _case(resident, viewer)
    added = Prefetch("addenda", Addendum.objects.select_related("author").order_by("added_at"), to_attr="added")
    hers = Note.objects.filter(resident=resident).select_related("author").prefetch_related(added)
    return list(hers.order_by("-written_on", F("written_at").desc(nulls_last=True), "-id")[:limit])


def note(resident: Resident, pk: UUID, *, viewer: Staff) -> Note:
    _case(resident, viewer)
    return get_object_or_404(Note.objects.select_related("resident", "author"), pk=pk, resident=resident)


def voices(resident: Resident, *, viewer: Staff) -> list[Voice]:
    policies.may(viewer, Permission.FLOOR, resident).enforce()
    return list(Voice.objects.filter(resident=resident).order_by("-said_on", "-id")[:10])


def stays(resident: Resident, *, viewer: Staff) -> list[Stay]:
    policies.may(viewer, Permission.FLOOR, resident).enforce()
    return list(Stay.objects.filter(resident=resident).select_related("home").order_by("-began_on"))


def bed_of(resident: Resident, *, viewer: Staff) -> BedOccupancy | None:
    policies.may(viewer, Permission.FLOOR, resident).enforce()
    hers = BedOccupancy.objects.filter(resident=resident, ended_on__isnull=True)
    return hers.select_related("bed__room", "bed__home").first()


def absence(resident: Resident, *, viewer: Staff) -> Absence | None:
    policies.may(viewer, Permission.FLOOR, resident).enforce()
    return Absence.objects.filter(resident=resident, back_on__isnull=True).first()


def team(resident: Resident, *, viewer: Staff) -> list[Assignment]:
    """Those who accompany her today."""
    policies.may(viewer, Permission.FLOOR, resident).enforce()
    now = in_force(timezone.localdate())
    return list(Assignment.objects.filter(now, resident=resident).select_related("staff").order_by("role"))


def changes(resident: Resident, *, viewer: Staff, limit: int = 12) -> list[Trace]:
    """What happened lately, in neutral titles."""
    policies.may(viewer, Permission.FLOOR, resident).enforce()
    lately = Trace.objects.filter(resident_id=resident.pk, reads=False)
    return list(lately.select_related("staff").order_by("-at")[:limit])


def looked_at(resident: Resident, *, viewer: Staff, days: int = 30, closed_parts_only: bool = False) -> QuerySet[Trace]:
    """Who opened this record, what, and the reason given; looking at this leaves a trace too."""
    policies.may(viewer, Permission.TRACE, resident).enforce()
    audit.record(audit.Event.TRACE_READ, by=viewer, subject=resident.pk, part=Permission.TRACE)
    seen = Trace.objects.filter(resident_id=resident.pk, reads=True, at__gt=timezone.now() - timedelta(days=days))
    if closed_parts_only:
        seen = seen.exclude(part="")
    return seen.select_related("staff").order_by("-at")
