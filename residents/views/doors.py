"""The closed parts of a file: what opens at once and is traced, what asks why, and who looked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from residents import actions, policies, queries
from residents.forms import done
from residents.forms.file import IdentityForm, LegalForm, StoryForm, WhyForm
from residents.models import Resident
from residents.models.codes import Concern
from residents.queries.file import OPEN_FOR
from residents.views import ask
from shelter.access import ASKS_WHY, Permission
from shelter.accounts.confirming import confirm_first
from shelter.requests import StaffRequest


@dataclass(frozen=True, slots=True)
class Part:
    """A closed part: its name, its page, its picture, and what it holds in general terms."""

    permission: Permission
    title: Promise
    page: str
    icon: str
    holds: Promise


PARTS = (
    Part(Permission.IDENTITY, gettext_lazy("Identity"), "resident_identity", "person",
         gettext_lazy("“Identity” holds her legal name, her birth date and where she comes from.")),
    Part(Permission.CASE, gettext_lazy("Family and contacts"), "resident_family", "people",
         gettext_lazy("“Family and contacts” holds names, telephones and reasons.")),
    Part(Permission.LEGAL, gettext_lazy("Legal"), "resident_legal", "scales",
         gettext_lazy("“Legal” holds court papers. Some of it is hard to read.")),
    Part(Permission.STORY, gettext_lazy("What brought her here"), "resident_story", "flag",
         gettext_lazy("“What brought her here” holds what was found before she came. Some of it is hard to read.")),
    Part(Permission.DISCLOSURE, gettext_lazy("What she told"), "resident_told", "words",
         gettext_lazy("“What she told” holds her words as she said them. Some of it is hard to read.")),
)  # fmt: skip
BY_PERMISSION = {part.permission: part for part in PARTS}


def doors(seen: queries.Overview) -> list[dict[str, Any]]:
    """The closed parts as the resident page shows them: open to the viewer, or not for her role, and nothing else."""
    return [_door(part, seen) for part in PARTS]


def _door(part: Part, seen: queries.Overview) -> dict[str, Any]:
    door: dict[str, Any] = {"title": part.title, "icon": part.icon}
    if part.permission not in seen.held:
        return door | {"refusal": _("Not for your role")}
    note = _("You’ll be asked why") if part.permission in ASKS_WHY else _("Opening it is noted")
    return door | {"url": reverse(part.page, args=[seen.resident.public_id]), "note": note}


@require_GET
def identity(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user, traced=False)
    page = {"resident": her, "identity": queries.identity(her, viewer=request.user)}
    return render(request, "residents/identity.html", page)


@require_http_methods(["GET", "POST"])
def identity_change(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user, traced=False)
    now = queries.identity(her, viewer=request.user)
    initial = {name: getattr(now, name) for name in IdentityForm.base_fields} if now else None
    form = IdentityForm(request.POST or None, initial=initial)
    if done(form, actions.change_identity, by=request.user, resident=her):
        return redirect("resident_identity", public_id)
    return ask(request, form, her, heading=_("Change identity"), back="resident_identity")


@confirm_first
@require_http_methods(["GET", "POST"])
def why(request: StaffRequest, public_id: UUID, part: str) -> HttpResponse:
    """The page before a closed part: what is inside in general terms, and why she needs it. Not now is an answer."""
    her = queries.open_file(public_id, viewer=request.user)
    asked = _part_that_asks(part)
    policies.may(request.user, asked.permission, her).enforce()
    form = WhyForm(request.POST or None)
    if done(form, actions.open_part, by=request.user, resident=her, part=asked.permission):
        return redirect(asked.page, public_id)
    back_label = _("Back to %(code_name)s") % {"code_name": her.code_name}
    page = {"part": asked.title, "holds": asked.holds, "form": form, "minutes": OPEN_FOR.seconds // 60}
    return render(
        request, "ui/interruption.html", page | {"back_url": her.get_absolute_url(), "back_label": back_label}
    )


def _part_that_asks(name: str) -> Part:
    if name not in ASKS_WHY:
        raise Http404
    return BY_PERMISSION[Permission(name)]


def behind(request: StaffRequest, public_id: UUID, part: Permission) -> tuple[Resident, datetime | None]:
    """Her file and until when this part of it is open; without a time the door is closed."""
    her = queries.open_file(public_id, viewer=request.user, traced=False)
    policies.may(request.user, part, her).enforce()
    return her, queries.open_until(her, part, viewer=request.user)


@require_GET
def legal(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her, until = behind(request, public_id, Permission.LEGAL)
    if until is None:
        return redirect("resident_why", public_id, Permission.LEGAL)
    page = {"resident": her, "until": until, "entries": queries.legal_status(her, viewer=request.user)}
    return render(request, "residents/legal.html", page | {"may_write": policies.may_write(request.user, her)})


@require_http_methods(["GET", "POST"])
def legal_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    form = LegalForm(request.POST or None)
    if done(form, actions.set_legal_status, by=request.user, resident=her):
        return redirect("resident_legal", public_id)
    return ask(request, form, her, heading=_("Update the legal status"), back="resident_file", explain=_stands())


def _stands() -> str:
    return _("What was written before stays as it is; this is a new entry.")


@require_GET
def story(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her, until = behind(request, public_id, Permission.STORY)
    if until is None:
        return redirect("resident_why", public_id, Permission.STORY)
    told = queries.stories(her, viewer=request.user)
    entries = [(entry, [str(Concern(code).label) for code in entry.concerns]) for entry in told]
    page = {"resident": her, "until": until, "entries": entries}
    return render(request, "residents/story.html", page | {"may_write": policies.may_write(request.user, her)})


@require_http_methods(["GET", "POST"])
def story_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    form = StoryForm(request.POST or None)
    if done(form, actions.tell_story, by=request.user, resident=her):
        return redirect("resident_file", public_id)
    return ask(request, form, her, heading=_("Add to what brought her here"), back="resident_file", explain=_stands())


@require_GET
def trace(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Who looked at this record."""
    her = queries.open_file(public_id, viewer=request.user, traced=False)
    only = request.GET.get("only", "")
    looks = queries.lookers(
        her, viewer=request.user, closed_parts_only=only == "closed", outside_only=only == "outside"
    )
    return render(request, "residents/trace.html", {"resident": her, "looks": looks, "only": only})
