"""Pages of sessions and conferences. Lists tell when and what; words are read on the page of one session."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from care_plans.models.codes import Service
from care_plans.services import actions, policies, queries
from care_plans.services.forms import (
    ConferenceChangeForm,
    ConferenceForm,
    GroupChangeForm,
    GroupSessionForm,
    SessionChangeForm,
    SessionForm,
)
from care_plans.services.models import Mode
from residents.forms import done
from residents.models import Resident
from residents.queries import open_file
from residents.tasks.models import Origin
from residents.tasks.queries import set_on
from residents.views import ask, ask_fresh, opened_on
from shelter.requests import StaffRequest


@require_GET
def session_list(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Her sessions, all or of one kind; the latest fifty until all are asked for."""
    her = open_file(public_id, viewer=request.user)
    asked = request.GET.get("kind", "")
    kind = asked if asked in Service.values else ""
    limit = None if request.GET.get("all") else queries.ON_A_PAGE
    sessions, more = queries.sessions(her, viewer=request.user, kind=kind, limit=limit)
    page = {
        "resident": her,
        "sessions": sessions,
        "more": more,
        "kind": kind,
        "kinds": queries.kinds(her, viewer=request.user),
        "may_record": policies.may_record(request.user, her),
    }
    return render(request, "services/sessions.html", page)


@require_http_methods(["GET", "POST"])
def session_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _hers_to_write(request, public_id)
    form = SessionForm(request.POST or None)
    if done(form, actions.record_session, by=request.user, resident=her):
        return redirect("session_list", public_id)
    return ask(request, form, her, heading=_("Write down a session"), back="session_list")


@require_GET
def session(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    one = queries.session(her, pk, viewer=request.user)
    page = {"resident": her, "session": one, "may_change": policies.may_change(request.user, one)}
    return render(request, "services/session.html", page)


@require_http_methods(["GET", "POST"])
def session_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """Put a session right; of a group session, also what all its girls share."""
    her = _hers_to_write(request, public_id)
    one = queries.session(her, pk, viewer=request.user)
    group = one.mode == Mode.GROUP
    stored = actions.words_of(one)
    form = (GroupChangeForm if group else SessionChangeForm)(request.POST or None, initial=opened_on(stored))
    if done(form, actions.change_session, by=request.user, session=one):
        return redirect("session", public_id, pk)
    explain = _("What the girls of this group share, you change for all of them.") if group else ""
    heading = _("Put this session right")
    return ask_fresh(request, form, her, stored, heading=heading, explain=explain, back="session_list")


@require_http_methods(["GET", "POST"])
def group_session(request: StaffRequest) -> HttpResponse:
    """A group session, entered once for all who were there; `?from=` leads back to the girl it was reached from."""
    children = queries.may_take_part(viewer=request.user)
    form = GroupSessionForm(request.POST or None, children=children)
    back_url = _way_back(request.GET.get("from", ""), children)
    if done(form, actions.record_group_session, by=request.user):
        n = len(form.cleaned_data["taking_part"])
        messages.success(request, ngettext("Written for %(n)d girl.", "Written for %(n)d girls.", n) % {"n": n})
        return redirect(back_url)
    page = {"form": form, "children": children, "back_url": back_url}
    return render(request, "services/group.html", page)


def _way_back(asked: str, children: list[Resident]) -> str:
    came_from = next((child.public_id for child in children if str(child.public_id) == asked), None)
    return reverse("session_list", args=[came_from]) if came_from else reverse("today")


@require_GET
def conference_list(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    page = {
        "resident": her,
        "conferences": queries.conferences(her, viewer=request.user),
        "may_record": policies.may_record(request.user, her),
    }
    return render(request, "services/conferences.html", page)


@require_http_methods(["GET", "POST"])
def conference_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _hers_to_write(request, public_id)
    form = ConferenceForm(request.POST or None)
    if made := done(form, actions.record_conference, by=request.user, resident=her):
        messages.success(request, _("The conference is written down."))
        return redirect("conference", public_id, made.pk)
    return ask(request, form, her, heading=_("Write down a case conference"), back="conference_list")


@require_GET
def conference(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """Who sat together and what was decided; from here each thing to do becomes a task."""
    her = open_file(public_id, viewer=request.user)
    one = queries.conference(her, pk, viewer=request.user)
    page = {
        "resident": her,
        "conference": one,
        "tasks": set_on(her, one.written_on, viewer=request.user, origin=Origin.CONFERENCE),
        "today": localdate(),
        "may_record": policies.may_record(request.user, her),
        "may_change": policies.may_change_conference(request.user, one),
    }
    return render(request, "services/conference.html", page)


@require_http_methods(["GET", "POST"])
def conference_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """On the day it was written down."""
    her = _hers_to_write(request, public_id)
    one = queries.conference(her, pk, viewer=request.user)
    policies.may_change_conference(request.user, one).enforce()
    stored = actions.words_of_conference(one)
    form = ConferenceChangeForm(request.POST or None, initial=opened_on(stored))
    if done(form, actions.change_conference, by=request.user, conference=one):
        return redirect("conference", public_id, pk)
    return ask_fresh(request, form, her, stored, heading=_("Put this conference right"), back="conference_list")


def _hers_to_write(request: StaffRequest, public_id: UUID) -> Resident:
    her = open_file(public_id, viewer=request.user)
    policies.may_record(request.user, her).enforce()
    return her
