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
        data |= _several(name, field, text) or _one(form, name, field, text)
    return data


def _several(name: str, field: Any, text: str) -> dict[str, Any]:
    """A field that is sent under several names."""
    if isinstance(field, TickedField):
        ticked = {f"{name}_{code}": "on" for code, _label in field.choices}
        return ticked | {f"{tick}_{column}": text for tick in ticked for column in range(2)}
    if isinstance(field, StepsField):
        return {f"{name}_{place}": f"{text} {place}" for place in range(5)}
    return (
        {f"{name}_{Sign.SLEEP}": "1", f"{name}_{Sign.SLEEP}_trend": "easier"} if isinstance(field, SignsField) else {}
    )


def _one(form: forms.Form, name: str, field: Any, text: str) -> dict[str, Any]:
    choices: Any = getattr(field, "choices", ())
    if isinstance(field, forms.MultipleChoiceField):
        return {name: [str(next(iter(choices))[0])]}
    if isinstance(field, forms.ChoiceField):
        return {name: next((str(value) for value, _label in choices if value), "")}
    if isinstance(field, forms.DateField) or "_on" in name or name.endswith("date"):
        later = timedelta(days=90 if name in {"next_on", "review_on"} else 0)
        return {name: (localdate() + later).isoformat()}
    if isinstance(field, forms.IntegerField):
        return {name: "45"}
    if isinstance(field, forms.BooleanField):
        return {name: "on"}
    if name in KNOWN or name == "seen":
        return {name: KNOWN.get(name) or form[name].value() or ""}
    return {name: text[: field.max_length or 200]} if isinstance(field, forms.CharField) else {}


KNOWN = {"lrn": "123456789012"}
