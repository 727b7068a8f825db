"""People around a child: the floor sees who may do what, never why; names and reasons are kept apart."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models import Resident
from shelter.access import Permission
from shelter.models import Days
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Relationship(models.TextChoices):
    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    STEP_PARENT = "step_parent", _("Step-parent")
    GRANDPARENT = "grandparent", _("Grandparent")
    SIBLING = "sibling", _("Brother or sister")
    AUNT_UNCLE = "aunt_uncle", _("Aunt or uncle")
    COUSIN = "cousin", _("Cousin")
    GUARDIAN = "guardian", _("Guardian")
    FRIEND = "friend", _("Friend")
    TEACHER = "teacher", _("Teacher")
    SOCIAL_WORKER = "social_worker", _("Social worker of an office")
    LAWYER = "lawyer", _("Lawyer")
    OTHER = "other", _("Somebody else")


class Channel(models.TextChoices):
    VISIT = "visit", _("Visit")
    CALL = "call", _("Call")
    LETTER = "letter", _("Letter")
    ONLINE = "online", _("Online")
    PICKUP = "school_pickup", _("School pick-up")


class Rule(models.TextChoices):
    ALLOWED = "allowed", _("Allowed")
    SUPERVISED = "supervised", _("With somebody of the home")
    NOT_ALLOWED = "not_allowed", _("Not allowed")


class Basis(models.TextChoices):
    CHILD = "child_wish", _("Her own wish")
    COURT = "court_order", _("Court order")
    TEAM = "case_team", _("Case team")
    GUARDIAN = "guardian", _("Guardian")
    DSWD = "dswd", _("DSWD")


class Person(Record):
    """Somebody around her, as the house calls this person."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="people")
    relationship = models.CharField(_("relationship"), max_length=16, choices=Relationship)
    label = SealedTextField(_("as we call this person"), max_length=60)
    trusted = models.BooleanField(_("an adult she trusts"), default=False)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.CASE_WRITE
        proper: ClassVar[set[str]] = {"label"}
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "relationship", "trusted"}

    def __str__(self) -> str:
        return f"person {self.pk}"


class PersonIdentity(Record):
    """Name, telephone and address of a person around her."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    person = models.OneToOneField(Person, models.PROTECT, related_name="identity")
    name = SealedTextField(_("full name"), max_length=160, blank=True, default="")
    phone = SealedTextField(_("telephone"), max_length=40, blank=True, default="")
    address = SealedTextField(_("address"), max_length=300, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.IDENTITY, Permission.IDENTITY
        names: ClassVar[set[str]] = {"name"}
        proper: ClassVar[set[str]] = {"address"}
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "person"}

    def __str__(self) -> str:
        return f"identity of person {self.person_id}"


class ContactRule(Record):
    """What a person may do, by one channel, for a time. Where there is no rule, it is not allowed."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="contact_rules")
    person = models.ForeignKey(Person, models.PROTECT, related_name="rules")
    channel = models.CharField(_("by what way"), max_length=14, choices=Channel)
    rule = models.CharField(_("rule"), max_length=12, choices=Rule, default=Rule.NOT_ALLOWED)
    begins_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    review_on = models.DateField(_("look at it again on"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")), name="rule_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="one_rule_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("channel", RangeOperators.EQUAL),
                    (Days("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "resident", "person", "channel", "rule", "begins_on", "ends_on", "review_on",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"contact rule {self.pk}"


class RuleReason(Record):
    """Why a contact rule is as it is."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    contact_rule = models.OneToOneField(ContactRule, models.PROTECT, related_name="why")
    basis = models.CharField(_("decided by"), max_length=12, choices=Basis)
    reason = SealedTextField(_("reason"), max_length=500, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "contact_rule", "basis"}

    def __str__(self) -> str:
        return f"reason of rule {self.contact_rule_id}"


class Sibling(Record):
    """Two children of one family; written for each of the two."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="siblings")
    other = models.ForeignKey(Resident, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["resident", "other"], name="siblings_once")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "other"}

    def __str__(self) -> str:
        return f"siblings {self.pk}"


class KeepApart(Record):
    """Two children are not put together; written for each of the two. The reason is kept nowhere."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="kept_apart")
    other = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    begins_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("to"), null=True, blank=True)

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "other", "begins_on", "ends_on"}

    def __str__(self) -> str:
        return f"kept apart {self.pk}"
