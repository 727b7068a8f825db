"""What one girl takes part in, as those who work in her home see it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from education.activities import policies
from education.activities.models import Here, OnList, Participation, Programme
from residents.models import Resident
from shelter.models import Staff

LATELY, LONGER = timedelta(days=30), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Lately:
    """Of the last thirty days."""

    joined: int
    declined: int


def lately(resident: Resident, *, viewer: Staff) -> Lately:
    """What she joined, and what she chose not to: in one question, or none where it is not for the viewer."""
    if not policies.may_see_hers(viewer, resident):
        return Lately(0, 0)
    told = Participation.objects.filter(resident=resident, meeting__held_on__gte=localdate() - LATELY).aggregate(
        joined=Count("pk", filter=Q(here=Here.HERE)), declined=Count("pk", filter=Q(here=Here.DECLINED))
    )
    return Lately(told["joined"], told["declined"])


def hers(resident: Resident, *, viewer: Staff) -> list[OnList]:
    """The lists she is on today, or from a later day."""
    policies.may_see_hers(viewer, resident).enforce()
    now = OnList.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=localdate()), resident=resident)
    return list(now.select_related("programme").order_by("programme__name", "begins_on"))


def joined(resident: Resident, *, viewer: Staff) -> list[Participation]:
    """Her lines of the roll-calls of the last ninety days, the latest first."""
    policies.may_see_hers(viewer, resident).enforce()
    told = Participation.objects.filter(resident=resident, meeting__held_on__gte=localdate() - LONGER)
    return list(told.select_related("meeting__programme").order_by("-meeting__held_on", "-meeting__begins_at", "-id"))


def participation(resident: Resident, pk: UUID, *, viewer: Staff) -> Participation:
    policies.may_see_hers(viewer, resident).enforce()
    hers = Participation.objects.select_related("meeting__programme", "resident")
    return get_object_or_404(hers, pk=pk, resident=resident)


def entry(resident: Resident, pk: UUID, *, viewer: Staff) -> OnList:
    policies.may_see_hers(viewer, resident).enforce()
    return get_object_or_404(OnList.objects.select_related("programme", "resident"), pk=pk, resident=resident)


def may_join(resident: Resident, *, viewer: Staff) -> "QuerySet[Programme]":
    """The programmes of her home that go on, and whose list she is not on."""
    policies.may_see_hers(viewer, resident).enforce()
    on = OnList.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=localdate()), resident=resident)
    going_on = Programme.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=localdate()), home=resident.home_id)
    return going_on.exclude(pk__in=on.values("programme")).order_by("name")
