"""Programmes of the homes where somebody works, their sessions, and who is on their lists: code names only."""

from datetime import date, time
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, localtime

from education.activities import policies, schedule
from education.activities.models import Meeting, OnList, Programme, Slot
from education.activities.schedule import Session, State
from residents.models import Resident
from residents.policies import reach
from shelter.access import Permission
from shelter.models import Home, Staff, in_force


def programmes(*, viewer: Staff, home: Home | None = None) -> list[Programme]:
    """The programmes of her homes with their weekly plan, by home and name; `girls` is how many are on the list."""
    policies.may_see(viewer).enforce()
    found = Programme.objects.filter(policies.visible(viewer)).select_related("home").prefetch_related("slots")
    if home is not None:
        found = found.filter(home=home)
    return list(found.annotate(girls=_girls_on()).order_by("home__name", "name"))


def _girls_on() -> Coalesce:
    now = OnList.objects.filter(
        in_force(localdate()), programme=OuterRef("pk"), resident__phase__in=policies.ACCOMPANIED
    )
    many = now.order_by().values("programme").annotate(girls=Count("pk")).values("girls")
    return Coalesce(Subquery(many), 0)


def programme(pk: UUID, *, viewer: Staff) -> Programme:
    """One programme with its weekly plan; 404 outside of her homes."""
    policies.may_see(viewer).enforce()
    found = Programme.objects.filter(policies.visible(viewer)).select_related("home").prefetch_related("slots")
    return get_object_or_404(found.annotate(girls=_girls_on()), pk=pk)


def slot(pk: UUID, of: Programme, *, viewer: Staff) -> Slot:
    policies.may_see(viewer).enforce()
    return get_object_or_404(Slot.objects.select_related("programme__home"), pk=pk, programme=of)


def _sessions(of: list[Programme], days: list[date]) -> list[Session]:
    told = Meeting.objects.filter(programme__in=[each.pk for each in of], held_on__in=days)
    return schedule.sessions(of, (slot for each in of for slot in each.slots.all()), told, days)


def todays(of: list[Programme], *, viewer: Staff) -> list[Session]:
    """Of these programmes: what nobody took the roll of yesterday, and everything today."""
    policies.may_see(viewer).enforce()
    return _still_told(_sessions(of, _lately()))


def _lately() -> list[date]:
    return schedule.days_around(localdate(), before=1, after=0)


def _still_told(sessions: list[Session]) -> list[Session]:
    now = localtime()
    return [each for each in sessions if each.held_on == now.date() or each.state(now) is State.NOT_TAKEN]


def waiting(*, viewer: Staff) -> list[Session]:
    """For Today: the same of all her homes, in one question."""
    policies.may_see(viewer).enforce()
    running = Programme.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=_lately()[0]), policies.visible(viewer))
    of: list[Any] = list(running.annotate(hours=_hours(), told=_told()).select_related("home").order_by())
    slots = [Slot(programme=each, **_read(hour)) for each in of for hour in each.hours]
    meetings = [Meeting(programme=each, **_read(told)) for each in of for told in each.told]
    return _still_told(schedule.sessions(of, slots, meetings, _lately()))


def _hours() -> ArraySubquery:
    slots = Slot.objects.filter(programme=OuterRef("pk"), weekday__in=[day.weekday() for day in _lately()])
    return ArraySubquery(slots.values(row=JSONObject(weekday="weekday", begins_at="begins_at", minutes="minutes")))


def _told() -> ArraySubquery:
    columns = ("held_on", "begins_at", "minutes", "taken_at", "cancelled")
    told = Meeting.objects.filter(programme=OuterRef("pk"), held_on__in=_lately())
    return ArraySubquery(told.values(row=JSONObject(**{name: name for name in columns})))


_READ = {"begins_at": time.fromisoformat, "held_on": date.fromisoformat}


def _read(row: dict[str, Any]) -> dict[str, Any]:
    """What came along as JSON, as the model has it."""
    return {name: _READ[name](value) if name in _READ and value else value for name, value in row.items()}


def around(of: Programme, *, viewer: Staff) -> list[Session]:
    """The sessions of one programme in the last two weeks and the next one, the earliest first."""
    policies.may_see(viewer).enforce()
    return _sessions([of], schedule.days_around(localdate(), before=14, after=7))


def list_of(of: Programme, *, viewer: Staff) -> list[OnList]:
    """Who is on the list today or from a later day, by code name."""
    policies.may_see(viewer).enforce()
    entries = OnList.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=localdate()), _reached(viewer), programme=of,
        resident__phase__in=policies.ACCOMPANIED,
    )  # fmt: skip
    return list(_listed(entries))


def _reached(viewer: Staff) -> Q:
    return Q(resident__in=Resident.objects.filter(reach(viewer, Permission.FLOOR)))


def _listed(entries: "QuerySet[OnList]") -> "QuerySet[OnList]":
    columns = ("begins_on", "ends_on", "programme_id", "resident__public_id", "resident__number", "resident__code_name",
               "resident__home_id", "resident__phase")  # fmt: skip
    return entries.select_related("resident").only(*columns).fetch_mode(FETCH_RAISE).order_by(F("resident__code_name"))


def entry_of(of: Programme, pk: UUID, *, viewer: Staff) -> OnList:
    policies.may_see(viewer).enforce()
    found = OnList.objects.filter(_reached(viewer)).select_related("resident", "programme__home")
    return get_object_or_404(found, pk=pk, programme=of)


def may_be_added(to: Programme, *, viewer: Staff, on: date | None = None) -> "QuerySet[Resident]":
    """The girls of its home who are not on the list on that day, or do not stay on it."""
    policies.may_see(viewer).enforce()
    day = on or localdate()
    on_it = OnList.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), programme=to, begins_on__lte=day)
    theirs = Resident.objects.filter(policies.girls_of(viewer), home=to.home_id).exclude(
        pk__in=on_it.values("resident")
    )
    return theirs.order_by("code_name")
