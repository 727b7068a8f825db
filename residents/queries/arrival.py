"""How far a child's arrival is, and what its forms offer: free beds, free code names, who may accompany her."""

from dataclasses import dataclass
from itertools import islice
from random import SystemRandom
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet

from residents import code_names, policies
from residents.models import BedOccupancy, Belonging, Consent, Paper, Referral, Resident, Stay
from residents.models.codes import NOT_HERE
from residents.queries.file import open_file
from shelter.access import Permission
from shelter.models import Bed, Staff


@dataclass(frozen=True, slots=True)
class Arrival:
    """The stages of one arrival: what is there, and what is still to do."""

    resident: Resident
    referral: Referral | None
    came_on: Stay | None
    papers: int
    papers_missing: int
    belongings: int
    agreements: int


def arrival(public_id: UUID, *, viewer: Staff) -> Arrival:
    """The door to her arrival: outside reach is 404, and inside leaves a trace."""
    resident = open_file(public_id, viewer=viewer)
    policies.may(viewer, Permission.CASE, resident).enforce()
    papers = list(Paper.objects.filter(resident=resident).values_list("status", flat=True))
    return Arrival(
        resident,
        latest_referral(resident, viewer=viewer),
        Stay.objects.filter(resident=resident, ended_on__isnull=True).order_by("began_on").first(),
        len(papers),
        sum(status in NOT_HERE for status in papers),
        Belonging.objects.filter(resident=resident).count(),
        Consent.objects.filter(resident=resident, withdrawn_on__isnull=True).count(),
    )


def latest_referral(resident: Resident, *, viewer: Staff) -> Referral | None:
    """The referral that waits for a decision, or the one decided last."""
    policies.may(viewer, Permission.CASE, resident).enforce()
    hers = Referral.objects.filter(resident=resident)
    return hers.order_by(F("decided_on").desc(nulls_first=True), "-referred_on", "-id").first()


def beds_to_offer(*, viewer: Staff) -> QuerySet[Bed]:
    """Usable beds of the viewer's homes that are nobody's tonight, as far as she knows."""
    taken = BedOccupancy.objects.filter(bed__home__in=viewer.homes_today, ended_on__isnull=True)
    free = Bed.objects.filter(home__in=viewer.homes_today, usable=True).exclude(pk__in=taken.values("bed_id"))
    return free.select_related("room", "home").order_by("home__name", "room__label", "label")


def free_code_names(many: int, *, viewer: Staff) -> list[str]:
    """Names of trees and birds that nobody has, in no home, in random order. The database has the last word."""
    drawn = code_names.each_once(SystemRandom())
    free: list[str] = []
    while len(free) < many:
        wanted = list(islice(drawn, max(2 * many, 50)))
        with connection.cursor() as cursor:
            cursor.execute("select app.code_names_taken(%s)", [wanted])
            taken = set(cursor.fetchone()[0])
        free += [name for name in wanted if name not in taken]
    return free[:many]
