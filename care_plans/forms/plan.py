"""Forms of the care plan: one for each of its parts, for a goal, for a review."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans.forms.fields import SIGNS, StepsField, TickedField
from care_plans.models import Goal, Plan, Review
from care_plans.models.codes import Attainment, Domain, Part, Service
from care_plans.panels import next_review
from care_plans.queries import Steps
from residents.forms import choice_of, day_of, not_to_come, note_of, text_of
from residents.models.codes import Assent
from shelter.models import Staff
from shelter.ui.forms import NoteField

FARTHEST = timedelta(days=366)


def still_to_come(day: date) -> None:
    if day <= localdate():
        raise ValidationError(_("Choose a day that is still to come."))
    if day > localdate() + FARTHEST:
        raise ValidationError(_("Choose a day within a year."))


class _Fresh(forms.Form):
    """Remembers on what it was opened, so that nobody writes over somebody else's words unseen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class StrengthsForm(_Fresh):
    strengths = note_of(
        Plan,
        "strengths",
        rows=4,
        required=False,
        help_text=_("What she can do, what others like in her."),
    )
    interests = note_of(Plan, "interests", rows=3, help_text=_("What makes her eyes light up."))


class VoiceForm(_Fresh):
    her_goals = note_of(Plan, "her_goals", rows=4, help_text=_("Write it as she says it, in her language."))
    her_language = choice_of(Plan, "her_language")
    view = choice_of(Plan, "view")
    view_reason = note_of(Plan, "view_reason", rows=2, help_text=_("Only where she was not asked."))
    took_part = note_of(Plan, "took_part", rows=2, help_text=_("Talking, drawing, with somebody she trusts…"))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("view") != Assent.NOT_ASKED:
            told["view_reason"] = ""  # it explains only why she was not asked
        return told


class NeedsForm(_Fresh):
    needs = TickedField(
        label=_("What she needs, by area"),
        choices=Domain.choices,
        columns=[_("What she needs")],
        max_length=1000,
        rows=2,
        required=False,
    )


class FamilyForm(_Fresh):
    permanency = choice_of(Plan, "permanency")
    family_plan = note_of(
        Plan, "family_plan", rows=4, help_text=_("What has to be true before she can go back, and who works on it.")
    )


class IndependenceForm(_Fresh):
    independence = note_of(
        Plan,
        "independence",
        rows=5,
        help_text=_("From 15 on: learning, work, money, a place to live."),
    )


class RoundForm(_Fresh):
    participants = note_of(Plan, "participants", rows=2, help_text=_("She, and who else sat together."))
    review_on = day_of(Plan, "review_on", required=True, validators=[still_to_come])


PART_FORMS: dict[Part, type[forms.Form]] = {
    Part.STRENGTHS: StrengthsForm,
    Part.VOICE: VoiceForm,
    Part.NEEDS: NeedsForm,
    Part.FAMILY: FamilyForm,
    Part.INDEPENDENCE: IndependenceForm,
    Part.ROUND: RoundForm,
}


class GoalForm(_Fresh):
    """Her own words come first."""

    her_words = note_of(Goal, "her_words", rows=3, help_text=_("Write it as she says it, in her language."))
    title = text_of(Goal, "title", help_text=_("In plain words: Stay in class for the whole morning."))
    domain = choice_of(Goal, "domain")
    steps = StepsField(
        label=_("What would each step look like?"),
        help_text=_("Agree these with her. She usually starts at −2. You may leave some open for now."),
        required=False,
    )
    baseline = forms.TypedChoiceField(
        label=_("Where she starts"),
        choices=[(level.value, f"{sign} · {level.label}") for level, sign in zip(Attainment, SIGNS, strict=True)],
        coerce=int,
        initial=Attainment.MUCH_LESS.value,
        widget=forms.Select,
    )
    chosen_by = choice_of(Goal, "chosen_by")
    responsible = forms.ModelChoiceField(
        label=_("Who helps her with it"), queryset=Staff.objects.none(), required=False, empty_label=_("Nobody yet")
    )
    services = forms.MultipleChoiceField(
        label=_("What is done for it"), choices=Service.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    due_on = day_of(Goal, "due_on")
    weight = forms.TypedChoiceField(
        label=_("Weight"),
        help_text=_("How much it counts among her goals. Leave it at 1 when in doubt."),
        choices=[(n, str(n)) for n in range(1, 5)],
        coerce=int,
        initial=1,
        widget=forms.Select,
    )

    def __init__(self, *args: Any, people: "QuerySet[Staff]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = people  # type: ignore[attr-defined]  # it is a ModelChoiceField


class ReturnForm(forms.Form):
    returned_with = NoteField(
        label=_("What to change"), rows=3, max_length=500, help_text=_("For whoever writes it: a few clear words.")
    )


class CloseForm(forms.Form):
    closed_because = note_of(Plan, "closed_because", rows=2)

    def __init__(self, *args: Any, asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closed_because"].required = asks_why


class ReviewForm(forms.Form):
    """Goal by goal how far she is; then what she says, what changed, and the next time."""

    held_on = day_of(Review, "held_on", initial=localdate, validators=[not_to_come])
    her_words = note_of(Review, "her_words", rows=3, help_text=_("Write it as she says it, in her language."))
    view = choice_of(Review, "view")
    changed = note_of(Review, "changed", rows=4)
    participants = note_of(Review, "participants", rows=2)
    next_on = day_of(Review, "next_on", initial=next_review, validators=[still_to_come])

    def __init__(self, *args: Any, goals: list[Steps], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = goals
        asked = {f"level_{steps.goal.pk}": _level_field(steps) for steps in goals}
        rest = self.fields
        self.fields = {"held_on": rest.pop("held_on"), **asked, **rest}

    def clean(self) -> dict[str, Any]:
        """The levels by goal, as the action wants them."""
        told = super().clean() or {}
        levels = {steps.goal.pk: told.pop(f"level_{steps.goal.pk}", "") for steps in self.goals}
        return told | {"levels": {pk: int(level) for pk, level in levels.items() if level not in ("", None)}}


def _level_field(steps: Steps) -> forms.ChoiceField:
    scale = [
        (str(level.value), f"{sign} · {text or level.label}")
        for (level, text), sign in zip(steps.scale, SIGNS, strict=True)
    ]
    last = [_("last time %(level)s") % {"level": SIGNS[steps.now + 2]}] if steps.ratings else []
    return forms.ChoiceField(
        label=steps.goal.title,
        help_text=" · ".join(filter(None, (steps.goal.her_words, *last))),
        choices=[*scale, ("", _("Not looked at this time"))],
        widget=forms.RadioSelect,
        required=False,
    )
