"""What is seen over time: observations, and comparisons that may be counted."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models import Resident
from shelter.access import Permission, Role
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedListField, SealedTextField


class Observation(Record):
    """How hard things are for her, as somebody who knows her sees it. No diagnosis; never added up or counted."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="observations")
    seen_on = models.DateField(_("seen on"), default=timezone.localdate)
    observer = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    role = models.CharField(_("seen by"), max_length=20, choices=Role)
    signs = SealedListField(_("what was seen"), default=list)  # [sign, how hard, trend]
    note = SealedTextField(_("in a few words"), max_length=300, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "seen_on", "observer", "role"}

    def __str__(self) -> str:
        return f"observation {self.pk}"


class Comparison(Record):
    """Two measures by the same instrument and version, 90 days apart or more: better or not, and nothing else.

    This is all that may be counted of any measure (see aggregates): never a score, a band or an alert. It goes when one
    of the two was a mistake.
    """

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="comparisons")
    instrument = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    since_on = models.DateField()
    compared_on = models.DateField()
    better = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(compared_on__gt=F("since_on")), name="comparison_looks_back"),
            models.UniqueConstraint(
                fields=["resident", "instrument", "version", "compared_on"], name="compared_once_a_day"
            ),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        countable: ClassVar[set[str]] = {"id", "resident", "compared_on", "better"}
        private: ClassVar[set[str]] = {"instrument", "version", "since_on"}

    def __str__(self) -> str:
        return f"comparison {self.pk}"
