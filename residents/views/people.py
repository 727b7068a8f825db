"""Who accompanies her, and where she lives: beds, homes, absences, leaving, after-care."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from residents import actions, policies, queries
from residents.forms import done
from residents.forms.stays import (
    AftercareEndForm,
    AftercareForm,
    AssignForm,
    AssignmentEndForm,
    AwayForm,
    BackForm,
    BedForm,
    DischargeForm,
)
from residents.models import Resident
from residents.models.codes import TeamRole
from residents.views import ask
from shelter.access import Decision
from shelter.models import Staff
from shelter.requests import StaffRequest


@require_GET
def team(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    page = {
        "resident": her,
        "team": queries.team(her, viewer=request.user),
        "earlier": queries.earlier_team(her, viewer=request.user),
        "may_assign": policies.may_assign(request.user, her, TeamRole.PRIMARY),
        "primary": TeamRole.PRIMARY,
    }
    return render(request, "residents/team.html", page)


@require_http_methods(["GET", "POST"])
def team_assign(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    form = AssignForm(request.POST or None, candidates=queries.candidates(her, viewer=request.user))
    if done(form, actions.assign, by=request.user, resident=her):
        return redirect("resident_team", public_id)
    explain = _("A new social worker follows the one before without a gap; others are added.")
    return ask(request, form, her, heading=_("Change her team"), explain=explain, back="resident_team")


@require_http_methods(["GET", "POST"])
def team_end(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    assignment = queries.assignment(her, pk, viewer=request.user)
    policies.may_assign(request.user, her, TeamRole(assignment.role)).enforce()
    form = AssignmentEndForm(request.POST or None)
    if done(form, actions.end_assignment, by=request.user, assignment=assignment):
        return redirect("resident_team", public_id)
    explain = f"{assignment.staff.name} · {assignment.get_role_display()}"
    return ask(request, form, her, heading=_("End this role"), explain=explain, back="resident_team", submit=_("End"))


@require_GET
def stays(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    page = {
        "resident": her,
        "stays": queries.stays(her, viewer=request.user),
        "bed": queries.bed_of(her, viewer=request.user),
        "absence": queries.absence(her, viewer=request.user),
        "may_move": policies.may_move(request.user, her),
        "may_begin_aftercare": policies.may_begin_aftercare(request.user, her),
        "may_end_aftercare": policies.may_end_aftercare(request.user, her),
        "may_admit": policies.may_admit(request.user, her),
    }
    return render(request, "residents/stays.html", page)


Rule = Callable[[Staff, Resident], Decision]


def _step(
    request: StaffRequest, public_id: UUID, rule: Rule, make: Callable[..., forms.Form], action: Any, **words: str
) -> HttpResponse:
    """One step of a stay: may she, the form, the action, and back to her stays."""
    her = queries.open_file(public_id, viewer=request.user)
    rule(request.user, her).enforce()
    form = make(request.POST or None, her)
    if done(form, action, by=request.user, resident=her):
        return redirect("resident_stays", public_id)
    return ask(request, form, her, back="resident_stays", **words)


@require_http_methods(["GET", "POST"])
def stay_bed(request: StaffRequest, public_id: UUID) -> HttpResponse:
    def make(sent: Any, her: Resident) -> forms.Form:
        return BedForm(sent, beds=queries.free_beds(her.home, viewer=request.user))

    return _step(request, public_id, policies.may_move, make, actions.change_bed, heading=_("Change bed"))


@require_http_methods(["GET", "POST"])
def stay_home(request: StaffRequest, public_id: UUID) -> HttpResponse:
    def make(sent: Any, her: Resident) -> forms.Form:
        return BedForm(sent, beds=queries.beds_elsewhere(her.home, viewer=request.user))

    explain = _("Her file goes with her. Ask the other home first which bed is free.")
    heading = _("Move to another home")
    return _step(request, public_id, policies.may_move, make, actions.move_home, heading=heading, explain=explain)


@require_http_methods(["GET", "POST"])
def stay_away(request: StaffRequest, public_id: UUID) -> HttpResponse:
    heading, explain = _("She is away"), _("Her bed stays hers.")
    return _step(
        request, public_id, policies.may_move, _plain(AwayForm), actions.go_away, heading=heading, explain=explain
    )


@require_http_methods(["GET", "POST"])
def stay_back(request: StaffRequest, public_id: UUID) -> HttpResponse:
    return _step(request, public_id, policies.may_move, _plain(BackForm), actions.come_back, heading=_("She is back"))


@require_http_methods(["GET", "POST"])
def stay_discharge(request: StaffRequest, public_id: UUID) -> HttpResponse:
    heading, explain = _("She leaves the home"), _("Her file stays, and after-care may begin.")
    rule, action = policies.may_discharge, actions.discharge
    return _step(request, public_id, rule, _plain(DischargeForm), action, heading=heading, explain=explain)


@require_http_methods(["GET", "POST"])
def aftercare_begin(request: StaffRequest, public_id: UUID) -> HttpResponse:
    rule, action = policies.may_begin_aftercare, actions.begin_aftercare
    return _step(request, public_id, rule, _plain(AftercareForm), action, heading=_("Begin after-care"))


@require_http_methods(["GET", "POST"])
def aftercare_end(request: StaffRequest, public_id: UUID) -> HttpResponse:
    rule, action = policies.may_end_aftercare, actions.end_aftercare
    return _step(request, public_id, rule, _plain(AftercareEndForm), action, heading=_("End after-care"))


def _plain(form: type[forms.Form]) -> Callable[[Any, Resident], forms.Form]:
    return lambda sent, _her: form(sent)
