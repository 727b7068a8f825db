"""A list that is being brought in, and which files came of it."""

import base64
import uuid
from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models import Resident
from residents.models.codes import Phase
from shelter.access import Permission
from shelter.models import Home, Staff
from shelter.privacy import Guard
from shelter.vault import SealedTextField

UNDO_FOR = timedelta(hours=24)
SILENT_FOR = timedelta(seconds=90)  # an import that says nothing for so long has ended


class SealedBytesField(SealedTextField):
    """Bytes that only their subject's key opens."""

    def to_text(self, value: bytes) -> str:
        return base64.b64encode(value).decode()

    def from_text(self, text: str) -> bytes:
        return base64.b64decode(text)

    def to_python(self, value: Any) -> Any:
        return value


class Stage(models.TextChoices):
    """How far a list has come."""

    READ = "read", _("Looked at, nothing brought in yet")
    RUNNING = "running", _("Being brought in")
    DONE = "done", _("Brought in")
    FAILED = "failed", _("Not brought in")
    UNDONE = "undone", _("Taken back")


class ImportBatch(models.Model):
    """A list and what became of it. The file is sealed under the key of who brought it, and gone once it is in."""

    subject: ClassVar[str] = "staff_id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.READ)
    begun_at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    content = SealedBytesField(null=True)
    file_name = SealedTextField(null=True)
    columns = models.JSONField(null=True)  # what the mapping page changed: by place of sheet and column, codes only
    verdicts = SealedTextField(null=True)  # what was said of each row, as JSON
    accepted = models.PositiveIntegerField(default=0)
    warned = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    ignored = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)  # of the accepted and warned: here already, not added again
    rows_done = models.PositiveIntegerField(default=0)
    rows_in_all = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)  # the last sign of life of a running import
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    new_files = models.PositiveIntegerField(default=0)
    new_stays = models.PositiveIntegerField(default=0)
    kept_back = models.PositiveIntegerField(default=0)  # files that an undo left, because somebody had worked in them
    tx = models.BigIntegerField(null=True)  # the transaction whose history tells what was written

    class Meta:
        indexes: ClassVar = [models.Index(fields=["staff", "-begun_at"], name="imports_of_staff")]

    class Privacy:
        guard = Guard.OWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "staff", "stage", "begun_at", "digest", "columns", "accepted", "warned", "rejected", "ignored",
            "held", "rows_done", "rows_in_all", "told_at", "done_at", "undone_at", "new_files", "new_stays",
            "kept_back", "tx",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"import {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("import_batch", args=[self.pk])

    @property
    def is_silent(self) -> bool:
        """Whether it should run and gives no sign of life any more."""
        return self.stage == Stage.RUNNING and (self.told_at or self.begun_at) < timezone.now() - SILENT_FOR


class ImportedRow(models.Model):
    """A file that an import made, or added a stay to."""

    subject: ClassVar[str] = "resident_id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="rows")
    resident = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    is_new = models.BooleanField()
    phase_before = models.CharField(max_length=12, choices=Phase, blank=True, default="")  # of a file that was here
    home_before = models.ForeignKey(Home, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "resident"], name="imported_once_per_batch")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.IMPORT, Permission.IMPORT
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "batch", "resident", "is_new", "phase_before", "home_before"}

    def __str__(self) -> str:
        return f"imported row {self.pk}"
