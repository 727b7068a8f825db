"""Pages of her plans. What they share: a form beside the parts of a plan."""

from typing import Any

from django import forms
from django.http import HttpResponse

from residents import views
from residents.models import Resident
from residents.views import opened_on
from shelter.requests import StaffRequest

__all__ = ["ask_fresh", "opened_on"]


def ask_fresh(
    request: StaffRequest, form: forms.Form, her: Resident, stored: dict[str, Any], *, back: str, **more: Any
) -> HttpResponse:
    """The page of such a form; both versions are shown when two people write at once."""
    return views.ask_fresh(request, form, her, stored, back=back, **{"template": "care_plans/form.html", **more})
