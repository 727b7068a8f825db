"""A file of results between the two steps: looked at, and brought in."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone

from residents.importing.models import SealedBytesField
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.vault import SealedTextField

UNDO_FOR = timedelta(hours=24)


class ResultsBatch(models.Model):
    """A file and what became of it: sealed under the key of who brought it, and gone once it is in."""

    subject: ClassVar[str] = "staff_id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    content = SealedBytesField(null=True)
    file_name = SealedTextField(null=True)
    done_at = models.DateTimeField(null=True)
    rejected = models.PositiveIntegerField(default=0)
    new_enrolments = models.PositiveIntegerField(default=0)
    new_marks = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)  # enrolments and marks that were written otherwise before
    left_alone = models.PositiveIntegerField(default=0)  # rows that said something different, and were not ticked
    wrote = models.JSONField(null=True)  # ids of what is new, and of the lines of history before a change: to take back
    undone_at = models.DateTimeField(null=True)
    kept_back = models.PositiveIntegerField(default=0)  # girls in whose schooling somebody had worked since

    class Meta:
        indexes: ClassVar = [models.Index(fields=["staff", "-begun_at"], name="results_files_of_staff")]

    class Privacy:
        guard = Guard.OWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "staff", "begun_at", "digest", "done_at", "rejected", "new_enrolments", "new_marks", "changed",
            "left_alone", "wrote", "undone_at", "kept_back",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"results file {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("results_import_batch", args=[self.pk])

    @property
    def wrote_nothing(self) -> bool:
        return not (self.new_enrolments or self.new_marks or self.changed)
