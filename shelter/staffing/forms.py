"""The administrator's forms. A form's fields are exactly its action's keywords."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from shelter.access import Role
from shelter.models import Home
from shelter.ui.forms import DayField, TextField


class StaffForm(forms.Form):
    name = TextField(label=_("Name"), max_length=80)
    username = forms.SlugField(
        label=_("User name"), max_length=40, help_text=_("Small letters, digits and hyphens; for example mara-i")
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()


class StaffChangeForm(forms.Form):
    name = TextField(label=_("Name"), max_length=80)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        help_text=_("A change ends her sessions at once."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    is_active = forms.BooleanField(label=_("May sign in"), required=False)


class PostingForm(forms.Form):
    home = forms.ModelChoiceField(label=_("Home"), queryset=Home.objects.none())
    begins_on = DayField(label=_("From"), initial=localdate)
    ends_on = DayField(label=_("To"), required=False)

    def __init__(self, *args: Any, homes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = homes  # type: ignore[attr-defined]  # it is a ModelChoiceField


class PostingEndForm(forms.Form):
    ends_on = DayField(label=_("Last day"), initial=localdate)


class SecondFactorForm(forms.Form):
    house_parents_exempt = forms.BooleanField(
        label=_("House parents may sign in with a password alone"),
        required=False,
        help_text=_("For homes where they share one computer and may carry no phone. Everybody else needs both."),
    )


class HomeForm(forms.Form):
    name = TextField(label=_("Name"), max_length=60, help_text=_("The name used among us"))
    address = TextField(label=_("Address"), max_length=300, required=False, help_text=_("Sealed; shown on no page."))
    region = TextField(label=_("Region"), max_length=40, required=False)
    capacity = forms.IntegerField(label=_("Places"), min_value=1, max_value=500)


class RoomForm(forms.Form):
    label = TextField(label=_("Name of the room"), max_length=30)


class BedForm(forms.Form):
    label = TextField(label=_("Name or number of the bed"), max_length=30)


class BedChangeForm(BedForm):
    usable = forms.BooleanField(label=_("May be used"), required=False)


class TermForm(forms.Form):
    days = forms.IntegerField(
        label=_("Days"),
        required=False,
        help_text=_("Between 1 and 1000. Leave it empty for what Shelter proposes."),
        error_messages={"invalid": _("Write a whole number of days, like 30.")},
    )
