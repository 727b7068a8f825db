"""The form of a task. Its fields are exactly its action's keywords."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents.forms import day_of, seen_mark, text_of
from residents.tasks.models import Task
from shelter.models import Staff


def in_a_week() -> date:
    return localdate() + timedelta(days=7)


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} · {obj.get_role_display()}"


class TaskForm(forms.Form):
    title = text_of(Task, "title", help_text=_("Whoever gets this task reads it: write nothing of what happened."))
    staff = PersonField(
        label=_("Who does it"),
        queryset=Staff.objects.none(),
        empty_label=_("Choose"),
        help_text=_("Those who work in her home today, and those who accompany her."),
    )
    due_on = day_of(Task, "due_on", initial=in_a_week)

    def __init__(self, *args: Any, people: "QuerySet[Staff]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = people  # type: ignore[attr-defined]  # it is a ModelChoiceField


class TaskChangeForm(TaskForm):
    seen = seen_mark()
