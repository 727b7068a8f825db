"""Forms of programmes, their weekly plan and their lists."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from education.activities.models import OnList, Programme, Slot
from education.activities.schedule import in_force
from residents.forms import choice_of, day_of, not_to_come, text_of
from shelter.models import Home
from shelter.ui.forms import DayField

HOURS = ["%H:%M", "%H.%M", "%Hh%M", "%I:%M %p", "%I %p"]


def _hour(**more: Any) -> forms.TimeField:
    told = {"label": _("At"), "help_text": _("For example 16:00"), "input_formats": HOURS, **more}
    widget = forms.TimeInput(format="%H:%M")
    wrong = {"invalid": _("This is not an hour. Write it like 16:00.")}
    return forms.TimeField(widget=widget, error_messages=wrong, **told)


def _minutes() -> forms.IntegerField:
    return forms.IntegerField(label=_("Minutes"), min_value=5, max_value=1440, initial=60)


class ProgrammeForm(forms.Form):
    name = text_of(Programme, "name", help_text=_("As the girls call it: Circus, Choir, Reading circle."))
    kind = choice_of(Programme, "kind")
    place = choice_of(Programme, "place", initial="home")
    leader = text_of(Programme, "leader")
    capacity = forms.IntegerField(
        label=_("Places"), required=False, min_value=1, max_value=500,
        help_text=_("How many can take part. Leave it open where everybody can."),
    )  # fmt: skip
    regular = forms.BooleanField(
        label=_("It takes place regularly"), required=False, initial=True,
        help_text=_("A camp or a single outing does not."),
    )  # fmt: skip
    begins_on = day_of(Programme, "begins_on", initial=localdate)

    def __init__(self, *args: Any, homes: Sequence[Home] = (), **kwargs: Any) -> None:
        """`homes`, where it is added, and she works in several."""
        super().__init__(*args, **kwargs)
        if homes:
            offered = {str(home.pk): home for home in homes}
            field = forms.TypedChoiceField(
                label=_("Home"), choices=[(key, home.name) for key, home in offered.items()],
                coerce=offered.__getitem__, initial=next(iter(offered)),
            )  # fmt: skip
            self.fields = {"home": field, **self.fields}


class EndForm(forms.Form):
    ends_on = day_of(Programme, "ends_on", label=_("Last day"), required=True)

    def __init__(self, *args: Any, ended: bool = False, **kwargs: Any) -> None:
        """`ended`: its last day is known already, and may be taken back."""
        super().__init__(*args, **kwargs)
        if ended:
            self.fields["ends_on"].required = False
            self.fields["ends_on"].help_text = _("Leave it empty where the programme goes on.")


class SlotForm(forms.Form):
    weekday = choice_of(Slot, "weekday", widget=forms.Select())
    begins_at = _hour()
    minutes = _minutes()

    def clean_weekday(self) -> int:
        return int(self.cleaned_data["weekday"])


class ExtraForm(forms.Form):
    """A session beyond the weekly plan."""

    held_on = DayField(label=_("Day"))
    begins_at = _hour(required=False)
    minutes = _minutes()


class PaperForm(forms.Form):
    """Which session a roster on paper is of."""

    held_on = DayField(label=_("Day it took place"), validators=[not_to_come])
    begins_at = _hour(required=False, help_text=_("Only where there were several on that day. For example 16:00"))

    def __init__(self, *args: Any, programme: Programme, hours: Any, **kwargs: Any) -> None:
        """`hours` tells when the sessions of a day begin."""
        super().__init__(*args, **kwargs)
        self.programme, self.hours = programme, hours

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if not in_force(self.programme, day):
            told = _("The programme did not take place on this day. Look at its first and its last day.")
            raise ValidationError(told)
        return day

    def clean(self) -> dict[str, Any]:
        """Where the hour is not said, it is the only one of that day."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and cleaned.get("begins_at") is None:
            known: list[time | None] = list(self.hours(cleaned["held_on"]))
            if len(known) > 1:
                told = ", ".join(hour.strftime("%H:%M") for hour in known if hour)
                self.add_error("begins_at", ValidationError(_("There were several on that day: %s") % told))
            cleaned["begins_at"] = known[0] if known else None
        return cleaned


class GirlsField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code_name} · {obj.number}"


class SignUpForm(forms.Form):
    """Who begins. Nobody is marked beforehand: each of them was asked."""

    begins_on = day_of(OnList, "begins_on", initial=localdate)

    def __init__(self, *args: Any, girls: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["girls"] = GirlsField(
            girls,
            label=_("Who would like to join"),
            help_text=_("Each girl chooses herself. She can stop whenever she likes."),
        )


class JoinForm(forms.Form):
    begins_on = day_of(OnList, "begins_on", initial=localdate)

    def __init__(self, *args: Any, programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = forms.ModelChoiceField(programmes, label=_("Programme"), empty_label=_("Choose"))
        field.label_from_instance = lambda obj: obj.name  # type: ignore[method-assign]  # as Django documents it
        self.fields = {"programme": field, **self.fields}


class LeaveForm(forms.Form):
    ends_on = day_of(OnList, "ends_on", label=_("Her last day on the list"), initial=localdate, required=True)


class RateForm(forms.Form):
    enjoyed = forms.TypedChoiceField(
        label=_("How much did she enjoy it?"),
        help_text=_("Her own answer, from 1 to 5. She does not have to give one."),
        required=False,
        empty_value=None,
        coerce=int,
        widget=forms.RadioSelect,
        choices=[
            ("1", _("1 · not at all")), ("2", _("2 · a little")), ("3", _("3 · it was all right")),
            ("4", _("4 · a lot")), ("5", _("5 · very much")), ("", _("She would rather not say")),
        ],
    )  # fmt: skip
