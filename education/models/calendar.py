"""School years as data: how many periods, from when to when, how marks are called. It belongs to the school."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from education.models.codes import Scale
from shelter.access import Permission
from shelter.models import Days, Home
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField

LAY_DOWN = (Permission.APPROVE, Permission.HOME_MANAGE)  # who says how school years are: as their pages do


class Calendar(models.Model):
    """Which schools divide the year alike: public schools, a private school, college semesters."""

    name = models.CharField(_("name"), max_length=60, unique=True)

    class Privacy:
        guard = Guard.RULE
        changes = LAY_DOWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "name"}

    def __str__(self) -> str:
        return self.name


class SchoolYear(models.Model):
    """A school year of a calendar, under the grading order that holds in it."""

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="years")
    label = models.CharField(_("school year"), max_length=9)  # "2026-2027"
    regime = models.CharField(_("grading order"), max_length=60, blank=True, default="")
    source = models.CharField(_("where this is from"), max_length=120, blank=True, default="")
    begins_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    words_to_g3 = models.BooleanField(_("Kindergarten to Grade 3 are reported in words"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "label"], name="school_year_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("begins_on")), name="school_year_ends_later"),
        ]

    class Privacy:
        guard = Guard.RULE
        changes = LAY_DOWN
        countable: ClassVar[set[str]] = {"id", "begins_on", "ends_on"}
        private: ClassVar[set[str]] = {"calendar", "label", "regime", "source", "words_to_g3"}

    def __str__(self) -> str:
        return f"{self.label} · {self.calendar.name}"


class SchoolPeriod(models.Model):
    """A quarter, term or semester of a school year."""

    year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="periods")
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=30)  # "Term 1"
    begins_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    class_days = models.PositiveSmallIntegerField(_("days of class"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "number"], name="school_period_once"),
            ExclusionConstraint(
                name="school_periods_follow_each_other",
                expressions=[
                    ("year", RangeOperators.EQUAL),
                    (Days("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
                deferrable=models.Deferrable.IMMEDIATE,  # periods that move together are judged together
            ),
        ]

    class Privacy:
        guard = Guard.RULE
        changes = LAY_DOWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "year", "number", "name", "begins_on", "ends_on", "class_days"}

    def __str__(self) -> str:
        return f"{self.name}, {self.year_id}"


class Descriptor(models.Model):
    """What a mark is called under a grading order, from which mark on; or a mark in words with its order."""

    regime = models.CharField(_("grading order"), max_length=60)
    scale = models.CharField(_("scale"), max_length=12, choices=Scale, default=Scale.PERCENT)
    low = models.DecimalField(_("from"), max_digits=5, decimal_places=2)
    label = models.CharField(_("called"), max_length=60)
    supports = models.BooleanField(_("needs support"), default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["regime", "scale", "low"], name="descriptor_once")]

    class Privacy:
        guard = Guard.RULE
        changes = LAY_DOWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "regime", "scale", "low", "label", "supports"}

    def __str__(self) -> str:
        return self.label


class Wording(models.Model):
    """What a grading order calls an honour or the end of a year; the others are called as in our code list."""

    regime = models.CharField(_("grading order"), max_length=60, blank=True)
    code = models.CharField(max_length=24)  # of EndStatus or Honours: no code is in both
    label = models.CharField(_("called"), max_length=60)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["regime", "code"], name="wording_once")]

    class Privacy:
        guard = Guard.RULE
        changes = LAY_DOWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "regime", "code", "label"}

    def __str__(self) -> str:
        return self.label


class LearningArea(models.Model):
    """A learning area, in the order of a report card. The general average is one of its own."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(_("learning area"), max_length=60)
    place = models.PositiveSmallIntegerField(default=0)
    groups = models.CharField(max_length=100, blank=True, default="")  # level groups it is taught in; empty: all

    class Privacy:
        guard = Guard.RULE
        changes = LAY_DOWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"code", "name", "place", "groups"}

    def __str__(self) -> str:
        return self.name


GENERAL_AVERAGE = "average"  # the learning area that stands for the reported average of a period


class School(Record):
    """A school that girls of a home attend. Its name would tell where to look for them: sealed under a key of its own.

    It belongs to one home: a school that girls of two homes attend is written down by each, and neither learns of the
    other. Its name is read by who is posted in that home today and opens case files, and by who opens the case file of
    a girl who attends it, or did: when she moves to another home her history comes along, and no other school does.
    """

    subject = "id"

    home = models.ForeignKey(Home, models.PROTECT, related_name="+")
    name = SealedTextField(_("name of the school"), max_length=120)
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="+")
    scale = models.CharField(_("how it marks"), max_length=12, choices=Scale, default=Scale.PERCENT)
    closed_on = models.DateField(_("not used any more since"), null=True, blank=True)

    class Privacy:
        guard = Guard.TEAM
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        known_by = "app.schools_attended"
        proper: ClassVar[set[str]] = {"name"}
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "home", "calendar", "scale", "closed_on"}

    def __str__(self) -> str:
        return f"school {self.pk}"
