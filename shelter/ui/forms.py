"""How a form looks, the few fields every page shares, and how a form becomes an action."""

import datetime as dt
import unicodedata
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from shelter.ui.days import Ambiguous, read_day

_CLASSES: tuple[tuple[tuple[type[forms.Widget], ...], str], ...] = (
    ((forms.RadioSelect, forms.CheckboxSelectMultiple, forms.CheckboxInput), "form-check-input"),
    ((forms.Select,), "form-select"),
    ((forms.Widget,), "form-control"),
)

_JOINERS = "\u200c\u200d"  # some scripts and emoji need them
_SILENT = dict.fromkeys((0x00AD, 0x200B, 0xFEFF))  # soft hyphen and zero-width space come along when pasting


class HouseField(BoundField):
    """A field as the house draws it: classes, hints and errors are joined here, never in a form."""

    @property
    def kind(self) -> str:
        """Which of the three shapes: `group` (fieldset), `tick` (one checkbox), `line` (all the rest)."""
        if self.use_fieldset:
            return "group"
        return "tick" if isinstance(self.field.widget, forms.CheckboxInput) else "line"

    @property
    def optional(self) -> bool:
        return not self.field.required and self.kind != "tick"

    @property
    def anchor(self) -> str:
        """Where a link of the error summary leads."""
        return self.id_for_label or f"{self.auto_id}_0"

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if widget.is_hidden:
            return attrs
        house = next(name for kinds, name in _CLASSES if isinstance(widget, kinds))
        invalid = "is-invalid" if self.errors else ""
        attrs["class"] = " ".join(filter(None, (house, widget.attrs.get("class", ""), invalid)))
        if self.kind == "group":
            attrs.pop("aria-invalid", None)  # the fieldset carries the error; a radio button may not
        if house == "form-control" and "autocomplete" not in widget.attrs:
            attrs["autocomplete"] = "off"  # shared screens: the browser must not offer what somebody else typed
        return attrs


class Renderer(TemplatesSetting):
    """FORM_RENDERER of the house: `{{ form }}` alone gives the whole accessible form."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    formset_template_name = "ui/forms/formset.html"
    bound_field_class = HouseField


def refuse_invisible(value: str) -> None:
    """Refuse characters nobody can see: NUL and other controls, and those that turn the writing direction."""
    for character in value:
        kind = unicodedata.category(character)
        if kind in {"Cc", "Cs", "Co"} and character not in "\n\r\t":
            raise ValidationError(_("This holds a character that cannot be shown. Please type it again."))
        if kind == "Cf" and character not in _JOINERS:
            raise ValidationError(
                _("This holds a hidden character that turns the writing around. Please type it again.")
            )


class TextField(forms.CharField):
    """One line, in composed Unicode. Too long is said beside the field: nothing is cut off while typing."""

    def __init__(self, *, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.validators = [refuse_invisible, *self.validators]

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return unicodedata.normalize("NFC", text.translate(_SILENT))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # no maxlength: browsers shorten what is pasted without saying so


class NoteField(TextField):
    """Several lines."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, max_length: int = 10_000, autofocus: bool = False, **kwargs: Any) -> None:
        self.rows, self.autofocus = rows, autofocus
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"rows": self.rows, "autofocus": True} if self.autofocus else {"rows": self.rows}


class DayField(forms.DateField):
    """A day typed as people write it: 5 Nov 2026, November 5 2026, 2026-11-05. Refuses what could be read two ways."""

    widget = forms.DateInput
    default_error_messages = {
        "invalid": _("This is not a day. Write it like 5 Nov 2026."),
        "twofold": _("Write the month as a word, so that the day and the month are not mistaken: 5 Nov 2026."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("For example 5 Nov 2026 or 2026-11-05"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.date):
            return value.date() if isinstance(value, dt.datetime) else value
        try:
            return read_day(str(value))
        except Ambiguous:
            raise ValidationError(self.error_messages["twofold"], code="twofold") from None
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return date_format(value, "SHORT_DATE_FORMAT") if isinstance(value, dt.date) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "day"}


def tell(form: forms.Form, objection: ValidationError) -> None:
    """What an action objects to, beside the field it concerns; above the form where it has no such field."""
    if not hasattr(objection, "error_dict"):
        form.add_error(None, objection)
        return
    for name, objections in objection.error_dict.items():
        form.add_error(name if name in form.fields else None, ValidationError(objections))


def done(form: forms.Form, action: Callable[..., Any], **more: Any) -> Any:
    """What the action returns; or None with its objections beside the fields, and nothing changed."""
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            return action(**more, **form.cleaned_data)
    except ValidationError as objection:
        tell(form, objection)
        return None


def tell_whole(action: Callable[..., Any], **more: Any) -> list[str]:
    """What an action without a form objects to, line by line; nothing when it was done."""
    try:
        with transaction.atomic():
            action(**more)
    except ValidationError as objection:
        return [str(message) for message in objection.messages]
    return []
