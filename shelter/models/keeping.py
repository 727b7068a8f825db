"""What the ground keeps: keys, what was done, words not yet saved, what the organisation decided."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shelter.access import Permission
from shelter.audit import Event
from shelter.models.people import Staff
from shelter.privacy import Guard
from shelter.vault import SealedTextField


class DataKey(models.Model):
    """The key that seals one subject's words, itself wrapped by the master key. Empty: shredded."""

    subject = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(null=True)

    class Privacy:
        guard = Guard.KEYS
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"subject", "wrapped"}

    def __str__(self) -> str:
        return "key"


class Trace(models.Model):
    """One thing somebody did: opened, changed, was refused. Written before the page leaves; never altered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now)
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    event = models.CharField(max_length=40, choices=Event)
    resident_id = models.UUIDField(null=True)
    part = models.CharField(max_length=20, blank=True, default="")
    reason = models.CharField(max_length=20, blank=True, default="")
    reads = models.BooleanField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["resident_id", "-at"], name="trace_of_resident"),
            models.Index(fields=["staff", "-at"], name="trace_of_staff"),
        ]

    class Privacy:
        guard = Guard.TRACE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "at", "staff", "event", "resident_id", "part", "reason", "reads"}

    def __str__(self) -> str:
        return f"trace {self.pk}"

    def get_event_display(self) -> str:  # type: ignore[no-redef]  # the plugin adds one
        """As Django's own, which looks through the words of every event each time."""
        return str(Event(self.event).label) if self.event in Event else self.event


class Draft(models.Model):
    """Words typed and not yet saved, kept for their author for some days, sealed under her own key."""

    subject: ClassVar[str] = "staff_id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="+")
    page = models.CharField(max_length=200)  # a path: opaque ids only
    fields = SealedTextField(max_length=200_000)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["staff", "page"], name="one_draft_per_page")]

    class Privacy:
        guard = Guard.OWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "staff", "page", "kept_at"}

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Submission(models.Model):
    """A form sent once: sending it again leads to the same place and changes nothing."""

    id = models.UUIDField(primary_key=True)
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="+")
    led_to = models.CharField(max_length=300, blank=True, default="")
    sent_at = models.DateTimeField(default=timezone.now)

    class Privacy:
        guard = Guard.OWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "staff", "led_to", "sent_at"}

    def __str__(self) -> str:
        return f"submission {self.pk}"


class OwnTerm(models.Model):
    """How many days something may wait in this organisation, where it is not what the app proposes (`terms.py`)."""

    code = models.CharField(primary_key=True, max_length=20)
    days = models.PositiveSmallIntegerField(_("days"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=1000), name="own_term_between_1_and_1000_days")
        ]

    class Privacy:
        guard = Guard.RULE
        changes = Permission.HOME_MANAGE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"code", "days"}

    def __str__(self) -> str:
        return f"{self.code}: {self.days}"


class Installation(models.Model):
    """What this database was created as. A database of real children can never become a demo."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    demo = models.BooleanField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="one_installation")]

    class Privacy:
        guard = Guard.REFERENCE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "demo", "created_at"}

    def __str__(self) -> str:
        return "demo" if self.demo else "real"
