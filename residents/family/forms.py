"""Forms of the people around a child. A form's fields are exactly its action's keywords."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents.family.models import Channel, ContactRule, KeepApart, Person, PersonIdentity, RuleReason
from residents.forms import choice_of, day_of, name_of, note_of, text_of
from residents.models import Resident
from shelter import terms


def _next_review() -> date:
    return localdate() + timedelta(days=terms.days("contact_rule"))


class PersonForm(forms.Form):
    relationship = choice_of(Person, "relationship")
    label = name_of(
        Person, "label", help_text=_("What everybody on the floor reads: Lola, older brother. Not the full name.")
    )
    trusted = forms.BooleanField(label=_("An adult she trusts"), required=False)
    name = name_of(PersonIdentity, "name")
    phone = text_of(PersonIdentity, "phone")
    address = note_of(PersonIdentity, "address", rows=2)


class RuleForm(forms.Form):
    channel = choice_of(ContactRule, "channel", initial=Channel.VISIT)
    rule = choice_of(ContactRule, "rule")
    begins_on = day_of(ContactRule, "begins_on", initial=localdate)
    ends_on = day_of(ContactRule, "ends_on")
    review_on = day_of(ContactRule, "review_on", initial=_next_review)
    basis = choice_of(RuleReason, "basis")
    reason = note_of(RuleReason, "reason", rows=3, help_text=_("Those on the floor see the rule, never the reason."))


class ChildField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code_name} · {obj.number}"


class PairForm(forms.Form):
    """Two children of one family."""

    other = ChildField(
        label=_("Which child"),
        queryset=Resident.objects.none(),
        empty_label=_("Choose"),
        help_text=_("It is written in both files. You see the children whose files you write in."),
    )

    def __init__(self, *args: Any, children: "QuerySet[Resident]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = children  # type: ignore[attr-defined]  # it is a ModelChoiceField


class ApartForm(PairForm):
    """Two children who are not put together; why is asked nowhere."""

    begins_on = day_of(KeepApart, "begins_on", initial=localdate)
