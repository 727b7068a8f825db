"""What was agreed, by whom, for what, until when."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models.codes import Assent, ConsentKind, GivenBy, Language
from residents.models.resident import Resident
from shelter.access import Permission
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Consent(Record):
    """An agreement, with what the child herself says about it. It always ends, and may be withdrawn before."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="consents")
    kind = models.CharField(_("what for"), max_length=28, choices=ConsentKind)
    given_by = models.CharField(_("given by"), max_length=12, choices=GivenBy)
    giver = SealedTextField(_("name and office of who agrees"), max_length=200, blank=True, default="")
    assent = models.CharField(_("what she says"), max_length=20, choices=Assent, default=Assent.NOT_ASKED)
    her_words = SealedTextField(_("in her own words"), max_length=500, blank=True, default="")
    explained_in = models.CharField(_("explained in"), max_length=5, choices=Language)
    shared_with = SealedTextField(_("with whom information is shared"), max_length=300, blank=True, default="")
    given_on = models.DateField(_("given on"), default=timezone.localdate)
    until_on = models.DateField(_("until"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until_on__gte=F("given_on")), name="consent_ends_after_it_is_given")
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "resident", "kind", "given_by", "assent", "explained_in", "given_on", "until_on", "withdrawn_on",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"consent {self.pk}"


def standing() -> models.QuerySet[Consent]:
    """Agreements that were not withdrawn, and that no later one of the same kind follows."""
    kept = Consent.objects.filter(withdrawn_on__isnull=True)
    later = kept.filter(resident=OuterRef("resident"), kind=OuterRef("kind"), until_on__gt=OuterRef("until_on"))
    return kept.filter(~Exists(later))
