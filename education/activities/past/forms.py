"""Forms of bringing in past attendance."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from education.activities.models import Kind
from education.activities.past.matching import likely
from residents.importing.forms import UploadForm as ListForm

LEAVE_OUT = "leave_out"


class UploadForm(ListForm):
    """A spreadsheet with a line for each girl and session."""


class BringInForm(forms.Form):
    """What kind of activity each one is that has no programme yet; or that its lines are left out."""

    def __init__(self, *args: Any, unknown: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folded = dict(enumerate(unknown))
        for place, folded in self.folded.items():
            self.fields[f"kind{place}"] = forms.ChoiceField(
                label=_("%(activity)s: add it as") % {"activity": unknown[folded]},
                choices=[*Kind.choices, (LEAVE_OUT, _("Leave its lines out"))],
                initial=likely(unknown[folded]),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        chosen = {folded: cleaned[f"kind{place}"] for place, folded in self.folded.items()}
        return {"kinds": {folded: None if kind == LEAVE_OUT else Kind(kind) for folded, kind in chosen.items()}}
