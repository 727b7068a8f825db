"""Forms of her questionnaires. A form's fields come to exactly its action's keywords; a form never saves."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from care_plans.assessments import policies
from care_plans.assessments.answering import UNANSWERED, Given, Question
from care_plans.assessments.instruments import Entry, Impossible, Instrument
from care_plans.assessments.models import Agreement, Assessment, Mode, Respondent
from residents.forms import choice_of, day_of, not_to_come, note_of
from residents.models import Resident
from residents.models.codes import Language
from shelter.ui.days import read_day

OPEN = "open"  # as a choice: she prefers not to say


class BeginForm(forms.Form):
    """Who answers, how, in which language and when; and why, where it is not made for this."""

    respondent = choice_of(Assessment, "respondent")
    mode = choice_of(Assessment, "mode")
    language = choice_of(
        Assessment, "language", help_text=_("In which she reads it or hears it. Translate nothing on the spot.")
    )
    answered_on = day_of(Assessment, "answered_on", initial=localdate, validators=[not_to_come])
    override_reason = note_of(Assessment, "override_reason", rows=2)

    def __init__(
        self, *args: Any, instrument: Instrument, resident: Resident, text_in: Language | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.text_in = text_in
        if text_in is not None:
            language: Any = self.fields["language"]
            language.choices = _languages(text_in)
        respondent = self.data.get("respondent", "") if self.is_bound else self.initial.get("respondent", "")
        day = self._day()
        objection = policies.objection_to(instrument, resident, respondent, day) if respondent else ""
        if not objection:
            del self.fields["override_reason"]
        else:
            self.fields["override_reason"].required = True
            self.fields["override_reason"].error_messages["required"] = objection
            self.fields["override_reason"].help_text = "" if self.is_bound else objection

    def clean(self) -> dict[str, Any]:
        """Where the text is shown here, its language is the one she reads or hears."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        language, mode = cleaned.get("language"), cleaned.get("mode")
        if self.text_in is not None and language and mode and mode != Mode.PAPER and language != self.text_in:
            told = {"language": self.text_in.label}
            self.add_error("language", _("The text is here in %(language)s only. Choose it, or a paper form.") % told)
        return cleaned

    def _day(self) -> date:
        try:
            return read_day(str(self.data.get("answered_on", ""))) or localdate()
        except ValueError:
            return localdate()


def _languages(text_in: Language) -> list[tuple[str, str]]:
    """The language of the text that is here first; the others are for a form that was filled in on paper."""
    others = [language for language in Language if language != text_in]
    on_paper = [(each.value, gettext("%(language)s, on a paper form") % {"language": each.label}) for each in others]
    return [(text_in.value, str(text_in.label)), *on_paper]


def first_guess(instrument: Instrument, resident: Resident, *, text_in: Language | None) -> dict[str, Any]:
    """What is proposed: the only respondent there is, how it is usually done, and the language that goes with it."""
    only = instrument.respondents[0].value if len(instrument.respondents) == 1 else None
    mode = Mode.INTERVIEW if only == Respondent.CLINICIAN else Mode.SELF if only == Respondent.SELF else Mode.PAPER
    guess: dict[str, Any] = {"respondent": only, "mode": mode if text_in else Mode.PAPER}
    hers = resident.languages[0] if resident.languages else None
    return guess | {"language": hers if guess["mode"] == Mode.PAPER else text_in}


def _choices(question: Question, open_label: Any, said: Callable[[str], str] = gettext) -> list[tuple[str, Any]]:
    told = [(str(choice.value), said(choice.label)) for choice in question.choices]
    return [*told, (OPEN, open_label)]


def _given(chosen: str) -> Given:
    return UNANSWERED if not chosen else None if chosen == OPEN else int(chosen)


