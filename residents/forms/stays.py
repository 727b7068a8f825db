"""Forms of where she lives and who accompanies her. A form's fields are exactly its action's keywords."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents.forms import choice_of, day_of, not_to_come, note_of, text_of
from residents.models import Absence, Assignment, BedOccupancy, Discharge, Stay
from shelter.models import Bed, Staff


class BedField(forms.ModelChoiceField):
    """A bed by its room; by its home too where there are several."""

    def label_from_instance(self, obj: Any) -> str:
        home = [obj.home.name] if "home" in obj._state.fields_cache else []
        return " · ".join([*home, obj.room.label, obj.label])


class StaffField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} · {obj.get_role_display()}"


class BedForm(forms.Form):
    bed = BedField(label=_("Bed"), queryset=Bed.objects.none(), empty_label=_("Choose"))
    moved_on = day_of(BedOccupancy, "began_on", initial=localdate, validators=[not_to_come])

    def __init__(self, *args: Any, beds: "QuerySet[Bed]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bed"].queryset = beds  # type: ignore[attr-defined]  # it is a ModelChoiceField


class AwayForm(forms.Form):
    kind = choice_of(Absence, "kind")
    left_on = day_of(Absence, "left_on", initial=localdate, validators=[not_to_come])
    expected_on = day_of(Absence, "expected_on")


class BackForm(forms.Form):
    back_on = day_of(Absence, "back_on", required=True, initial=localdate, validators=[not_to_come])


class DischargeForm(forms.Form):
    ended_on = day_of(
        Stay, "ended_on", label=_("She leaves on"), required=True, initial=localdate, validators=[not_to_come]
    )
    exit_type = choice_of(Discharge, "exit_type")
    receiving_office = text_of(Discharge, "receiving_office")
    note = note_of(Discharge, "note", rows=4, help_text=_("She may read this one day."))


class AftercareForm(forms.Form):
    began_on = day_of(Stay, "began_on", initial=localdate, validators=[not_to_come])


class AftercareEndForm(forms.Form):
    ended_on = day_of(Stay, "ended_on", label=_("Last day"), required=True, initial=localdate, validators=[not_to_come])


class AssignForm(forms.Form):
    role = choice_of(Assignment, "role")
    staff = StaffField(label=_("Who"), queryset=Staff.objects.none(), empty_label=_("Choose"))
    begins_on = day_of(Assignment, "begins_on", initial=localdate)

    def __init__(self, *args: Any, candidates: "QuerySet[Staff]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = candidates  # type: ignore[attr-defined]  # it is a ModelChoiceField


class AssignmentEndForm(forms.Form):
    ends_on = day_of(Assignment, "ends_on", label=_("Last day"), required=True, initial=localdate)
