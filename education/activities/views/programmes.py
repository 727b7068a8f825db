"""Programmes of a home: the list with the sessions of today, one programme, its weekly plan and its list."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from education.activities import actions, policies, queries
from education.activities.forms import EndForm, ExtraForm, LeaveForm, ProgrammeForm, SignUpForm, SlotForm
from education.activities.models import Programme, Weekday
from education.activities.rows import session_row, weekly
from education.activities.schedule import in_force
from education.activities.views import ask
from residents.forms import done
from shelter.models import Home
from shelter.requests import StaffRequest
from shelter.ui.forms import tell_whole

KNOWN = ("name", "kind", "place", "leader", "capacity", "regular", "begins_on")


@require_GET
def activity_list(request: StaffRequest) -> HttpResponse:
    """The sessions of today on top, and the programmes of her homes, or of one of them."""
    viewer, asked = request.user, request.GET.get("home", "")
    policies.may_see(viewer).enforce()
    shown = next((home for home in viewer.homes_today if str(home.pk) == asked), None)
    programmes = queries.programmes(viewer=viewer, home=shown)
    several = len(viewer.homes_today) > 1 and shown is None
    page = {
        "sessions": [session_row(each, several) for each in queries.todays(programmes, viewer=viewer)],
        "running": [_row(each, several) for each in programmes if not _over(each)],
        "over": [_row(each, several) for each in programmes if _over(each)],
        "chips": _chips(viewer.homes_today, shown),
        "may_arrange": policies.may_add(viewer),
        "may_bring_in": policies.may_bring_in(viewer),
    }
    return render(request, "activities/list.html", page)


def _over(programme: Programme) -> bool:
    return programme.ends_on is not None and programme.ends_on < localdate()


def _chips(homes: list[Home], shown: Home | None) -> list[dict[str, Any]]:
    if len(homes) < 2:
        return []
    every = {"label": _("All"), "url": "?", "active": shown is None}
    return [every, *({"label": home.name, "url": f"?home={home.pk}", "active": home == shown} for home in homes)]


def _row(programme: Any, several: bool) -> dict[str, Any]:
    told = [programme.get_kind_display(), *weekly(programme), *([programme.home.name] if several else [])]
    return {"programme": programme, "note": " · ".join(str(part) for part in told)}


@require_GET
def programme(request: StaffRequest, pk: UUID) -> HttpResponse:
    one = queries.programme(pk, viewer=request.user)
    sessions, today = queries.around(one, viewer=request.user), localdate()
    page = {
        "programme": one,
        "sessions": [session_row(each) for each in reversed(sessions) if each.held_on <= today],
        "coming": [session_row(each) for each in sessions if each.held_on > today],
        "list": queries.list_of(one, viewer=request.user),
        "may_arrange": policies.may_arrange_in(request.user, one.home_id),
        "ends_later": one.ends_on is not None and one.ends_on >= today,
        "goes_on": in_force(one, max(today, one.begins_on)),
        "today": today,
    }
    return render(request, "activities/programme.html", page)


@require_http_methods(["GET", "POST"])
def programme_add(request: StaffRequest) -> HttpResponse:
    policies.may_add(request.user).enforce()
    homes = request.user.homes_today
    only = {"home": homes[0]} if len(homes) == 1 else {}
    form = ProgrammeForm(request.POST or None, homes=() if only else homes)
    if made := done(form, actions.add_programme, by=request.user, **only):
        return redirect("programme", made.pk)
    return ask(request, form, None, heading=_("Add a programme"))


def _to_change(request: StaffRequest, pk: UUID) -> Programme:
    policies.may_arrange(request.user).enforce()
    return queries.programme(pk, viewer=request.user)


@require_http_methods(["GET", "POST"])
def programme_change(request: StaffRequest, pk: UUID) -> HttpResponse:
    one = _to_change(request, pk)
    form = ProgrammeForm(request.POST or None, initial={name: getattr(one, name) for name in KNOWN})
    if done(form, actions.change_programme, by=request.user, programme=one):
        return redirect("programme", pk)
    return ask(request, form, one, heading=_("Change this programme"))


@require_http_methods(["GET", "POST"])
def programme_end(request: StaffRequest, pk: UUID) -> HttpResponse:
    one = _to_change(request, pk)
    form = EndForm(request.POST or None, initial={"ends_on": one.ends_on or localdate()}, ended=bool(one.ends_on))
    if done(form, actions.end_programme, by=request.user, programme=one):
        return redirect("programme", pk)
    explain = _("It does not take place any more after that day. What was written down stays.")
    return ask(request, form, one, heading=_("End this programme"), explain=explain, submit=_("End"))


@require_http_methods(["GET", "POST"])
def slot_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    one = _to_change(request, pk)
    form = SlotForm(request.POST or None)
    if done(form, actions.add_slot, by=request.user, programme=one):
        return redirect("programme", pk)
    return ask(request, form, one, heading=_("When it takes place each week"))


@require_http_methods(["GET", "POST"])
def slot_remove(request: StaffRequest, pk: UUID, slot: UUID) -> HttpResponse:
    one = _to_change(request, pk)
    hour = queries.slot(slot, one, viewer=request.user)
    if request.method == "POST" and not tell_whole(actions.remove_slot, by=request.user, slot=hour):
        return redirect("programme", pk)
    page = {
        "heading": _("Take this hour out of the weekly plan?"),
        "explain": f"{one.name} · {Weekday(hour.weekday).label} {hour.begins_at:%H:%M}",
        "submit": _("Take it out"),
        "back_url": reverse("programme", args=[pk]),
        "back_label": _("Back"),
    }
    return render(request, "ui/confirm.html", page)


@require_http_methods(["GET", "POST"])
def meeting_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    one = _to_change(request, pk)
    form = ExtraForm(request.POST or None)
    if done(form, actions.plan_meeting, by=request.user, programme=one):
        return redirect("programme", pk)
    return ask(request, form, one, heading=_("Plan one more session"))


@require_http_methods(["GET", "POST"])
def roster_list_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Girls of its home begin."""
    one = _to_change(request, pk)
    day = _day_asked(request)
    girls = queries.may_be_added(one, viewer=request.user, on=day)
    form = SignUpForm(request.POST or None, girls=girls, initial={"begins_on": day})
    if done(form, actions.sign_up, by=request.user, programme=one) is not None:
        return redirect("programme", pk)
    explain = ""
    if one.capacity:
        places = {"taken": one.girls, "places": one.capacity}  # type: ignore[attr-defined]  # annotated by the query
        explain = _("%(taken)d of %(places)d places are taken.") % places
    return ask(request, form, one, heading=_("Add girls to the list"), explain=explain)


def _day_asked(request: StaffRequest) -> date:
    """The day of the roster she comes from, where it is a past one."""
    try:
        return min(date.fromisoformat(request.GET.get("from", "")), localdate())
    except ValueError:
        return localdate()


@require_http_methods(["GET", "POST"])
def roster_list_end(request: StaffRequest, pk: UUID, entry: UUID) -> HttpResponse:
    """She chooses not to go on."""
    one = _to_change(request, pk)
    hers = queries.entry_of(one, entry, viewer=request.user)
    form = LeaveForm(request.POST or None)
    if done(form, actions.leave_list, by=request.user, entry=hers):
        return redirect("programme", pk)
    explain = _("It is her choice, and she can come back whenever she likes.")
    heading = _("%(code_name)s chooses not to go on") % {"code_name": hers.resident.code_name}
    return ask(request, form, one, heading=heading, explain=explain)
