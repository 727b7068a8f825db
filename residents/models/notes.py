"""Dated notes of the case file, and what was added to them later."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models.codes import NoteKind
from residents.models.resident import Resident
from shelter.access import Permission
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField

CHANGED_WITHIN = timedelta(hours=24)


class Note(Record):
    """A dated note. Its author may change it for 24 hours; then it stands, in the database too (see wall.sql)."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="notes")
    written_on = models.DateField(_("date"), default=timezone.localdate)
    kind = models.CharField(_("kind"), max_length=10, choices=NoteKind, default=NoteKind.GENERAL)
    text = SealedTextField(_("note"), max_length=20_000)
    # Nobody, and at no known hour: brought from a list.
    author = models.ForeignKey(Staff, models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "written_on", "kind", "author", "written_at"}

    def __str__(self) -> str:
        return f"note {self.pk}"

    @property
    def locked(self) -> bool:
        """It stands as it is; what is to be said is added to it."""
        if self.author_id is None or self.written_at is None:
            return True
        return self.written_at <= timezone.now() - CHANGED_WITHIN


class Addendum(Record):
    """Something added to a note, in the name of who adds it. It is never changed."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    note = models.ForeignKey(Note, models.PROTECT, related_name="addenda")
    author = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    text = SealedTextField(_("what is added"), max_length=20_000)
    added_at = models.DateTimeField(default=timezone.now)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "note", "author", "added_at"}

    def __str__(self) -> str:
        return f"addendum {self.pk}"
