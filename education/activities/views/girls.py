"""What one girl takes part in: the lists she is on, what she joined lately, and how much she enjoyed it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from education.activities import actions, policies, queries
from education.activities.forms import JoinForm, LeaveForm, RateForm
from education.activities.models import Here, Programme
from residents.forms import done
from residents.models import Resident
from residents.queries import open_file
from residents.views import ask
from shelter.models import Staff
from shelter.requests import StaffRequest


@require_GET
def girl_activities(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    told = queries.joined(her, viewer=request.user)
    page = {
        "resident": her,
        "lists": queries.hers(her, viewer=request.user),
        "told": told,
        "joined": sum(line.here == Here.HERE for line in told),
        "declined": sum(line.here == Here.DECLINED for line in told),
        "may_arrange": policies.may_arrange_hers(request.user, her),
    }
    return render(request, "activities/girl.html", page)


def _to_change(request: StaffRequest, public_id: UUID) -> Resident:
    her = open_file(public_id, viewer=request.user)
    policies.may_arrange_hers(request.user, her).enforce()
    return her


def _join(*, by: Staff, girl: Resident, programme: Programme, **more: object) -> object:
    return actions.sign_up(by=by, programme=programme, girls=[girl], **more)  # type: ignore[arg-type]  # begins_on


@require_http_methods(["GET", "POST"])
def girl_join(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _to_change(request, public_id)
    form = JoinForm(request.POST or None, programmes=queries.may_join(her, viewer=request.user))
    if done(form, _join, by=request.user, girl=her) is not None:
        return redirect("girl_activities", public_id)
    explain = _("She chooses herself, and can stop whenever she likes.")
    return ask(request, form, her, heading=_("She would like to join"), explain=explain, back="girl_activities")


@require_http_methods(["GET", "POST"])
def girl_leave(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = _to_change(request, public_id)
    entry = queries.entry(her, pk, viewer=request.user)
    form = LeaveForm(request.POST or None)
    if done(form, actions.leave_list, by=request.user, entry=entry):
        return redirect("girl_activities", public_id)
    explain = f"{entry.programme.name}. {_('It is her choice, and she can come back whenever she likes.')}"
    return ask(request, form, her, heading=_("She chooses not to go on"), explain=explain, back="girl_activities")


@require_http_methods(["GET", "POST"])
def girl_rate(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """Her own answer, if she likes to give one."""
    her = _to_change(request, public_id)
    told = queries.participation(her, pk, viewer=request.user)
    form = RateForm(request.POST or None, initial={"enjoyed": told.enjoyed or ""})
    if done(form, actions.rate, by=request.user, participation=told):
        return redirect("girl_activities", public_id)
    explain = f"{told.meeting.programme.name} · {date_format(told.meeting.held_on, 'SHORT_DATE_FORMAT')}"
    return ask(request, form, her, heading=_("Did she enjoy it?"), explain=explain, back="girl_activities")
