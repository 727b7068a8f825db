"""How a child comes to us: searched by name, referred, decided, admitted; and once more for one who was here."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from residents import actions, ages, policies, queries
from residents.forms import done
from residents.forms.arrival import AdmitForm, DecisionForm, NamesForm, ReferAgainForm, ReferForm, ReferralForm
from residents.models import Resident
from residents.models.codes import Decision, Phase
from residents.views import ask, steps_of
from shelter.access import Permission
from shelter.accounts import drafts
from shelter.requests import StaffRequest

STAGE = "residents/arrival/stage.html"


@require_http_methods(["GET", "POST"])
def search(request: StaffRequest) -> HttpResponse:
    """Is she here already? What is typed is only ever posted, never part of an address."""
    policies.may_search_names(request.user).enforce()
    form = NamesForm(request.POST or None)
    page: dict[str, Any] = {"form": form, "may_add": request.user.may(Permission.ADMIT)}
    if form.is_valid():
        page |= {"searched": True, "refer_url": reverse("resident_refer", args=[uuid4()]), "typed": _names(form)}
        page |= _matches(queries.look_for(viewer=request.user, **form.cleaned_data))
    else:
        page["begun"] = drafts.begun("/residents/refer/", viewer=request.user)
    return render(request, "residents/arrival/search.html", page)


def _names(form: NamesForm) -> dict[str, str]:
    """The names as far as they could be read: what the referral goes on with."""
    form.is_valid()
    return {name: form.cleaned_data.get(name, "") for name in ("given", "family", "nickname")}


def _matches(seen: queries.Search) -> dict[str, Any]:
    return {"rows": [_match(found) for found in seen.found], "homes": seen.homes}


def _match(found: queries.Found) -> dict[str, Any]:
    her = found.resident
    told = (her.number, her.home.name, ages.age_band(her.birth_month, localdate()), her.get_phase_display())
    return {
        "title": her.code_name,
        "url": her.get_absolute_url(),
        "note": " · ".join(map(str, told)),
        "badge": found.how_alike,
    }


@require_http_methods(["GET", "POST"])
def refer(request: StaffRequest, key: UUID) -> HttpResponse:
    """The referral of a girl nobody knows yet. The key keeps the draft of one girl apart from the next one's."""
    policies.may_add(request.user).enforce()
    begins = "begin" in request.POST
    initial = _names(NamesForm(request.POST)) if begins else drafts.initial(request)
    if request.method == "GET" and not initial:
        return redirect("resident_add")  # nothing was searched for, and nothing begun
    form = ReferForm(
        None if begins or request.method == "GET" else request.POST,
        initial=initial,
        homes=request.user.homes_on(localdate()),
        workers=queries.social_workers(viewer=request.user),
        free=queries.free_code_names(6, viewer=request.user),
    )
    if her := done(form, actions.refer, by=request.user):
        return redirect("resident_arrival", her.public_id)
    return render(request, "residents/arrival/refer.html", {"form": form, "steps": _steps(0)})


def _steps(now: int) -> list[dict[str, Any]]:
    return steps_of((_("Referral"), _("Decision"), _("Admission")), now)


def _stage_of(resident: Resident) -> int:
    return {Phase.REFERRED: 1, Phase.DECLINED: 2, Phase.ACCEPTED: 2}.get(Phase(resident.phase), 3)


@require_GET
def arrival(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Where her arrival stands: what is done, and what is still to do."""
    seen = queries.arrival(public_id, viewer=request.user)
    her = seen.resident
    page = {
        "seen": seen,
        "resident": her,
        "steps": _steps(_stage_of(her)),
        "undecided": her.phase == Phase.REFERRED,
        "waits": her.phase == Phase.ACCEPTED,
        "here": her.phase == Phase.IN_RESIDENCE and seen.came_on is not None,
        "may_write": policies.may_write(request.user, her),
        "may_change": policies.may_decide(request.user, her, Decision.PENDING),
        "may_admit": policies.may_admit(request.user, her),
        "may_refer_again": policies.may_refer_again(request.user, her),
    }
    return render(request, "residents/arrival/arrival.html", page)


def _open(request: StaffRequest, public_id: UUID) -> Resident:
    """Her file, for those who may write in it: an arrival is written by them alone."""
    her = queries.open_file(public_id, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    return her


@require_http_methods(["GET", "POST"])
def referral_change(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _open(request, public_id)
    policies.may_decide(request.user, her, Decision.PENDING).enforce()
    latest = queries.latest_referral(her, viewer=request.user)
    initial = {name: getattr(latest, name) for name in ReferralForm.base_fields} if latest else None
    form = ReferralForm(request.POST or None, initial=initial)
    if done(form, actions.change_referral, by=request.user, resident=her):
        return redirect("resident_arrival", public_id)
    heading = _("The referral")
    return ask(request, form, her, heading=heading, back="resident_arrival", template=STAGE, steps=_steps(0))


@require_http_methods(["GET", "POST"])
def refer_again(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """She was here before and is referred to us once more: her file goes on."""
    her = _open(request, public_id)
    policies.may_refer_again(request.user, her).enforce()
    form = ReferAgainForm(request.POST or None, workers=queries.social_workers(viewer=request.user))
    if done(form, actions.refer_again, by=request.user, resident=her):
        return redirect("resident_arrival", public_id)
    heading, explain = _("Refer her again"), _("She keeps her file. Who asks us to receive her this time?")
    more = {"template": STAGE, "steps": _steps(0), "explain": explain}
    return ask(request, form, her, heading=heading, back="resident_arrival", **more)


@require_http_methods(["GET", "POST"])
def decide(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _open(request, public_id)
    policies.may_decide(request.user, her, Decision.PENDING).enforce()
    form = DecisionForm(request.POST or None)
    if done(form, actions.decide, by=request.user, resident=her):
        return redirect("resident_arrival", public_id)
    heading = _("Decision")
    return ask(request, form, her, heading=heading, back="resident_arrival", template=STAGE, steps=_steps(1))


@require_http_methods(["GET", "POST"])
def admit(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _open(request, public_id)
    policies.may_admit(request.user, her).enforce()
    now = {name: getattr(her, name) for name in ("called", "languages", "allergies", "safe_today")}
    form = AdmitForm(request.POST or None, initial=now, beds=queries.beds_to_offer(viewer=request.user))
    if done(form, actions.admit, by=request.user, resident=her):
        return redirect("resident_arrival", public_id)
    heading, template = _("Admission"), "residents/arrival/admit.html"
    return ask(request, form, her, heading=heading, back="resident_arrival", template=template, steps=_steps(2))
