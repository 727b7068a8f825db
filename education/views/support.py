"""Short pages that write down what supports her schooling: help, costs, awards, contacts with her school."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from education import actions, queries
from education.forms import AwardForm, ContactForm, CostForm, HelpForm
from education.views import hers_to_write
from residents.forms import done
from residents.views import ask
from shelter.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def help_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    return _add(request, public_id, HelpForm, actions.add_help, _("Write down help for school"))


@require_http_methods(["GET", "POST"])
def help_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    return _change(request, public_id, pk, HelpForm, queries.help_given, actions.change_help)


@require_http_methods(["GET", "POST"])
def cost_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    return _add(request, public_id, CostForm, actions.add_cost, _("Write down a cost"))


@require_http_methods(["GET", "POST"])
def cost_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    return _change(request, public_id, pk, CostForm, queries.cost, actions.change_cost)


@require_http_methods(["GET", "POST"])
def award_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    return _add(request, public_id, AwardForm, actions.add_award, _("Write down an award"))


@require_http_methods(["GET", "POST"])
def award_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    return _change(request, public_id, pk, AwardForm, queries.award, actions.change_award)


@require_http_methods(["GET", "POST"])
def contact_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    return _add(request, public_id, ContactForm, actions.add_contact, _("Write down a contact with her school"))


@require_http_methods(["GET", "POST"])
def contact_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    return _change(request, public_id, pk, ContactForm, queries.contact, actions.change_contact)


def _add(
    request: StaffRequest, public_id: UUID, shape: type[forms.Form], action: Callable[..., Any], heading: str
) -> HttpResponse:
    her = hers_to_write(request, public_id)
    form = shape(request.POST or None)
    if done(form, action, by=request.user, resident=her):
        return redirect("schooling", public_id)
    return ask(request, form, her, heading=heading, back="schooling")


def _change(
    request: StaffRequest,
    public_id: UUID,
    pk: UUID,
    shape: type[forms.Form],
    find: Callable[..., Any],
    action: Callable[..., Any],
) -> HttpResponse:
    her = hers_to_write(request, public_id)
    row = find(her, pk, viewer=request.user)
    known = {name: getattr(row, {"given_by": "by"}.get(name, name)) for name in shape.base_fields}
    form = shape(request.POST or None, initial=known)
    if done(form, action, by=request.user, row=row):
        return redirect("schooling", public_id)
    return ask(request, form, her, heading=_("Put this right"), back="schooling")
