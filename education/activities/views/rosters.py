"""The roster of one session: taking the roll, on the day or from paper; printing it; and when it did not take place."""

from datetime import date, time
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from education.activities import actions, policies, queries
from education.activities.forms import PaperForm, RosterForm
from education.activities.queries import Roster
from education.activities.views import ask
from residents.policies import may_move, remember
from shelter.requests import StaffRequest
from shelter.ui.forms import tell, tell_whole


@require_http_methods(["GET", "POST"])
def roster(request: StaffRequest, pk: UUID, held_on: date, begins_at: time | None = None) -> HttpResponse:
    """Take the roll, or put it right. A session whose hour is not in the address, but known, is found by it."""
    viewer, sent = request.user, request.method == "POST"
    one = queries.roster(pk, held_on, begins_at, viewer=viewer, to_write=sent)
    if not sent and begins_at is None and one.meeting is None and (hour := _only_hour(one, request)):
        return redirect("roster", pk, held_on, hour)
    form = RosterForm(request.POST if sent else None, roster=one, away={} if sent else _away(one, request))
    if sent and _took(form, one, request):
        return redirect("roster", *one.place)
    return render(request, "activities/roster.html", _page(request, one, form))


def _took(form: RosterForm, one: Roster, request: StaffRequest) -> bool:
    """Whether the roll is written down. What the action refuses, it refuses before it has written anything."""
    if not form.is_valid():
        return False
    try:
        actions.take_roll(by=request.user, roster=one, **form.cleaned_data)
    except ValidationError as objection:
        tell(form, objection)
        return False
    return True


def _page(request: StaffRequest, one: Roster, form: RosterForm) -> dict[str, Any]:
    may_arrange = policies.may_arrange(request.user)
    return {
        "roster": one,
        "form": form,
        "to_come": one.held_on > localdate(),
        "over": one.held_on < localdate(),
        "may_arrange": may_arrange,
        "may_take": bool(may_arrange) and one.held_on <= localdate(),
        "to_look_for": [line.girl.code_name for line in one.lines if line.mark and line.mark.needs_a_look],
        "add_url": _add_url(one),
        "print_url": reverse("roster_print", args=one.place),
        "cancel_url": reverse("roster_cancel", args=one.place),
        "held_url": reverse("roster_held", args=one.place),
    }


def _add_url(one: Roster) -> str:
    """From the roster of a past day, as from paper, she begins on that day."""
    asked = f"?from={one.held_on}" if one.held_on < localdate() else ""
    return reverse("roster_list_add", args=[one.programme.pk]) + asked


def _only_hour(one: Roster, request: StaffRequest) -> time | None:
    hours = queries.at_hours(one.programme, one.held_on, viewer=request.user)
    return hours[0] if len(hours) == 1 else None


def _away(one: Roster, request: StaffRequest) -> dict[UUID, str]:
    """Where a girl's being away from the home is written down, by those who may."""
    girls = [line.girl for line in one.lines if _may_note_away(request, line.girl)]
    return {girl.pk: reverse("stay_away", args=[girl.public_id]) for girl in girls}


def _may_note_away(request: StaffRequest, girl: Any) -> bool:
    """As `may_move` says, by what came along with her row."""
    remember(request.user, girl)
    return bool(may_move(request.user, girl))


@require_GET
def roster_print(request: StaffRequest, pk: UUID, held_on: date, begins_at: time | None = None) -> HttpResponse:
    """One page of paper, with empty boxes: for the yard, and for days without power."""
    one = queries.roster(pk, held_on, begins_at, viewer=request.user)
    actions.print_roster(by=request.user, roster=one)
    return render(
        request, "activities/roster_print.html", {"roster": one, "back_url": reverse("roster", args=one.place)}
    )


@require_http_methods(["GET", "POST"])
def roster_cancel(request: StaffRequest, pk: UUID, held_on: date, begins_at: time | None = None) -> HttpResponse:
    one = queries.roster(pk, held_on, begins_at, viewer=request.user, to_write=True)
    objections: list[str] = []
    if request.method == "POST":
        objections = tell_whole(actions.cancel_meeting, by=request.user, roster=one)
        if not objections:
            return redirect("programme", pk)
    to_come = one.held_on > localdate()
    explain = "" if to_come else _("The session is kept as one that did not take place. Nobody was away.")
    page = {
        "heading": _("It will not take place") if to_come else _("It did not take place?"),
        "explain": " ".join(objections) or explain,
        "submit": _("It will not take place") if to_come else _("It did not take place"),
        "back_url": reverse("roster", args=one.place),
        "back_label": _("Back"),
    }
    return render(request, "ui/confirm.html", page)


@require_POST
def roster_held(request: StaffRequest, pk: UUID, held_on: date, begins_at: time | None = None) -> HttpResponse:
    one = queries.roster(pk, held_on, begins_at, viewer=request.user, to_write=True)
    actions.hold_after_all(by=request.user, roster=one)
    return redirect("roster", *one.place)


@require_GET
def roster_paper(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Enter from paper: on which day it was."""
    policies.may_arrange(request.user).enforce()
    one = queries.programme(pk, viewer=request.user)

    def hours(day: date) -> Any:
        return queries.at_hours(one, day, viewer=request.user)

    form = PaperForm(request.GET if "held_on" in request.GET else None, programme=one, hours=hours)
    if form.is_valid():
        hour = form.cleaned_data["begins_at"]
        return redirect("roster", pk, form.cleaned_data["held_on"], *([hour] if hour else []))
    explain = _("Write down what the paper says, for the day that stands on it.")
    words = {"heading": _("Enter from paper"), "explain": explain, "submit": _("Open the roster")}
    return ask(request, form, one, method="get", **words)
