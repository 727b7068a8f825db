"""Pages that bring in results: choose a file, look at each row, bring it in."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from education.importing import actions, policies, queries
from education.importing.forms import BringInForm
from education.importing.judge import Verdict
from education.importing.matching import Matched
from education.importing.reasons import Reason
from residents.forms import done
from residents.importing.forms import UploadForm
from residents.views import steps_of
from shelter.requests import StaffRequest

KINDS: dict[str, tuple[Promise, str]] = {
    "accept": (gettext_lazy("Accepted"), "done"),
    "warn": (gettext_lazy("Accepted, look at it"), "soon"),
    "held": (gettext_lazy("Here already"), "draft"),
    "reject": (gettext_lazy("Not accepted"), "late"),
    "ignore": (gettext_lazy("No results of a girl"), ""),
}


def _steps(now: int) -> list[dict[str, Any]]:
    return steps_of((_("Choose the file"), _("Each row"), _("Bring in")), now)


@require_http_methods(["GET", "POST"])
def results_import_start(request: StaffRequest) -> HttpResponse:
    """Choose a file. It is judged, sealed until it is brought in, and nothing else."""
    policies.may_import(request.user).enforce()
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = UploadForm(*sent, too_large=getattr(request, "file_too_large", False))
    if batch := done(form, actions.look_at, by=request.user):
        return redirect(batch)
    page = {"form": form, "steps": _steps(0), "batches": queries.batches(viewer=request.user)}
    return render(request, "schoolimport/start.html", page)


@require_http_methods(["GET", "POST"])
def results_import_batch(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What would become of each row, and the button that brings it in; afterwards, what came of it."""
    batch = queries.batch(pk, viewer=request.user)
    if not policies.may_bring_in(request.user, batch):
        may_take_back = policies.may_take_back(request.user, batch)
        page = {"batch": batch, "steps": _steps(3), "may_take_back": may_take_back}
        return render(request, "schoolimport/done.html", page)
    found = queries.matched(batch, viewer=request.user)
    form = BringInForm(request.POST or None, matches=found.matches)
    if done(form, actions.bring_in, by=request.user, batch=batch):
        return redirect(batch)
    page = {"batch": batch, "form": form, "steps": _steps(1), **_rows(found, request.GET.get("show", ""))}
    page["earlier"] = queries.earlier(batch, viewer=request.user)
    return render(request, "schoolimport/rows.html", page)


def _rows(found: Matched, shown: str) -> dict[str, Any]:
    told = [(_kind(one), one) for one in found.plan.verdicts]
    counts = {kind: sum(kind == each for each, _one in told) for kind in KINDS}
    chips = [{"label": _("All"), "url": "?show=", "active": shown not in KINDS, "count": len(told)}]
    chips += [
        {"label": KINDS[kind][0], "url": f"?show={kind}", "active": kind == shown, "count": count}
        for kind, count in counts.items()
        if count
    ]
    rows = [(one, queries.why(one), *KINDS[kind]) for kind, one in told if shown not in KINDS or shown == kind]
    return {"rows": rows, "chips": chips, "coming": len(found.matches)}


def _kind(one: Verdict) -> str:
    return "held" if any(finding.reason is Reason.WRITTEN_ALREADY for finding in one.findings) else one.verdict


@require_http_methods(["GET", "POST"])
def results_import_take_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    batch = queries.batch(pk, viewer=request.user)
    policies.may_take_back(request.user, batch).enforce()
    if request.method == "POST":
        actions.take_back(by=request.user, batch=batch)
        return redirect(batch)
    page = {
        "heading": _("Take these results back?"),
        "explain": _("What the file began is deleted, and what it changed stands as before. Where somebody wrote "
                     "since in the schooling of a girl, hers stays."),
        "submit": _("Take it back"),
        "back_url": reverse("results_import_batch", args=[pk]),
        "back_label": _("Back"),
    }  # fmt: skip
    return render(request, "ui/confirm.html", page)


@require_POST
def results_import_forget(request: StaffRequest, pk: UUID) -> HttpResponse:
    """She does not bring it in: the file is deleted."""
    queries.batch(pk, viewer=request.user)
    actions.forget_unfinished(by=request.user)
    return redirect("results_import")
