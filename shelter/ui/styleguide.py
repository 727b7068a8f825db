"""The page that shows every component once, for those who build pages and for the accessibility tests."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shelter.ui.forms import DayField, NoteField, TextField

ICONS = (
    "leaf sun people person bed report lock eye eye-off search plus heart shield phone clock document home menu check "
    "scales flag book list words upload download print pencil close info leave calendar globe key next back"
).split()
STAGES = (
    {"label": "Referral", "state": "done", "url": "#referral"},
    {"label": "Decision", "state": "done", "url": ""},
    {"label": "Admission", "state": "now", "url": ""},
    {"label": "Papers", "state": "later", "url": ""},
)
REASONS = (("court", "Court or legal appointment"), ("review", "Care plan review"), ("safety", "Safety today"))


class SampleForm(forms.Form):
    """One field of each kind."""

    code_name = TextField(label="Code name", max_length=30, help_text="A bird, a tree or a flower that is not taken.")
    arrived_on = DayField(label="Day of arrival")
    bed = forms.ChoiceField(label="Bed", choices=[("", "Choose"), ("a", "Maya room, bed 1"), ("b", "Maya room, bed 2")])
    likes = NoteField(label="What she likes", required=False, help_text="She may read this one day.")
    reason = forms.ChoiceField(label="Why do you need it?", choices=REASONS, widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(
        label="Languages",
        choices=[("hil", "Hiligaynon"), ("fil", "Filipino"), ("en", "English")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    papers = forms.FileField(label="Spreadsheet", required=False)
    agreed = forms.BooleanField(label="The agreement was explained to her", help_text="In a language she understands.")


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component of `ui/components/`. Routed in demo and tests only."""
    wrong = SampleForm({"code_name": "W" * 40, "arrived_on": "3/4/2012", "likes": "mornings"}, prefix="wrong")
    wrong.data = {f"wrong-{key}": value for key, value in wrong.data.items()}
    context = {"form": SampleForm(), "wrong_form": wrong, "stages": STAGES, "icon_names": ICONS}
    return render(request, "ui/styleguide.html", context)
