"""Fields of care plans: a list to tick with a few words each, the five steps of a goal, and what was observed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from care_plans.attainment import signed
from care_plans.models.codes import Attainment, Hard, Sign, Trend
from shelter.ui.forms import NoteField, TextField

Choices = Sequence[tuple[str, str | Promise]]


class TickedWidget(forms.Widget):
    """A list to tick; what is ticked asks for a few words, in one or two columns."""

    template_name = "care_plans/widgets/ticked.html"
    use_fieldset = True

    def __init__(self, choices: Choices, columns: Sequence[str | Promise], rows: int) -> None:
        super().__init__()
        self.choices, self.columns, self.rows = choices, columns, rows

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        told = {row[0]: row[1:] for row in value or []}
        lines = []
        for code, label in self.choices:
            words = told.get(code, [])
            fields = [
                {"name": f"{name}_{code}_{n}", "label": column, "value": words[n] if n < len(words) else ""}
                for n, column in enumerate(self.columns)
            ]
            lines.append({"name": f"{name}_{code}", "label": label, "ticked": code in told, "fields": fields})
        context["widget"] |= {"lines": lines, "rows": self.rows}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[list[str]]:
        return [
            [code, *(data.get(f"{name}_{code}_{n}", "") for n in range(len(self.columns)))]
            for code, _label in self.choices
            if data.get(f"{name}_{code}")
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class TickedField(forms.Field):
    """A list of [code, words…]: what was ticked, in the order of the list."""

    def __init__(
        self, *, choices: Choices, columns: Sequence[str | Promise], max_length: int, rows: int = 0, **kwargs: Any
    ) -> None:
        self.choices = choices
        self.words = NoteField(max_length=max_length, required=False) if rows else TextField(
            max_length=max_length, required=False
        )  # fmt: skip
        super().__init__(widget=TickedWidget(choices, columns, rows), **kwargs)

    def clean(self, value: Any) -> list[list[str]]:
        told = [[code, *(self.words.clean(text) for text in texts)] for code, *texts in value or []]
        if self.required and not told:
            raise ValidationError(self.error_messages["required"], code="required")
        return told


class StepsWidget(forms.Widget):
    """Five lines, from where she starts to much more than hoped."""

    template_name = "care_plans/widgets/steps.html"
    use_fieldset = True

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        told = [*(value or []), *[""] * 5][:5]
        context["widget"]["lines"] = [
            {"name": f"{name}_{place}", "sign": sign, "label": level.label, "value": text}
            for place, (level, sign, text) in enumerate(zip(Attainment, SIGNS, told, strict=True))
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [data.get(f"{name}_{place}", "") for place in range(5)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


SIGNS = tuple(signed(level) for level in Attainment)


class StepsField(forms.Field):
    """What each of the five steps looks like. A draft may leave some open; an agreed plan may not."""

    widget = StepsWidget

    def clean(self, value: Any) -> list[str]:
        line = TextField(max_length=200, required=False)
        return [line.clean(text) for text in value or [""] * 5]


class SignsWidget(forms.Widget):
    """For each thing how hard it is for her, and against before. Nothing is marked beforehand."""

    template_name = "care_plans/widgets/signs.html"
    use_fieldset = True

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        told = {row[0]: row[1:] for row in value or []}
        context["widget"] |= {
            "lines": [
                {"name": f"{name}_{sign}", "label": sign.label, "hard": told.get(sign, ["", ""])[0],
                 "trend": told.get(sign, ["", ""])[1]}
                for sign in Sign
            ],
            "levels": Hard.choices,
            "trends": Trend.choices,
        }  # fmt: skip
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[list[str]]:
        return [
            [sign.value, data.get(f"{name}_{sign}", ""), data.get(f"{name}_{sign}_trend", "")]
            for sign in Sign
            if data.get(f"{name}_{sign}") or data.get(f"{name}_{sign}_trend")
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class SignsField(forms.Field):
    """A list of [sign, how hard, trend] for what was looked at."""

    widget = SignsWidget

    def clean(self, value: Any) -> list[list[str]]:
        for _sign, hard, trend in value or []:
            if hard not in Hard.values or trend not in (*Trend.values, ""):
                raise ValidationError(_("Say how hard it is for her, then whether it changed."))
        if not value:
            raise ValidationError(_("Choose at least one thing that you observed."))
        return list(value)
