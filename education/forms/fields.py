"""Fields that only schooling has: one thing of a list, money in pesos, the periods of a year."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from education.models.known import Part
from shelter.ui.forms import DayField, TextField

MOST_PERIODS = 4
_THOUSANDS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$")
_PLAIN = re.compile(r"^\d+(?:\.\d{1,2})?$")
_SIGN = re.compile(r"^(?:PHP|Php|₱|P)\s*")


class OneOfField(forms.ChoiceField):
    """One thing of a list that was read already: names that are sealed can be offered by no query."""

    def __init__(self, things: Sequence[Any], *, named: Callable[[Any], str] = str, **kwargs: Any) -> None:
        self.things = {str(thing.pk): thing for thing in things}
        offered = [(pk, named(thing)) for pk, thing in self.things.items()]
        super().__init__(choices=[("", _("Choose")), *offered], **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return str(getattr(value, "pk", value) or "")

    def clean(self, value: Any) -> Any:
        return self.things.get(super().clean(value))


class PesosField(forms.DecimalField):
    """An amount as people write it: 1,234.50 or 1234.5, with or without PHP. Refuses what could be read two ways."""

    default_error_messages = {"invalid": _("Write the amount like 1,234.50.")}

    def __init__(self, **kwargs: Any) -> None:
        amount = {"max_digits": 10, "decimal_places": 2, "widget": forms.TextInput(attrs={"inputmode": "decimal"})}
        super().__init__(**{"help_text": _("For example 1,234.50"), **amount, **kwargs})

    def to_python(self, value: Any) -> Any:
        text = _SIGN.sub("", str(value or "").strip()).replace("\u00a0", "").replace(" ", "")
        if text and not (_THOUSANDS.match(text) or _PLAIN.match(text)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text.replace(",", ""))


class PeriodsWidget(forms.Widget):
    """Up to four periods, each with its name, first and last day and days of class; those left empty are none."""

    template_name = "education/widgets/periods.html"
    use_fieldset = True

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        told = [*(value or []), *([("", "", "", "")] * MOST_PERIODS)][:MOST_PERIODS]
        lines = [
            {"name": f"{name}_{n}", "id": f"id_{name}_{n}", "number": n + 1, "values": line}
            for n, line in enumerate(told)
        ]
        context["widget"] |= {"lines": lines}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[tuple[str, ...]]:
        columns = ("name", "begins", "ends", "days")
        return [
            tuple(str(data.get(f"{name}_{n}_{column}", "")).strip() for column in columns) for n in range(MOST_PERIODS)
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class PeriodsField(forms.Field):
    """The periods as the action wants them, in their order."""

    widget = PeriodsWidget

    def prepare_value(self, value: Any) -> Any:
        """Days as they are typed; what was typed stays as it is."""
        day = DayField().prepare_value
        return [
            (line[0], day(line[1]), day(line[2]), "" if line[3] is None else line[3]) for line in value or [] if line
        ]

    def clean(self, value: Any) -> list[Part]:
        told = [(n, line) for n, line in enumerate(value, 1) if any(line)]
        if not told:
            raise ValidationError(_("Write at least one period."), code="required")
        parts, objections = [], []
        for number, line in told:
            try:
                parts.append(self._part(line))
            except ValidationError as objection:
                place = _("Period %(number)s") % {"number": number}
                objections += [f"{place}: {words}" for words in objection.messages]
        if objections:
            raise ValidationError(objections)
        return parts

    def _part(self, line: tuple[str, ...]) -> Part:
        name, begins, ends, days = line
        return Part(
            TextField(max_length=30).clean(name),
            DayField().clean(begins),
            DayField().clean(ends),
            forms.IntegerField(required=False, min_value=1, max_value=300).clean(days),
        )
