"""A home and its beds, as the people who work there see them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Func, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
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
    """Beds in use and children away, for each home where the viewer works, in one question.

    How many live there is counted also where she may not see who.
    """
    if not viewer.may(Permission.HOME_SEE):
        return []
    gone = Absence.objects.filter(stay__home=OuterRef("pk"), back_on__isnull=True).order_by().values("stay__home")
    homes: list[Any] = list(
        viewer.homes_on(localdate()).annotate(
            in_use=Func(F("pk"), function="app.beds_in_use", output_field=IntegerField()),
            away=Coalesce(Subquery(gone.annotate(many=Count("pk")).values("many")), 0),
        )
    )
    viewer.homes_today = homes  # the same homes, which the heading of the page names: not asked again
    return [Occupancy(home, home.in_use, home.away) for home in homes]


def away(*, viewer: Staff) -> list[Absence]:
    """Who is away from the homes where the viewer works, as far as she reaches, the longest first."""
    reached = Resident.objects.filter(policies.reach(viewer))
    gone = Absence.objects.filter(
        stay__home__in=viewer.homes_on(localdate()), resident__in=reached, back_on__isnull=True
    )
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
