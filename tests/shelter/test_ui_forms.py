"""What people type into a form: days in their own way, words with hidden characters in them, too much."""

import datetime as dt

import pytest
from django import forms

from shelter.ui.days import Ambiguous, read_day
from shelter.ui.forms import DayField, NoteField, TextField

THE_FIFTH = dt.date(2026, 11, 5)
HIDDEN = {"nul": "Wr\0en", "override": "Wr\u202een", "isolate": "Wr\u2066en", "mark": "Wr\u200een", "bell": "Wr\x07en"}


class Bird(forms.Form):
    called = TextField(label="Called", max_length=10, help_text="What she wants to be called")
    seen_on = DayField(label="Seen on")
    song = NoteField(label="Song", required=False)
    nest = forms.ChoiceField(label="Nest", choices=[("reed", "Reed"), ("oak", "Oak")], widget=forms.RadioSelect)
    ringed = forms.BooleanField(label="Ringed", required=False)


@pytest.mark.parametrize(
    "typed",
    ["5 Nov 2026", "5 november 2026", "November 5, 2026", "2026-11-05", "2026/11/5", "5 nov. 2026", "5th of Nov 2026"]
    + ["5 novembre 2026", "Nobyembre 5, 2026", " 05-NOV-2026 "],
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert read_day(typed) == THE_FIFTH


def test_a_day_in_numbers_is_read_when_it_can_mean_only_one() -> None:
    assert read_day("27/3/2012") == read_day("3/27/2012") == dt.date(2012, 3, 27)


def test_a_day_that_could_be_read_two_ways_is_refused() -> None:
    with pytest.raises(Ambiguous):
        read_day("3/4/2012")


@pytest.mark.parametrize(
    "typed", ["30 Feb 2026", "5 Nov 26", "5 ju 2026", "yesterday", "0", "31/31/2020", "9" * 40, ""]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_day(typed)


@pytest.mark.parametrize("kind", HIDDEN)
def test_hidden_characters_are_refused_beside_the_field(kind: str) -> None:
    form = Bird({"called": HIDDEN[kind], "seen_on": "5 Nov 2026", "nest": "oak"})

    assert list(form.errors) == ["called"]


def test_text_is_composed_and_freed_of_what_comes_along_when_pasting() -> None:
    form = Bird({"called": "Pen\u0303a\u200b\ufeff ", "seen_on": "5 Nov 2026", "nest": "oak"})

    assert form.is_valid()
    assert form.cleaned_data["called"] == "Pe\u00f1a"


def test_too_much_text_is_kept_as_typed_and_the_browser_is_not_asked_to_cut_it() -> None:
    page = Bird({"called": "Kingfisher of the river", "seen_on": "3/4/2012", "nest": "oak"}).render()

    assert 'value="Kingfisher of the river"' in page
    assert 'value="3/4/2012"' in page
    assert "maxlength" not in page


def test_a_form_names_its_mistakes_first_and_leads_to_each_field() -> None:
    page = Bird({"called": "Wren"}).render()

    assert page.index("2 things to finish") < page.index("<label")
    assert 'href="#id_seen_on"' in page
    assert 'href="#id_nest_0"' in page
    assert 'aria-describedby="id_seen_on_helptext id_seen_on_error"' in page


def test_optional_questions_say_so_and_a_tick_does_not() -> None:
    page = Bird().render()

    assert page.count("(optional)") == 1
    assert 'class="form-check-input" id="id_ringed"' in page


def test_a_day_is_shown_as_it_may_be_typed_again() -> None:
    page = Bird(initial={"seen_on": THE_FIFTH}).render()

    assert 'value="5 Nov 2026"' in page
