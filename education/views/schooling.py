"""Her schooling page, and the pages that write down her school years."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from education import actions, policies, queries
from education.forms import EndForm, EnrolForm, EnrolmentChangeForm, PastYearForm, PresenceForm, StopForm, TransferForm
from education.models import Enrolment
from education.views import hers_to_write
from residents.forms import done
from residents.models import Resident
from residents.queries import open_file
from residents.views import ask, ask_fresh, opened_on
from shelter.requests import StaffRequest

BACK = "schooling"


@require_GET
def schooling(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Where she is now, her days at school, what helped her and what it cost, and the years before."""
    her = open_file(public_id, viewer=request.user)
    told = queries.schooling(her, viewer=request.user, everything=bool(request.GET.get("all")))
    page = {"resident": her, "told": told, "may_write": policies.may_write(request.user, her)}
    return render(request, "education/schooling.html", page)


@require_http_methods(["GET", "POST"])
def enrol(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = hers_to_write(request, public_id)
    return _enrol(request, her, _enrol_form(request, her), heading=_("Enrol her"))


@require_http_methods(["GET", "POST"])
def enrolment_next(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """The year after an enrolment: with the next level when she moved on, and with hers again when not."""
    her = hers_to_write(request, public_id)
    before = queries.enrolment(her, pk, viewer=request.user)
    year, level = queries.next_of(before, viewer=request.user)
    known = {
        "year": year, "level": level, "school": before.school, "track": before.track if level == "g12" else "",
        "cover_address": before.cover_address, "who_knows": before.who_knows, "scholarship": before.scholarship,
        "began_on": year.begins_on if year else None,
    }  # fmt: skip
    explain = "" if year else _("The next school year is not known yet. A coordinator adds it to the school years.")
    form = _enrol_form(request, her, before=before, initial=known)
    return _enrol(request, her, form, heading=_("Enrol her for the next year"), explain=explain)


def _enrol_form(
    request: StaffRequest,
    her: Resident,
    before: Enrolment | None = None,
    form: type[EnrolForm] = EnrolForm,
    **more: Any,
) -> EnrolForm:
    schools = queries.schools_for(her, viewer=request.user, but=before)
    years = queries.years_for(schools, viewer=request.user)
    return form(request.POST or None, schools=schools, years=years, **more)


def _enrol(request: StaffRequest, her: Resident, form: EnrolForm, **more: Any) -> HttpResponse:
    if done(form, actions.enrol, by=request.user, resident=her):
        return redirect(BACK, her.public_id)
    return ask(request, form, her, back=BACK, template="education/enrol.html", **more)


@require_http_methods(["GET", "POST"])
def enrolment_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her, one = _one(request, public_id, pk)
    stored = actions.words_of_enrolment(one)
    form = _enrol_form(request, her, before=one, form=EnrolmentChangeForm, initial=opened_on(stored))
    if done(form, actions.change_enrolment, by=request.user, enrolment=one):
        return redirect(BACK, public_id)
    page = {"heading": _("Put this enrolment right"), "back": BACK, "template": "education/enrol.html"}
    return ask_fresh(request, form, her, stored, **page)


@require_http_methods(["GET", "POST"])
def enrolment_end(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """How the year ended, as her school reports it; what was written before can be put right."""
    her, one = _one(request, public_id, pk)
    known = {name: getattr(one, name) for name in EndForm.base_fields}
    known["ended_on"] = one.ended_on or min(one.year.ends_on, localdate())
    words = queries.wordings(one.year, viewer=request.user)
    form = EndForm(request.POST or None, initial=known, words=words)
    if done(form, actions.end_year, by=request.user, enrolment=one):
        return redirect(BACK, public_id)
    explain = f"{one.get_level_display()} · {one.year.label}"
    return ask(request, form, her, heading=_("How her school year ended"), explain=explain, back=BACK)


@require_http_methods(["GET", "POST"])
def enrolment_transfer(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her, one = _one(request, public_id, pk)
    form = TransferForm(request.POST or None, schools=queries.schools_for(her, viewer=request.user))
    if done(form, actions.transfer, by=request.user, enrolment=one):
        return redirect(BACK, public_id)
    explain = _("Her year goes on at another school. At the new school nobody knows, unless you say otherwise.")
    return ask(request, form, her, heading=_("She changes school"), explain=explain, back=BACK)


@require_http_methods(["GET", "POST"])
def enrolment_stop(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her, one = _one(request, public_id, pk)
    form = StopForm(request.POST or None)
    if done(form, actions.stop_going, by=request.user, enrolment=one):
        return redirect(BACK, public_id)
    explain = _("She can be enrolled again at any time.")
    return ask(request, form, her, heading=_("She stopped going"), explain=explain, back=BACK)


@require_http_methods(["GET", "POST"])
def past_year_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = hers_to_write(request, public_id)
    form = PastYearForm(request.POST or None, years=queries.past_years(viewer=request.user))
    if done(form, actions.add_past_year, by=request.user, resident=her):
        return redirect(BACK, public_id)
    explain = _("For her school history. No school is written down.")
    return ask(request, form, her, heading=_("Add a year before"), explain=explain, back=BACK)


@require_http_methods(["GET", "POST"])
def presence_write(request: StaffRequest, public_id: UUID, pk: UUID, number: int) -> HttpResponse:
    """Her days at school in one period of the year."""
    her, one = _one(request, public_id, pk)
    period = queries.period_of(one, number, viewer=request.user)
    presence = queries.presence(one, period, viewer=request.user)
    known: dict[str, Any] = {"class_days": period.class_days}
    if presence:
        known = {name: getattr(presence, name) for name in PresenceForm.base_fields}
    form = PresenceForm(request.POST or None, initial=known)
    if done(form, actions.write_presence, by=request.user, enrolment=one, period=period):
        return redirect(BACK, public_id)
    explain = f"{period.name} · {one.year.label}"
    return ask(request, form, her, heading=_("Days at school"), explain=explain, back=BACK)


def _one(request: StaffRequest, public_id: UUID, pk: UUID) -> tuple[Resident, Enrolment]:
    her = hers_to_write(request, public_id)
    return her, queries.enrolment(her, pk, viewer=request.user)
