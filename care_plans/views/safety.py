"""Pages of what helps her now, and of what was observed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from care_plans import actions, policies, queries
from care_plans.actions.safety import words_of
from care_plans.forms import AgainForm, ObservationForm, SafetyForm
from care_plans.models.codes import Occasion
from care_plans.panels import helps_now
from care_plans.queries.safety import sightings
from care_plans.views import ask_fresh, opened_on
from residents.forms import done
from residents.models.codes import PaperKind
from residents.queries import open_file
from residents.views import ask
from shelter.requests import StaffRequest
from shelter.ui.lines import Line, line


@require_GET
def safety_plan(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Her safety plan, whole, and when it was written before."""
    her = open_file(public_id, viewer=request.user)
    page = helps_now(her, viewer=request.user) | {
        "versions": queries.safety_versions(her, viewer=request.user),
        "papers": [PaperKind.FLOOR_CARD, PaperKind.SAFETY_PLAN],
        "print_query": "",
    }
    return render(request, "care_plans/safety.html", page)


@require_GET
def safety_version(request: StaffRequest, public_id: UUID, version: int) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    page = helps_now(her, viewer=request.user, version=version) | {"earlier": True}
    return render(request, "care_plans/safety.html", page)


@require_http_methods(["GET", "POST"])
def safety_write(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    policies.may_care(request.user, her).enforce()
    before = queries.safety_plan(her, viewer=request.user)
    stored = words_of(before)
    start = opened_on(stored) | {"occasion": _why_now(request, first=before is None)}
    form = SafetyForm(request.POST or None, initial=start)
    if done(form, actions.write_safety_plan, by=request.user, resident=her):
        return redirect("safety_plan", public_id)
    explain = _("Whoever is with her reads this, also at night. Nothing here tells what happened.")
    return ask_fresh(request, form, her, stored, heading=_("What helps her"), explain=explain, back="safety_plan")


def _why_now(request: StaffRequest, *, first: bool) -> str:
    asked = request.GET.get("occasion", "")
    return asked if asked in Occasion.values else Occasion.ADMISSION if first else Occasion.REVIEW


@require_http_methods(["GET", "POST"])
def safety_again(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    policies.may_look_again(request.user, her).enforce()
    form = AgainForm(request.POST or None)
    if done(form, actions.look_again, by=request.user, resident=her):
        messages.success(request, _("Her social worker finds it on her list, to be done within two days."))
        return redirect(her)
    explain = _("Her social worker finds it on her list, to be done within two days.")
    more = {"heading": _("Look again at what helps her"), "explain": explain, "submit": _("Ask for it")}
    return ask(request, form, her, back="safety_plan", **more)


@require_GET
def observations(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """What was observed over time: one small line for each thing, and all of it as a table."""
    her = open_file(public_id, viewer=request.user)
    seen = queries.observations(her, viewer=request.user)
    page = {
        "resident": her,
        "seen": seen[::-1],
        "lines": _sparks(sightings(seen)),
        "may_write": policies.may_care(request.user, her),
    }
    return render(request, "care_plans/observations.html", page)


def _sparks(sightings: Sequence[Any]) -> list[tuple[Any, Line]]:
    """One small line for each thing that was observed, all on the same scale: how hard, from 0 to 3."""
    return [(sighting, line(sighting.drawn, low=0, high=3)) for sighting in sightings]


@require_http_methods(["GET", "POST"])
def observation_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    policies.may_care(request.user, her).enforce()
    form = ObservationForm(request.POST or None)
    if done(form, actions.observe, by=request.user, resident=her):
        return redirect("observation_list", public_id)
    return ask(request, form, her, heading=_("Write down what you observed"), back="observation_list")
