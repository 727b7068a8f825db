"""The resident page in few questions: one door, and what each person may see of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, FilteredRelation, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONArray
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from residents import policies
from residents.models import Assignment, Note, Paper, Resident, Voice, standing
from residents.models.codes import NOT_HERE, TeamRole
from residents.queries.file import door, enter
from shelter import audit
from shelter.access import Permission
from shelter.models import Staff, Trace, in_force

LATELY = 8
EVERY_DAY = (audit.Event.ROLL_TAKEN,)  # her page tells it elsewhere: here it would push out everything else


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who accompanies her today."""

    role: TeamRole
    name: str


@dataclass(frozen=True, slots=True)
class Overview:
    """A child's page: who she is among us, what the viewer may open, and what is there today."""

    resident: Any  # a Resident with `room`, `bed`, `away_kind`, `left_on`, `expected_on` and three counts
    held: frozenset[Permission]
    team: list[Member]
    voice: Voice | None
    lately: list[Trace]

    @property
    def social_worker(self) -> str:
        return next((member.name for member in self.team if member.role is TeamRole.PRIMARY), "")


def overview(public_id: UUID, *, viewer: Staff, traced: bool = True) -> Overview:
    """The door to her page. `traced=False` only where the same request leaves a trace that says more."""
    found = get_object_or_404(_today(door(Resident.objects.all(), viewer=viewer)), public_id=public_id)
    resident = enter(found, viewer=viewer, traced=traced)
    held = policies.held(viewer, resident)
    voice = Voice.objects.filter(resident=resident).order_by("-said_on", "-id").first()
    team = [Member(TeamRole(role), name) for role, name in resident.team_today]
    return Overview(resident, held, team, voice, _lately(resident, held))


def _lately(resident: Resident, held: frozenset[Permission]) -> list[Trace]:
    kept = [*EVERY_DAY, *(event for event, permission in audit.TOLD_TO.items() if permission not in held)]
    told = Trace.objects.filter(resident_id=resident.pk, reads=False).exclude(event__in=kept)
    return list(told.select_related("staff").order_by("-at")[:LATELY])


def _today(residents: QuerySet[Resident]) -> QuerySet[Resident]:
    """With her bed, her absence and what her case part counts: row security leaves out what is not the viewer's."""
    return residents.annotate(
        team_today=_team(),
        bed_now=FilteredRelation("beds", condition=Q(beds__ended_on__isnull=True)),
        away_now=FilteredRelation("absences", condition=Q(absences__back_on__isnull=True)),
        room=F("bed_now__bed__room__label"),
        bed=F("bed_now__bed__label"),
        away_kind=F("away_now__kind"),
        left_on=F("away_now__left_on"),
        expected_on=F("away_now__expected_on"),
        papers_missing=_of_hers(Paper.objects.all(), Count("pk"), status__in=NOT_HERE),
        agreement_ends_on=_of_hers(standing(), Min("until_on")),
        last_note_on=_of_hers(Note.objects.all(), Max("written_on")),
    )


def _of_hers(rows: QuerySet[Any], what: Any, **those: Any) -> Subquery:
    hers = rows.filter(resident=OuterRef("pk"), **those).order_by().values("resident")
    return Subquery(hers.annotate(answer=what).values("answer"))


def _team() -> ArraySubquery:
    """Role and name of those who accompany her today."""
    now = Assignment.objects.filter(in_force(localdate()), resident=OuterRef("pk")).order_by("role")
    return ArraySubquery(now.values(told=JSONArray("role", "staff__name")))
