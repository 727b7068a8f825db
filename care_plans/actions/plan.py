"""Writing a care plan, agreeing it with her, approving it, following it by another."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans import policies
from care_plans.models import Goal, Plan
from care_plans.models.codes import Part, Stage
from care_plans.unfinished import unfinished
from residents.models import Resident
from shelter import audit, freshness
from shelter.models import Staff

FIELDS: dict[Part, tuple[str, ...]] = {
    Part.STRENGTHS: ("strengths", "interests"),
    Part.VOICE: ("her_goals", "her_language", "view", "view_reason", "took_part"),
    Part.NEEDS: ("needs",),
    Part.FAMILY: ("permanency", "family_plan"),
    Part.INDEPENDENCE: ("independence",),
    Part.ROUND: ("participants", "review_on"),
}
_COPIED = tuple(name for names in FIELDS.values() for name in names if name != "review_on")
_GOAL = ("line", "place", "her_words", "title", "domain", "steps", "baseline", "weight", "chosen_by", "responsible_id",
         "services", "due_on")  # fmt: skip


def words_of(plan: Plan, part: Part) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in FIELDS[part]}


def locked(plan: Plan) -> Plan:
    """The plan as it stands now, held until this transaction ends."""
    return Plan.objects.select_for_update(of=("self",)).select_related("resident__home").get(pk=plan.pk)


def latest(resident: Resident) -> Plan | None:
    return Plan.objects.filter(resident=resident).order_by("-version").first()


def begin(*, by: Staff, resident: Resident) -> Plan:
    """A new draft: empty, or a copy of the plan before, goals included. What she said and when comes anew."""
    Resident.objects.select_for_update(of=("self",)).filter(pk=resident.pk).first()
    before = latest(resident)
    policies.may_begin(by, resident, latest=before).enforce()
    plan = Plan(resident=resident, version=before.version + 1 if before else 1, writers=[by.pk])
    if before is not None and before.approver_id is None:  # nobody approved these words: whoever wrote them will not
        plan.writers = list(dict.fromkeys([by.pk, *before.writers]))
    if before is not None:
        for name in _COPIED:
            if name not in ("view", "view_reason", "took_part", "participants"):
                setattr(plan, name, getattr(before, name))
        plan.towards_independence = before.towards_independence
    plan.save_as(by)
    for goal in Goal.objects.filter(plan=before) if before else ():
        Goal(resident=resident, plan=plan, **{name: getattr(goal, name) for name in _GOAL}).save_as(by)
    audit.record(audit.Event.PLAN_WRITTEN, by=by, subject=resident.pk)
    return plan


def write_part(*, by: Staff, plan: Plan, part: Part, seen: str, **words: Any) -> Plan:
    """One part of a draft. Raises Stale when somebody wrote something else there meanwhile."""
    plan = locked(plan)
    policies.may_write(by, plan).enforce()
    freshness.check(seen, words_of(plan, part), words)
    for name in FIELDS[part]:
        setattr(plan, name, words[name])
    plan.towards_independence = bool(plan.independence)
    return wrote(by, plan)


def wrote(by: Staff, plan: Plan) -> Plan:
    """Saves a draft and remembers who wrote in it: she will not be the one to approve it."""
    if by.pk not in plan.writers:
        plan.writers = [*plan.writers, by.pk]
    plan.save_as(by)
    audit.record(audit.Event.PLAN_WRITTEN, by=by, subject=plan.resident_id)
    return plan


def _refuse_unfinished(plan: Plan, goals: Sequence[Goal]) -> None:
    if left := unfinished(plan, goals):
        raise ValidationError([each.what for each in left])


def agree(*, by: Staff, plan: Plan) -> Plan:
    """She and we agree on it; a coordinator who did not write in it approves it next. Raises what is to finish."""
    plan = locked(plan)
    policies.may_move(by, plan, Stage.AGREED).enforce()
    _refuse_unfinished(plan, list(Goal.objects.filter(plan=plan)))
    plan.stage, plan.agreed_on, plan.returned_with, plan.returned_on = Stage.AGREED, localdate(), "", None
    return _moved(by, plan, audit.Event.PLAN_AGREED)


def give_back(*, by: Staff, plan: Plan, returned_with: str) -> Plan:
    """Back to a draft, with a word on what to change."""
    plan = locked(plan)
    policies.may_move(by, plan, Stage.DRAFT).enforce()
    plan.stage, plan.agreed_on, plan.returned_with, plan.returned_on = Stage.DRAFT, None, returned_with, localdate()
    return _moved(by, plan, audit.Event.PLAN_RETURNED)


def approve(*, by: Staff, plan: Plan) -> Plan:
    """In force from today; the plan before it is followed by this one."""
    plan = locked(plan)
    policies.may_move(by, plan, Stage.ACTIVE).enforce()
    if plan.review_on is None or plan.review_on <= localdate():
        raise ValidationError(_("Its review date has passed. Give it back for another date."))
    for before in Plan.objects.select_for_update().filter(resident=plan.resident, stage=Stage.ACTIVE):
        before.stage, before.active_until = Stage.SUPERSEDED, localdate()
        before.save_as(by)
    plan.stage, plan.approver, plan.active_from = Stage.ACTIVE, by, localdate()
    return _moved(by, plan, audit.Event.PLAN_APPROVED)


def close(*, by: Staff, plan: Plan, closed_because: str) -> Plan:
    """A plan in force ends without a follower, or a draft is laid aside. It is kept; a new version begins with it."""
    plan = locked(plan)
    policies.may_move(by, plan, Stage.CLOSED).enforce()
    if plan.stage == Stage.ACTIVE:
        plan.active_until = localdate()
    plan.stage, plan.closed_because = Stage.CLOSED, closed_because
    return _moved(by, plan, audit.Event.PLAN_CLOSED)


def _moved(by: Staff, plan: Plan, event: audit.Event) -> Plan:
    plan.save_as(by)
    audit.record(event, by=by, subject=plan.resident_id)
    return plan
