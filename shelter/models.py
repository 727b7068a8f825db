"""The ground: who works here, where, and what they did. Knows nothing of the children's files above it."""

import uuid
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from shelter.access import GRANTS, Permission, Role, Scope
from shelter.accounts.models import Organisation, SharedCache  # noqa: F401  # tables of this app
from shelter.audit import Event
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Days(Func):
    """The days from one date up to and including another, as a range; an empty end is open."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"


class StaffManager(BaseUserManager["Staff"]):
    def get_by_natural_key(self, username: str | None) -> "Staff":
        return self.get(username__iexact=username)


class Staff(AbstractBaseUser):
    """A person who works here and signs in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(_("user name"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    language = models.CharField(_("language"), max_length=5, default="en")
    is_active = models.BooleanField(_("may sign in"), default=True)
    chooses_password = models.BooleanField(default=False, editable=False)  # hers was given to her: she sets her own
    stamp = models.UUIDField(default=uuid.uuid4, editable=False)  # a new one ends her sessions
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StaffManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Privacy:
        guard = Guard.REFERENCE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "username", "name", "role", "language", "is_active", "joined_at", "password", "last_login",
            "chooses_password", "stamp",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Every session ends at once when password, role, second factor or the right to sign in changes."""
        state = f"{self.password}|{self.role}|{self.is_active}|{self.stamp}"
        return salted_hmac("shelter.session", state, secret=secret, algorithm="sha256").hexdigest()

    def may(self, permission: Permission) -> bool:
        """Has this person's role the permission at all? Reach decides for whom."""
        return self.is_active and permission in GRANTS[Role(self.role)]

    def scope(self, permission: Permission) -> Scope | None:
        return GRANTS[Role(self.role)].get(permission) if self.is_active else None

    def homes_on(self, day: date) -> "models.QuerySet[Home]":
        """The homes where this person is posted on that day."""
        return Home.objects.filter(pk__in=self.postings.filter(in_force(day)).values("home_id")).order_by("name")

    @cached_property
    def homes_today(self) -> "list[Home]":
        return list(self.homes_on(timezone.localdate()))


def in_force(day: date, prefix: str = "") -> Q:
    """What holds on a day: begun, and not over."""
    not_over = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    return Q(**{f"{prefix}begins_on__lte": day}) & not_over


class Home(Record):
    """A home, by the name used among us. Its address is sealed under its own key."""

    subject = "id"

    name = models.CharField(_("name"), max_length=60, unique=True)
    address = SealedTextField(_("address"), blank=True, default="")
    region = models.CharField(_("region"), max_length=40, blank=True, default="")
    capacity = models.PositiveSmallIntegerField(_("capacity"))
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Privacy:
        guard = Guard.HOME
        proper: ClassVar[set[str]] = {"name", "address"}
        countable: ClassVar[set[str]] = {"id", "capacity", "opened_on", "closed_on"}
        private: ClassVar[set[str]] = {"name", "region"}

    def __str__(self) -> str:
        return self.name


class Room(Record):
    """A room of a home."""

    subject = "home_id"

    home = models.ForeignKey(Home, models.PROTECT, related_name="rooms")
    label = models.CharField(_("room"), max_length=30)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["home", "label"], name="room_label_once_per_home")]

    class Privacy:
        guard = Guard.HOME
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "home", "label"}

    def __str__(self) -> str:
        return self.label


class Bed(Record):
    """A bed of a room. Who sleeps in it is known to the residents' file only."""

    subject = "home_id"

    home = models.ForeignKey(Home, models.PROTECT, related_name="beds")
    room = models.ForeignKey(Room, models.PROTECT, related_name="beds")
    label = models.CharField(_("bed"), max_length=30)
    usable = models.BooleanField(_("may be used"), default=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["room", "label"], name="bed_label_once_per_room")]

    class Privacy:
        guard = Guard.HOME
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "home", "room", "label", "usable"}

    def __str__(self) -> str:
        return self.label


class Posting(Record):
    """A member of staff works in a home from a day, to a day."""

    subject = "home_id"

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="postings")
    home = models.ForeignKey(Home, models.PROTECT, related_name="postings")
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")), name="posting_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="posting_once_at_a_time",
                expressions=[
                    ("staff", RangeOperators.EQUAL),
                    ("home", RangeOperators.EQUAL),
                    (Days("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    class Privacy:
        guard = Guard.HOME
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "staff", "home", "begins_on", "ends_on"}

    def __str__(self) -> str:
        return f"posting {self.pk}"


class DataKey(models.Model):
    """The key that seals one subject's words, itself wrapped by the master key. Empty: shredded."""

    subject = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(null=True)

    class Privacy:
        guard = Guard.KEYS
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"subject", "wrapped"}

    def __str__(self) -> str:
        return "key"


class Trace(models.Model):
    """One thing somebody did: opened, changed, was refused. Written before the page leaves; never altered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now)
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    event = models.CharField(max_length=40, choices=Event)
    resident_id = models.UUIDField(null=True)
    part = models.CharField(max_length=20, blank=True, default="")
    reason = models.CharField(max_length=20, blank=True, default="")
    reads = models.BooleanField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["resident_id", "-at"], name="trace_of_resident"),
            models.Index(fields=["staff", "-at"], name="trace_of_staff"),
        ]

    class Privacy:
        guard = Guard.TRACE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "at", "staff", "event", "resident_id", "part", "reason", "reads"}

    def __str__(self) -> str:
        return f"trace {self.pk}"


class Draft(models.Model):
    """Words typed and not yet saved, kept for their author for some days, sealed under her own key."""

    subject: ClassVar[str] = "staff_id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="+")
    page = models.CharField(max_length=200)  # a path: opaque ids only
    fields = SealedTextField(max_length=200_000)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["staff", "page"], name="one_draft_per_page")]

    class Privacy:
        guard = Guard.OWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "staff", "page", "kept_at"}

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Submission(models.Model):
    """A form sent once: sending it again leads to the same place and changes nothing."""

    id = models.UUIDField(primary_key=True)
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="+")
    led_to = models.CharField(max_length=300, blank=True, default="")
    sent_at = models.DateTimeField(default=timezone.now)

    class Privacy:
        guard = Guard.OWN
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "staff", "led_to", "sent_at"}

    def __str__(self) -> str:
        return f"submission {self.pk}"


class OwnTerm(models.Model):
    """How many days something may wait in this organisation, where it is not what the app proposes (`terms.py`)."""

    code = models.CharField(primary_key=True, max_length=20)
    days = models.PositiveSmallIntegerField(_("days"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=1000), name="own_term_between_1_and_1000_days")
        ]

    class Privacy:
        guard = Guard.RULE
        changes = Permission.HOME_MANAGE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"code", "days"}

    def __str__(self) -> str:
        return f"{self.code}: {self.days}"


class Installation(models.Model):
    """What this database was created as. A database of real children can never become a demo."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    demo = models.BooleanField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="one_installation")]

    class Privacy:
        guard = Guard.REFERENCE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "demo", "created_at"}

    def __str__(self) -> str:
        return "demo" if self.demo else "real"
