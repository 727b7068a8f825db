"""The one choice of the donor officer: which period."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.texts import period_words
from shelter.counting import Period


class CompileForm(forms.Form):
    """Only periods that are over; nothing narrower than a half-year can be chosen."""

    period = forms.TypedChoiceField(
        label=_("Period"),
        coerce=Period.parse,
        help_text=_("Half-years and years that are over. A report is made once; it can be read again at any time."),
    )

    def __init__(self, *args: Any, periods: Sequence[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = [(period.label, period_words(period)) for period in periods]  # type: ignore[attr-defined]  # a choice field
