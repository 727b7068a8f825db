"""Who may do what with her plans. What the database enforces of it stands in wall.sql and in `class Privacy`."""

from django.utils.translation import gettext as _

from care_plans.models import Plan
from care_plans.models.codes import BEING_WRITTEN, NEXT, Stage
from residents import policies
from residents.models import Resident
from residents.models.codes import PaperKind, Phase
from shelter.access import Decision, Permission, no
from shelter.models import Staff

ACCOMPANIED = (Phase.IN_RESIDENCE, Phase.AFTERCARE)


def may_read(staff: Staff, resident: Resident) -> Decision:
    """Her care plan, her questionnaires, her sessions."""
    return policies.may(staff, Permission.CASE, resident)


def may_read_safety(staff: Staff, resident: Resident) -> Decision:
    return policies.may(staff, Permission.FLOOR, resident)


def may_care(staff: Staff, resident: Resident) -> Decision:
    """Write what belongs to her care, while she is with us or in after-care."""
    if resident.phase not in ACCOMPANIED:
        return no(_("She is not with us at the moment."))
    return policies.may(staff, Permission.CARE_WRITE, resident)


def may_look_again(staff: Staff, resident: Resident) -> Decision:
    """Whoever is with her may say that what helps her has to be looked at again."""
    return policies.may(staff, Permission.FLOOR, resident)


def may_write(staff: Staff, plan: Plan) -> Decision:
    if plan.stage != Stage.DRAFT:
        return no(_("Only a draft is written in. Give it back for changes, or begin a new version."))
    return may_care(staff, plan.resident)


def may_move(staff: Staff, plan: Plan, to: Stage) -> Decision:
    if to not in NEXT[Stage(plan.stage)]:
        now, then = Stage(plan.stage).label, to.label
        return no(_("This plan cannot go from “%(now)s” to “%(then)s”.") % {"now": now, "then": then})
    if to is Stage.ACTIVE:
        return may_approve(staff, plan)
    return may_care(staff, plan.resident)


def may_approve(staff: Staff, plan: Plan) -> Decision:
    if not staff.may(Permission.APPROVE):
        return no(_("A coordinator approves the plan."))
    if staff.pk in plan.writers:
        return no(_("You wrote in this plan yourself. Another coordinator approves it."))
    return policies.may(staff, Permission.APPROVE, plan.resident)


def may_review(staff: Staff, plan: Plan) -> Decision:
    if plan.stage != Stage.ACTIVE:
        return no(_("Only a plan in force is reviewed."))
    return may_care(staff, plan.resident)


def may_begin(staff: Staff, resident: Resident, *, latest: Plan | None) -> Decision:
    if latest is not None and latest.stage in BEING_WRITTEN:
        return no(_("A version is being written already."))
    return may_care(staff, resident)


def may_see_score(staff: Staff) -> bool:
    """The one number of goal attainment is for coordinators: it says nothing to a girl about herself."""
    return staff.may(Permission.APPROVE)


def may_print(staff: Staff, resident: Resident, paper: PaperKind) -> Decision:
    """The papers for the floor by who sees the floor card; the others by who reads the plan."""
    if paper in (PaperKind.FLOOR_CARD, PaperKind.SAFETY_PLAN):
        return may_read_safety(staff, resident)
    return may_read(staff, resident)
