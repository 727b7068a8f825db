"""Pages of the child's file. What they share: the page that holds one form."""

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
