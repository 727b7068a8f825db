"""Forms of a file's parts. A form's fields are exactly its action's keywords."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents.forms import choice_of, day_of, name_of, not_to_come, note_of, seen_mark, text_of
from residents.models import (
    Addendum,
    Belonging,
    Consent,
    Identity,
    LegalStatus,
    Note,
    Opening,
    Paper,
    Resident,
    Story,
    Voice,
)
from residents.models.codes import BirthPrecision, Concern, Language, NoteKind, Why
from shelter.ui.forms import NoteField

MOST_ITEMS = 100


class FloorCardForm(forms.Form):
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


class CodeNameForm(forms.Form):
    code_name = name_of(
        Resident,
        "code_name",
        help_text=_("A tree, a bird, a flower. Lists and addresses of pages carry this name and no other."),
    )


class IdentityForm(forms.Form):
    given = name_of(Identity, "given")
    middle = name_of(Identity, "middle")
    family = name_of(Identity, "family")
    suffix = name_of(Identity, "suffix")
    nickname = name_of(Identity, "nickname")
    birth_date = day_of(Identity, "birth_date", validators=[not_to_come])
    birth_precision = choice_of(Identity, "birth_precision")
    address = note_of(Identity, "address", rows=2)
    lrn = text_of(Identity, "lrn", max_length=20, help_text=_("12 digits"))  # as people write it: with hyphens
    psa_no = text_of(Identity, "psa_no")
    register_no = text_of(
        Identity, "register_no", help_text=_("By it, lists of school results and of attendance are brought in.")
    )

    def clean_lrn(self) -> str:
        lrn = "".join(self.cleaned_data["lrn"].replace("-", " ").split())
        if lrn and not (lrn.isascii() and lrn.isdigit() and len(lrn) == 12):
            raise forms.ValidationError(_("A learner reference number has 12 digits."))
        return lrn

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        known = cleaned.get("birth_precision", BirthPrecision.UNKNOWN) != BirthPrecision.UNKNOWN
        if known and "birth_date" in cleaned and cleaned["birth_date"] is None:
            self.add_error("birth_date", _("Write the day, or the first day of the month or year that is known."))
        return cleaned


class WordsForm(forms.Form):
    words = note_of(Voice, "words", rows=4, help_text=_("As she says it, in her language. She may read this one day."))
    language = choice_of(Voice, "language", initial=Language.HILIGAYNON)
    translation = note_of(Voice, "translation", rows=3)
    said_on = day_of(Voice, "said_on", initial=localdate, validators=[not_to_come])


class NoteForm(forms.Form):
    text = note_of(Note, "text", rows=8, autofocus=True, help_text=_("She may read this one day."))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[choice for choice in NoteKind.choices if choice[0] != NoteKind.IMPORTED],
        initial=NoteKind.GENERAL,
    )
    written_on = day_of(Note, "written_on", initial=localdate, validators=[not_to_come])


class NoteChangeForm(NoteForm):
    seen = seen_mark()


class AddendumForm(forms.Form):
    text = note_of(Addendum, "text", rows=5, help_text=_("It stands under the note with your name. The note stays."))


class PaperForm(forms.Form):
    status = choice_of(Paper, "status")
    dated_on = day_of(Paper, "dated_on", validators=[not_to_come])
    expires_on = day_of(Paper, "expires_on")
    kept_where = text_of(Paper, "kept_where", help_text=_("For example: her folder, cabinet 2. No scan is kept here."))


class ConsentForm(forms.Form):
    kind = choice_of(Consent, "kind")
    given_by = choice_of(Consent, "given_by")
    giver = text_of(Consent, "giver")
    assent = choice_of(Consent, "assent")
    her_words = note_of(Consent, "her_words", rows=3)
    explained_in = choice_of(Consent, "explained_in")
    shared_with = text_of(Consent, "shared_with", help_text=_("Only where information is shared with an office"))
    given_on = day_of(Consent, "given_on", initial=localdate, validators=[not_to_come])
    until_on = day_of(Consent, "until_on", help_text=_("Every agreement ends; it can be given again."))


class WithdrawForm(forms.Form):
    withdrawn_on = day_of(Consent, "withdrawn_on", required=True, initial=localdate)


class BelongingsForm(forms.Form):
    items = NoteField(label=_("What she brought"), rows=6, max_length=8_000, help_text=_("One thing on each line"))
    listed_on = day_of(Belonging, "listed_on", initial=localdate, validators=[not_to_come])

    def clean_items(self) -> list[str]:
        return items_of(self.cleaned_data["items"])


def items_of(lines: str) -> list[str]:
    """One thing for each line that says something. Raises ValidationError for too many, or too long a line."""
    longest = Belonging._meta.get_field("item").max_length or 200
    items = [line.strip() for line in lines.splitlines() if line.strip()]
    if len(items) > MOST_ITEMS:
        raise forms.ValidationError(_("At most %(most)d things at once.") % {"most": MOST_ITEMS})
    if any(len(item) > longest for item in items):
        raise forms.ValidationError(_("Each line may have %(n)d characters at most.") % {"n": longest})
    return items


class LegalForm(forms.Form):
    since = day_of(LegalStatus, "since", initial=localdate, validators=[not_to_come])
    custody = choice_of(LegalStatus, "custody")
    clada = choice_of(LegalStatus, "clada")
    protection_order = choice_of(LegalStatus, "protection_order")
    court = text_of(LegalStatus, "court")
    next_hearing_on = day_of(LegalStatus, "next_hearing_on")


class StoryForm(forms.Form):
    concerns = forms.MultipleChoiceField(
        label=_("Reason group"), choices=Concern.choices, widget=forms.CheckboxSelectMultiple
    )
    note = note_of(Story, "note", rows=4, help_text=_("Nothing of what happened, only what her care needs."))


class WhyForm(forms.Form):
    why = choice_of(Opening, "why")
    words = text_of(Opening, "words", help_text=_("Needed for “Something else”"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("why") == Why.OTHER and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say in a few words why."))
        return cleaned
