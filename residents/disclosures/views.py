"""Pages of what she told, behind a door that asks why; and of interviews, for those who read her case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from residents.disclosures import actions, policies, queries
from residents.disclosures.forms import InterviewForm, InterviewMistakeForm, ReportForm, ToldForm, ToldMistakeForm
from residents.forms import done
from residents.models import Resident
from residents.queries import open_file
from residents.views import ask
from residents.views.doors import behind
from shelter.access import Permission
from shelter.requests import StaffRequest


@require_GET
def told(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Her words, for fifteen minutes."""
    her, until = behind(request, public_id, Permission.DISCLOSURE)
    if until is None:
        return redirect("resident_why", public_id, Permission.DISCLOSURE)
    page = {"resident": her, "until": until, "entries": queries.told(her, viewer=request.user)}
    return render(request, "disclosures/told.html", page | {"may_keep": policies.may_keep(request.user, her)})


@require_http_methods(["GET", "POST"])
def told_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _hers_to_add_to(request, public_id)
    form = ToldForm(request.POST or None)
    if done(form, actions.keep_told, by=request.user, resident=her):
        messages.success(request, _("It is kept, and closed."))
        return redirect(her)
    explain = _("It is kept closed: to read it again, you will be asked why. It is never altered.")
    return ask(request, form, her, heading=_("Write down what she told"), explain=explain, back="resident_file")


@require_http_methods(["GET", "POST"])
def told_report(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    explain = _("What was written before stays as it is; this is added to it.")
    return _to_an_entry(request, public_id, pk, ReportForm, actions.note_report, _("A report was sent"), explain)


@require_http_methods(["GET", "POST"])
def told_mistake(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    heading = _("This entry was made by mistake")
    return _to_an_entry(request, public_id, pk, ToldMistakeForm, actions.mark_told_mistake, heading, _stands())


def _to_an_entry(
    request: StaffRequest, public_id: UUID, pk: UUID, kind: Any, action: Any, heading: str, explain: str
) -> HttpResponse:
    """Something is added to an entry behind the door; where the door is closed, it asks why."""
    her, until = behind(request, public_id, Permission.DISCLOSURE)
    policies.may_keep(request.user, her).enforce()
    if until is None:
        return redirect("resident_why", public_id, Permission.DISCLOSURE)
    entry = queries.disclosure(her, pk, viewer=request.user)
    form = kind(request.POST or None)
    if done(form, action, by=request.user, disclosure=entry):
        return redirect("resident_told", public_id)
    return ask(request, form, her, heading=heading, explain=explain, back="resident_told")


@require_GET
def interviews(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    page = {"resident": her, "interviews": queries.interviews(her, viewer=request.user)}
    return render(request, "disclosures/interviews.html", page | {"may_keep": policies.may_keep(request.user, her)})


@require_http_methods(["GET", "POST"])
def interview_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _hers_to_add_to(request, public_id)
    form = InterviewForm(request.POST or None)
    if done(form, actions.note_interview, by=request.user, resident=her):
        return redirect("resident_interviews", public_id)
    explain = _("Who talked with her about what happened, and what for. What she answered has its own closed part.")
    return ask(request, form, her, heading=_("Note an interview"), explain=explain, back="resident_interviews")


@require_http_methods(["GET", "POST"])
def interview_mistake(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = _hers_to_add_to(request, public_id)
    interview = queries.interview(her, pk, viewer=request.user)
    form = InterviewMistakeForm(request.POST or None)
    if done(form, actions.mark_interview_mistake, by=request.user, interview=interview):
        return redirect("resident_interviews", public_id)
    heading = _("This entry was made by mistake")
    return ask(request, form, her, heading=heading, explain=_stands(), back="resident_interviews")


def _stands() -> str:
    return _("It stays as it is, marked as a mistake, and counts no longer.")


def _hers_to_add_to(request: StaffRequest, public_id: UUID) -> Resident:
    her = open_file(public_id, viewer=request.user)
    policies.may_keep(request.user, her).enforce()
    return her
