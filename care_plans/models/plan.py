"""The care plan: her strengths and her own words first, then needs, goals, family, independence, and its reviews."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from care_plans.models.codes import BEING_WRITTEN, Attainment, ChosenBy, Domain, Permanency, Stage
from residents.models import Resident
from residents.models.codes import Assent, Language
from shelter.access import Permission
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedListField, SealedTextField


class Plan(Record):
    """One version of her care plan. It is written while a draft; what is agreed is never altered (see wall.sql)."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField()
    stage = models.CharField(_("where it stands"), max_length=10, choices=Stage, default=Stage.DRAFT)
    begun_on = models.DateField(default=timezone.localdate)
    writers = ArrayField(models.UUIDField(), default=list)  # who wrote in it: none of them approves it
    strengths = SealedTextField(_("what she is good at"), max_length=2000, blank=True, default="")
    interests = SealedTextField(_("what she likes"), max_length=2000, blank=True, default="")
    her_goals = SealedTextField(_("what she wants, in her own words"), max_length=2000, blank=True, default="")
    her_language = models.CharField(_("her language"), max_length=5, choices=Language, default=Language.HILIGAYNON)
    view = models.CharField(_("what she says of the plan"), max_length=20, choices=Assent, default=Assent.NOT_ASKED)
    view_reason = SealedTextField(_("why she was not asked"), max_length=300, blank=True, default="")
    took_part = SealedTextField(_("how she took part"), max_length=500, blank=True, default="")
    needs = SealedListField(_("what she needs"), default=list, blank=True)  # [domain, words]
    permanency = models.CharField(
        _("where this leads"), max_length=14, choices=Permanency, default=Permanency.NOT_DECIDED
    )
    family_plan = SealedTextField(_("plan with her family"), max_length=2000, blank=True, default="")
    independence = SealedTextField(_("towards a life of her own"), max_length=2000, blank=True, default="")
    towards_independence = models.BooleanField(default=False)  # whether something is written there
    participants = SealedTextField(_("who took part"), max_length=500, blank=True, default="")
    review_on = models.DateField(_("to be looked at again on"), null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    returned_with = SealedTextField(_("what to change"), max_length=500, blank=True, default="")
    closed_because = SealedTextField(_("why"), max_length=300, blank=True, default="")
    agreed_on = models.DateField(null=True, blank=True)
    approver = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, blank=True)
    active_from = models.DateField(null=True, blank=True)
    active_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resident", "version"], name="care_plan_version"),
            models.UniqueConstraint(fields=["resident"], condition=Q(stage=Stage.ACTIVE), name="one_care_plan_active"),
            models.UniqueConstraint(
                fields=["resident"], condition=Q(stage__in=BEING_WRITTEN), name="one_care_plan_being_written"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.ACTIVE, Stage.SUPERSEDED])
                | Q(active_from__isnull=False, approver__isnull=False, review_on__isnull=False),
                name="care_plan_in_force_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(active_until__isnull=True) | Q(active_until__gte=F("active_from")),
                name="care_plan_ends_after_it_begins",
            ),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        kept = True
        countable: ClassVar[set[str]] = {"id", "resident", "active_from", "active_until"}
        private: ClassVar[set[str]] = {
            "version", "stage", "begun_on", "writers", "her_language", "view", "permanency", "review_on", "agreed_on",
            "approver", "towards_independence", "returned_on",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"care plan {self.pk}"


class Goal(Record):
    """Something she works towards, with the five steps by which she and we will see how far she came."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="goals")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    line = models.UUIDField(default=uuid.uuid4, editable=False)  # the same goal in a later version
    place = models.PositiveSmallIntegerField(default=0)
    her_words = SealedTextField(_("in her own words"), max_length=500, blank=True, default="")
    title = SealedTextField(_("goal"), max_length=200)
    domain = models.CharField(_("area"), max_length=20, choices=Domain)
    steps = SealedListField(_("what each step looks like"), default=list)  # five texts, from -2 to +2
    baseline = models.SmallIntegerField(_("where she starts"), choices=Attainment, default=Attainment.MUCH_LESS)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    chosen_by = models.CharField(_("who chose it"), max_length=8, choices=ChosenBy, default=ChosenBy.TOGETHER)
    responsible = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, blank=True)
    services = SealedListField(_("what is done for it"), default=list, blank=True)
    due_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "line"], name="goal_once_in_a_plan"),
            models.CheckConstraint(condition=Q(weight__range=(1, 4)), name="goal_weight_from_1_to_4"),
            models.CheckConstraint(condition=Q(baseline__range=(-2, 2)), name="goal_begins_on_the_scale"),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "resident", "plan", "line", "place", "domain", "baseline", "weight", "chosen_by", "responsible",
            "due_on",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"goal {self.pk}"


class Review(Record):
    """The plan was looked at again with her: what changed, what she says, and when the next time is."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="reviews")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    held_on = models.DateField(_("held on"), default=timezone.localdate)
    view = models.CharField(_("what she says"), max_length=20, choices=Assent, default=Assent.NOT_ASKED)
    her_words = SealedTextField(_("in her own words"), max_length=1000, blank=True, default="")
    changed = SealedTextField(_("what changed"), max_length=2000, blank=True, default="")
    participants = SealedTextField(_("who took part"), max_length=500, blank=True, default="")
    next_on = models.DateField(_("next time on"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "held_on"], name="plan_reviewed_once_a_day"),
            models.CheckConstraint(condition=Q(next_on__gt=F("held_on")), name="next_review_is_later"),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = {"id", "resident", "plan", "held_on"}
        private: ClassVar[set[str]] = {"staff", "view", "next_on"}

    def __str__(self) -> str:
        return f"review {self.pk}"


class Rating(Record):
    """How far she is with a goal, at a review. No level: not looked at this time."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.PROTECT, related_name="ratings")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="ratings")
    line = models.UUIDField(editable=False)
    level = models.SmallIntegerField(choices=Attainment)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "goal"], name="goal_rated_once_in_a_review"),
            models.CheckConstraint(condition=Q(level__range=(-2, 2)), name="rating_on_the_scale"),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        added_only = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "review", "goal", "line", "level"}

    def __str__(self) -> str:
        return f"rating {self.pk}"
