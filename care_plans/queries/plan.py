"""Her care plan: as it holds, as it is written, and as it was."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from care_plans import policies
from care_plans.attainment import t_score
from care_plans.models import Goal, Plan, Rating, Review, SafetyPlan
from care_plans.models.codes import BEING_WRITTEN, Attainment, Domain, Service, Stage
from care_plans.unfinished import Left, unfinished
from residents import ages
from residents.models import Resident
from shelter.models import Staff

INDEPENDENCE_FROM = 15  # years; source: after-care practice, an independent-living plan from 15


@dataclass(frozen=True, slots=True)
class Steps:
    """A goal, what each step looks like, and how far she came, review by review, in this version and before."""

    goal: Goal
    ratings: list[tuple[date, int]]

    @property
    def now(self) -> int:
        return self.ratings[-1][1] if self.ratings else self.goal.baseline

    @property
    def services(self) -> list[str]:
        return [str(Service(code).label) for code in self.goal.services]

    @property
    def scale(self) -> list[tuple[Attainment, str]]:
        return list(zip(Attainment, [*self.goal.steps, "", "", "", "", ""][:5], strict=True))


@dataclass(frozen=True, slots=True)
class Whole:
    """A version of her plan with its goals and reviews, and what is still to finish while it is a draft."""

    plan: Plan
    goals: list[Steps]
    reviews: list[Review]
    left: list[Left]
    asks_independence: bool
    score: Decimal | None
    helps_written: bool = False

    @property
    def needs(self) -> list[tuple[str, str]]:
        return [(str(Domain(code).label), words) for code, words in self.plan.needs]

    def left_in(self, part: str) -> list[Left]:
        return [each for each in self.left if each.part == part]


def versions(resident: Resident, *, viewer: Staff) -> list[Plan]:
    """Every version, the latest first, without its words."""
    policies.may_read(viewer, resident).enforce()
    told = ("resident", "version", "stage", "begun_on", "agreed_on", "active_from", "active_until", "review_on")
    return list(Plan.objects.filter(resident=resident).only(*told).order_by("-version"))


def plan(resident: Resident, version: int, *, viewer: Staff) -> Plan:
    policies.may_read(viewer, resident).enforce()
    found = get_object_or_404(Plan.objects.select_related("approver"), resident=resident, version=version)
    found.resident = resident
    return found


def standing(resident: Resident, *, viewer: Staff) -> tuple[Plan | None, Plan | None]:
    """The version in force, and the one that is being written or waits for approval."""
    policies.may_read(viewer, resident).enforce()
    found = Plan.objects.select_related("approver").filter(resident=resident, stage__in=(Stage.ACTIVE, *BEING_WRITTEN))
    by_stage = {Stage(plan.stage): plan for plan in found}
    for each in by_stage.values():
        each.resident = resident
    return by_stage.get(Stage.ACTIVE), by_stage.get(Stage.DRAFT) or by_stage.get(Stage.AGREED)


def whole(of: Plan, *, viewer: Staff) -> Whole:
    """A version with everything that belongs to it, in a constant number of questions."""
    policies.may_read(viewer, of.resident).enforce()
    goals = list(Goal.objects.filter(plan=of).select_related("responsible").order_by("place", "id"))
    reviews = list(Review.objects.filter(plan=of).select_related("staff").order_by("-held_on"))
    rated = Rating.objects.filter(resident=of.resident_id, line__in=[goal.line for goal in goals])
    ratings: dict[UUID, list[tuple[date, int]]] = {}
    for line, day, level in rated.order_by("review__held_on").values_list("line", "review__held_on", "level"):
        ratings.setdefault(line, []).append((day, level))
    steps = [Steps(goal, ratings.get(goal.line, [])) for goal in goals]
    left = unfinished(of, goals) if of.stage == Stage.DRAFT else []
    score = _score(steps) if policies.may_see_score(viewer) else None
    written = of.stage == Stage.DRAFT and SafetyPlan.objects.filter(resident=of.resident_id).exists()
    return Whole(of, steps, reviews, left, _asks_independence(of), score, written)


def goals_at_a_glance(of: Plan, *, viewer: Staff) -> list[Steps]:
    """Her goals and the step where she is, in one question: for a card."""
    policies.may_read(viewer, of.resident).enforce()
    latest = Rating.objects.filter(resident=of.resident_id, line=OuterRef("line")).order_by("-review__held_on")
    rated = Subquery(latest.values("level")[:1]), Subquery(latest.values("review__held_on")[:1])
    goals = Goal.objects.filter(plan=of).annotate(level_now=rated[0], rated_on=rated[1]).order_by("place", "id")
    return [Steps(goal, [(goal.rated_on, goal.level_now)] if goal.rated_on else []) for goal in goals]


def _asks_independence(of: Plan) -> bool:
    """From 15 on; and where something is written already."""
    born = of.resident.birth_month
    return bool(of.independence) or (born is not None and ages.age_on(born, localdate()) >= INDEPENDENCE_FROM)


def _score(goals: list[Steps]) -> Decimal | None:
    rated = [steps for steps in goals if steps.ratings]
    if not rated:
        return None
    return t_score([steps.goal.weight for steps in rated], [steps.now for steps in rated])


def goal(of: Plan, pk: UUID, *, viewer: Staff) -> Goal:
    policies.may_read(viewer, of.resident).enforce()
    found = get_object_or_404(Goal.objects.select_related("responsible"), plan=of, pk=pk)
    found.plan = of
    return found
