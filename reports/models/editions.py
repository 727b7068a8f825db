"""An edition on its way, what became of it, and the files that went out."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shelter.access import Permission
from shelter.counting import Period
from shelter.models import Staff
from shelter.privacy import Guard


class Stage(models.TextChoices):
    """How far an edition has come."""

    DRAFT = "draft", _("Draft")
    CHECKED = "checked", _("Figures checked")
    SIGNED = "signed", pgettext_lazy("a report", "Signed")
    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Followed by a corrected edition")
    WITHDRAWN = "withdrawn", _("Withdrawn")


NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.CHECKED}),
    Stage.CHECKED: frozenset({Stage.DRAFT, Stage.SIGNED}),
    Stage.SIGNED: frozenset({Stage.DRAFT, Stage.PUBLISHED}),
    Stage.PUBLISHED: frozenset({Stage.CORRECTED, Stage.WITHDRAWN}),
    Stage.CORRECTED: frozenset(),
    Stage.WITHDRAWN: frozenset(),
}
MACHINES = {"Donor report": NEXT}
OUT = (Stage.PUBLISHED, Stage.CORRECTED, Stage.WITHDRAWN)  # what was out is out: all of these are the pile


class Language(models.TextChoices):
    """What a report is written in."""

    FRENCH = "fr", "Français"
    ENGLISH = "en", "English"


class Edition(models.Model):
    """A donor report on its way, and then as it went out. Once published only its stage may change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(max_length=6)  # of the period
    language = models.CharField(_("language"), max_length=2, choices=Language)
    donor = models.CharField(_("for whom"), max_length=120)
    figures = ArrayField(models.CharField(max_length=30))
    narrative = models.JSONField(default=dict, blank=True)  # code of a section -> the officer's words
    document = models.JSONField(null=True)  # shelter-edition/1, once its figures are checked
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    author = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    signer = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    number = models.PositiveSmallIntegerField(null=True)
    name = models.CharField(max_length=20, unique=True, null=True)  # for good: "2026-H1-fr-3"
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True, default="")  # why it takes the place of the other
    begun_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["label", "language", "number"], name="edition_numbered_once"),
            models.CheckConstraint(
                condition=Q(signer__isnull=True) | ~Q(signer=F("author")), name="edition_signed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(stage="draft", document__isnull=True, signer__isnull=True)
                | Q(stage="checked", document__isnull=False, signer__isnull=True)
                | Q(stage__in=("signed", *OUT), document__isnull=False, signer__isnull=False),
                name="edition_is_what_its_stage_says",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=OUT, name__isnull=False, number__isnull=False, published_at__isnull=False)
                | (~Q(stage__in=OUT) & Q(name__isnull=True, number__isnull=True, published_at__isnull=True)),
                name="edition_named_when_published",
            ),
        ]

    class Privacy:
        guard = Guard.EDITION
        kept = True
        makers = (Permission.REPORT_COMPILE, Permission.REPORT_SIGN)
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "label", "language", "donor", "figures", "narrative", "document", "stage", "author", "signer",
            "number", "name", "corrects", "reason", "begun_at", "published_at",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.name or f"edition {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("edition", args=[self.pk])

    @property
    def period(self) -> Period:
        return Period.parse(self.label)

    @property
    def is_out(self) -> bool:
        return self.stage in OUT


class EditionMove(models.Model):
    """Who moved an edition to which stage, when and why. Added to, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="moves")
    stage = models.CharField(max_length=10, choices=Stage)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Privacy:
        guard = Guard.EDITION
        makers = (Permission.REPORT_COMPILE, Permission.REPORT_SIGN)
        signed = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "edition", "stage", "staff", "reason", "at"}

    def __str__(self) -> str:
        return f"{self.stage} {self.pk}"


class EditionFile(models.Model):
    """What went out, byte for byte: asked for again, it is the same. Added to, never changed."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", _("Spreadsheet")
        JSON = "json", "JSON"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=4, choices=Kind)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "kind"], name="one_file_of_a_kind")]

    class Privacy:
        guard = Guard.EDITION
        pressed: ClassVar[set[str]] = {"insert"}
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "edition", "kind", "sha256", "content"}

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
