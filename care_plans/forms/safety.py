"""Forms of what helps her now, and of what was observed."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans.forms.fields import SignsField, TickedField
from care_plans.models import Observation, SafetyPlan
from care_plans.models.codes import UPSETTING, Situation, Trigger
from residents.forms import choice_of, day_of, not_to_come, note_of, text_of


class SafetyForm(forms.Form):
    """What helps her now. Nothing here asks what happened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    occasion = choice_of(SafetyPlan, "occasion")
    helps = note_of(SafetyPlan, "helps", rows=3, help_text=_("What calms her, what she likes to do, what to say."))
    worse = note_of(SafetyPlan, "worse", rows=2)
    triggers = TickedField(
        label=_("What is hard for her"),
        help_text=_("Tick, and add a few words if they help. Never why."),
        choices=Trigger.choices,
        columns=[_("In a few words")],
        max_length=100,
        required=False,
    )
    signs = note_of(SafetyPlan, "signs", rows=2, help_text=_("How one sees early that it is getting hard for her."))
    wants = text_of(SafetyPlan, "wants", help_text=_("As the house calls these people: Lola, Nanay Rosa."))
    night = note_of(SafetyPlan, "night", rows=2, help_text=_("Light, door, who looks in, what if she wakes."))
    do_not_ask = note_of(
        SafetyPlan,
        "do_not_ask",
        rows=2,
        help_text=_("Whoever is with her reads this. What to leave alone, never why."),
    )
    steps = TickedField(
        label=_("Who does what"),
        choices=Situation.choices,
        columns=[_("Who"), _("Does what")],
        max_length=200,
        required=False,
    )


class AgainForm(forms.Form):
    """Why it has to be looked at again; what happened is not written here."""

    occasion = forms.ChoiceField(
        label=_("Why now"),
        choices=[(each.value, each.label) for each in UPSETTING],
        widget=forms.RadioSelect,
        help_text=_("Do not write down what happened: her social worker will ask whoever was there."),
    )


class ObservationForm(forms.Form):
    """What was observed, thing by thing; what was not looked at stays open."""

    seen_on = day_of(Observation, "seen_on", initial=localdate, validators=[not_to_come])
    signs = SignsField(
        label=_("How hard is it for her?"),
        help_text=_("What you saw, not what you think. Leave open what you did not look at. It is never added up."),
    )
    note = note_of(Observation, "note", rows=2, help_text=_("Only what her care needs."))
