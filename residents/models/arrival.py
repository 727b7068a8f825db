"""How she came to us: the referral, what she brought, the papers, and behind doors what brought her."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models.codes import Clada, Custody, Decision, Document, DocumentStatus, ProtectionOrder, ReferralSource
from residents.models.resident import Resident
from shelter.access import Permission
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedListField, SealedTextField


class Referral(Record):
    """An office asks us to receive her; we accept, or say why not."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="referrals")
    source = models.CharField(_("who refers her"), max_length=10, choices=ReferralSource)
    office = SealedTextField(_("office"), max_length=200, blank=True, default="")
    referred_on = models.DateField(_("referred on"), default=timezone.localdate)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, default=Decision.PENDING)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decline_reason = SealedTextField(_("why not here"), max_length=500, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.ADMIT
        proper: ClassVar[set[str]] = {"office"}
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "source", "referred_on", "decision", "decided_on"}

    def __str__(self) -> str:
        return f"referral {self.pk}"


class Story(Record):
    """What brought her here, in coarse codes. Opened with a reason; each entry stands, none replaces another."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="stories")
    told_on = models.DateField(_("date"), default=timezone.localdate)
    concerns = SealedListField(_("reason group"), default=list, blank=True)
    note = SealedTextField(_("only what her care needs"), max_length=1000, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.STORY, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "told_on"}

    def __str__(self) -> str:
        return f"story {self.pk}"


class LegalStatus(Record):
    """On what ground she is with us, and what the court decided. A change is a new entry; the latest holds."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="legal")
    since = models.DateField(_("since"), default=timezone.localdate)
    custody = models.CharField(_("custody"), max_length=28, choices=Custody, default=Custody.PENDING)
    clada = models.CharField(_("adoption certificate"), max_length=16, choices=Clada, default=Clada.NOT_APPLICABLE)
    protection_order = models.CharField(
        _("protection order"), max_length=20, choices=ProtectionOrder, default=ProtectionOrder.NONE
    )
    court = SealedTextField(_("court and order"), max_length=300, blank=True, default="")
    next_hearing_on = models.DateField(_("next hearing"), null=True, blank=True)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.LEGAL, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "resident", "since", "custody", "clada", "protection_order", "next_hearing_on",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"legal status {self.pk}"


class Belonging(Record):
    """Something she brought, or takes along."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="belongings")
    listed_on = models.DateField(_("listed on"), default=timezone.localdate)
    item = SealedTextField(_("what it is"), max_length=200)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "listed_on"}

    def __str__(self) -> str:
        return f"belonging {self.pk}"


class Paper(Record):
    """A document of the case folder: whether we have it, and where the paper is. No scan is kept."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="papers")
    document = models.CharField(_("document"), max_length=24, choices=Document)
    status = models.CharField(_("status"), max_length=14, choices=DocumentStatus, default=DocumentStatus.MISSING)
    dated_on = models.DateField(_("dated"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    kept_where = SealedTextField(_("where the paper is"), max_length=200, blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["resident", "document"], name="paper_listed_once")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "document", "status", "dated_on", "expires_on"}

    def __str__(self) -> str:
        return f"paper {self.pk}"
