"""Work on an edition that takes a while: what is at it, and how far it is."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.models.editions import Edition
from shelter.models import Staff
from shelter.privacy import Guard

SILENT_FOR = timedelta(minutes=3)  # a compilation that says nothing for so long has ended


class Task(models.TextChoices):
    """Work on an edition that takes a while."""

    CHECK = "check", _("Counting and checking the figures")
    PUBLISH = "publish", _("Publishing")


class State(models.TextChoices):
    """Whether it is still at it."""

    RUNNING = "running", _("At work")
    DONE = "done", _("Done")
    ENDED = "ended", _("Ended before it was done")


class Step(models.TextChoices):
    """What it does at the moment."""

    COUNT = "count", _("Counting in the records")
    ROUND = "round", _("Rounding all figures together")
    EXAMINE = "examine", _("Examining them beside every report ever published")
    DRAW = "draw", _("Making PDF, spreadsheet and data file")
    KEEP = "keep", _("Keeping the result")


class Compilation(models.Model):
    """Work on an edition that takes a while, and how far it is. What it makes is kept whole or not at all."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="compilations")
    task = models.CharField(max_length=8, choices=Task)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    step = models.CharField(max_length=8, choices=Step, blank=True, default="")
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps_in_all = models.PositiveSmallIntegerField(default=1)
    refusal = models.CharField(max_length=30, blank=True, default="")  # a reason of the rules, by its code
    begun_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(default=timezone.now)  # the last sign of life

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition"], condition=Q(state="running"), name="one_compilation_at_a_time")
        ]

    class Privacy:
        guard = Guard.EDITION
        kept = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "edition", "task", "staff", "state", "step", "steps_done", "steps_in_all", "refusal", "begun_at",
            "told_at",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"compilation {self.pk}"

    @property
    def is_silent(self) -> bool:
        """Whether it should be at work and gives no sign of life any more."""
        return self.state == State.RUNNING and self.told_at < timezone.now() - SILENT_FOR

    @property
    def is_running(self) -> bool:
        return self.state == State.RUNNING and not self.is_silent
