"""Pages of the people around a child."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from residents.family import actions, policies, queries
from residents.family.forms import ApartForm, PairForm, PersonForm, RuleForm
from residents.family.models import Channel
from residents.forms import done
from residents.models import Resident
from residents.queries import open_file
from residents.views import ask
from shelter.requests import StaffRequest


@require_GET
def family(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Names, rules, reasons; sisters and brothers here; who is kept apart."""
    her = open_file(public_id, viewer=request.user, traced=False)
    page = {
        "resident": her,
        "rows": queries.people(her, viewer=request.user),
        "channels": list(Channel),
        "siblings": queries.siblings(her, viewer=request.user),
        "apart": queries.kept_apart(her, viewer=request.user),
        "may_change": policies.may_change(request.user, her),
        "may_see_names": policies.may_see_names(request.user, her),
    }
    return render(request, "family/family.html", page)


@require_http_methods(["GET", "POST"])
def person_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _hers_to_change(request, public_id)
    form = PersonForm(request.POST or None)
    if made := done(form, actions.add_person, by=request.user, resident=her):
        return redirect("contact_rule", public_id, made.pk)
    explain = _("Nothing is allowed to this person until a rule says so.")
    return ask(request, form, her, heading=_("Add a person"), explain=explain, back="resident_family")


@require_http_methods(["GET", "POST"])
def person_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = _hers_to_change(request, public_id)
    person, identity = queries.named(her, pk, viewer=request.user)
    known = {name: getattr(person, name, None) for name in ("relationship", "label", "trusted")}
    known |= {name: getattr(identity, name, "") for name in ("name", "phone", "address")}
    form = PersonForm(request.POST or None, initial=known)
    if done(form, actions.change_person, by=request.user, person=person):
        return redirect("resident_family", public_id)
    return ask(request, form, her, heading=_("Change this person"), back="resident_family")


@require_http_methods(["GET", "POST"])
def contact_rule(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """What this person may do: the rules so far, and a new one."""
    her = _hers_to_change(request, public_id)
    person = queries.person(her, pk, viewer=request.user)
    asked = request.GET.get("way", "")
    form = RuleForm(request.POST or None, initial={"channel": asked} if asked in Channel.values else None)
    if done(form, actions.decide_contact, by=request.user, person=person):
        return redirect("resident_family", public_id)
    written = queries.rules_of(person, viewer=request.user)
    more = {"person": person, "written": written, "template": "family/rule.html"}
    return ask(request, form, her, heading=_("Contact rule"), back="resident_family", **more)


@require_http_methods(["GET", "POST"])
def sibling_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _hers_to_change(request, public_id)
    form = PairForm(request.POST or None, children=queries.other_children(her, viewer=request.user))
    if done(form, actions.link_siblings, by=request.user, resident=her):
        return redirect("resident_family", public_id)
    return ask(request, form, her, heading=_("Link a sister or brother"), back="resident_family")


@require_http_methods(["GET", "POST"])
def sibling_end(request: StaffRequest, public_id: UUID, other: UUID) -> HttpResponse:
    return _part_ways(request, public_id, other, actions.unlink_siblings, _("Undo the link between these two"))


@require_http_methods(["GET", "POST"])
def apart_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = _hers_to_change(request, public_id)
    form = ApartForm(request.POST or None, children=queries.other_children(her, viewer=request.user))
    if done(form, actions.keep_apart, by=request.user, resident=her):
        return redirect("resident_family", public_id)
    explain = _("Everybody on the floor sees that these two are not put together. Why is kept nowhere.")
    return ask(request, form, her, heading=_("Keep two children apart"), explain=explain, back="resident_family")


@require_http_methods(["GET", "POST"])
def apart_end(request: StaffRequest, public_id: UUID, other: UUID) -> HttpResponse:
    return _part_ways(request, public_id, other, actions.end_keep_apart, _("They may be put together again"))


def _part_ways(request: StaffRequest, public_id: UUID, other: UUID, action: Any, heading: str) -> HttpResponse:
    her = _hers_to_change(request, public_id)
    second = get_object_or_404(queries.other_children(her, viewer=request.user), public_id=other)
    if request.method == "POST":
        action(by=request.user, resident=her, other=second)
        return redirect("resident_family", public_id)
    page = {"resident": her, "heading": heading, "explain": f"{her.code_name} · {second.code_name}"}
    return render(request, "family/part_ways.html", page)


def _hers_to_change(request: StaffRequest, public_id: UUID) -> Resident:
    her = open_file(public_id, viewer=request.user)
    policies.may_change(request.user, her).enforce()
    return her
