"""Who accompanies her, from when to when; and the doors that were opened with a reason."""

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models.codes import TeamRole, Why
from residents.models.resident import Resident
from shelter.access import Permission
from shelter.models import Days, Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Assignment(Record):
    """A member of staff accompanies her in a role. The database keeps one social worker, with no gap (see wall.sql)."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="team")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=16, choices=TeamRole)
    begins_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="assignment_ends_after_it_begins",
            ),
            ExclusionConstraint(
                name="one_social_worker_at_a_time",
                expressions=[
                    ("resident", RangeOperators.EQUAL),
                    (Days("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
                condition=Q(role="primary_sw"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "begins_on"], name="assignments_of_staff")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.ADMIT
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "staff", "role", "begins_on", "ends_on"}

    def __str__(self) -> str:
        return f"assignment {self.pk}"


class Opening(models.Model):
    """A closed part was opened with a reason. It stays open for fifteen minutes, here and in the database."""

    subject: ClassVar[str] = "resident_id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="openings")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    part = models.CharField(max_length=20)
    why = models.CharField(_("why do you need it?"), max_length=10, choices=Why)
    words = SealedTextField(_("in a few words"), max_length=300, blank=True, default="")
    opened_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["staff", "part", "-opened_at"], name="openings_of_staff")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.TRACE, Permission.FLOOR
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "staff", "part", "why", "opened_at"}

    def __str__(self) -> str:
        return f"opening {self.pk}"
