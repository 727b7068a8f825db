"""A task about one child: who does it and by when lies in the open, what it is is sealed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from residents.models import Resident
from shelter.access import Permission
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class TaskKind(models.TextChoices):
    TASK = "task", _("Task")
    SAFETY = "safety", _("Safety today")


class Origin(models.TextChoices):
    """The part of her file from which it was set."""

    FILE = "file", _("Her file")
    PLAN = "plan", _("Care plan")
    NOTE = "note", _("Note")
    SESSION = "session", _("Session")
    CONFERENCE = "conference", _("Case conference")
    QUESTIONNAIRE = "questionnaire", _("Questionnaire")


class Task(Record):
    """Something to be done for her. Whoever is asked sees this one, and says when it is done, and nothing else."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="tasks")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("who does it"))
    kind = models.CharField(_("kind"), max_length=10, choices=TaskKind, default=TaskKind.TASK)
    title = SealedTextField(_("what is to be done"), max_length=200)
    due_on = models.DateField(_("by"))
    origin = models.CharField(_("set from"), max_length=16, choices=Origin, default=Origin.FILE)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(Staff, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="task_done_by_somebody_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["resident", "staff", "origin", "due_on"],
                condition=Q(kind="safety", done_on__isnull=True),
                name="safety_task_once_a_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "done_on"], name="tasks_of_staff")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        entrusted = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "resident", "staff", "kind", "due_on", "origin", "done_on", "done_by",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"task {self.pk}"
