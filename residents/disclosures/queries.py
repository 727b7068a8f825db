"""Reads of what she told, behind its door; and the two things that are known without opening it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Count, Window
from django.shortcuts import get_object_or_404

from residents import policies as file_policies
from residents.disclosures import policies
from residents.disclosures.models import Disclosure, Interview
from residents.models import Resident
from residents.queries import enter_part
from shelter.access import Permission
from shelter.models import Staff


@dataclass(frozen=True, slots=True)
class Interviewed:
    """How often she was interviewed, and the last time."""

    times: int = 0
    last: Interview | None = None


def known(resident: Resident, *, viewer: Staff) -> bool:
    """Is what happened known, so that she is not asked again? Nothing else is told: no day, no number, no word."""
    file_policies.may(viewer, Permission.FLOOR, resident).enforce()
    with connection.cursor() as cursor:
        cursor.execute("select app.story_known(%s)", [[resident.pk]])
        return resident.pk in cursor.fetchone()[0]


def told(resident: Resident, *, viewer: Staff) -> list[Disclosure]:
    """Behind the door, the latest first: 404 when it has closed again. Reading is traced."""
    enter_part(resident, Permission.DISCLOSURE, viewer=viewer)
    written = Disclosure.objects.filter(resident=resident).select_related("author", "mistake")
    return list(written.prefetch_related("reports_sent").order_by("-told_on", "-written_at"))


def disclosure(resident: Resident, pk: UUID, *, viewer: Staff) -> Disclosure:
    """One entry behind the door, to add to it. Reading is traced."""
    enter_part(resident, Permission.DISCLOSURE, viewer=viewer)
    return get_object_or_404(Disclosure.objects.select_related("resident", "mistake"), pk=pk, resident=resident)


def interviews(resident: Resident, *, viewer: Staff) -> list[Interview]:
    """Every interview that was noted, the latest first; those noted by mistake are marked so."""
    policies.may_see_interviews(viewer, resident).enforce()
    return list(Interview.objects.filter(resident=resident).select_related("mistake").order_by("-held_on", "-id"))


def interview(resident: Resident, pk: UUID, *, viewer: Staff) -> Interview:
    policies.may_see_interviews(viewer, resident).enforce()
    return get_object_or_404(Interview.objects.select_related("resident", "mistake"), pk=pk, resident=resident)


def interviewed(resident: Resident, *, viewer: Staff) -> Interviewed:
    """The counter that keeps people from asking again, in one question."""
    policies.may_see_interviews(viewer, resident).enforce()
    held = Interview.objects.filter(resident=resident, mistake__isnull=True)
    last = held.annotate(times=Window(Count("pk"))).order_by("-held_on", "-id").first()
    return Interviewed(last.times, last) if last else Interviewed()
