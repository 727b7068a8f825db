"""Forms of a child's arrival. A form's fields are exactly its action's keywords."""

from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents import names
from residents.forms import choice_of, day_of, name_of, not_to_come, note_of, text_of
from residents.forms.file import items_of
from residents.forms.stays import BedField, StaffField
from residents.models import Consent, Identity, LegalStatus, Referral, Resident, Stay
from residents.models.codes import Assent, BirthPrecision, Concern, Decision, Language, Sex
from shelter.models import Bed, Home, Staff
from shelter.ui.forms import NoteField


class NamesForm(forms.Form):
    """The name to look for, before anything is written down."""

    given = name_of(Identity, "given")
    family = name_of(Identity, "family")
    nickname = name_of(Identity, "nickname")
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        min_value=1950,
        max_value=2100,
        required=False,
        help_text=_("Those born then come first."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.get(name) for name in ("given", "family", "nickname")):
            self.add_error("given", _("Write at least one name."))
        return cleaned


class HomeField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class ReferralForm(forms.Form):
    source = choice_of(Referral, "source")
    office = text_of(Referral, "office")
    referred_on = day_of(Referral, "referred_on", initial=localdate, validators=[not_to_come])


class ReferAgainForm(ReferralForm):
    social_worker = StaffField(label=_("Social worker"), queryset=Staff.objects.none(), empty_label=_("Choose"))
    concerns = forms.MultipleChoiceField(
        label=_("Reason group"),
        choices=Concern.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Coarse on purpose. It is kept behind the door that asks why."),
    )

    def __init__(self, *args: Any, workers: "QuerySet[Staff]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worker: Any = self.fields["social_worker"]
        worker.queryset = workers
        if len(workers) == 1:
            worker.initial = workers[0]


class ReferForm(ReferAgainForm):
    home = HomeField(label=_("Home"), queryset=Home.objects.none(), empty_label=_("Choose"))
    code_name = name_of(Resident, "code_name")
    given = name_of(Identity, "given")
    middle = name_of(Identity, "middle")
    family = name_of(Identity, "family")
    nickname = name_of(Identity, "nickname")
    birth_date = day_of(Identity, "birth_date", validators=[not_to_come])
    birth_precision = choice_of(Identity, "birth_precision", initial=BirthPrecision.EXACT)
    sex = choice_of(Resident, "sex", initial=Sex.FEMALE)
    field_order = (
        "source", "office", "referred_on", "concerns", "given", "middle", "family", "nickname", "birth_date",
        "birth_precision", "sex", "home", "social_worker", "code_name",
    )  # fmt: skip

    def __init__(self, *args: Any, homes: "QuerySet[Home]", free: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home: Any = self.fields["home"]
        home.queryset = homes
        if len(homes) == 1:
            home.initial = homes[0]
        self.fields["code_name"].help_text = _("The name that lists show. Free: %(names)s") % {"names": ", ".join(free)}

    def clean(self) -> dict[str, Any]:
        """Lists show the code name, so it must not give her own name away."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        hers = [cleaned.get(name) or "" for name in ("given", "middle", "family", "nickname")]
        if names.gives_away(cleaned.get("code_name") or "", *hers):
            self.add_error("code_name", _("This is one of her own names. Choose another one."))
        return cleaned


class DecisionForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Do we receive her?"),
        choices=[(Decision.ACCEPTED, _("Yes, we keep a place for her")), (Decision.DECLINED, _("Not here"))],
        widget=forms.RadioSelect,
    )
    decided_on = day_of(Referral, "decided_on", required=True, initial=localdate, validators=[not_to_come])
    decline_reason = note_of(
        Referral, "decline_reason", rows=3, help_text=_("Where we cannot receive her; and who does, if known.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        declined = cleaned.get("answer") == Decision.DECLINED
        if declined and "decline_reason" not in self.errors and not cleaned.get("decline_reason"):
            self.add_error("decline_reason", _("Say in a few words why not."))
        return cleaned


class AdmitForm(forms.Form):
    bed = BedField(
        label=_("Bed"),
        queryset=Bed.objects.none(),
        empty_label=_("Choose"),
        error_messages={"invalid_choice": _("This bed is not free. Choose another one.")},
    )
    began_on = day_of(Stay, "began_on", label=_("She comes on"), initial=localdate, validators=[not_to_come])
    custody = choice_of(LegalStatus, "custody")
    called = name_of(Resident, "called")
    languages = forms.MultipleChoiceField(
        label=_("Languages she speaks"),
        choices=Language.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    allergies = text_of(Resident, "allergies")
    safe_today = note_of(
        Resident, "safe_today", rows=3, help_text=_("What helps, what to avoid. Everybody on the floor reads this.")
    )
    belongings = NoteField(
        label=_("What she brought"), rows=4, max_length=8_000, required=False, help_text=_("One thing on each line")
    )
    explained_in = choice_of(
        Consent,
        "explained_in",
        required=False,
        help_text=_("The agreement to live here and receive care. It can be written down later too."),
    )
    given_by = choice_of(Consent, "given_by", required=False)
    giver = text_of(Consent, "giver", required=False)
    assent = choice_of(Consent, "assent", required=False)
    until_on = day_of(Consent, "until_on", required=False)

    def __init__(self, *args: Any, beds: "QuerySet[Bed]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bed: Any = self.fields["bed"]
        bed.queryset = beds
        bed.choices = [("", _("Choose")), *_by_room(beds)]

    def clean_belongings(self) -> list[str]:
        return items_of(self.cleaned_data["belongings"])

    def clean(self) -> dict[str, Any]:
        """The agreement is written down whole, or not at all."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        whole = ("explained_in", "given_by", "until_on")
        if any(cleaned.get(name) for name in (*whole, "giver", "assent")):
            for name in whole:
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("An agreement needs this too."))
        began_on, until_on = cleaned.get("began_on"), cleaned.get("until_on")
        if began_on and until_on and until_on < began_on:
            self.add_error("until_on", _("An agreement ends after it begins."))
        return cleaned | {"assent": cleaned.get("assent") or Assent.NOT_ASKED}


def _by_room(beds: "QuerySet[Bed]") -> list[tuple[str, list[tuple[Any, str]]]]:
    """The beds under the name of their room, and of their home."""
    rooms = groupby(beds, key=lambda bed: f"{bed.home.name} · {bed.room.label}")
    return [(room, [(bed.pk, f"{room} · {bed.label}") for bed in inside]) for room, inside in rooms]
