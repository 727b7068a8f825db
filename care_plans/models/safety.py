"""What helps her now, for whoever is with her: no history, nothing of what happened."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from care_plans.models.codes import Occasion
from residents.models import Resident
from shelter.access import Permission
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedListField, SealedTextField


class SafetyPlan(Record):
    """One version of her safety plan, whole. A change is a new version; the latest holds."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="safety_plans")
    version = models.PositiveSmallIntegerField()
    written_on = models.DateField(default=timezone.localdate)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    occasion = models.CharField(_("why now"), max_length=12, choices=Occasion, default=Occasion.ADMISSION)
    author = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    triggers = SealedListField(_("what is hard for her"), default=list, blank=True)  # [family, a few words]
    signs = SealedTextField(_("early signs"), max_length=500, blank=True, default="")
    helps = SealedTextField(_("what helps"), max_length=500)
    worse = SealedTextField(_("what makes it worse"), max_length=500, blank=True, default="")
    wants = SealedTextField(_("who she wants with her"), max_length=200, blank=True, default="")
    night = SealedTextField(_("at night"), max_length=300, blank=True, default="")
    do_not_ask = SealedTextField(_("what not to ask or say"), max_length=500, blank=True, default="")
    steps = SealedListField(_("who does what"), default=list, blank=True)  # [situation, who, what]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["resident", "version"], name="safety_plan_version")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "version", "written_on", "written_at", "occasion", "author"}

    def __str__(self) -> str:
        return f"safety plan {self.pk}"


class LookAgain(Record):
    """Something makes her safety plan worth another look within two days. Why is for her team, not for the floor."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    occasion = models.CharField(_("why"), max_length=12, choices=Occasion, default=Occasion.CRISIS)
    asked_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.FLOOR
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "staff", "occasion", "asked_at"}

    def __str__(self) -> str:
        return f"look again {self.pk}"
