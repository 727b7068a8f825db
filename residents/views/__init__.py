"""Pages of the child's file. What they share: the page of one form, and both versions when two people write at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from residents.models import Resident
from shelter.freshness import fingerprint
from shelter.requests import StaffRequest


def ask(
    request: StaffRequest, form: forms.Form, resident: Resident, *, heading: str, back: str, **more: Any
) -> HttpResponse:
    """A page with one form about a child; `back` names the page it belongs to. More: explain, submit, template."""
    template = more.pop("template", "residents/form.html")
    page = {
        "form": form,
        "resident": resident,
        "heading": heading,
        "back_url": reverse(back, args=[resident.public_id]),
        "submit": _("Save"),
    }
    return render(request, template, page | more)


def opened_on(stored: dict[str, Any]) -> dict[str, Any]:
    """What a form starts from, with the mark of what it saw."""
    return stored | {"seen": fingerprint(stored)}


def ask_fresh(
    request: StaffRequest, form: forms.Form, resident: Resident, stored: dict[str, Any], *, back: str, **more: Any
) -> HttpResponse:
    """The page of such a form. After a clash it holds what she typed, and beside it what somebody else has saved."""
    if form.has_error(NON_FIELD_ERRORS, "stale"):
        typed = request.POST.copy()
        typed["seen"] = fingerprint(stored)  # she has both before her now: saving again is her decision
        form.data = typed
        words = [field for field in form.visible_fields() if field.name in stored]
        more["theirs"] = [(field.label, _shown(field.field, stored[field.name])) for field in words]
    return ask(request, form, resident, back=back, **more)


def _shown(field: Any, value: Any) -> str:
    """A stored value in words, one line for each thing."""
    if value in (None, "", []):
        return str(_("Nothing written"))
    if hasattr(value, "strftime"):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    labels = {str(code): str(label) for code, label in getattr(field, "choices", ())} if field else {}
    if isinstance(value, list):
        return "\n".join(_line(each, labels) for each in value)
    return labels.get(str(value), str(value))


def _line(each: Any, labels: dict[str, str]) -> str:
    if isinstance(each, str):
        return labels.get(each, each)
    code, *words = each
    return ": ".join(filter(None, (labels.get(code, code), *words)))


def steps_of(labels: Sequence[Any], now: int) -> list[dict[str, Any]]:
    """The stages of something longer, for `{% steps %}`: those before this one are done."""
    states = ["done" if at < now else "now" if at == now else "later" for at in range(len(labels))]
    return [{"label": label, "state": state} for label, state in zip(labels, states, strict=True)]
