"""Who works here, and where from which day to which."""

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
from shelter.models.homes import Home
from shelter.privacy import Guard
from shelter.records import Record


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

    def homes_on(self, day: date) -> models.QuerySet[Home]:
        """The homes where this person is posted on that day."""
        return Home.objects.filter(pk__in=self.postings.filter(in_force(day)).values("home_id")).order_by("name")

    @cached_property
    def homes_today(self) -> list[Home]:
        return list(self.homes_on(timezone.localdate()))


def in_force(day: date, prefix: str = "") -> Q:
    """What holds on a day: begun, and not over."""
    not_over = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    return Q(**{f"{prefix}begins_on__lte": day}) & not_over


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
