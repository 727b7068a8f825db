"""Which sessions a day has: by the weekly plan of its programmes, and by what was planned, taken or cancelled. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID


class State(StrEnum):
    TO_COME = "to_come"
    NOT_TAKEN = "not_taken"  # it has begun, and nobody took the roll yet
    TAKEN = "taken"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a programme. `meeting` is its row, where somebody planned, took or cancelled it."""

    programme: Any
    held_on: date
    begins_at: time | None
    minutes: int
    meeting: Any = None

    @property
    def ends_at(self) -> time | None:
        return end_of(self.begins_at, self.minutes)

    def state(self, now: datetime) -> State:
        """`now` is the clock of the homes. A session without an hour has begun when its day has."""
        if self.meeting is not None and self.meeting.cancelled:
            return State.CANCELLED
        if self.meeting is not None and self.meeting.taken_at is not None:
            return State.TAKEN
        begun = (self.held_on, self.begins_at or time.min) <= (now.date(), now.time())
        return State.NOT_TAKEN if begun else State.TO_COME


def end_of(begins_at: time | None, minutes: int) -> time | None:
    """When a session ends; nothing where its hour is not known, or where it goes beyond the day."""
    if begins_at is None:
        return None
    end = datetime.combine(date.min, begins_at) + timedelta(minutes=minutes)
    return end.time() if end.date() == date.min else None


def sessions(
    programmes: Iterable[Any], slots: Iterable[Any], meetings: Iterable[Any], days: Sequence[date]
) -> list[Session]:
    """The sessions of these days in order of time, of these programmes only."""
    known: dict[tuple[UUID, date, time | None], Session] = {}
    running = {programme.pk: programme for programme in programmes}
    for slot in slots:
        programme = running[slot.programme_id]
        for day in days:
            if slot.weekday == day.weekday() and in_force(programme, day):
                key = (programme.pk, day, slot.begins_at)
                known[key] = Session(programme, day, slot.begins_at, slot.minutes)
    for each in meetings:
        if each.programme_id in running and each.held_on in days:
            key = (each.programme_id, each.held_on, each.begins_at)
            known[key] = Session(running[each.programme_id], each.held_on, each.begins_at, each.minutes, each)
    return sorted(known.values(), key=lambda one: (one.held_on, one.begins_at or time.min, one.programme.name))


def in_force(programme: Any, day: date) -> bool:
    return bool(programme.begins_on <= day and (programme.ends_on is None or programme.ends_on >= day))


def days_around(day: date, *, before: int, after: int) -> list[date]:
    return [day + timedelta(days=n) for n in range(-before, after + 1)]
