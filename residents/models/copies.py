"""The papers about her that were printed."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from residents.models.codes import PaperKind
from residents.models.resident import Resident
from shelter.access import Permission
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record


class Copy(Record):
    """A paper about her was printed: which, by whom, and its number."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="copies")
    paper = models.CharField(max_length=12, choices=PaperKind)
    number = models.PositiveIntegerField()
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    printed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["resident", "number"], name="copy_number_once")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.FLOOR
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "paper", "number", "staff", "printed_at"}

    def __str__(self) -> str:
        return f"copy {self.pk}"
