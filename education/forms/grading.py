"""The form of a grading order: lines of what marks are called, and names of honours and of the end of a year."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from education.models.codes import EndStatus, Honours
from shelter.ui.forms import TextField

MOST_LINES = 8
SPARE = 3
LONGEST = 60
type Line = tuple[str, str, bool]


class CalledWidget(forms.Widget):
    """A line for each, and a few more: from which mark on, what it is called, whether she needs support there."""

    template_name = "education/widgets/called.html"
    use_fieldset = True

    def __init__(self, *, in_numbers: bool) -> None:
        super().__init__()
        self.in_numbers = in_numbers

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        known: list[Line] = list(value or [])
        told = [*known, *([("", "", False)] * SPARE)][:MOST_LINES]
        lines = [
            {"name": f"{name}_{n}", "id": f"id_{name}_{n}", "number": n + 1, "values": line}
            for n, line in enumerate(told)
        ]
        context["widget"] |= {"lines": lines, "in_numbers": self.in_numbers}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Line]:
        def said(n: int, column: str) -> str:
            return str(data.get(f"{name}_{n}_{column}", "")).strip()

        return [(said(n, "from"), said(n, "called"), bool(said(n, "supports"))) for n in range(MOST_LINES)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class CalledField(forms.Field):
    """Lines as the action wants them. Marks in words have no number: the first line is the highest."""

    def __init__(self, *, least: int = 0, most: int | None = None, **kwargs: Any) -> None:
        self.least, self.most = least, most
        super().__init__(required=False, widget=CalledWidget(in_numbers=most is not None), **kwargs)

    def clean(self, value: Any) -> list[tuple[Decimal, str, bool]]:
        told = [(n, line) for n, line in enumerate(value, 1) if line[0] or line[1]]
        lines: list[tuple[Decimal, str, bool]] = []
        objections: list[str] = []
        for number, line in told:
            try:
                lines.append(self._line(line, Decimal(len(told) - len(lines))))
            except ValidationError as objection:
                objections += [f"{number}: {words}" for words in objection.messages]
        if len({low for low, _label, _supports in lines}) < len(lines):
            objections.append(str(_("Two lines begin with the same mark.")))
        if objections:
            raise ValidationError(objections)
        return lines

    def _line(self, line: Line, place: Decimal) -> tuple[Decimal, str, bool]:
        low, label, supports = line
        if self.most is not None:
            place = forms.DecimalField(min_value=self.least, max_value=self.most, decimal_places=2).clean(low)
        return place, TextField(max_length=LONGEST).clean(label), supports


class NamesWidget(forms.Widget):
    """A line for each honour and each way a year ends; an empty one is called as our list does."""

    template_name = "education/widgets/names.html"
    use_fieldset = True

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        named: Mapping[str, str] = value or {}
        lines = [
            {"name": f"{name}_{code}", "id": f"id_{name}" + ("" if n == 0 else f"_{code}"), "label": label,
             "value": named.get(code, "")}
            for n, (code, label) in enumerate(_codes())
        ]  # fmt: skip
        context["widget"] |= {"lines": lines}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        return {code: str(data.get(f"{name}_{code}", "")).strip() for code, _label in _codes()}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


def _codes() -> Sequence[tuple[str, Any]]:
    return [(code, label) for code, label in (*Honours.choices, *EndStatus.choices) if code]


class NamesField(forms.Field):
    widget = NamesWidget

    def clean(self, value: Any) -> dict[str, str]:
        return {code: TextField(max_length=LONGEST).clean(said) for code, said in value.items() if said}


class GradingForm(forms.Form):
    percent = CalledField(
        least=0, most=100, label=_("Marks in percent"), help_text=_("From which mark on; below 75 she needs support.")
    )
    descriptive = CalledField(
        label=_("Marks in words"), help_text=_("The highest first. Without any, what the school writes is kept.")
    )
    college = CalledField(least=1, most=5, label=_("Marks from 1.0 to 5.0"), help_text=_("From which mark on."))
    wordings = NamesField(
        label=_("Honours, and how a year ends"), required=False,
        help_text=_("As a report card calls them, where that is otherwise than here."),
    )  # fmt: skip
