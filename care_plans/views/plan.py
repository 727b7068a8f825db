"""Pages of the care plan: reading it, writing its parts, agreeing, approving, comparing, reviewing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from care_plans import actions, policies, queries
from care_plans.actions.goals import words_of as goal_words
from care_plans.actions.plan import words_of
from care_plans.forms import PART_FORMS, CloseForm, GoalForm, ReturnForm, ReviewForm
from care_plans.models import Goal, Plan
from care_plans.models.codes import Part, Stage
from care_plans.panels import next_review
from care_plans.unfinished import Left
from care_plans.views import ask_fresh, opened_on
from residents.forms import done
from residents.models import Resident
from residents.models.codes import PaperKind
from residents.queries import open_file
from residents.tasks.queries import may_be_asked
from residents.views import ask
from shelter.requests import StaffRequest
from shelter.ui.forms import tell_whole

TITLES: dict[str, Promise] = {
    Part.STRENGTHS: gettext_lazy("Her strengths"),
    Part.VOICE: gettext_lazy("In her own words"),
    Part.NEEDS: gettext_lazy("What she needs, by area"),
    "goals": gettext_lazy("Goals"),
    Part.FAMILY: gettext_lazy("Family, and where this leads"),
    Part.INDEPENDENCE: gettext_lazy("Towards a life of her own"),
    Part.ROUND: gettext_lazy("Who took part, and review date"),
}


@dataclass(frozen=True, slots=True)
class PartRow:
    """A line of "Parts of this plan": its name, where it is written, and how much is left to do there."""

    title: Promise
    url: str
    left: int
    written: bool


def _rows(of: queries.Whole) -> list[PartRow]:
    shown = [part for part in TITLES if part != Part.INDEPENDENCE or of.asks_independence]
    rows = [PartRow(TITLES[part], _address(of.plan, part), len(of.left_in(part)), _written(of, part)) for part in shown]
    helps = reverse("safety_plan", args=[of.plan.resident.public_id])
    return [*rows, PartRow(gettext_lazy("What helps her"), helps, 0, of.helps_written)]


def _address(plan: Plan, part: str) -> str:
    if part == "goals":
        return reverse("plan_version", args=[plan.resident.public_id, plan.version]) + "#goals"
    return reverse("plan_part", args=[plan.resident.public_id, plan.version, part])


def _address_of(plan: Plan, left: Left) -> str:
    if left.goal is not None:
        return reverse("goal_change", args=[plan.resident.public_id, plan.version, left.goal.pk])
    return _address(plan, left.part)


def _written(of: queries.Whole, part: str) -> bool:
    """Is there something yet? What every new plan begins with does not count."""
    if part == "goals":
        return bool(of.goals)
    begun_with = {"her_language", "view", "permanency"}
    told = words_of(of.plan, Part(part))
    return any(value for name, value in told.items() if name not in begun_with)


@require_GET
def care_plan(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """The plan in force; where there is none, the one being written."""
    her = open_file(public_id, viewer=request.user)
    held, written = queries.standing(her, viewer=request.user)
    return _page(request, her, held or written)


@require_GET
def plan_version(request: StaffRequest, public_id: UUID, version: int) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    return _page(request, her, queries.plan(her, version, viewer=request.user))


def _page(request: StaffRequest, her: Resident, plan: Plan | None, **more: Any) -> HttpResponse:
    versions = queries.versions(her, viewer=request.user)
    latest = versions[0] if versions else None
    page: dict[str, Any] = {
        "resident": her,
        "versions": versions,
        "may_begin": policies.may_begin(request.user, her, latest=latest),
        "written": next((v for v in versions if v.stage in (Stage.DRAFT, Stage.AGREED)), None),
    }
    if plan is None:
        return render(request, "care_plans/none.html", page)
    of = queries.whole(plan, viewer=request.user)
    page |= {
        "whole": of,
        "plan": plan,
        "parts": _rows(of),
        "before": next((v for v in versions if v.version == plan.version - 1), None),
        "may_write": policies.may_write(request.user, plan),
        "may_agree": policies.may_move(request.user, plan, Stage.AGREED),
        "may_return": plan.stage == Stage.AGREED and policies.may_move(request.user, plan, Stage.DRAFT),
        "may_approve": policies.may_move(request.user, plan, Stage.ACTIVE),
        "may_close": policies.may_move(request.user, plan, Stage.CLOSED),
        "may_review": policies.may_review(request.user, plan),
        "papers": [PaperKind.CARE_PLAN, PaperKind.SUMMARY],
        "print_query": f"?version={plan.version}",
        "left": [(each.what, _address_of(plan, each)) for each in of.left],
        "wrote": request.user.pk in plan.writers,
    }
    return render(request, "care_plans/plan.html", page | more)


@require_POST
def plan_begin(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    plan = actions.begin(by=request.user, resident=her)
    return redirect("plan_version", public_id, plan.version)


def _draft(request: StaffRequest, public_id: UUID, version: int) -> Plan:
    """A version that the viewer may write in; who sends words to one that was agreed meanwhile keeps them."""
    her = open_file(public_id, viewer=request.user)
    plan = queries.plan(her, version, viewer=request.user)
    policies.may_care(request.user, her).enforce()
    if request.method == "GET":
        policies.may_write(request.user, plan).enforce()
    return plan


def _saved(request: StaffRequest, form: Any, action: Any, of: Plan, **more: Any) -> bool:
    """Done; or what she typed stays on the page, with the reason."""
    if request.method == "POST" and not (able := policies.may_write(request.user, of)):
        words = _("It was not saved: this version is not a draft any more. What you typed is below, to be copied.")
        form.add_error(None, f"{words} {able.refusal}")
        return False
    return bool(done(form, action, by=request.user, **more))


@require_http_methods(["GET", "POST"])
def plan_part(request: StaffRequest, public_id: UUID, version: int, part: str) -> HttpResponse:
    plan = _draft(request, public_id, version)
    stored = words_of(plan, Part(part))
    if Part(part) is Part.ROUND and plan.review_on is None:
        opened = opened_on(stored) | {"review_on": next_review()}
    else:
        opened = opened_on(stored)
    form = PART_FORMS[Part(part)](request.POST or None, initial=opened)
    if _saved(request, form, actions.write_part, plan, plan=plan, part=Part(part)):
        return redirect("plan_version", public_id, version)
    return _ask(request, form, plan, stored, heading=TITLES[part])


def _ask(request: StaffRequest, form: Any, plan: Plan, stored: dict[str, Any], **more: Any) -> HttpResponse:
    of = queries.whole(plan, viewer=request.user)
    back_url = reverse("plan_version", args=[plan.resident.public_id, plan.version])
    page = {"parts": _rows(of), "plan": plan, "back_url": back_url, **more}
    return ask_fresh(request, form, plan.resident, stored, back="care_plan", **page)


@require_http_methods(["GET", "POST"])
def goal_add(request: StaffRequest, public_id: UUID, version: int) -> HttpResponse:
    plan = _draft(request, public_id, version)
    form = GoalForm(request.POST or None, people=may_be_asked(plan.resident, viewer=request.user))
    if _saved(request, form, actions.add_goal, plan, plan=plan):
        return redirect("plan_version", public_id, version)
    return _ask(request, form, plan, {}, heading=_("Add a goal"))


@require_http_methods(["GET", "POST"])
def goal_change(request: StaffRequest, public_id: UUID, version: int, pk: UUID) -> HttpResponse:
    plan = _draft(request, public_id, version)
    goal = queries.goal(plan, pk, viewer=request.user)
    stored = goal_words(goal)
    people = may_be_asked(plan.resident, viewer=request.user)
    form = GoalForm(request.POST or None, initial=opened_on(stored), people=people)
    if _saved(request, form, actions.change_goal, plan, goal=goal):
        return redirect("plan_version", public_id, version)
    return _ask(request, form, plan, stored, heading=_("Goal"), goal=goal)


@require_http_methods(["GET", "POST"])
def goal_remove(request: StaffRequest, public_id: UUID, version: int, pk: UUID) -> HttpResponse:
    plan = _draft(request, public_id, version)
    goal: Goal = queries.goal(plan, pk, viewer=request.user)
    if request.method == "POST":
        actions.remove_goal(by=request.user, goal=goal)
        return redirect("plan_version", public_id, version)
    back_url = reverse("plan_version", args=[public_id, version])
    page = {"resident": plan.resident, "goal": goal, "back_url": back_url, "submit": _("Take it out")}
    return render(request, "care_plans/goal_remove.html", page)


VERBS = {"agree": actions.agree, "approve": actions.approve}


@require_POST
def plan_move(request: StaffRequest, public_id: UUID, version: int, verb: str) -> HttpResponse:
    """Agree or approve; what is still to finish is told on the plan's own page."""
    her = open_file(public_id, viewer=request.user)
    plan = queries.plan(her, version, viewer=request.user)
    if objections := tell_whole(VERBS[verb], by=request.user, plan=plan):
        return _page(request, her, plan, objections=objections)
    return redirect("plan_version", public_id, version)


