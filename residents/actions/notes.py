"""Notes of the case file: written, changed within a day by their author, added to for ever."""

from datetime import date
from typing import Any

from django.utils import timezone

from residents import policies
from residents.models import Addendum, Note, Resident
from residents.models.codes import NoteKind
from shelter import audit, freshness
from shelter.models import Staff


def write_note(*, by: Staff, resident: Resident, kind: NoteKind, written_on: date, text: str) -> Note:
    policies.may_care(by, resident).enforce()
    note = Note(resident=resident, kind=kind, written_on=written_on, text=text, author=by, written_at=timezone.now())
    note.save_as(by)
    audit.record(audit.Event.NOTE_WRITTEN, by=by, subject=resident.pk)
    return note


def words_of_note(note: Note) -> dict[str, Any]:
    """What a note says, as its form shows it."""
    return {"text": note.text, "kind": note.kind, "written_on": note.written_on}


def change_note(*, by: Staff, note: Note, seen: str, kind: NoteKind, written_on: date, text: str) -> Note:
    """Its author thinks better of it, within 24 hours; what it said before stays in its history.

    Raises Stale when she changed it elsewhere meanwhile.
    """
    policies.may_change_note(by, note).enforce()
    note = Note.objects.select_for_update(of=("self",)).select_related("resident").get(pk=note.pk)
    freshness.check(seen, words_of_note(note), {"text": text, "kind": kind, "written_on": written_on})
    note.kind, note.written_on, note.text = kind, written_on, text
    note.save_as(by)
    audit.record(audit.Event.NOTE_CHANGED, by=by, subject=note.resident_id)
    return note


def add_to_note(*, by: Staff, note: Note, text: str) -> Addendum:
    """What is known since then, or was wrong: it stands under the note, and the note stands as it was."""
    policies.may_care(by, note.resident).enforce()
    addendum = Addendum(resident=note.resident, note=note, author=by, text=text).save_as(by)
    audit.record(audit.Event.NOTE_ADDED_TO, by=by, subject=note.resident_id)
    return addendum
