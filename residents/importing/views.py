"""Pages that bring in a list: choose, say what the columns hold, look at each row, bring in, take back."""

import csv
from io import StringIO
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from residents.forms import done
from residents.importing import actions, judging, policies, queries, running
from residents.importing.cells import harmless
from residents.importing.forms import BringInForm, ColumnsForm, UploadForm
from residents.importing.models import ImportBatch, Stage
from residents.queries import social_workers
from residents.views import steps_of
from shelter.requests import StaffRequest

ON_A_PAGE = 200
KINDS: dict[str, tuple[Promise, str]] = {
    "accept": (gettext_lazy("Accepted"), "done"),
    "warn": (gettext_lazy("Accepted, look at it"), "soon"),
    "held": (gettext_lazy("Here already"), "draft"),
    "reject": (gettext_lazy("Not accepted"), "late"),
    "ignore": (gettext_lazy("No record of a girl"), ""),
}
SORTED_OUT = ("reject", "held")


def _steps(now: int) -> list[dict[str, Any]]:
    return steps_of((_("Choose the list"), _("Columns"), _("Each row"), _("Bring in")), now)


@require_http_methods(["GET", "POST"])
def import_start(request: StaffRequest) -> HttpResponse:
    """Choose a file. It is read and judged, sealed until it is brought in, and nothing else."""
    policies.may_import(request.user).enforce()
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = UploadForm(*sent, too_large=getattr(request, "file_too_large", False))
    if batch := done(form, actions.look_at, by=request.user):
        return redirect("import_columns", batch.pk)
    page = {"form": form, "steps": _steps(0), "batches": queries.batches(viewer=request.user)}
    return render(request, "importing/start.html", page)


@require_http_methods(["GET", "POST"])
def import_columns(request: StaffRequest, pk: UUID) -> HttpResponse:
    batch = queries.batch(pk, viewer=request.user)
    if not policies.may_bring_in(request.user, batch):
        return redirect(batch)
    sheets = queries.mapped(batch, viewer=request.user)
    form = ColumnsForm(request.POST or None, sheets=sheets, homes=request.user.homes_today)
    if done(form, actions.map_columns, by=request.user, batch=batch):
        return redirect("import_rows", batch.pk)
    return render(request, "importing/columns.html", {"form": form, "batch": batch, "steps": _steps(1)})


@require_GET
def import_rows(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The dry run: what would become of each row, and why."""
    batch = queries.batch(pk, viewer=request.user)
    if batch.verdicts is None:
        return redirect(batch)
    told = queries.told(batch, viewer=request.user)
    kind, begin = request.GET.get("show", ""), _number(request.GET.get("from", ""))
    shown = [one for one in told if kind not in KINDS or one.kind == kind]
    page = {
        "batch": batch,
        "rows": [(one, *KINDS[one.kind]) for one in shown[begin : begin + ON_A_PAGE]],
        "chips": _chips(told, kind),
        "previous": _part(kind, begin - ON_A_PAGE) if begin else "",
        "following": _part(kind, begin + ON_A_PAGE) if len(shown) > begin + ON_A_PAGE else "",
        "sorted_out": sum(one.kind in SORTED_OUT for one in told),
        "earlier": queries.earlier(batch, viewer=request.user),
        "steps": _steps(2),
    }
    return render(request, "importing/rows.html", page)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _part(kind: str, begin: int) -> str:
    return f"?show={kind if kind in KINDS else ''}&from={max(begin, 0)}"


def _chips(told: list[judging.Told], kind: str) -> list[dict[str, Any]]:
    counts = {each: sum(one.kind == each for one in told) for each in KINDS}
    every = {"label": _("All"), "url": "?show=", "active": kind not in KINDS, "count": len(told)}
    return [every] + [
        {"label": KINDS[each][0], "url": f"?show={each}", "active": each == kind, "count": count}
        for each, count in counts.items()
        if count
    ]


@require_GET
def import_sorted_out(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The rows that are not brought in, with the reason: for whoever mends the list. No name is in it."""
    batch = queries.batch(pk, viewer=request.user)
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow([_("Sheet"), _("Row"), _("Code"), _("What becomes of it"), _("Why")])
    for one in queries.told(batch, viewer=request.user):
        if one.kind in SORTED_OUT:
            told = (one.sheet, str(one.row), one.code, str(KINDS[one.kind][0]), one.why)
            lines.writerow([harmless(text) for text in told])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="rows-to-mend.csv"'
    return answer


@require_http_methods(["GET", "POST"])
def import_confirm(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The last question before it is brought in: who accompanies the girls who are here now."""
    batch = queries.batch(pk, viewer=request.user)
    if not policies.may_bring_in(request.user, batch):
        return redirect(batch)
    homes = [
        (home, social_workers(viewer=request.user, home=home))
        for home in queries.homes_to_staff(batch, viewer=request.user)
    ]
    form = BringInForm(request.POST or None, homes=homes)
    if done(form, actions.begin, by=request.user, batch=batch):
        running.start(batch, by=request.user, **form.cleaned_data)
        return redirect(batch)
    return render(request, "importing/confirm.html", {"form": form, "batch": batch, "steps": _steps(3)})


@require_GET
def import_batch(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Where a list stands: on its way, brought in, or not."""
    batch = queries.state(pk, viewer=request.user)
    page = {
        "batch": batch,
        "running": batch.stage == Stage.RUNNING and not batch.is_silent,
        "ended": batch.stage == Stage.FAILED or batch.is_silent,
        "done": batch.stage == Stage.DONE,
        "undone": batch.stage == Stage.UNDONE,
        "may_take_back": policies.may_take_back(request.user, batch),
        "steps": _steps(4 if batch.stage == Stage.DONE else 3),
    }
    return render(request, "importing/batch.html", page)


@require_GET
def import_state(request: StaffRequest, pk: UUID) -> JsonResponse:
    """How far it is, for the progress bar; an address when it has ended."""
    batch = queries.state(pk, viewer=request.user)
    ended = batch.stage != Stage.RUNNING or batch.is_silent
    url = batch.get_absolute_url() if ended else ""
    return JsonResponse({"done": batch.rows_done, "total": batch.rows_in_all, "url": url})


@require_http_methods(["GET", "POST"])
def import_take_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    batch: ImportBatch = queries.state(pk, viewer=request.user)
    policies.may_take_back(request.user, batch).enforce()
    if request.method == "POST":
        actions.take_back(by=request.user, batch=batch)
        return redirect(batch)
    page = {
        "heading": _("Take this list back?"),
        "explain": _("Every file it began is deleted for good. Files somebody has worked in since stay."),
        "submit": _("Take it back"),
        "back_url": reverse("import_batch", args=[pk]),
        "back_label": _("Back"),
    }
    return render(request, "ui/confirm.html", page)


@require_POST
def import_forget(request: StaffRequest, pk: UUID) -> HttpResponse:
    """She does not bring it in: the file is deleted."""
    queries.state(pk, viewer=request.user)
    actions.forget_unfinished(by=request.user)
    return redirect("import_start")
