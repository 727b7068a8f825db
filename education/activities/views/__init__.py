"""Pages of activities. What they share: the page that holds one form about a programme."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from education.activities.models import Programme
from shelter.requests import StaffRequest


def ask(
    request: StaffRequest, form: forms.Form, programme: Programme | None, *, heading: str, **more: Any
) -> HttpResponse:
    """A page with one form; without a programme it leads back to the list. More: explain, submit, method."""
    back = reverse("programme", args=[programme.pk]) if programme else reverse("activity_list")
    page = {"form": form, "programme": programme, "heading": heading, "back_url": back}
    return render(request, "activities/form.html", page | more)
