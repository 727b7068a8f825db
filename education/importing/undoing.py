"""Taking an import of results back: which rows it began, how those it changed stood before, and putting them there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F

from education.importing.models import ResultsBatch
from education.models import Enrolment, Mark, School
from shelter.audit import Event
from shelter.models import Staff, Trace
from shelter.records import Record

KINDS: dict[str, type[Record]] = {"mark": Mark, "enrolment": Enrolment, "school": School}
# The columns an import may change of a row that was there; none of them is sealed.
CHANGED: dict[str, tuple[str, ...]] = {
    "mark": ("value",),
    "enrolment": ("average", "end_status", "honours", "level", "school", "scale", "ended_on"),
}


@dataclass(slots=True)
class Before:
    """The lines of history that tell how changed rows stood, by kind and id of the row."""

    lines: dict[str, dict[str, str]] = field(default_factory=dict)

    def note(self, row: Mark | Enrolment) -> None:
        """Before it is changed; a row that is changed twice stood as it did before the first time."""
        of_kind = self.lines.setdefault(type(row).__name__.lower(), {})
        if str(row.pk) not in of_kind:
            last: Any = type(row).history.filter(id=row.pk).order_by("-history_date").values_list("pk", flat=True)
            of_kind[str(row.pk)] = str(last[0])


@dataclass(frozen=True, slots=True)
class Back:
    """Whose schooling was put back, and whose stays as it is."""

    girls: set[UUID]
    kept: set[UUID]


def noted(
    marks: Sequence[Mark], enrolments: Sequence[Enrolment], schools: Sequence[School], before: Before
) -> dict[str, Any]:
    """What a batch remembers: ids only."""
    new = {"mark": _ids(marks), "enrolment": _ids(enrolments), "school": _ids(schools)}
    return {"new": new, "before": before.lines}


def _ids(rows: Iterable[Record]) -> list[str]:
    return [str(row.pk) for row in rows]


def undo(batch: ResultsBatch, by: Staff) -> Back:
    """Marks first, then the enrolments they belong to, then schools where nobody goes any more."""
    wrote: dict[str, Any] = batch.wrote or {"new": {}, "before": {}}
    new = {kind: _rows(kind, wrote["new"].get(kind, [])) for kind in KINDS}
    changed = {kind: _rows(kind, wrote["before"].get(kind, {})) for kind in CHANGED}
    girls = {row.resident_id for kind in CHANGED for row in (*new[kind], *changed[kind])}
    kept = _worked_in_since(batch, girls) | _moved_since(wrote["before"].get("enrolment", {}))
    for kind in CHANGED:
        KINDS[kind].delete_many_as([row for row in new[kind] if row.resident_id not in kept], by)
    for kind in CHANGED:
        _restore(kind, [row for row in changed[kind] if row.resident_id not in kept], wrote["before"].get(kind, {}), by)
    used = set(Enrolment.objects.filter(school__in=new["school"]).values_list("school", flat=True))
    School.delete_many_as([school for school in new["school"] if school.pk not in used], by)
    return Back(girls - kept, kept)


def _rows(kind: str, ids: Iterable[str]) -> list[Any]:
    return list(KINDS[kind].objects.filter(pk__in=list(ids)))


def _worked_in_since(batch: ResultsBatch, girls: set[UUID]) -> set[UUID]:
    """The girls of whose schooling somebody wrote something after the import."""
    wrote = (Event.ENROLLED, Event.MARKS_WRITTEN)
    since = Trace.objects.filter(event__in=wrote, resident_id__in=girls, at__gt=batch.done_at)
    return {pk for pk in since.values_list("resident_id", flat=True) if pk}


def _moved_since(lines: dict[str, str]) -> set[UUID]:
    """The girls whose school of before is that of a home they have left: the database lets nobody go back there."""
    told: Any = Enrolment.history.filter(pk__in=lines.values(), school__isnull=False)
    return set(told.exclude(school__home=F("resident__home")).values_list("resident_id", flat=True))


def _restore(kind: str, rows: list[Any], lines: dict[str, str], by: Staff) -> None:
    model: Any = KINDS[kind]
    stood = {line.id: line for line in model.history.filter(pk__in=[lines[str(row.pk)] for row in rows])}
    for row in rows:
        for name in CHANGED[kind]:
            attribute = model._meta.get_field(name).attname
            setattr(row, attribute, getattr(stood[row.pk], attribute))
    model.change_many_as(rows, CHANGED[kind], by)
