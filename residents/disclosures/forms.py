"""Forms of what she told and of interviews. A form's fields are exactly its action's keywords."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents.disclosures.models import Disclosure, DisclosureMistake, Interview, InterviewMistake, ReportSent
from residents.forms import choice_of, day_of, not_to_come, note_of, text_of
from residents.models.codes import Language


class ToldForm(forms.Form):
    told_on = day_of(Disclosure, "told_on", initial=localdate, validators=[not_to_come])
    asked = note_of(
        Disclosure, "asked", rows=2, help_text=_("The question, word for word. If nobody asked, write: nobody asked.")
    )
    words = note_of(
        Disclosure, "words", rows=8, help_text=_("Word for word, in her language. No explanation, no opinion.")
    )
    language = choice_of(Disclosure, "language", initial=Language.HILIGAYNON)
    heard_by = text_of(Disclosure, "heard_by")
    place = text_of(Disclosure, "place")
    reported_to = text_of(
        ReportSent,
        "reported_to",
        required=False,
        help_text=_("New abuse is reported within 48 hours. You can add the report later."),
    )
    reference = text_of(ReportSent, "reference")
    reported_on = day_of(ReportSent, "reported_on", required=False, validators=[not_to_come])


class ReportForm(forms.Form):
    reported_to = text_of(ReportSent, "reported_to")
    reference = text_of(ReportSent, "reference")
    reported_on = day_of(ReportSent, "reported_on", initial=localdate, validators=[not_to_come])


class ToldMistakeForm(forms.Form):
    note = note_of(DisclosureMistake, "note", rows=2)


class InterviewForm(forms.Form):
    held_on = day_of(Interview, "held_on", initial=localdate, validators=[not_to_come])
    office = choice_of(Interview, "office")
    by_whom = text_of(Interview, "by_whom")
    purpose = choice_of(Interview, "purpose")
    minutes = forms.IntegerField(label=_("How many minutes"), required=False, min_value=1, max_value=1440)
    note = note_of(Interview, "note", rows=2, help_text=_("Nothing of what she answered."))


class InterviewMistakeForm(forms.Form):
    note = note_of(InterviewMistake, "note", rows=2)
