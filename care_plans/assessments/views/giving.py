"""Choosing a questionnaire, beginning it, going on with it, and what she may say instead."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from care_plans.assessments import actions, policies, queries
from care_plans.assessments.forms import BeginForm, WithdrawForm, first_guess
from care_plans.assessments.texts import language_of
from care_plans.assessments.views import go_on, offered, opened
from residents.forms import done
from residents.queries import open_file
from residents.views import ask
from shelter.requests import StaffRequest


@require_GET
def choose(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """What is made for her age first; the rest below, to be used for a reason."""
    her = open_file(public_id, viewer=request.user)
    offers = queries.offers(her, viewer=request.user)
    page = {
        "resident": her,
        "offers": [offer for offer in offers if offer.for_her_age and not offer.refusal],
        "others": [offer for offer in offers if not offer.for_her_age and not offer.refusal],
        "closed": [offer for offer in offers if offer.refusal],
    }
    return render(request, "assessments/choose.html", page)


@require_http_methods(["GET", "POST"])
def begin(request: StaffRequest, public_id: UUID, code: str) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    policies.may_give(request.user, her).enforce()
    instrument = offered(code)
    if refusal := queries.refusal(instrument, viewer=request.user):
        return render(request, "assessments/refused.html", {"resident": her, "instrument": instrument, "why": refusal})
    text_in = language_of(instrument)
    initial = first_guess(instrument, her, text_in=text_in)
    form = BeginForm(request.POST or None, initial=initial, instrument=instrument, resident=her, text_in=text_in)
    if begun := done(form, actions.begin, by=request.user, resident=her, instrument=instrument):
        return go_on(begun)
    return render(
        request,
        "assessments/begin.html",
        {
            "form": form, "resident": her, "instrument": instrument, "text_in": text_in, "submit": _("Begin"),
            "back_url": reverse("assessment_choose", args=[public_id]),
        },
    )  # fmt: skip


@require_POST
def resume(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    _her, one = opened(request, public_id, pk)
    return go_on(actions.resume(by=request.user, assessment=one))


@require_http_methods(["GET", "POST"])
def decline(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her, one = opened(request, public_id, pk)
    if request.method == "POST":
        actions.decline(by=request.user, assessment=one)
        return redirect("assessment", public_id, pk)
    policies.may_answer(request.user, one).enforce()
    page = {
        "resident": her,
        "heading": _("She chose not to"),
        "explain": _("It is her right, and it has no consequence for her. It is kept that she was asked."),
        "submit": _("Write it down"),
        "back_url": reverse("assessment", args=[public_id, pk]),
        "back_label": _("Back"),
    }
    return render(request, "ui/confirm.html", page)


@require_http_methods(["GET", "POST"])
def withdraw(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her, one = opened(request, public_id, pk)
    policies.may_withdraw(request.user, one).enforce()
    form = WithdrawForm(request.POST or None)
    if done(form, actions.withdraw, by=request.user, assessment=one):
        return redirect("assessment", public_id, pk)
    explain = _("It stays readable, struck out, and is left out of charts and of comparisons from now on.")
    return ask(request, form, her, heading=_("Entered by mistake"), explain=explain, back="assessment_list")
