"""What marks, honours and the end of a year are called is data of the grading order; little ones are told in words."""

from typing import Any

import pytest
from django.urls import reverse

from education.models import Calendar, Descriptor, Enrolment, SchoolYear, Wording, known
from education.models.codes import Scale, Track
from shelter.actor import acting
from tests.education import schools
from tests.residents.forms import filled, form_of
from tests.world import World, enter


def year(label: str) -> SchoolYear:
    return schools.public().years.get(label=label)


def sent(client: Any, url: str) -> dict[str, Any]:
    """The form as it was opened."""
    form, told = form_of(client, url), dict[str, Any]()
    for name in ("percent", "descriptive", "college"):
        for n, (low, label, supports) in enumerate(form.initial[name]):
            told |= {f"{name}_{n}_from": low, f"{name}_{n}_called": label}
            told |= {f"{name}_{n}_supports": "1"} if supports else {}
    return told | {f"wordings_{code}": label for code, label in form.initial["wordings"].items()}


@pytest.mark.parametrize("who", ["mara", "ada"])
def test_a_grading_order_is_changed_for_all_of_its_years(world: World, who: str) -> None:
    client, url = enter(getattr(world, who)), reverse("school_year_grading", args=[year("2026-2027").pk])
    told = sent(client, url) | {
        "percent_2_from": "90", "percent_2_called": "Distinguished", "descriptive_0_called": "Consistent",
        "descriptive_1_called": "Beginning", "descriptive_1_supports": "1", "wordings_promoted": "Moves up",
    }  # fmt: skip
    assert client.post(url, told).status_code == 302

    rows = Descriptor.objects.filter(regime=known.DO_15).order_by("scale", "-low")
    assert [(row.scale, f"{row.low:.0f}", row.label, row.supports) for row in rows] == [
        ("descriptive", "2", "Consistent", False), ("descriptive", "1", "Beginning", True),
        ("percent", "90", "Distinguished", False), ("percent", "75", "Passed", False),
        ("percent", "0", "Needs support", True),
    ]  # fmt: skip
    assert Wording.objects.get(regime=known.DO_15).label == "Moves up"
    assert Wording.objects.filter(regime=known.DO_8).count() == 3
    assert Descriptor.objects.filter(regime=known.DO_8).count() == 5


def test_sent_as_it_was_opened_nothing_changes(world: World) -> None:
    client, url = enter(world.mara), reverse("school_year_grading", args=[year("2025-2026").pk])

    def stored() -> list[Any]:
        rows = list(Descriptor.objects.order_by("regime", "scale", "low").values_list("regime", "low", "label"))
        return rows + list(Wording.objects.order_by("regime", "code").values_list("code", "label"))

    before = stored()
    assert client.post(url, sent(client, url)).status_code == 302
    assert stored() == before


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"percent_5_from": "101", "percent_5_called": "x"}, "6: Ensure this value is less than or equal to 100."),
        ({"percent_5_from": "", "percent_5_called": "x"}, "6: Please fill this in."),
        ({"percent_5_from": "90", "percent_5_called": "x"}, "Two lines begin with the same mark."),
    ],
)
def test_a_line_that_cannot_be_is_told(world: World, changed: dict[str, str], words: str) -> None:
    client, url = enter(world.mara), reverse("school_year_grading", args=[year("2025-2026").pk])
    answer = client.post(url, sent(client, url) | changed)

    assert answer.context["form"].errors == {"percent": [words]}
    assert 'value="Outstanding"' in answer.content.decode()


@pytest.mark.parametrize(
    ("label", "level", "of_school", "scale"),
    [("2026-2027", "g3", "percent", "descriptive"), ("2026-2027", "g4", "percent", "percent"),
     ("2025-2026", "g3", "percent", "percent"), ("2026-2027", "kinder", "pass_fail", "pass_fail")],
)  # fmt: skip
def test_little_ones_are_told_in_words_where_their_year_says_so(
    world: World, label: str, level: str, of_school: str, scale: str
) -> None:
    with acting(world.carla.pk):
        school = schools.add_school(world.carla, world.north, year(label), scale=Scale(of_school))
        assert schools.enrol(world.carla, world.wren, school, year(label), level=level).scale == scale


def test_the_end_of_a_year_is_called_as_its_grading_order_does(world: World) -> None:
    with acting(world.mara.pk):
        Wording.objects.create(regime=known.DO_15, code="promoted", label="Moves up")
    with acting(world.carla.pk):
        school = schools.add_school(world.carla, world.north, year("2026-2027"))
        one = schools.enrol(world.carla, world.wren, school, year("2026-2027"))
        urls = [reverse("schooling", args=[world.wren.public_id]), world.wren.get_absolute_url()]
        end = reverse("enrolment_end", args=[world.wren.public_id, one.pk])
    client = enter(world.carla)
    field: Any = form_of(client, end)["end_status"].field
    assert ("promoted", "Moves up") in field.choices
    with acting(world.carla.pk):
        schools.end(world.carla, one)

    for url in urls:
        assert "Moves up" in client.get(url).content.decode()


def test_private_schools_divide_the_year_as_they_like(world: World) -> None:
    client, url = enter(world.mara), reverse("school_calendar_add")
    assert client.post(url, {"name": "Private, two terms"}).status_code == 302
    assert client.post(url, {"name": "private, TWO terms"}).context["form"].errors == {
        "name": ["There is one of this name already."]
    }
    own = Calendar.objects.get(name="Private, two terms")
    add = reverse("school_year_add")
    told = filled(form_of(client, add), "x") | {
        "calendar": str(own.pk), "label": "2026-2027", "begins_on": "3 Aug 2026", "ends_on": "28 May 2027",
        "periods_0_name": "Half 1", "periods_0_begins": "3 Aug 2026", "periods_0_ends": "18 Dec 2026",
        "periods_1_name": "Half 2", "periods_1_begins": "4 Jan 2027", "periods_1_ends": "28 May 2027",
    }  # fmt: skip
    assert client.post(add, told).status_code == 302
    assert "Private, two terms" in client.get(reverse("school_year_list")).content.decode()
    with acting(world.carla.pk):
        school = schools.add_school(world.carla, world.north, own.years.get())
        assert schools.enrol(world.carla, world.wren, school, own.years.get()).year.periods.count() == 2


@pytest.mark.parametrize("track", [Track.STEM, Track.HUMSS, Track.ACADEMIC, Track.TECHPRO])
def test_both_generations_of_senior_high_tracks_are_there(world: World, track: Track) -> None:
    with acting(world.carla.pk):
        school = schools.add_school(world.carla, world.north, year("2026-2027"))
        schools.enrol(world.carla, world.wren, school, year("2026-2027"), level="g12", track=track)
        assert Enrolment.objects.get().track == track
