"""A home and its beds, as the people who work there see them."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from residents import policies
from residents.models import Absence, BedOccupancy, Resident
from shelter.access import Permission, Refused
from shelter.models import Bed, Home, Staff

AWAY_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Occupancy:
    home: Home
    in_use: int
    away: int

    @property
    def free(self) -> int:
        return max(self.home.capacity - self.in_use, 0)

    @property
    def address(self) -> str:
        """Where its beds are shown."""
        return f"{reverse('home')}?home={self.home.pk}"


@dataclass(frozen=True, slots=True)
class BedRow:
    bed: Bed
    occupant: BedOccupancy | None
    away: bool


def occupancy(*, viewer: Staff) -> list[Occupancy]:
    """Beds in use and children away, for each home where the viewer works."""
    homes = viewer.homes_today if viewer.may(Permission.HOME_SEE) else []
    counts = _counts(homes)
    return [Occupancy(home, *counts[home.pk]) for home in homes]


# How many live in each home, also where the viewer may not see who; and how many of those she reaches are away.
_COUNTS = """
    select home.id, app.beds_in_use(home.id), (
      select count(*) from residents_absence a join residents_stay s on s.id = a.stay_id
      where s.home_id = home.id and a.back_on is null)
    from unnest(%s::uuid[]) home (id)
"""


def _counts(homes: list[Home]) -> dict[UUID, tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [[home.pk for home in homes]])
        return {home_id: (in_use, away) for home_id, in_use, away in cursor.fetchall()}


def away(*, viewer: Staff) -> list[Absence]:
    """Who is away from the homes where the viewer works, as far as she reaches, the longest first."""
    reached = Resident.objects.filter(policies.reach(viewer))
    gone = Absence.objects.filter(stay__home__in=viewer.homes_today, resident__in=reached, back_on__isnull=True)
    return list(gone.select_related("resident").order_by("left_on")[:AWAY_SHOWN])


def beds_of(home: Home, *, viewer: Staff) -> list[BedRow]:
    """Every bed of a home, with who has it as far as the viewer reaches."""
    if not viewer.may(Permission.HOME_SEE):
        raise Refused
    beds = Bed.objects.filter(home=home).select_related("room").order_by("room__label", "label")
    taken = BedOccupancy.objects.filter(bed__home=home, ended_on__isnull=True).select_related("resident")
    by_bed = {occupancy.bed_id: occupancy for occupancy in taken}
    away = set(Absence.objects.filter(stay__home=home, back_on__isnull=True).values_list("resident_id", flat=True))
    return [BedRow(b, o := by_bed.get(b.pk), bool(o and o.resident_id in away)) for b in beds]


def free_beds(home: Home, *, viewer: Staff) -> QuerySet[Bed]:
    """Usable beds of a home that are nobody's tonight, as far as the viewer knows; the database has the last word."""
    if not viewer.may(Permission.HOME_SEE):
        raise Refused
    taken = BedOccupancy.objects.filter(bed__home=home, began_on__lte=localdate(), ended_on__isnull=True)
    free = Bed.objects.filter(home=home, usable=True).exclude(pk__in=taken.values("bed_id"))
    return free.select_related("room").order_by("room__label", "label")


def beds_elsewhere(home: Home, *, viewer: Staff) -> QuerySet[Bed]:
    """Usable beds of the other homes; whether one is free there only the database knows."""
    if not viewer.may(Permission.HOME_SEE):
        raise Refused
    elsewhere = Bed.objects.filter(usable=True, home__closed_on__isnull=True).exclude(home=home)
    return elsewhere.select_related("room", "home").order_by("home__name", "room__label", "label")