class AnswerForm(forms.Form):
    """One question, in the words of the published text. Nothing is marked beforehand, and she may leave it open."""

    given = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": _("Choose an answer, or skip.")})

    def __init__(self, *args: Any, question: Question, by_herself: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["given"]
        field.label = question.text
        open_label = _("I prefer not to say") if by_herself else _("She prefers not to say")
        field.choices = _choices(question, open_label, said=str)

    def clean_given(self) -> Given:
        return _given(self.cleaned_data["given"])


class PaperForm(forms.Form):
    """All answers of a paper form, by number."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            label = gettext("Question %(number)d") % {"number": question.number}
            self.fields[f"q{question.number}"] = forms.ChoiceField(
                label=f"{question.number}. {gettext(question.text)}" if question.text else label,
                choices=_choices(question, _("Left open")),
                widget=forms.RadioSelect,
                required=question.scored and not question.only_if,
                error_messages={"required": _("Choose what is on the form, or that it was left open.")},
            )

    def clean(self) -> dict[str, Any]:
        """Brought together as the action wants them, once each is right."""
        if self.errors:
            return self.cleaned_data
        answers = (_given(self.cleaned_data.get(f"q{question.number}", "")) for question in self.questions)
        return {"given": [None if answer == UNANSWERED else answer for answer in answers]}


class ListField(forms.CharField):
    """Several scores in one line: 2 3 2."""

    def __init__(self, *, low: int, high: int, **kwargs: Any) -> None:
        self.low, self.high = low, high
        super().__init__(max_length=300, **kwargs)

    def clean(self, value: Any) -> list[int]:
        words = [word for word in re.split(r"[\s,;]+", str(super().clean(value))) if word]
        if not all(re.fullmatch(r"\d{1,3}", word) and self.low <= int(word) <= self.high for word in words):
            told = {"low": self.low, "high": self.high}
            raise ValidationError(_("Write whole numbers from %(low)d to %(high)d with spaces between.") % told)
        return [int(word) for word in words]


def _field(entry: Entry) -> forms.Field:
    bounds = {"low": entry.low, "high": entry.high}
    told: dict[str, Any] = {"label": gettext(entry.label), "required": False}
    if entry.many:
        hint = gettext("Numbers from %(low)d to %(high)d, in the order of the form: 2 3 2") % bounds
        return ListField(low=entry.low, high=entry.high, help_text=hint, **told)
    if (entry.low, entry.high) == (0, 1):
        answers = [("1", _("Yes")), ("0", _("No")), ("", _("Left open"))]
        return forms.TypedChoiceField(choices=answers, widget=forms.RadioSelect, coerce=int, empty_value=None, **told)
    message = gettext("A whole number from %(low)d to %(high)d.") % bounds
    return forms.IntegerField(
        min_value=entry.low, max_value=entry.high, help_text=gettext("%(low)d to %(high)d") % bounds,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), message), **told,
    )  # fmt: skip


class ScoresForm(forms.Form):
    """The scores of a form that was filled in on its owner's paper. Field by field, and then all together."""

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        for entry in instrument.entries:
            self.fields[entry.code] = _field(entry)

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        entries = {name: score for name, score in self.cleaned_data.items() if score not in (None, [])}
        if not entries:
            raise ValidationError(_("Enter at least one score."))
        try:
            self.instrument.score(entries)
        except Impossible as reason:
            self.add_error(self._beside(entries), reason.words.said(gettext))
        return {"entries": entries}

    def _beside(self, entries: dict[str, Any]) -> str | None:
        """The field that does not fit the others."""
        if self.instrument.code == "cssrs":
            return "q6" if entries.get("q6") == 0 and entries.get("q6_recent") == 1 else "q2"
        return next((name for name in ("total", "score", "safety") if name in self.fields), None)


class WithdrawForm(forms.Form):
    withdrawn_because = note_of(
        Assessment, "withdrawn_because", rows=2, required=True, help_text=_("For example: it was somebody else's form.")
    )


class AgreementForm(forms.Form):
    agreed_on = day_of(
        Agreement, "agreed_on", required=False,
        help_text=_("Leave it empty where there is no agreement, or not any more. For example 5 Nov 2026"),
    )  # fmt: skip
