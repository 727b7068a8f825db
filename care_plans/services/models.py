"""Sessions and case conferences: what was done with her, and who sat together for her."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from care_plans.models.codes import Service
from residents.models import Resident
from shelter.access import Permission
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Mode(models.TextChoices):
    INDIVIDUAL = "individual", _("Alone with her")
    FAMILY = "family", _("With her family")
    GROUP = "group", _("In a group")


class Outcome(models.TextChoices):
    """Choosing not to is her right, and no absence."""

    HELD = "held", _("Took part")
    DECLINED = "declined", _("Chose not to")
    ABSENT = "absent", _("Was away")
    CANCELLED = "cancelled", _("Did not take place")


class Provider(models.TextChoices):
    """What the person who led it is here to do."""

    PSYCHOLOGIST = "psychologist", _("Psychologist")
    SOCIAL_WORKER = "social_worker", _("Social worker")
    NURSE = "nurse", _("Nurse")
    DOCTOR = "doctor", _("Doctor")
    PSYCHIATRIST = "psychiatrist", _("Psychiatrist")
    LAWYER = "lawyer", _("Lawyer")
    TEACHER = "teacher", _("Teacher")
    COACH = "coach", _("Coach")
    HOUSE_PARENT = "house_parent", _("House parent")
    VOLUNTEER = "volunteer", _("Volunteer")
    OUTSIDE = "outside", _("Somebody from outside")
    OTHER = "other", _("Somebody else")


class Session(Record):
    """A session, as it was for one child. The rows of one group session share `session`, and agree (see wall.sql)."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="sessions")
    session = models.UUIDField(default=uuid.uuid4, editable=False)
    held_on = models.DateField(_("day"), default=timezone.localdate)
    kind = models.CharField(_("what it was"), max_length=20, choices=Service)
    mode = models.CharField(_("with whom"), max_length=10, choices=Mode)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    provider_role = models.CharField(_("led by"), max_length=14, choices=Provider)
    led_by = SealedTextField(_("name of who led it"), max_length=100, blank=True, default="")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")  # who wrote it down
    outcome = models.CharField(_("how it went"), max_length=10, choices=Outcome)
    note = SealedTextField(_("in a few words"), max_length=500, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "resident"], name="once_in_a_session"),
            models.CheckConstraint(condition=Q(minutes__range=(1, 480)), name="session_of_at_most_8_hours"),
            models.CheckConstraint(
                condition=~Q(kind=Service.THERAPY) | Q(mode=Mode.INDIVIDUAL), name="therapy_alone_is_alone"
            ),
            models.CheckConstraint(condition=~Q(kind=Service.GROUP) | Q(mode=Mode.GROUP), name="group_is_a_group"),
        ]
        indexes: ClassVar = [models.Index(fields=["resident", "-held_on"], name="sessions_of_hers")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        kept = True
        countable: ClassVar[set[str]] = {"id", "resident", "session", "held_on", "kind", "mode", "outcome"}
        private: ClassVar[set[str]] = {"minutes", "provider_role", "staff"}

    def __str__(self) -> str:
        return f"session {self.pk}"


class ConferenceKind(models.TextChoices):
    REGULAR = "regular", _("Regular")
    LEAVING = "leaving", _("Before she leaves")
    CRISIS = "crisis", _("After a very hard moment")
    OTHER = "other", _("Something else")


class Conference(Record):
    """Those who answer for her sat together. It may be put right on the day it was written down (see wall.sql)."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="conferences")
    held_on = models.DateField(_("held on"), default=timezone.localdate)
    kind = models.CharField(_("why"), max_length=10, choices=ConferenceKind, default=ConferenceKind.REGULAR)
    participants = SealedTextField(_("who took part"), max_length=500)
    decisions = SealedTextField(_("what was decided"), max_length=2000)
    next_on = models.DateField(_("next one on"), null=True, blank=True)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")  # who wrote it down
    written_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(next_on__gt=F("held_on")), name="next_conference_is_later"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["resident", "-held_on"], name="conferences_of_hers")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        kept = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "held_on", "kind", "next_on", "staff", "written_on"}

    def __str__(self) -> str:
        return f"conference {self.pk}"