@require_http_methods(["GET", "POST"])
def plan_return(request: StaffRequest, public_id: UUID, version: int) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    plan = queries.plan(her, version, viewer=request.user)
    policies.may_move(request.user, plan, Stage.DRAFT).enforce()
    form = ReturnForm(request.POST or None)
    if done(form, actions.give_back, by=request.user, plan=plan):
        return redirect("plan_version", public_id, version)
    return ask(request, form, her, heading=_("Give it back for changes"), back="care_plan", submit=_("Give it back"))


@require_http_methods(["GET", "POST"])
def plan_close(request: StaffRequest, public_id: UUID, version: int) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    plan = queries.plan(her, version, viewer=request.user)
    policies.may_move(request.user, plan, Stage.CLOSED).enforce()
    form = CloseForm(request.POST or None, asks_why=plan.stage == Stage.ACTIVE)
    if done(form, actions.close, by=request.user, plan=plan):
        return redirect("plan_version", public_id, version)
    if plan.stage == Stage.ACTIVE:
        words, button = _("From today she has no plan in force. It is kept."), _("Close this plan")
    else:
        words, button = _("It is kept, and a new version begins with what stands in it."), _("Lay this draft aside")
    return ask(request, form, her, heading=button, explain=words, submit=button, back="care_plan")


@require_GET
def plan_compare(request: StaffRequest, public_id: UUID, version: int, other: int) -> HttpResponse:
    """Two versions side by side."""
    her = open_file(public_id, viewer=request.user)
    before, after = (queries.plan(her, n, viewer=request.user) for n in sorted((version, other)))
    rows = queries.compare(before, after, viewer=request.user)
    return render(request, "care_plans/compare.html", {"resident": her, "before": before, "after": after, "rows": rows})


@require_http_methods(["GET", "POST"])
def plan_review(request: StaffRequest, public_id: UUID, version: int) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    plan = queries.plan(her, version, viewer=request.user)
    policies.may_review(request.user, plan).enforce()
    of = queries.whole(plan, viewer=request.user)
    form = ReviewForm(request.POST or None, goals=of.goals)
    if done(form, actions.review, by=request.user, plan=plan):
        return redirect("plan_version", public_id, version)
    explain = _("Goal by goal, with her. Then what she says, and when you look at it again.")
    return ask(request, form, her, heading=_("Look at the plan again"), explain=explain, back="care_plan")
