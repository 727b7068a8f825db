"""Forms of a girl's school years."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from education.forms.fields import OneOfField
from education.models import Enrolment, Presence, School, SchoolYear
from education.models.codes import EndStatus, WhoKnows
from residents.forms import choice_of, day_of, not_to_come, seen_mark, text_of

NOT_OUR_ADDRESS = _("Never the address of the home: the one that was agreed for her.")
# Changing school and stopping have pages of their own.
_ENDS = [
    (status.value, status.label) for status in EndStatus if status not in (EndStatus.TRANSFERRED, EndStatus.DROPPED)
]
_AT_END = [("", _("Choose")), *_ENDS]


def _schools(schools: Sequence[School], **more: Any) -> OneOfField:
    return OneOfField(schools, named=lambda school: school.name, **{"label": _("School"), **more})


def _who_knows() -> forms.ChoiceField:
    return choice_of(
        Enrolment,
        "who_knows",
        initial=WhoKnows.NOBODY,
        help_text=_("That she lives in a home. Nobody, unless she and her team decide otherwise."),
    )


def _average() -> forms.DecimalField:
    return forms.DecimalField(
        label=_("General average"), required=False, min_value=0, max_value=100, max_digits=5, decimal_places=2,
        help_text=_("As the report card says; it is not computed."),
    )  # fmt: skip


class EnrolForm(forms.Form):
    """Nobody at school knows, unless it is decided otherwise."""

    level = choice_of(Enrolment, "level")
    track = choice_of(Enrolment, "track", help_text=_("Grades 11 and 12 only."))
    began_on = day_of(Enrolment, "began_on", initial=localdate)
    adviser = text_of(Enrolment, "adviser")
    cover_address = text_of(Enrolment, "cover_address", help_text=NOT_OUR_ADDRESS)
    who_knows = _who_knows()
    gap_years = forms.IntegerField(label=_("Years without school before"), min_value=0, max_value=20, initial=0)
    scholarship = forms.BooleanField(label=_("She has a scholarship place"), required=False)

    def __init__(self, *args: Any, schools: Sequence[School], years: Sequence[SchoolYear], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"] = _schools(schools)
        self.fields["year"] = OneOfField(years, label=_("School year"))
        self.order_fields(["year", "school", "level", "track", "began_on"])

    def clean_track(self) -> str:
        return str(self.cleaned_data["track"] or "")


class EnrolmentChangeForm(EnrolForm):
    seen = seen_mark()


class EndForm(forms.Form):
    ended_on = day_of(Enrolment, "ended_on", required=True, label=_("Last day"), validators=[not_to_come])
    end_status = choice_of(Enrolment, "end_status", required=True, choices=_AT_END)
    honours = choice_of(Enrolment, "honours")
    average = _average()
    areas_to_support = forms.IntegerField(
        label=_("Areas in which she needs support"), required=False, min_value=0, max_value=20
    )

    def __init__(self, *args: Any, words: Mapping[str, str], **kwargs: Any) -> None:
        """`words`: what her grading order calls these codes."""
        super().__init__(*args, **kwargs)
        for name in ("end_status", "honours"):
            field: Any = self.fields[name]
            field.choices = [(code, words.get(code, label)) for code, label in field.choices]


class TransferForm(forms.Form):
    ended_on = day_of(
        Enrolment, "ended_on", required=True, label=_("First day at the other school"), initial=localdate,
        validators=[not_to_come],
    )  # fmt: skip
    left_for = choice_of(Enrolment, "left_for", required=True, label=_("Why she changes"))
    adviser = text_of(Enrolment, "adviser")
    cover_address = text_of(Enrolment, "cover_address", help_text=NOT_OUR_ADDRESS)
    who_knows = _who_knows()

    def __init__(self, *args: Any, schools: Sequence[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"] = _schools(schools, label=_("The other school"))
        self.order_fields(["school", "ended_on"])


class StopForm(forms.Form):
    ended_on = day_of(
        Enrolment, "ended_on", required=True, label=_("Last day"), initial=localdate, validators=[not_to_come]
    )
    left_for = choice_of(Enrolment, "left_for", required=True, label=_("Why"))


class PastYearForm(forms.Form):
    level = choice_of(Enrolment, "level")
    end_status = choice_of(Enrolment, "end_status", required=True)
    average = _average()

    def __init__(self, *args: Any, years: Sequence[SchoolYear], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = OneOfField(years, label=_("School year"))
        self.order_fields(["year"])


def _days(name: str, **more: Any) -> forms.IntegerField:
    column: Any = Presence._meta.get_field(name)
    label, initial = capfirst(column.verbose_name), 0 if more else None
    return forms.IntegerField(label=label, min_value=0, max_value=300, initial=initial, **more)


class PresenceForm(forms.Form):
    """How many days, and groups of reasons: never a story."""

    class_days = _days("class_days")
    present = _days("present")
    health = _days("health", required=False)
    court = _days("court", required=False)
    therapy = _days("therapy", required=False)
    closed = _days("closed", required=False)
    other = _days("other", required=False)

    def clean(self) -> dict[str, Any]:
        return {name: days or 0 for name, days in self.cleaned_data.items()}
