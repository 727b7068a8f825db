"""What her plans add to the resident page and to Today."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans import policies, queries
from care_plans.models import LookAgain, Plan, SafetyPlan
from care_plans.models.codes import UPSETTING, Situation, Stage, Trigger
from residents import ages
from residents.models import Absence, Resident, Stay
from residents.models.codes import AbsenceKind, Phase, Programme
from residents.policies import reach
from shelter import terms
from shelter.access import Permission
from shelter.models import Staff
from shelter.panels import Due, Panel, Rows, Waits, in_columns
from shelter.terms import Term

TERMS = (
    Term("safety_plan", _("What helps her, written down"), 7, 7, _("practice: within a week of admission")),
    Term("safety_again", _("Look again at what helps her"), 2, 2,
         _("practice: within 24 to 48 hours of a crisis, a move, leaving, or news from court")),
    Term("care_plan", _("A care plan to agree"), 30, 14, _("practice: a care plan within 30 days of admission")),
    Term("care_approval", _("A care plan to approve"), 7, 7, _("our own: within a week of the agreement")),
    Term("care_returned", _("A care plan was given back"), 3, 3, _("our own: within three days")),
    Term("care_review", _("Look at the care plan again"), 90, 14, _("practice: every 90 days")),
    Term("independence", _("Plan towards a life of her own"), 30, 60, _("practice: from her 15th birthday")),
)  # fmt: skip
_PAGES = {"safety_plan": "safety_write", "safety_again": "safety_plan"}
_BY_CODE = {term.code: term for term in TERMS}
INDEPENDENCE_MONTHS = queries.INDEPENDENCE_FROM * 12


def next_review() -> date:
    """The day that is offered for looking at a plan again."""
    return localdate() + timedelta(days=terms.days("care_review"))


def on_file(resident: Resident, *, viewer: Staff) -> list[Panel]:
    panels = [Panel("care_plans/helps_panel.html", helps_now(resident, viewer=viewer), order=5)]
    if policies.may_read(viewer, resident):
        panels.append(Panel("care_plans/plan_panel.html", _plan(resident, viewer), order=15))
    return panels


def helps_now(resident: Resident, *, viewer: Staff, version: int | None = None) -> dict[str, Any]:
    """The floor card: what helps her now, as it is needed; and whether it is to be looked at again."""
    plan = queries.safety_plan(resident, viewer=viewer, version=version)
    return {
        "resident": resident,
        "plan": plan,
        "triggers": [(Trigger(code).label, words) for code, words in plan.triggers] if plan else [],
        "steps": [(Situation(code).label, who, what) for code, who, what in plan.steps] if plan else [],
        "again": queries.asked_to_look_again(plan, viewer=viewer) if plan else None,
        "says_why": policies.may_read(viewer, resident),
        "may_write": policies.may_care(viewer, resident),
    }


def _plan(resident: Resident, viewer: Staff) -> dict[str, Any]:
    held, written = queries.standing(resident, viewer=viewer)
    return {
        "resident": resident,
        "held": held,
        "goals": queries.goals_at_a_glance(held, viewer=viewer) if held else [],
        "written": written,
        "late": bool(held and held.review_on and held.review_on < localdate()),
        "may_write": policies.may_care(viewer, resident),
    }


def waits(*, viewer: Staff) -> list[Rows]:
    if not viewer.may(Permission.CARE_WRITE):
        return []
    hers = Resident.objects.filter(reach(viewer, Permission.CARE_WRITE))
    living = _living(hers)
    return [
        _row(living.filter(~_safety()), "safety_plan", F("began_on")),
        _row(_moved(living), "safety_again", F("began_on")),
        _row(_asked(hers), "safety_again", TruncDate("asked_at")),
        _row(_unanswered(_gone(hers), "left_on"), "safety_again", F("left_on")),
        _row(living.filter(~_active()), "care_plan", F("began_on")),
        _row(_plans(hers).filter(stage=Stage.ACTIVE), "care_review", F("review_on")),
        _row(_to_approve(hers, viewer), "care_approval", F("agreed_on")),
        _row(_plans(hers).filter(stage=Stage.DRAFT, returned_on__isnull=False), "care_returned", F("returned_on")),
        _row(_growing(hers), "independence", F("resident__birth_month")),
    ]


def _row(rows: Any, code: str, day: Any) -> Rows:
    girl = {"code_name": "resident__code_name", "public_id": "resident__public_id"}
    return in_columns(Waits, rows, code=Value(code), day=day, **girl)


def due(*, viewer: Staff, told: list[Waits]) -> list[Due]:
    """What waits for the viewer: each thing once for each girl."""
    return list({(each.what, each.code_name): each for each in _lines(told)}.values())


def _lines(told: list[Waits]) -> Iterator[Due]:
    for row in told:
        term, code = _BY_CODE[row.code], row.code
        begins = ages.months_before(row.day, -INDEPENDENCE_MONTHS) if code == "independence" else row.day
        due_on = begins if code == "care_review" else begins + timedelta(days=terms.days(code))
        if due_on <= localdate() + timedelta(days=term.shown_before):
            url = reverse(_PAGES.get(code, "care_plan"), args=[row.public_id])
            yield Due(term.what, row.code_name, due_on, url, by_role=code == "care_approval")


def _living(hers: "QuerySet[Resident]") -> "QuerySet[Stay]":
    """The stays of those who live with us."""
    living = hers.filter(phase=Phase.IN_RESIDENCE)
    return Stay.objects.filter(resident__in=living, programme=Programme.RESIDENTIAL, ended_on__isnull=True)


def _safety(**more: Any) -> Exists:
    return Exists(SafetyPlan.objects.filter(resident=OuterRef("resident"), **more))


def _active() -> Exists:
    return Exists(Plan.objects.filter(resident=OuterRef("resident"), stage=Stage.ACTIVE))


def _moved(living: "QuerySet[Stay]") -> "QuerySet[Stay]":
    """Her safety plan is older than her stay in this home."""
    return living.filter(_safety(), ~_safety(written_on__gte=OuterRef("began_on")))


def _gone(hers: "QuerySet[Resident]") -> "QuerySet[Absence]":
    """She left without telling us, and is back or is being looked for."""
    return Absence.objects.filter(resident__in=hers.filter(phase=Phase.IN_RESIDENCE), kind=AbsenceKind.UNKNOWN)


def _unanswered(rows: "QuerySet[Any]", day: str) -> "QuerySet[Any]":
    """No version was written since: later, or on the same day because of it."""
    same_day = {"written_on": OuterRef(day), "occasion__in": UPSETTING}
    return rows.filter(_safety(), ~_safety(written_on__gt=OuterRef(day)), ~_safety(**same_day))


def _asked(hers: "QuerySet[Resident]") -> "QuerySet[LookAgain]":
    """Somebody asked to look again, and no version was written since."""
    asked = LookAgain.objects.filter(resident__in=hers)
    return asked.filter(_safety(), ~_safety(written_at__gt=OuterRef("asked_at")))


def _plans(hers: "QuerySet[Resident]") -> "QuerySet[Plan]":
    return Plan.objects.filter(resident__in=hers.filter(phase__in=policies.ACCOMPANIED))


def _to_approve(hers: "QuerySet[Resident]", viewer: Staff) -> "QuerySet[Plan]":
    waiting = _plans(hers).filter(stage=Stage.AGREED)
    return waiting.exclude(writers__contains=[viewer.pk]) if viewer.may(Permission.APPROVE) else waiting.none()


def _growing(hers: "QuerySet[Resident]") -> "QuerySet[Plan]":
    """From 15 on, where her plan says nothing of it yet."""
    born = ages.months_before(localdate(), INDEPENDENCE_MONTHS)
    old_enough = Q(resident__birth_month__lte=born, towards_independence=False)
    return _plans(hers).filter(old_enough, stage=Stage.ACTIVE)
