"""What a roll-call says, and how two people's roll-calls become one. Pure but for the codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from education.activities.models import Here, Where


@dataclass(frozen=True, slots=True)
class Mark:
    """Here, away (and where, if that was said), or chose not to."""

    here: Here
    where: Where | None = None

    def __str__(self) -> str:
        return f"{self.here}:{self.where}" if self.where else str(self.here)

    @classmethod
    def parse(cls, text: str) -> "Mark | None":
        """Nothing for nothing. Raises ValueError for what is no mark."""
        here, _colon, where = text.partition(":")
        if not here:
            return None
        mark = Here(here)
        return cls(mark, Where(where) if where and mark is Here.AWAY else None)

    @property
    def needs_a_look(self) -> bool:
        """Nobody knows where she is."""
        return self.where is Where.UNKNOWN


type Marks = Mapping[UUID, Mark]


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be written, and for whom two people say different things."""

    changes: dict[UUID, Mark | None]  # None: her mark is taken away
    clashes: dict[UUID, Mark]  # as stored


def merge(marks: Marks, seen: Marks, stored: Marks) -> Merged:
    """`marks` were made by somebody who saw `seen`, while `stored` is what is there now.

    Whom she left as she saw them stays as stored: only what she decided herself is written, and only a girl whom
    somebody else marked differently meanwhile is a clash. Whom she saw marked and leaves open is not marked any more.
    """
    changes: dict[UUID, Mark | None] = {}
    clashes: dict[UUID, Mark] = {}
    for girl in dict.fromkeys([*marks, *seen]):
        mark, before, there = marks.get(girl), seen.get(girl), stored.get(girl)
        if mark in (before, there):
            continue
        if there is not None and there != before:
            clashes[girl] = there
        else:
            changes[girl] = mark
    return Merged(changes, clashes)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a list are marked, and how."""

    of: int
    here: int
    away: int
    declined: int

    @property
    def marked(self) -> int:
        return self.here + self.away + self.declined

    @property
    def open(self) -> int:
        return self.of - self.marked


def count(of: int, marks: Iterable[Mark | None]) -> Count:
    told = [mark.here for mark in marks if mark]
    return Count(of, *(told.count(here) for here in (Here.HERE, Here.AWAY, Here.DECLINED)))
