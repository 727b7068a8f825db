"""The rounded ledger, the editions made of it, and what became of each. No exact count is ever stored."""

import json
import uuid
from datetime import timedelta
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.disclosure import Entry, Key
from shelter.access import Permission
from shelter.counting import Period
from shelter.models import Staff
from shelter.privacy import Guard

SILENT_FOR = timedelta(minutes=3)  # a compilation that says nothing for so long has ended


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


class LedgerEntry(models.Model):
    """A number of the rounded ledger: made once; a correction adds a revision. Never changed or removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    of = models.CharField(max_length=80)  # a population in a period: "residents.in:2026H1"
    place = models.CharField(max_length=200, default="[]")  # which part of it: JSON, pairs of dimension and category
    value = models.PositiveBigIntegerField()
    base = models.PositiveIntegerField()
    reach = models.PositiveIntegerField()
    mode = models.CharField(max_length=12, default="controlled")
    revision = models.PositiveSmallIntegerField(default=1)
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "place", "revision"], name="entered_once")]

    class Privacy:
        guard = Guard.EDITION
        pressed: ClassVar[set[str]] = {"select", "insert"}
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "of", "place", "value", "base", "reach", "mode", "revision", "entered_at"}

    def __str__(self) -> str:
        return f"{self.of} {self.place}"

    @classmethod
    def of_number(cls, key: Key, entry: Entry, revision: int = 1) -> Self:
        place = json.dumps([list(pair) for pair in key.at])
        return cls(
            of=key.of, place=place, value=entry.value, base=entry.base, reach=entry.reach, mode=entry.mode,
            revision=revision,
        )  # fmt: skip

    @property
    def key(self) -> Key:
        return Key(self.of, tuple((name, category) for name, category in json.loads(self.place)))

    @property
    def entry(self) -> Entry:
        return Entry(self.value, self.base, self.reach, self.mode)


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


class Task(models.TextChoices):
    """Work on an edition that takes a while."""

    CHECK = "check", _("Counting and checking the figures")
    PUBLISH = "publish", _("Publishing")


class State(models.TextChoices):
    """Whether it is still at it."""

    RUNNING = "running", _("At work")
    DONE = "done", _("Done")
    ENDED = "ended", _("Ended before it was done")


class Step(models.TextChoices):
    """What it does at the moment."""

    COUNT = "count", _("Counting in the records")
    ROUND = "round", _("Rounding all figures together")
    EXAMINE = "examine", _("Examining them beside every report ever published")
    DRAW = "draw", _("Making PDF, spreadsheet and data file")
    KEEP = "keep", _("Keeping the result")


class Compilation(models.Model):
    """Work on an edition that takes a while, and how far it is. What it makes is kept whole or not at all."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="compilations")
    task = models.CharField(max_length=8, choices=Task)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    step = models.CharField(max_length=8, choices=Step, blank=True, default="")
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps_in_all = models.PositiveSmallIntegerField(default=1)
    refusal = models.CharField(max_length=30, blank=True, default="")  # a reason of the rules, by its code
    begun_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(default=timezone.now)  # the last sign of life

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition"], condition=Q(state="running"), name="one_compilation_at_a_time")
        ]

    class Privacy:
        guard = Guard.EDITION
        kept = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "edition", "task", "staff", "state", "step", "steps_done", "steps_in_all", "refusal", "begun_at",
            "told_at",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"compilation {self.pk}"

    @property
    def is_silent(self) -> bool:
        """Whether it should be at work and gives no sign of life any more."""
        return self.state == State.RUNNING and self.told_at < timezone.now() - SILENT_FOR

    @property
    def is_running(self) -> bool:
        return self.state == State.RUNNING and not self.is_silent


class ManualFigure(models.Model):
    """A figure that is not about children, as somebody entered it. The latest counts; none is changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(max_length=6)  # of the period
    code = models.CharField(max_length=30)
    value = models.PositiveBigIntegerField()
    unit = models.CharField(max_length=30)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Privacy:
        guard = Guard.EDITION
        signed = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "label", "code", "value", "unit", "staff", "at"}

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class TargetFigure(models.Model):
    """What is aimed at for a figure in a period, and where it began. The latest counts; none is changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(max_length=6)
    code = models.CharField(max_length=30)
    baseline = models.PositiveIntegerField(null=True)
    target = models.PositiveIntegerField()
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Privacy:
        guard = Guard.EDITION
        signed = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "label", "code", "baseline", "target", "staff", "at"}

    def __str__(self) -> str:
        return f"{self.code} {self.label}"
