"""Pages that bring in past attendance: choose the list, look at each line, bring it in."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from education.activities import policies
from education.activities.past import actions, queries
from education.activities.past.forms import BringInForm, UploadForm
from education.activities.past.matching import Judged, Plan, Verdict
from residents.forms import done
from residents.views import steps_of
from shelter.requests import StaffRequest

ON_A_PAGE = 200
KINDS: dict[Verdict, tuple[Promise, str]] = {
    Verdict.ACCEPT: (gettext_lazy("Accepted"), "done"),
    Verdict.HELD: (gettext_lazy("Here already"), "draft"),
    Verdict.REJECT: (gettext_lazy("Not accepted"), "late"),
}


def _steps(now: int) -> list[dict[str, Any]]:
    return steps_of((_("Choose the list"), _("Each line"), _("Bring in")), now)


@require_http_methods(["GET", "POST"])
def past_start(request: StaffRequest) -> HttpResponse:
    policies.may_bring_in(request.user).enforce()
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = UploadForm(*sent, too_large=getattr(request, "file_too_large", False))
    if past := done(form, actions.look_at, by=request.user):
        return redirect("past_rows", past.pk)
    page = {"form": form, "steps": _steps(0), "lists": queries.brought_in(viewer=request.user)}
    return render(request, "activities/past_start.html", page)


@require_http_methods(["GET", "POST"])
def past_rows(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The dry run: what would become of each line, and why; and the question that brings it in."""
    past = queries.past_list(pk, viewer=request.user)
    if past.done_at is not None:
        return redirect("past_done", pk)
    plan = queries.plan(past, viewer=request.user)
    form = BringInForm(request.POST if request.method == "POST" else None, unknown=plan.unknown())
    if done(form, actions.bring_in, by=request.user, past=past):
        return redirect("past_done", pk)
    return render(request, "activities/past_rows.html", {"past": past, "form": form, **_page(request, plan)})


def _page(request: StaffRequest, plan: Plan) -> dict[str, Any]:
    asked, begin = request.GET.get("show", ""), _number(request.GET.get("from", ""))
    shown = [line for line in plan.lines if asked not in KINDS or line.verdict == asked]
    counts = plan.counts()
    return {
        "rows": [_row(line) for line in shown[begin : begin + ON_A_PAGE]],
        "chips": [{"label": _("All"), "url": "?show=", "active": asked not in KINDS, "count": len(plan.lines)}]
        + [
            {"label": word, "url": f"?show={kind}", "active": asked == kind, "count": counts[kind]}
            for kind, (word, _tone) in KINDS.items()
            if counts[kind]
        ],
        "previous": _part(asked, begin - ON_A_PAGE) if begin else "",
        "following": _part(asked, begin + ON_A_PAGE) if len(shown) > begin + ON_A_PAGE else "",
        "accepted": counts[Verdict.ACCEPT],
        "steps": _steps(1),
    }


def _row(line: Judged) -> dict[str, Any]:
    word, tone = KINDS[line.verdict]
    return {"entry": line.entry, "word": word, "tone": tone, "why": line.why}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _part(asked: str, begin: int) -> str:
    return f"?show={asked if asked in KINDS else ''}&from={max(begin, 0)}"


@require_GET
def past_done(request: StaffRequest, pk: UUID) -> HttpResponse:
    past = queries.past_list(pk, viewer=request.user)
    if past.done_at is None:
        return redirect("past_rows", pk)
    page = {"past": past, "steps": _steps(3), "may_take_back": policies.may_take_back(request.user, past)}
    return render(request, "activities/past_done.html", page)


@require_http_methods(["GET", "POST"])
def past_take_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    past = queries.past_list(pk, viewer=request.user)
    if not policies.may_take_back(request.user, past):
        return redirect("past_done", pk)
    if request.method == "POST":
        actions.take_back(by=request.user, past=past)
        return redirect("past_done", pk)
    page = {
        "heading": _("Take this list back?"),
        "explain": _("Every line it brought goes, with the sessions and programmes that only it wrote. What somebody "
                     "changed since stays."),
        "submit": _("Take it back"),
        "back_url": reverse("past_done", args=[pk]),
        "back_label": _("Back"),
    }  # fmt: skip
    return render(request, "ui/confirm.html", page)


@require_POST
def past_forget(request: StaffRequest, pk: UUID) -> HttpResponse:
    """She does not bring it in: the file is deleted."""
    queries.past_list(pk, viewer=request.user)
    actions.forget_unfinished(by=request.user)
    return redirect("activity_list")
