"""What the donor officer chooses and writes: a period, a language, figures of the catalogue, words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports import figures as catalogue
from reports.models import Edition, Language
from reports.texts import period_words
from shelter.counting import Period
from shelter.ui.forms import NoteField, TextField


def _periods(periods: Sequence[Period]) -> list[tuple[str, str]]:
    return [(period.label, period_words(period)) for period in periods]


def _catalogue() -> list[tuple[Any, list[tuple[str, str]]]]:
    """What may be chosen, section by section; never narrower than the catalogue has it."""
    groups = [
        (section.title, [(each.code, f"{each.title} ({each.code})") for each in section.figures if each.is_chosen])
        for section in catalogue.SECTIONS
    ]
    return [(title, figures) for title, figures in groups if figures]


class _Chosen(forms.Form):
    donor = TextField(label=_("For whom"), max_length=120, help_text=_("The donor who will read it, as you call them."))
    figures = forms.MultipleChoiceField(
        label=_("Figures"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What each one counts is in the catalogue of figures."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figures"].choices = _catalogue()  # type: ignore[attr-defined]  # a choice field


class EditionForm(_Chosen):
    """A new draft. Only periods that are over; nothing narrower than a half-year can be chosen."""

    period = forms.TypedChoiceField(
        label=_("Period"), coerce=Period.parse, help_text=_("Half-years and years that are over.")
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=Language, widget=forms.RadioSelect, initial=Language.FRENCH
    )
    field_order = ("period", "language", "donor", "figures")

    def __init__(self, *args: Any, periods: Sequence[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = _periods(periods)  # type: ignore[attr-defined]  # a choice field
        self.fields["figures"].initial = [code for _section, figures in _catalogue() for code, _title in figures]


class ChoiceForm(_Chosen):
    """Another choice for a draft."""

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        kwargs["initial"] = {"donor": edition.donor, "figures": edition.figures}
        super().__init__(*args, **kwargs)


class NarrativeForm(forms.Form):
    """The officer's words, one field a section, by its code."""

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": edition.narrative})
        for section in catalogue.SECTIONS:
            if any(figure.code in edition.figures for figure in section.figures):
                self.fields[section.code] = NoteField(label=section.title, rows=4, max_length=3000, required=False)


class ReasonForm(forms.Form):
    reason = TextField(label=_("Why"), max_length=300, help_text=_("One sentence. It names nobody."))


def _just_over(periods: Sequence[Period]) -> str | None:
    """The latest that is over: most is entered for it."""
    return next((period.label for period in periods if period.is_over(localdate())), None)


class FigureForm(forms.Form):
    """A figure that is not about girls."""

    period = forms.TypedChoiceField(label=_("Period"), coerce=Period.parse)
    figure = forms.ChoiceField(label=_("Figure"))
    value = forms.IntegerField(label=pgettext_lazy("how many", "Number"), min_value=0, max_value=10**12)

    def __init__(self, *args: Any, periods: Sequence[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = _periods(periods)  # type: ignore[attr-defined]  # a choice field
        self.fields["period"].initial = _just_over(periods)
        manual = [(f.code, f"{f.title} ({f.code})") for f in catalogue.CATALOGUE if f.kind == "manual"]
        self.fields["figure"].choices = manual  # type: ignore[attr-defined]  # a choice field


class TargetForm(forms.Form):
    """What is aimed at, and where it began."""

    period = forms.TypedChoiceField(label=_("Period"), coerce=Period.parse)
    figure = forms.ChoiceField(label=_("Figure"))
    baseline = forms.IntegerField(label=_("Where it began"), min_value=0, max_value=10**9, required=False)
    target = forms.IntegerField(
        label=_("What is aimed at"),
        min_value=0,
        max_value=10**9,
        help_text=_("Girls; or per cent, where the figure is a share of another."),
    )

    def __init__(self, *args: Any, periods: Sequence[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = _periods(periods)  # type: ignore[attr-defined]  # a choice field
        self.fields["figure"].choices = _catalogue()  # type: ignore[attr-defined]  # a choice field


class CompareForm(forms.Form):
    """Two editions that are out."""

    one = forms.ChoiceField(label=_("This report"))
    other = forms.ChoiceField(label=_("Beside this one"))

    def __init__(self, *args: Any, editions: Sequence[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            choices = [(str(each.pk), f"{period_words(each.period)} · {each.donor} · {each}") for each in editions]
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.fields["other"].initial = [str(edition.pk) for edition in editions[1:2]]
