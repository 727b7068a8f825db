"""Programmes and their sessions belong to a home; who is on the list and who took part belongs to each girl."""

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.importing.models import SealedBytesField
from residents.models import Resident
from shelter.access import Permission
from shelter.models import Days, Home, Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Kind(models.TextChoices):
    CIRCUS = "circus", _("Circus")
    SPORT = "sport", _("Sport")
    DANCE = "dance", _("Dance")
    ARTS = "arts", _("Arts")
    MUSIC = "music", _("Music")
    GARDENING = "gardening", _("Gardening")
    LIFE_SKILLS = "life_skills", _("Life skills")
    DIGITAL_SAFETY = "digital_safety", _("Digital safety")
    HEALTH = "health_education", _("Health education")
    CAMP = "camp", _("Camp")
    RECREATION = "recreation", _("Recreation")
    OTHER = "other", _("Something else")


class Place(models.TextChoices):
    HOME = "home", _("In the home")
    SCHOOL = "school", _("At a school")
    OUTSIDE = "outside", _("Somewhere else")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Here(models.TextChoices):
    """What a roll-call says of a girl. An unmarked girl has no line: nobody is presumed to be here."""

    HERE = "here", _("Here")
    AWAY = "away", _("Away")
    DECLINED = "declined", _("Chose not to")


class Where(models.TextChoices):
    """Where she is when she is away."""

    SCHOOL = "school", _("School")
    VISIT = "visit", _("Visit")
    HOSPITAL = "hospital", _("Hospital")
    COURT = "court", _("Court")
    EXCUSED = "excused", _("Excused")
    UNKNOWN = "unknown", _("Not known")


class Programme(Record):
    """Something that takes place again and again: circus on Saturdays."""

    subject = "home_id"

    home = models.ForeignKey(Home, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    place = models.CharField(_("where"), max_length=8, choices=Place, default=Place.HOME)
    leader = models.CharField(_("led by"), max_length=80, blank=True, default="")
    capacity = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    regular = models.BooleanField(_("takes place regularly"), default=True)
    begins_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["home", "name"], name="programme_named_once_in_a_home"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")), name="programme_ends_later"
            ),
        ]

    class Privacy:
        guard = Guard.POST
        opens, changes = Permission.HOME_SEE, Permission.ROLL
        countable: ClassVar[set[str]] = {"id", "kind", "regular"}
        private: ClassVar[set[str]] = {"home", "name", "place", "leader", "capacity", "begins_on", "ends_on"}

    def __str__(self) -> str:
        return f"programme {self.pk}"


class Slot(Record):
    """When a programme takes place each week."""

    subject = "home_id"

    home = models.ForeignKey(Home, models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="slots")
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday)
    begins_at = models.TimeField(_("from"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "weekday", "begins_at"], name="slot_once"),
            models.CheckConstraint(condition=Q(minutes__range=(5, 1440)), name="slot_of_at_most_a_day"),
        ]

    class Privacy:
        guard = Guard.POST
        opens, changes = Permission.HOME_SEE, Permission.ROLL
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "home", "programme", "weekday", "begins_at", "minutes"}

    def __str__(self) -> str:
        return f"slot {self.pk}"


class Meeting(Record):
    """One session of a programme on a day. It exists once somebody takes the roll, or plans or cancels it."""

    subject = "home_id"

    home = models.ForeignKey(Home, models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="meetings")
    held_on = models.DateField(_("day"))
    begins_at = models.TimeField(_("from"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    taken_at = models.DateTimeField(null=True, blank=True)  # when the roll was taken
    taken_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, blank=True)
    cancelled = models.BooleanField(_("did not take place"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "held_on", "begins_at"], nulls_distinct=False, name="meeting_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["home", "-held_on"], name="meetings_of_home")]

    class Privacy:
        guard = Guard.POST
        opens, changes = Permission.HOME_SEE, Permission.ROLL
        countable: ClassVar[set[str]] = {"id", "programme", "held_on", "minutes", "cancelled"}
        private: ClassVar[set[str]] = {"home", "begins_at", "taken_at", "taken_by"}

    def __str__(self) -> str:
        return f"meeting {self.pk}"


class OnList(Record):
    """She is on the list of a programme, because she chose it."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="on_lists")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="list")
    begins_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")), name="on_list_ends_later"
            ),
            ExclusionConstraint(
                name="on_a_list_once",
                expressions=[
                    ("resident", RangeOperators.EQUAL),
                    ("programme", RangeOperators.EQUAL),
                    (Days("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.ROLL
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "programme", "begins_on", "ends_on"}

    def __str__(self) -> str:
        return f"on list {self.pk}"


class Participation(Record):
    """What the roll-call of a session says of her, and, if she likes to say it, how much she enjoyed it."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="participations")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="roll")
    here = models.CharField(_("here"), max_length=8, choices=Here)
    where = models.CharField(_("where"), max_length=8, choices=Where, blank=True, default="")
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    enjoyed = models.PositiveSmallIntegerField(_("how much she enjoyed it"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "resident"], name="once_in_a_roll_call"),
            models.CheckConstraint(condition=Q(enjoyed__isnull=True) | Q(enjoyed__range=(1, 5)), name="enjoyed_1_to_5"),
        ]
        indexes: ClassVar = [models.Index(fields=["resident"], name="participations_of_hers")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.ROLL
        countable: ClassVar[set[str]] = {"id", "resident", "meeting", "here", "minutes"}
        private: ClassVar[set[str]] = {"where", "enjoyed"}

    def __str__(self) -> str:
        return f"participation {self.pk}"


class PastList(models.Model):
    """A list of past attendance somebody looked at. Sealed under her key, and gone once it is in."""

    subject: ClassVar[str] = "staff_id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    content = SealedBytesField(null=True)
    file_name = SealedTextField(null=True)
    done_at = models.DateTimeField(null=True)
    written = models.PositiveIntegerField(default=0)  # lines of roll-calls it brought
    held = models.PositiveIntegerField(default=0)  # here already
    left_out = models.PositiveIntegerField(default=0)
    lines = ArrayField(models.UUIDField(), default=list)  # what it brought, so that it can be taken back
    undone_at = models.DateTimeField(null=True)
    kept_back = models.PositiveIntegerField(default=0)  # lines somebody changed since: they stayed

    class Privacy:
        guard = Guard.OWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "staff", "begun_at", "done_at", "written", "held", "left_out", "lines",
                                       "undone_at", "kept_back"}  # fmt: skip

    def __str__(self) -> str:
        return f"past list {self.pk}"
