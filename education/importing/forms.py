"""The form of the last step: which rows stand above what is written."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from education.importing.matching import Match


class BringInForm(forms.Form):
    overwrite = forms.MultipleChoiceField(
        label=_("Different from what is written"),
        help_text=_("Tick where the file is right. The others stay as they are."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, matches: Sequence[Match], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.key, f"{one.result.code} · {one.differences()}") for one in matches if one.differs]
        if not choices:
            del self.fields["overwrite"]
        else:
            self.fields["overwrite"].choices = choices  # type: ignore[attr-defined]  # it is a choice field
