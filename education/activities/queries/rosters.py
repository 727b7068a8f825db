"""The roster of one session: who is on the list on its day, and what was marked so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from education.activities import marking, policies, schedule
from education.activities.marking import Mark
from education.activities.models import Here, Meeting, OnList, Participation, Programme, Slot, Where
from residents.models import Resident, Stay
from residents.policies import reach, with_standing
from shelter.access import Permission
from shelter.models import Staff, in_force

USUAL = 60  # minutes of a session nobody planned
LIST = ("public_id", "number", "code_name", "home_id", "phase")


@dataclass(frozen=True, slots=True)
class Line:
    """A girl of the roster; `told` is her line of the roll-call, where there is one."""

    girl: Any  # a Resident, with how the viewer stands to her
    told: Participation | None = None

    @property
    def mark(self) -> Mark | None:
        if self.told is None:
            return None
        return Mark(Here(self.told.here), Where(self.told.where) if self.told.where else None)


@dataclass(frozen=True, slots=True)
class Roster:
    """A session with its girls by code name; `meeting` is its row, where there is one already."""

    programme: Programme
    held_on: date
    begins_at: time | None
    minutes: int
    meeting: Meeting | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def ends_at(self) -> time | None:
        return schedule.end_of(self.begins_at, self.minutes)

    @property
    def taken(self) -> bool:
        return self.meeting is not None and self.meeting.taken_at is not None

    @property
    def cancelled(self) -> bool:
        return self.meeting is not None and self.meeting.cancelled

    @property
    def marks(self) -> dict[UUID, Mark]:
        return {line.girl.pk: line.mark for line in self.lines if line.mark}

    @property
    def count(self) -> marking.Count:
        return marking.count(len(self.lines), (line.mark for line in self.lines))

    @property
    def place(self) -> list[Any]:
        """Where it is found: what its address is made of."""
        return [self.programme.pk, self.held_on, *([self.begins_at] if self.begins_at else [])]


def roster(pk: UUID, held_on: date, begins_at: time | None, *, viewer: Staff, to_write: bool = False) -> Roster:
    """One session, in three questions. `to_write`: whoever else writes of this programme waits until this is done."""
    policies.may_see(viewer).enforce()
    if to_write:
        policies.may_arrange(viewer).enforce()
    found = policies.with_standing(Programme.objects.filter(policies.visible(viewer)), viewer).select_related("home")
    if to_write:
        found = found.select_for_update(of=("self",))
    programme: Any = get_object_or_404(found.annotate(planned=_planned(held_on, begins_at)), pk=pk)
    meeting = Meeting.objects.filter(programme=programme, held_on=held_on, begins_at=begins_at)
    one = meeting.select_related("taken_by").first()
    minutes = one.minutes if one else programme.planned
    return Roster(programme, held_on, begins_at, minutes, one, _lines(programme, held_on, one, viewer))


def _planned(held_on: date, begins_at: time | None) -> Coalesce:
    """How long the weekly plan says it takes."""
    slots = Slot.objects.filter(programme=OuterRef("pk"), weekday=held_on.weekday(), begins_at=begins_at)
    return Coalesce(Subquery(slots.values("minutes")[:1]), USUAL)


def _lines(programme: Programme, held_on: date, meeting: Meeting | None, viewer: Staff) -> list[Line]:
    listed = OnList.objects.filter(in_force(held_on), programme=programme, resident=OuterRef("pk"))
    girls: QuerySet[Any] = Resident.objects.filter(reach(viewer, Permission.FLOOR))
    marked = Q()
    if meeting is not None:
        marked = Q(line__isnull=False)
        girls = girls.annotate(line=FilteredRelation("participations", condition=Q(participations__meeting=meeting)))
        girls = girls.annotate(**{f"line_{name}": F(f"line__{name}") for name in _COLUMNS})
    girls = girls.filter(marked | (Q(Exists(listed)) & _with_us(held_on)))
    shown = with_standing(girls.only(*LIST).fetch_mode(FETCH_RAISE), viewer).order_by("code_name")
    return [Line(girl, _told(girl, meeting)) for girl in shown]


_COLUMNS = ("id", "here", "where", "minutes", "enjoyed")


def _told(girl: Any, meeting: Meeting | None) -> Participation | None:
    """Her line of the roll-call, which came along with her row."""
    if meeting is None or girl.line_id is None:
        return None
    told = Participation(
        resident_id=girl.pk, meeting=meeting, **{name: getattr(girl, f"line_{name}") for name in _COLUMNS}
    )
    told._state.adding = False
    return told


def _with_us(day: date) -> Q:
    """She lives with us, is in after-care, or did so on that day: who has left is not looked for."""
    then = Stay.objects.filter(resident=OuterRef("pk"), began_on__lte=day).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=day)
    )
    return Q(phase__in=policies.ACCOMPANIED) | Q(Exists(then))


def at_hours(of: Programme, held_on: date, *, viewer: Staff) -> Sequence[time | None]:
    """When the sessions of a day begin, by the weekly plan and by what was written down."""
    policies.may_see(viewer).enforce()
    told: QuerySet[Meeting] = Meeting.objects.filter(programme=of, held_on=held_on)
    return [each.begins_at for each in schedule.sessions([of], of.slots.all(), told, [held_on])]
