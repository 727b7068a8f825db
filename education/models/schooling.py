"""A girl's schooling: where she is enrolled, what she reached, how often she was there, what helped her."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from education.models.calendar import LearningArea, School, SchoolPeriod, SchoolYear
from education.models.codes import (
    USUAL_AGE,
    ContactKind,
    CostKind,
    EndStatus,
    HelpKind,
    Honours,
    LeftFor,
    Level,
    Payer,
    Scale,
    Track,
    WhoKnows,
)
from residents.ages import age_on
from residents.models import Resident
from residents.models.stays import Nights
from shelter.access import Permission
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Enrolment(Record):
    """A school year of hers at a school. A year before she came has no school, and makes her history."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="enrolments")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", null=True, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=Level)
    track = models.CharField(_("track"), max_length=12, choices=Track, blank=True, default=Track.NONE)
    scale = models.CharField(_("how it marks"), max_length=12, choices=Scale, default=Scale.PERCENT)
    adviser = SealedTextField(_("adviser"), max_length=100, blank=True, default="")
    cover_address = SealedTextField(_("address that the school has"), max_length=200, blank=True, default="")
    who_knows = models.CharField(_("who at school knows"), max_length=10, choices=WhoKnows, default=WhoKnows.NOBODY)
    gap_years = models.PositiveSmallIntegerField(_("years without school before"), default=0)
    began_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"), null=True, blank=True)
    left_for = models.CharField(_("why it ended early"), max_length=10, choices=LeftFor, blank=True, default="")
    end_status = models.CharField(_("how the year ended"), max_length=24, choices=EndStatus, blank=True, default="")
    honours = models.CharField(_("honours"), max_length=24, choices=Honours, blank=True, default=Honours.NONE)
    average = models.DecimalField(_("general average"), max_digits=5, decimal_places=2, null=True, blank=True)
    areas_to_support = models.PositiveSmallIntegerField(_("areas that need support"), null=True, blank=True)
    scholarship = models.BooleanField(_("has a scholarship place"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")), name="enrolment_ends_later"
            ),
            ExclusionConstraint(
                name="one_enrolment_at_a_time",
                expressions=[
                    ("resident", RangeOperators.EQUAL),
                    (Nights("began_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["year", "level"], name="enrolments_of_a_year")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        proper: ClassVar[set[str]] = {"adviser"}
        countable: ClassVar[set[str]] = {
            "id", "resident", "year", "level", "began_on", "ended_on", "end_status", "honours", "scholarship",
        }  # fmt: skip
        private: ClassVar[set[str]] = {
            "school", "track", "scale", "who_knows", "gap_years", "left_for", "average", "areas_to_support",
        }  # fmt: skip

    @property
    def years_over(self) -> int:
        """By how many years she is older than is usual in her grade, when the year begins; 0 where nothing is usual."""
        usual, born = USUAL_AGE.get(self.level), self.resident.birth_month
        if usual is None or born is None:
            return 0
        return max(age_on(born, self.year.begins_on) - usual, 0)

    @property
    def ended_as(self) -> str:
        """How the year ended, as its grading order calls it; rows `as_called` know its own word."""
        return str(getattr(self, "end_called", None) or self.get_end_status_display())

    @property
    def honoured_as(self) -> str:
        return str(getattr(self, "honours_called", None) or self.get_honours_display()) if self.honours else ""

    def __str__(self) -> str:
        return f"enrolment {self.pk}"


class Mark(Record):
    """What the school reported for a learning area and a period: a number, or words."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="marks")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="marks")
    period = models.ForeignKey(SchoolPeriod, models.PROTECT, related_name="+")
    area = models.ForeignKey(LearningArea, models.PROTECT, related_name="+")
    value = models.DecimalField(_("mark"), max_digits=5, decimal_places=2, null=True, blank=True)
    words = models.CharField(_("in words"), max_length=60, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "period", "area"], name="one_mark_for_an_area"),
            models.CheckConstraint(condition=Q(value__isnull=False) | ~Q(words=""), name="mark_says_something"),
            models.CheckConstraint(condition=Q(value__isnull=True) | Q(value__range=(0, 100)), name="mark_to_100"),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "enrolment", "period", "area", "value", "words"}

    def __str__(self) -> str:
        return f"mark {self.pk}"


class Presence(Record):
    """Her days at school in a period, and why she was not there: groups, never stories."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="presences")
    period = models.ForeignKey(SchoolPeriod, models.PROTECT, related_name="+")
    class_days = models.PositiveSmallIntegerField(_("days of class"))
    present = models.PositiveSmallIntegerField(_("days she was there"))
    health = models.PositiveSmallIntegerField(_("away for health"), default=0)
    court = models.PositiveSmallIntegerField(_("away for court"), default=0)
    therapy = models.PositiveSmallIntegerField(_("away for therapy"), default=0)
    closed = models.PositiveSmallIntegerField(_("school closed"), default=0)
    other = models.PositiveSmallIntegerField(_("away for something else"), default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "period"], name="presence_once_a_period"),
            models.CheckConstraint(
                condition=Q(
                    class_days__gte=F("present") + F("health") + F("court") + F("therapy") + F("closed") + F("other")
                ),
                name="presence_within_days_of_class",
            ),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        kept = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "resident", "enrolment", "period", "class_days", "present", "health", "court", "therapy", "closed",
            "other",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"presence {self.pk}"

    @property
    def away(self) -> list[tuple[str, int]]:
        """For which groups of reasons she was away, and for how many days."""
        groups = ("health", "court", "therapy", "closed", "other")
        fields = (field for field in self._meta.concrete_fields if field.name in groups)
        told = ((str(field.verbose_name), getattr(self, field.name)) for field in fields)
        return [(label, days) for label, days in told if days]


class Help(Record):
    """Tutoring, remedial classes: how many hours, on a day or up to a day."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    kind = models.CharField(_("what"), max_length=10, choices=HelpKind)
    given_on = models.DateField(_("day"), default=timezone.localdate)
    hours = models.DecimalField(_("hours"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0)])
    by = SealedTextField(_("by whom"), max_length=100, blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(hours__gt=0), name="help_takes_time")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        kept = True
        countable: ClassVar[set[str]] = {"id", "resident", "kind", "given_on", "hours"}
        private: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return f"help {self.pk}"


class Cost(Record):
    """What her schooling costs, in pesos and centavos, and who pays."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    kind = models.CharField(_("for what"), max_length=14, choices=CostKind)
    payer = models.CharField(_("paid by"), max_length=16, choices=Payer, default=Payer.ORGANISATION)
    paid_on = models.DateField(_("paid on"), default=timezone.localdate)
    pesos = models.DecimalField(_("amount in pesos"), max_digits=10, decimal_places=2)
    note = SealedTextField(_("in a few words"), max_length=200, blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(pesos__gt=0), name="cost_above_zero")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        kept = True
        countable: ClassVar[set[str]] = {"id", "resident", "kind", "payer", "paid_on", "pesos"}
        private: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return f"cost {self.pk}"


class Award(Record):
    """Something she was honoured for."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    given_on = models.DateField(_("day"), default=timezone.localdate)
    what = SealedTextField(_("for what"), max_length=200)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        kept = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "given_on"}

    def __str__(self) -> str:
        return f"award {self.pk}"


class SchoolContact(Record):
    """We spoke with her school."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    kind = models.CharField(_("how"), max_length=10, choices=ContactKind)
    held_on = models.DateField(_("day"), default=timezone.localdate)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    with_whom = SealedTextField(_("with whom"), max_length=100, blank=True, default="")
    what = SealedTextField(_("what was agreed"), max_length=500)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        kept = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "kind", "held_on", "staff"}

    def __str__(self) -> str:
        return f"school contact {self.pk}"
