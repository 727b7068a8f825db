"""What one girl takes part in, as those who work in her home see it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Self
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from education.activities import policies
from education.activities.models import Here, OnList, Participation, Programme
from residents.models import Resident
from shelter.models import Staff
from shelter.panels import Rows, Seen, in_columns

LATELY, LONGER = timedelta(days=30), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Lately:
    """Of the last thirty days."""

    joined: int
    declined: int

    @classmethod
    def of(cls, told: list[Seen]) -> Self:
        """As the rows of `told_lately` tell it."""
        times = {row.code: row.number or 0 for row in told}
        return cls(times.get(Here.HERE, 0), times.get(Here.DECLINED, 0))


def told_lately(resident: Resident, *, viewer: Staff) -> list[Rows]:
    """What she joined, and what she chose not to, to be asked with other cards."""
    policies.may_see_hers(viewer, resident).enforce()
    hers = Participation.objects.filter(resident=resident, meeting__held_on__gte=localdate() - LATELY)
    return [in_columns(Seen, hers.order_by().values("here").annotate(times=Count("pk")), code="here", number="times")]


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
