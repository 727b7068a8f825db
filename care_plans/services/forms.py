"""Forms of sessions and conferences. A form's fields are exactly its action's keywords."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans.models.codes import Service
from care_plans.services.models import Conference, Mode, Outcome, Session
from care_plans.services.panels import next_conference
from residents.forms import choice_of, day_of, not_to_come, note_of, seen_mark, text_of
from residents.models import Resident
from shelter.ui.forms import TextField

STAYS_OUT = _("Therapy process notes stay out of this system. Write only what her care team needs.")
IN_A_GROUP = (Outcome.HELD, Outcome.DECLINED, Outcome.ABSENT)


def _kind(*without: Service) -> forms.ChoiceField:
    offered = [(kind.value, kind.label) for kind in Service if kind not in without]
    return choice_of(Session, "kind", choices=[("", _("Choose")), *offered])


def _minutes() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Minutes"), help_text=_("As planned, where it did not take place."), min_value=1, max_value=480
    )


class SessionForm(forms.Form):
    """A session alone with her, or with her family. Nothing is marked beforehand."""

    kind = _kind(Service.GROUP)
    mode = choice_of(Session, "mode", choices=[(mode.value, mode.label) for mode in (Mode.INDIVIDUAL, Mode.FAMILY)])
    held_on = day_of(Session, "held_on", initial=localdate, validators=[not_to_come])
    minutes = _minutes()
    provider_role = choice_of(Session, "provider_role")
    led_by = text_of(Session, "led_by")
    outcome = choice_of(Session, "outcome")
    note = note_of(Session, "note", rows=3, help_text=STAYS_OUT)


class SessionChangeForm(SessionForm):
    seen = seen_mark()


class TakingPartWidget(forms.Widget):
    """The girls who may have been there, each with how it went and a few words. Who is left open was not in it."""

    template_name = "services/widgets/taking_part.html"
    use_fieldset = True

    def __init__(self, children: Sequence[Resident]) -> None:
        self.children = children
        super().__init__()

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        told = {pk: (outcome, note) for pk, outcome, note in value or []}
        lines = []
        for place, child in enumerate(self.children):
            outcome, note = told.get(str(child.pk), ("", ""))
            line = {"name": f"{name}_{child.pk}", "id": f"id_{name}_{place}", "child": child}
            lines.append(line | {"outcome": outcome, "note": note})
        several = len({child.home.name for child in self.children}) > 1
        context["widget"] |= {"lines": lines, "outcomes": IN_A_GROUP, "several": several, "stays_out": STAYS_OUT}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[list[str]]:
        told = (
            [str(child.pk), data.get(f"{name}_{child.pk}", ""), data.get(f"{name}_{child.pk}_note", "")]
            for child in self.children
        )
        return [line for line in told if line[1] or line[2].strip()]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class TakingPartField(forms.Field):
    """For each girl who was marked: how it went, and a few words, as the action wants them."""

    def __init__(self, children: Sequence[Resident], **kwargs: Any) -> None:
        self.named = {str(child.pk): child.code_name for child in children}
        super().__init__(widget=TakingPartWidget(children), **kwargs)

    def clean(self, value: Any) -> dict[UUID, tuple[Outcome, str]]:
        told = value or []
        self._refuse_half(told)
        if not told:
            raise ValidationError(_("Mark at least one girl."), code="required")
        return {UUID(pk): (Outcome(outcome), self._words(pk, note)) for pk, outcome, note in told}

    def _refuse_half(self, told: list[list[str]]) -> None:
        open_ones = [self.named[pk] for pk, outcome, _note in told if outcome not in IN_A_GROUP]
        if open_ones:
            raise ValidationError(_("Say how it went for: %(names)s") % {"names": ", ".join(open_ones)})

    def _words(self, pk: str, note: str) -> str:
        try:
            return str(TextField(max_length=500, required=False).clean(note))
        except ValidationError as objection:
            raise ValidationError([f"{self.named[pk]}: {words}" for words in objection.messages]) from None


class GroupSessionForm(forms.Form):
    """A group session, entered once for all who were there."""

    kind = _kind(Service.THERAPY)
    held_on = day_of(Session, "held_on", initial=localdate, validators=[not_to_come])
    minutes = _minutes()
    provider_role = choice_of(Session, "provider_role")
    led_by = text_of(Session, "led_by")

    def __init__(self, *args: Any, children: Sequence[Resident], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taking_part"] = TakingPartField(
            children,
            label=_("Who took part"),
            help_text=_("Nobody is marked beforehand. For whom you leave open, nothing is written."),
        )


class GroupChangeForm(forms.Form):
    """One girl's row of a group session, and what all of them share."""

    seen = seen_mark()
    outcome = choice_of(Session, "outcome")
    note = note_of(Session, "note", rows=3, help_text=STAYS_OUT)
    kind = _kind(Service.THERAPY)
    held_on = day_of(Session, "held_on", validators=[not_to_come])
    minutes = _minutes()
    provider_role = choice_of(Session, "provider_role")
    led_by = text_of(Session, "led_by")


class ConferenceForm(forms.Form):
    held_on = day_of(Conference, "held_on", initial=localdate, validators=[not_to_come])
    kind = choice_of(Conference, "kind")
    participants = note_of(
        Conference, "participants", rows=2, help_text=_("She, if she was there, and who else sat together.")
    )
    decisions = note_of(
        Conference, "decisions", rows=6,
        help_text=_("What was decided, not what happened to her. What somebody is to do becomes a task afterwards."),
    )  # fmt: skip
    next_on = day_of(Conference, "next_on", initial=next_conference)


class ConferenceChangeForm(ConferenceForm):
    seen = seen_mark()
