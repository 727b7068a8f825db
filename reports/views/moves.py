"""An edition goes on: checked, signed, published, given back, corrected, withdrawn."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from reports import actions, policies, queries, running
from reports.actions.compiling import STEPS
from reports.forms import ReasonForm
from reports.models import Edition, Stage, Task
from reports.views.editions import trace_names
from shelter.requests import StaffRequest
from shelter.ui.forms import done


def _start(request: StaffRequest, pk: UUID, task: Task) -> HttpResponse:
    """Begin the work beside the pages; she may leave."""
    made = queries.edition_itself(pk, viewer=request.user)
    try:
        with transaction.atomic():
            work = actions.begin(by=request.user, edition=made, task=task)
    except ValidationError as objection:
        messages.warning(request, " ".join(objection.messages))
        return redirect(made)
    running.start(work, by=request.user)
    return redirect("edition_compiling", made.pk)


@require_POST
def edition_check(request: StaffRequest, pk: UUID) -> HttpResponse:
    return _start(request, pk, Task.CHECK)


@require_POST
def edition_publish(request: StaffRequest, pk: UUID) -> HttpResponse:
    return _start(request, pk, Task.PUBLISH)


@require_GET
def edition_compiling(request: StaffRequest, pk: UUID) -> HttpResponse:
    """How far it is. Leaving does no harm; it is at its end when the edition says so."""
    made = queries.edition_itself(pk, viewer=request.user)
    work = queries.compilation(made, viewer=request.user)
    if work is None or not work.is_running:
        return redirect(made)
    steps = [step.label for step in STEPS[Task(work.task)]]
    return render(request, "reports/compiling.html", {"edition": made, "work": work, "steps": steps})


@require_GET
def compilation_state(request: StaffRequest, pk: UUID) -> JsonResponse:
    """For the progress bar; an address when it has ended."""
    made = queries.edition_itself(pk, viewer=request.user)
    work = queries.compilation(made, viewer=request.user)
    if work is None or not work.is_running:
        return JsonResponse({"done": 1, "total": 1, "url": made.get_absolute_url()})
    return JsonResponse({"done": work.steps_done, "total": work.steps_in_all, "url": ""})


@require_POST
def edition_sign(request: StaffRequest, pk: UUID) -> HttpResponse:
    made = queries.edition_itself(pk, viewer=request.user)
    return redirect(actions.sign(by=request.user, edition=made))


@require_http_methods(["GET", "POST"])
def edition_give_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    words = (_("Back to a draft?"), _("Its figures stay as the ledger has them. It is checked and signed anew."))
    return _with_reason(request, pk, Stage.DRAFT, actions.give_back, *words, _("Back to a draft"))


@require_http_methods(["GET", "POST"])
def edition_withdraw(request: StaffRequest, pk: UUID) -> HttpResponse:
    told = _("It is marked as withdrawn. It stays among the reports that every new one is examined beside: it was out.")
    return _with_reason(request, pk, Stage.WITHDRAWN, actions.withdraw, _("Withdraw this report?"), told, _("Withdraw"))


@require_http_methods(["GET", "POST"])
def edition_correct(request: StaffRequest, pk: UUID) -> HttpResponse:
    told = _("A new edition takes the place of this one, with the reason on it. This one is marked when it is out.")
    heading, submit = _("Correct this report?"), _("Begin the correction")
    return _with_reason(request, pk, Stage.CORRECTED, actions.begin_correction, heading, told, submit)


def _with_reason(
    request: StaffRequest, pk: UUID, to: Stage, action: Callable[..., Edition], heading: str, explain: str, submit: str
) -> HttpResponse:
    made = queries.edition_itself(pk, viewer=request.user)
    policies.may_move(request.user, made, to).enforce()
    form = ReasonForm(request.POST or None)
    if then := done(form, action, by=request.user, edition=made):
        return redirect(then)
    trace_names(request, form)
    back: dict[str, Any] = {"back_url": made.get_absolute_url(), "back_label": _("Donor report")}
    page = {"heading": heading, "explain": explain, "form": form, "submit": submit, **back}
    return render(request, "ui/confirm.html", page)
