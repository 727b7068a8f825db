"""What helps her now, for all who see the floor card; what was observed, for those who accompany her."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404

from care_plans import policies
from care_plans.models import LookAgain, Observation, SafetyPlan
from care_plans.models.codes import Hard, Occasion, Sign, Trend
from residents.models import Resident
from shelter.models import Staff


@dataclass(frozen=True, slots=True)
class Sighting:
    """How one thing was for her over time: a day, how hard, and against before."""

    sign: Sign
    points: list[tuple[date, Hard, str]]

    @property
    def drawn(self) -> list[tuple[date, int]]:
        """Without the days when it was not observed."""
        return [(day, int(hard)) for day, hard, _ in self.points if hard is not Hard.NOT_OBSERVED]


def safety_plan(resident: Resident, *, viewer: Staff, version: int | None = None) -> SafetyPlan | None:
    """Her safety plan as it holds; or an earlier version, 404 where there is none such."""
    policies.may_read_safety(viewer, resident).enforce()
    since = LookAgain.objects.filter(resident=OuterRef("resident"), asked_at__gt=OuterRef("written_at"))
    open_one = since.order_by("-asked_at")
    asked = {
        "again_since": Subquery(open_one.values("asked_at")[:1]),
        "again": Subquery(open_one.values("occasion")[:1]),
    }
    hers = SafetyPlan.objects.filter(resident=resident).select_related("author").annotate(**asked)
    plan = hers.order_by("-version").first() if version is None else get_object_or_404(hers, version=version)
    if plan is not None:
        plan.resident = resident
    return plan


def asked_to_look_again(plan: SafetyPlan, *, viewer: Staff) -> tuple[datetime, Occasion] | None:
    """Since when and why this plan, as `safety_plan` found it, is to be looked at again. For her team only."""
    policies.may_read_safety(viewer, plan.resident).enforce()
    found: Any = plan
    if not found.again or not policies.may_read(viewer, plan.resident):
        return None
    return found.again_since, Occasion(found.again)


def safety_versions(resident: Resident, *, viewer: Staff) -> list[SafetyPlan]:
    """When it was written anew and by whom, the latest first; without its words."""
    policies.may_read_safety(viewer, resident).enforce()
    told = ("resident", "version", "written_on", "author__name")
    return list(SafetyPlan.objects.filter(resident=resident).select_related("author").only(*told).order_by("-version"))


def observations(resident: Resident, *, viewer: Staff) -> list[Observation]:
    policies.may_read(viewer, resident).enforce()
    return list(Observation.objects.filter(resident=resident).select_related("observer").order_by("seen_on", "id"))


def sightings(seen: list[Observation]) -> list[Sighting]:
    """The same, thing by thing, in the order of the list; what was never looked at is left out."""
    by_sign: dict[str, list[tuple[date, Hard, str]]] = {}
    for observation in seen:
        for sign, hard, trend in observation.signs:
            by_sign.setdefault(sign, []).append(
                (observation.seen_on, Hard(hard), str(Trend(trend).label) if trend else "")
            )
    return [Sighting(sign, by_sign[sign]) for sign in Sign if sign in by_sign]
