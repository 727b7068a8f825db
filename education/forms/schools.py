"""Forms of schools, and of school years with their periods."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from education.forms.fields import OneOfField, PeriodsField
from education.models import Calendar, School, SchoolYear
from residents.forms import choice_of, day_of, not_to_come, text_of
from shelter.models import Home
from shelter.ui.forms import TextField


def _name() -> TextField:
    return text_of(
        School, "name", help_text=_("Only those who open the file of a girl of this home ever read this name.")
    )


def _calendar(calendars: Sequence[Calendar]) -> OneOfField:
    return OneOfField(calendars, label=_("Divides the year as"))


class SchoolForm(forms.Form):
    name = _name()
    scale = choice_of(School, "scale")

    def __init__(self, *args: Any, homes: Sequence[Home], calendars: Sequence[Calendar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"] = OneOfField(homes, label=_("Girls of which home go there"), initial=homes[0])
        self.fields["calendar"] = _calendar(calendars)
        self.order_fields(["home", "name", "calendar", "scale"])


class SchoolChangeForm(forms.Form):
    name = _name()
    scale = choice_of(School, "scale", help_text=_("For enrolments from now on; earlier ones stay as they were."))
    closed_on = day_of(School, "closed_on", validators=[not_to_come])

    def __init__(self, *args: Any, calendars: Sequence[Calendar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["calendar"] = _calendar(calendars)
        self.order_fields(["name", "calendar", "scale", "closed_on"])


class CalendarForm(forms.Form):
    name = text_of(
        Calendar, "name", help_text=_("For example “Private schools, four quarters”. Never the name of a school.")
    )


class YearChangeForm(forms.Form):
    label = text_of(SchoolYear, "label", help_text=_("For example 2027-2028"))
    begins_on = day_of(SchoolYear, "begins_on")
    ends_on = day_of(SchoolYear, "ends_on")
    periods = PeriodsField(label=_("Periods"), help_text=_("Quarters, terms or semesters, in their order."))
    regime = text_of(SchoolYear, "regime", help_text=_("The order of the Department that says how marks are given."))
    source = text_of(SchoolYear, "source")
    words_to_g3 = forms.BooleanField(
        label=_("Kindergarten to Grade 3 are reported in words"), required=False,
        help_text=_("At schools that mark in percent; for enrolments from now on."),
    )  # fmt: skip


class YearForm(YearChangeForm):
    def __init__(self, *args: Any, calendars: Sequence[Calendar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["calendar"] = OneOfField(calendars, label=_("Which schools"))
        self.order_fields(["calendar"])
