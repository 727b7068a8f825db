"""Short forms of what supports her schooling."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from education.forms.fields import PesosField
from education.models import Award, Cost, Help, SchoolContact
from education.models.codes import Payer
from residents.forms import choice_of, day_of, not_to_come, note_of, text_of


class HelpForm(forms.Form):
    kind = choice_of(Help, "kind")
    given_on = day_of(Help, "given_on", initial=localdate, validators=[not_to_come])
    hours = forms.DecimalField(label=_("Hours"), min_value=0, max_digits=5, decimal_places=2)
    given_by = text_of(Help, "by")


class CostForm(forms.Form):
    kind = choice_of(Cost, "kind")
    pesos = PesosField(label=_("Amount in pesos"))
    payer = choice_of(Cost, "payer", initial=Payer.ORGANISATION)
    paid_on = day_of(Cost, "paid_on", initial=localdate, validators=[not_to_come])
    note = text_of(Cost, "note")


class AwardForm(forms.Form):
    given_on = day_of(Award, "given_on", initial=localdate, validators=[not_to_come])
    what = text_of(Award, "what")


class ContactForm(forms.Form):
    kind = choice_of(SchoolContact, "kind")
    held_on = day_of(SchoolContact, "held_on", initial=localdate, validators=[not_to_come])
    with_whom = text_of(SchoolContact, "with_whom")
    what = note_of(
        SchoolContact, "what", rows=3, help_text=_("What was agreed for her schooling, not what happened to her.")
    )
