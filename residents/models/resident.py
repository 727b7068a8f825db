"""A child, and what is said of her: the floor card in the open, the rest sealed and in tables of its own."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models.codes import BirthPrecision, Language, Phase, Sex
from shelter.access import Permission
from shelter.models import Home
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedDateField, SealedTextField


class Resident(Record):
    """A child who lives, or lived, in one of our homes, or was referred to one."""

    subject = "id"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("number"), max_length=8, unique=True)
    code_name = models.CharField(_("code name"), max_length=30, unique=True)
    home = models.ForeignKey(Home, models.PROTECT, related_name="+")
    phase = models.CharField(_("where she stands"), max_length=12, choices=Phase, default=Phase.REFERRED)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, default=Sex.FEMALE)
    birth_month = models.DateField(_("month of birth"), null=True, blank=True)  # its first day: ages, not birthdays
    languages = ArrayField(
        models.CharField(max_length=5, choices=Language), verbose_name=_("languages"), default=list, blank=True
    )
    called = SealedTextField(_("what she wants to be called"), max_length=60, blank=True, default="")
    allergies = SealedTextField(_("allergies"), max_length=300, blank=True, default="")
    safe_today = SealedTextField(_("what keeps her safe"), max_length=500, blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["home", "phase", "code_name"], name="residents_of_home")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.CASE_WRITE
        names: ClassVar[set[str]] = {"number", "code_name", "called"}
        countable: ClassVar[set[str]] = {"id", "home", "sex", "birth_month"}
        private: ClassVar[set[str]] = {"public_id", "number", "code_name", "phase", "languages"}

    def __str__(self) -> str:
        return f"resident {self.public_id}"  # never the name: this ends up in logs

    def get_absolute_url(self) -> str:
        return reverse("resident_file", args=[self.public_id])


class Identity(Record):
    """Who she is outside: the part that must never leave."""

    resident = models.OneToOneField(Resident, models.PROTECT, related_name="identity")
    given = SealedTextField(_("given name"), max_length=120, blank=True, default="")
    middle = SealedTextField(_("middle name"), max_length=120, blank=True, default="")
    family = SealedTextField(_("family name"), max_length=120, blank=True, default="")
    suffix = SealedTextField(_("suffix"), max_length=10, blank=True, default="")
    nickname = SealedTextField(_("nickname"), max_length=60, blank=True, default="")
    birth_date = SealedDateField(_("birth date"), null=True, blank=True)
    birth_precision = models.CharField(
        _("how sure"), max_length=10, choices=BirthPrecision, default=BirthPrecision.EXACT
    )
    address = SealedTextField(_("where she comes from"), max_length=300, blank=True, default="")
    lrn = SealedTextField(_("learner reference number"), max_length=12, blank=True, default="")
    psa_no = SealedTextField(_("birth certificate number"), max_length=40, blank=True, default="")
    register_no = SealedTextField(_("number in our old list"), max_length=40, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.IDENTITY, Permission.IDENTITY
        names: ClassVar[set[str]] = {"given", "middle", "family", "nickname", "lrn"}
        proper: ClassVar[set[str]] = {"address"}
        days: ClassVar[set[str]] = {"birth_date"}
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "birth_precision"}

    def __str__(self) -> str:
        return f"identity {self.pk}"

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.given, self.middle, self.family, self.suffix) if part)


class NameMark(models.Model):
    """A keyed trace of how a name sounds, by which another home learns only that it should ask."""

    subject: ClassVar[str] = "resident_id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resident = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=16)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["mark"], name="residents_by_mark")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.IDENTITY, Permission.IDENTITY
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "mark"}

    def __str__(self) -> str:
        return "mark"


class Voice(Record):
    """Her own words, in her language, on a day."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="voices")
    said_on = models.DateField(_("said on"), default=timezone.localdate)
    words = SealedTextField(_("in her own words"), max_length=1000)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.HILIGAYNON)
    translation = SealedTextField(_("translation"), max_length=1000, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.FLOOR
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "said_on", "language"}

    def __str__(self) -> str:
        return f"voice {self.pk}"
