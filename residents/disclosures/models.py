"""What she told, once and word for word, and how often she was interviewed. Entries are added and never altered."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models import Resident
from residents.models.codes import Language
from shelter.access import Permission
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Office(models.TextChoices):
    """From where somebody came to talk with her."""

    POLICE = "police", _("Police")
    PROSECUTOR = "prosecutor", _("Prosecutor")
    WELFARE = "welfare", _("Social welfare office")
    COURT = "court", _("Court")
    DOCTOR = "doctor", _("Doctor")
    LAWYER = "lawyer", _("Lawyer")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    OURS = "ours", _("Our own staff")
    OTHER = "other", _("Somebody else")


class Purpose(models.TextChoices):
    """What an interview was for."""

    INVESTIGATION = "investigation", _("Investigation")
    MEDICAL = "medical", _("Medical examination")
    PREPARATION = "preparation", _("Preparing for court")
    HEARING = "hearing", _("Court hearing")
    CASE_STUDY = "case_study", _("Social case study")
    THERAPY = "therapy", _("Therapy")
    OTHER = "other", _("Something else")


class Disclosure(Record):
    """Her words as she said them. There is no field for what anybody makes of them."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="disclosures")
    told_on = models.DateField(_("told on"), default=timezone.localdate)
    asked = SealedTextField(_("what she was asked before"), max_length=500)
    words = SealedTextField(_("what she told"), max_length=5000)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.HILIGAYNON)
    heard_by = SealedTextField(_("who heard it"), max_length=200)
    place = SealedTextField(_("where"), max_length=200, blank=True, default="")
    author = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.DISCLOSURE, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "told_on", "language", "author", "written_at"}

    def __str__(self) -> str:
        return f"disclosure {self.pk}"


class ReportSent(Record):
    """What she told was reported to an office. It follows the words: they are kept first, and reported within 48 h."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    disclosure = models.ForeignKey(Disclosure, models.PROTECT, related_name="reports_sent")
    reported_on = models.DateField(_("reported on"))
    reported_to = SealedTextField(_("reported to"), max_length=200)
    reference = SealedTextField(_("reference of the report"), max_length=100, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.DISCLOSURE, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "disclosure", "reported_on"}

    def __str__(self) -> str:
        return f"report {self.pk}"


class DisclosureMistake(Record):
    """An entry was made by mistake, in the wrong file for example. It stands, marked so, and counts no longer."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    disclosure = models.OneToOneField(Disclosure, models.PROTECT, related_name="mistake")
    note = SealedTextField(_("what is wrong with it"), max_length=300)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.DISCLOSURE, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "disclosure"}

    def __str__(self) -> str:
        return f"mistake {self.pk}"


class Interview(Record):
    """Somebody asked her about what happened: who, when and what for. What she answered is kept elsewhere."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="interviews")
    held_on = models.DateField(_("held on"), default=timezone.localdate)
    office = SealedTextField(_("from where"), max_length=12, choices=Office)
    by_whom = SealedTextField(_("by whom"), max_length=200, blank=True, default="")
    purpose = SealedTextField(_("what for"), max_length=13, choices=Purpose)
    minutes = models.PositiveSmallIntegerField(
        _("how many minutes"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    note = SealedTextField(_("note"), max_length=300, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "held_on", "minutes"}

    def __str__(self) -> str:
        return f"interview {self.pk}"


class InterviewMistake(Record):
    """An interview was noted by mistake. It stands, marked so, and counts no longer."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    interview = models.OneToOneField(Interview, models.PROTECT, related_name="mistake")
    note = SealedTextField(_("what is wrong with it"), max_length=300)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "interview"}

    def __str__(self) -> str:
        return f"mistake {self.pk}"
