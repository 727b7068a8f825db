"""Filling in any form of the file as a person would: read from the page itself, so no new field is forgotten."""

from datetime import timedelta
from typing import Any

from django import forms
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from care_plans.forms.fields import SignsField, StepsField, TickedField
from care_plans.models.codes import Sign

PAGES = (
    "floor_card", "code_name", "words_add", "note_add", "agreement_add", "belongings_add", "identity_change",
    "legal_add", "story_add", "person_add", "told_add", "interview_add",
)  # fmt: skip


def address(page: str, public_id: Any) -> str:
    return reverse(page, args=[public_id])


def form_of(client: Client, url: str) -> forms.Form:
    """The form that a page shows; for a redirect (a door that first wants a confirmation) this fails."""
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    context: Any = answer.context
    form: forms.Form = context["form"]
    return form


def filled(form: forms.Form, text: str) -> dict[str, Any]:
    """Every field filled: free text with `text`, days with today, choices with their first."""
    data: dict[str, Any] = {}
    fields: dict[str, Any] = dict(form.fields)
    for name, field in fields.items():
        choices: Any = getattr(field, "choices", ())
        if isinstance(field, TickedField):
            for code, _label in field.choices:
                data |= {f"{name}_{code}": "on", f"{name}_{code}_0": text, f"{name}_{code}_1": text}
            continue
        if isinstance(field, StepsField):
            data |= {f"{name}_{place}": f"{text} {place}" for place in range(5)}
            continue
        if isinstance(field, SignsField):
            data |= {f"{name}_{Sign.SLEEP}": "1", f"{name}_{Sign.SLEEP}_trend": "easier"}
            continue
        if isinstance(field, forms.MultipleChoiceField):
            data[name] = [str(next(iter(choices))[0])]
        elif isinstance(field, forms.ChoiceField):
            data[name] = next((str(value) for value, _label in choices if value), "")
        elif isinstance(field, forms.DateField) or "_on" in name or name.endswith("date"):
            later = timedelta(days=90 if name in {"next_on", "review_on"} else 0)
            data[name] = (localdate() + later).isoformat()
        elif isinstance(field, forms.BooleanField):
            data[name] = "on"
        elif name == "seen":
            data[name] = form[name].value() or ""
        elif name == "lrn":
            data[name] = "123456789012"
        elif isinstance(field, forms.CharField):
            data[name] = text[: field.max_length or 200]
    return data
