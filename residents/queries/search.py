"""Searching by legal name: what row security shows is opened and ranked in memory; other homes are only pointed to."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from residents import names, policies
from residents.marks import marks_of
from residents.models import Identity, Resident
from residents.queries.lists import of_ids
from shelter import audit, vault
from shelter.access import Permission
from shelter.models import Home, Staff


@dataclass(frozen=True, slots=True)
class Found:
    """A resident whose name fits what was asked, and how well, from 0 to 1."""

    resident: Resident
    score: float


def _names_in_reach(viewer: Staff) -> list[tuple[UUID, names.Folded]]:
    reached = Identity.objects.filter(resident__in=Resident.objects.filter(policies.reach(viewer, Permission.IDENTITY)))
    rows = list(reached.only("resident_id", "given", "middle", "family", "suffix", "nickname"))
    vault.load(row.resident_id for row in rows)
    return [(row.resident_id, names.Folded.of(row.full_name, row.nickname)) for row in rows]


def search_names(text: str, *, viewer: Staff, limit: int = 20) -> list[Found]:
    """Residents whose legal name or nickname may be meant, best first. Searching leaves a trace, not what was sought."""
    audit.record(audit.Event.NAMES_SEARCHED, by=viewer)
    ranked = names.rank(text, _names_in_reach(viewer), limit=limit)
    rows = of_ids({match.key for match in ranked}, viewer=viewer)
    return [Found(rows[match.key], match.score) for match in ranked if match.key in rows]


def possible_homes(*, given: str, family: str, viewer: Staff) -> list[Home]:
    """Homes outside the viewer's reach that may know a child of this name: whom to ask, and nothing else."""
    if not viewer.may(Permission.ADMIT):
        return []
    with connection.cursor() as cursor:
        cursor.execute("select home_id from app.possible_matches(%s)", [list(marks_of(given, family))])
        home_ids = [row[0] for row in cursor.fetchall()]
    return list(Home.objects.filter(pk__in=home_ids).order_by("name"))
