"""Reads of what was done with her. Lists tell when and what, and never a word of a note."""

from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from django.db.models import FETCH_RAISE, Max, Value
from django.shortcuts import get_object_or_404

from care_plans.models.codes import Service
from care_plans.services import policies
from care_plans.services.models import Conference, Outcome, Session
from residents.models import Resident
from shelter.models import Staff
from shelter.panels import Rows, Seen, in_columns

ON_A_PAGE = 50
_HELD, _NEXT = "conference_held", "conference_next"


@dataclass(frozen=True, slots=True)
class Lately:
    """When she last had a session of each kind, the latest first; the last conference and the next."""

    sessions: list[tuple[Service, date]]
    conference_on: date | None
    next_on: date | None

    @classmethod
    def of(cls, told: list[Seen]) -> Self:
        """As the rows of `told_lately` tell it."""
        days = {row.code: row.day for row in told if row.day}
        conference_on, next_on = days.pop(_HELD, None), days.pop(_NEXT, None)
        by_day = sorted(days.items(), key=lambda each: each[1], reverse=True)
        return cls([(Service(kind), day) for kind, day in by_day], conference_on, next_on)


def told_lately(resident: Resident, *, viewer: Staff) -> list[Rows]:
    """The rows of `Lately`, to be asked with others'."""
    policies.may_read(viewer, resident).enforce()
    held = Session.objects.filter(resident=resident, outcome=Outcome.HELD)
    kinds = held.order_by().values("kind").annotate(latest_on=Max("held_on"))
    hers = Conference.objects.filter(resident=resident)
    last = hers.filter(pk__in=hers.order_by("-held_on", "-id").values("pk")[:1])
    return [
        in_columns(Seen, kinds, code="kind", day="latest_on"),
        in_columns(Seen, last, code=Value(_HELD), day="held_on"),
        in_columns(Seen, last, code=Value(_NEXT), day="next_on"),
    ]


def sessions(
    resident: Resident, *, viewer: Staff, kind: str = "", limit: int | None = ON_A_PAGE
) -> tuple[list[Session], bool]:
    """Her sessions, the latest first, and whether there are more than asked for."""
    policies.may_read(viewer, resident).enforce()
    hers = Session.objects.filter(resident=resident).order_by("-held_on", "-id")
    if kind:
        hers = hers.filter(kind=kind)
    listed = hers.only("held_on", "kind", "mode", "minutes", "provider_role", "outcome").fetch_mode(FETCH_RAISE)
    if limit is None:
        return list(listed), False
    found = list(listed[: limit + 1])
    return found[:limit], len(found) > limit


def kinds(resident: Resident, *, viewer: Staff) -> list[Service]:
    """Which kinds of sessions she had so far, in the order of the list."""
    policies.may_read(viewer, resident).enforce()
    hers = set(Session.objects.filter(resident=resident).order_by().values_list("kind", flat=True).distinct())
    return [kind for kind in Service if kind in hers]


def session(resident: Resident, pk: UUID, *, viewer: Staff) -> Session:
    policies.may_read(viewer, resident).enforce()
    return get_object_or_404(Session.objects.select_related("staff", "resident"), pk=pk, resident=resident)


def may_take_part(*, viewer: Staff) -> list[Resident]:
    """The children for whom the viewer may write down a group session, home by home, by code name."""
    policies.may_record_groups(viewer).enforce()
    theirs = Resident.objects.filter(policies.written_for(viewer)).select_related("home")
    listed = theirs.only("public_id", "number", "code_name", "home__name").fetch_mode(FETCH_RAISE)
    return list(listed.order_by("home__name", "code_name"))


def conferences(resident: Resident, *, viewer: Staff) -> list[Conference]:
    """The latest first; without what was said there."""
    policies.may_read(viewer, resident).enforce()
    hers = Conference.objects.filter(resident=resident).only("held_on", "kind", "next_on").fetch_mode(FETCH_RAISE)
    return list(hers.order_by("-held_on", "-id"))


def conference(resident: Resident, pk: UUID, *, viewer: Staff) -> Conference:
    policies.may_read(viewer, resident).enforce()
    return get_object_or_404(Conference.objects.select_related("staff", "resident"), pk=pk, resident=resident)
