"""Pages of the child's file. What they share: the page that holds one form."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from residents.models import Resident
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


def steps_of(labels: Sequence[Any], now: int) -> list[dict[str, Any]]:
    """The stages of something longer, for `{% steps %}`: those before this one are done."""
    states = ["done" if at < now else "now" if at == now else "later" for at in range(len(labels))]
    return [{"label": label, "state": state} for label, state in zip(labels, states, strict=True)]
