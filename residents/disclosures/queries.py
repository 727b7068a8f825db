"""Reads of what she told, behind its door; and the two things that are known without opening it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from residents import policies as file_policies
from residents.disclosures import policies
from residents.disclosures.models import Disclosure, Interview
from residents.models import Resident
from residents.queries import enter_part
from shelter.access import Permission
from shelter.models import Staff


@dataclass(frozen=True, slots=True)
class Glance:
    """Whether what happened is known; and for those who read her case how often she was interviewed, and the last."""

    known: bool
    times: int
    last: Interview | None


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


# For whom an interview is not, row security leaves it out: there is always one row, with an interview or without.
_GLANCE = """
    select i.*, app.story_known(array[%(her)s]) <> '{}' as known, count(i.id) over () as times
    from (values (1)) always left join disclosures_interview i on i.resident_id = %(her)s
      and not exists (select from disclosures_interviewmistake m where m.interview_id = i.id)
    order by i.held_on desc, i.id desc limit 1
"""


def at_a_glance(resident: Resident, *, viewer: Staff) -> Glance:
    """What her page says without opening anything, in one question."""
    file_policies.may(viewer, Permission.FLOOR, resident).enforce()
    found: Any = Interview.objects.raw(_GLANCE, {"her": resident.pk})[0]
    return Glance(found.known, found.times, found if found.pk else None)
