"""Forms of the child's file. Lengths, labels and choices come from the models; a form never saves."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents import names
from shelter.ui.forms import DayField, NoteField, TextField, done, refuse_invisible

__all__ = ["choice_of", "day_of", "done", "name_of", "not_to_come", "note_of", "seen_mark", "text_of"]

FEW = 7  # so many choices are shown all at once


class NameField(TextField):
    """A name or a word of a name: what came along unseen when it was pasted is taken out."""

    def to_python(self, value: Any) -> str:
        text = str(value or "")
        if "\0" in text:
            refuse_invisible(text)
        return names.clean_text(text)


def _of(model: type[models.Model], name: str, more: dict[str, Any]) -> dict[str, Any]:
    column: Any = model._meta.get_field(name)
    return {"label": capfirst(column.verbose_name), "required": not column.blank, **more}


def _longest(model: type[models.Model], name: str) -> int:
    column: Any = model._meta.get_field(name)
    return int(column.max_length)


def name_of(model: type[models.Model], name: str, **more: Any) -> NameField:
    """A name, as long as the column allows."""
    return NameField(**_of(model, name, {"max_length": _longest(model, name), **more}))


def text_of(model: type[models.Model], name: str, **more: Any) -> TextField:
    """One line, as long as the column allows."""
    return TextField(**_of(model, name, {"max_length": _longest(model, name), **more}))


def note_of(model: type[models.Model], name: str, **more: Any) -> NoteField:
    """Several lines, as long as the column allows."""
    return NoteField(**_of(model, name, {"max_length": _longest(model, name), **more}))


def day_of(model: type[models.Model], name: str, **more: Any) -> DayField:
    """A day; `validators=[not_to_come]` where it lies behind us."""
    return DayField(**_of(model, name, more))


def choice_of(model: type[models.Model], name: str, **more: Any) -> forms.ChoiceField:
    """One of the codes of the column: buttons when they are few, a list when they are many."""
    column: Any = model._meta.get_field(name)
    many = len(column.choices) > FEW
    widget = forms.Select() if many else forms.RadioSelect()
    first = [("", _("Choose"))] if many else []
    return forms.ChoiceField(**_of(model, name, {"choices": [*first, *column.choices], "widget": widget, **more}))


def seen_mark() -> forms.CharField:
    """What a form that changes something was opened on (see `shelter.freshness`)."""
    return forms.CharField(widget=forms.HiddenInput, required=False)


def not_to_come(day: date) -> None:
    """Validator of days that lie behind us."""
    if day > localdate():
        raise ValidationError(_("This day is still to come."))
