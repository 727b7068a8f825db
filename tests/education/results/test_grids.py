"""The two grids: what they offer, what they save, and what they refuse without losing a typed word."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from education.models import Enrolment, Mark
from shelter.actor import acting
from shelter.models import Trace
from tests.education.results.schooled import QUARTERS, enrol, field, mark, marks_of, period, year
from tests.world import World, enter

SAVED = [("mathematics", 1, "88.00"), ("english", 1, "91.50")]


@pytest.fixture
def enrolled(world: World) -> dict[str, UUID]:
    """Wren and Robin in Grade 7 of this year; Wren in Grade 6 of the last."""
    with acting(world.mara.pk):
        return {
            "before": enrol(world.mara, world.wren, QUARTERS, "g6").pk,
            "wren": enrol(world.mara, world.wren).pk,
            "robin": enrol(world.mara, world.robin).pk,
        }


def of_girl(world: World, pk: UUID | None = None) -> str:
    with acting(world.mara.pk):
        return reverse(
            "results_of_enrolment" if pk else "results_of_girl", args=[world.wren.public_id, *filter(None, [pk])]
        )


def of_home(world: World, number: int = 1) -> str:
    return reverse("results_of_year", args=[world.north.pk, year().pk, number])


def send(client: Client, url: str, typed: dict[str, str], seen: dict[str, str] | None = None, **more: str) -> Any:
    return client.post(url, {**typed, "seen": json.dumps(seen or {}), **more})


def heads(answer: Any) -> list[str]:
    return list(answer.context["form"].grid.heads)


def test_her_periods_come_from_her_school_year(world: World, enrolled: dict[str, UUID]) -> None:
    client = enter(world.carla)

    latest, before = client.get(of_girl(world)), client.get(of_girl(world, enrolled["before"]))

    assert heads(latest) == ["Term 1", "Term 2", "Term 3"]
    assert heads(before) == ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"]


def test_her_rows_are_the_areas_of_her_level_and_the_general_average_last(
    world: World, enrolled: dict[str, UUID]
) -> None:
    rows = [row.label for row in enter(world.carla).get(of_girl(world)).context["form"].grid.rows]

    assert rows[-1] == "General average"
    assert "Values education" in rows
    assert "Mother tongue" not in rows


def test_a_mark_outside_her_level_is_shown_all_the_same(world: World, enrolled: dict[str, UUID]) -> None:
    with acting(world.mara.pk):
        mark(world.mara, Enrolment.objects.get(pk=enrolled["wren"]), "specialised", "80")

    assert "Specialised subjects" in enter(world.carla).get(of_girl(world)).content.decode()


def test_the_average_of_the_year_stands_beside_the_general_average(world: World, enrolled: dict[str, UUID]) -> None:
    with acting(world.mara.pk):
        before = Enrolment.objects.get(pk=enrolled["before"])
        before.average = 84
        before.save_as(world.mara)

    rows = enter(world.carla).get(of_girl(world, enrolled["before"])).context["form"].grid.rows

    assert {row.label: row.last for row in rows if row.last} == {"General average": "84"}


def test_marks_are_saved_with_history_and_one_line_of_the_trace(world: World, enrolled: dict[str, UUID]) -> None:
    her = enrolled["wren"]
    typed = {field(her, "mathematics"): "88", field(her, "english"): "91,5", field(her, "science"): ""}

    answer = send(enter(world.carla), of_girl(world, her), typed)

    assert answer.status_code == 302
    with acting(world.mara.pk):
        assert marks_of(her) == {(area, n): text for area, n, text in SAVED}
        assert list(Mark.history.values_list("history_type", "history_user_id")) == [("+", world.carla.pk)] * 2
        assert [t.resident_id for t in Trace.objects.filter(event="marks_written")] == [world.wren.pk]


def test_a_mark_is_changed_and_another_taken_away_with_their_history(world: World, enrolled: dict[str, UUID]) -> None:
    her, client = enrolled["wren"], enter(world.carla)
    math, english = field(her, "mathematics"), field(her, "english")
    send(client, of_girl(world, her), {math: "88", english: "91"})

    send(client, of_girl(world, her), {math: "89", english: ""}, seen={math: "88", english: "91"})

    with acting(world.mara.pk):
        assert marks_of(her) == {("mathematics", 1): "89.00"}
        told = Mark.history.values_list("area_id", "history_type", "value").order_by("area_id", "history_date")
        assert [(area, kind, f"{value:f}") for area, kind, value in told] == [
            ("english", "+", "91.00"), ("english", "-", "91.00"),
            ("mathematics", "+", "88.00"), ("mathematics", "~", "89.00"),
        ]  # fmt: skip


def test_a_home_in_one_period_is_girls_by_learning_areas(world: World, enrolled: dict[str, UUID]) -> None:
    grid = enter(world.carla).get(of_home(world)).context["form"].grid

    assert [row.label for row in grid.rows] == ["Robin", "Wren"]
    assert grid.heads[0] == "Filipino"
    assert grid.heads[-1] == "General average"


def test_a_home_in_all_periods_is_girls_by_averages(world: World, enrolled: dict[str, UUID]) -> None:
    client, typed = enter(world.carla), {field(enrolled["robin"], "average", 2): "85"}

    send(client, of_home(world, 0), typed)

    grid = client.get(of_home(world, 0)).context["form"].grid
    assert grid.heads == ["Term 1", "Term 2", "Term 3"]
    assert [[cell.text if cell else None for cell in row.cells] for row in grid.rows] == [["", "85", ""], [""] * 3]


def test_an_area_that_is_not_taught_in_her_level_is_closed_in_her_row(world: World, enrolled: dict[str, UUID]) -> None:
    with acting(world.mara.pk):
        enrol(world.mara, world.plover, level="g2")

    grid = enter(world.mara).get(of_home(world)).context["form"].grid

    column = grid.heads.index("Mother tongue")
    assert [row.cells[column] is None for row in grid.rows] == [False, True, True]


def test_the_results_of_a_home_begin_with_the_year_that_runs(world: World, enrolled: dict[str, UUID]) -> None:
    answer = enter(world.carla).get(reverse("results_of_home"))

    assert answer.headers["Location"] == of_home(world, 0)


def test_nothing_is_saved_when_a_cell_is_wrong_and_all_that_was_typed_stays(
    world: World, enrolled: dict[str, UUID]
) -> None:
    wren, robin = enrolled["wren"], enrolled["robin"]
    typed = {
        field(wren, "mathematics"): "8O", field(wren, "english"): "91", field(robin, "mathematics"): "120",
        field(robin, "english"): "78",
    }  # fmt: skip

    page = send(enter(world.carla), of_home(world), typed).content.decode()

    assert page.count("a mark from 0 to 100</a>") == 2
    assert f'<a href="#{field(wren, "mathematics")}">Wren, Mathematics · a mark from 0 to 100</a>' in page
    for name, text in typed.items():
        assert f'id="{name}" name="{name}" value="{text}"' in page
    with acting(world.mara.pk):
        assert Mark.objects.count() == Mark.history.count() == 0
        assert Trace.objects.filter(event="marks_written").count() == 0


def test_every_girl_is_judged_by_the_scale_of_her_own_school(world: World, enrolled: dict[str, UUID]) -> None:
    with acting(world.mara.pk):
        plover = enrol(world.mara, world.plover, level="college_y1", scale="college").pk
    typed = {field(plover, "average"): "1.75", field(enrolled["wren"], "average"): "86"}

    assert send(enter(world.mara), of_home(world), typed).status_code == 302
    answer = send(enter(world.mara), of_home(world), {field(plover, "average"): "86"})

    assert "Plover, General average · a mark from 1.0 to 5.0, in quarters" in answer.content.decode()


def test_what_somebody_else_saved_is_told_and_nothing_is_lost(world: World, enrolled: dict[str, UUID]) -> None:
    her = enrolled["wren"]
    math, english = field(her, "mathematics"), field(her, "english")
    send(enter(world.mara), of_girl(world, her), {math: "80"})
    client = enter(world.carla)

    clash = send(client, of_girl(world, her), {math: "82", english: "90"})

    page = clash.content.decode()
    assert "Mathematics, Term 1 · somebody else saved 80 meanwhile; save again to keep yours" in page
    assert f'name="{math}" value="82"' in page
    with acting(world.mara.pk):
        assert marks_of(her) == {("mathematics", 1): "80.00"}
    again = json.loads(clash.context["form"].seen)
    assert again == {math: "80"}

    assert send(client, of_girl(world, her), {math: "82", english: "90"}, seen=again).status_code == 302
    with acting(world.mara.pk):
        assert marks_of(her) == {("mathematics", 1): "82.00", ("english", 1): "90.00"}


def test_a_cell_that_nobody_touched_keeps_what_somebody_else_saved(world: World, enrolled: dict[str, UUID]) -> None:
    her = enrolled["wren"]
    math, english = field(her, "mathematics"), field(her, "english")
    send(enter(world.mara), of_girl(world, her), {math: "80"})

    answer = send(enter(world.carla), of_girl(world, her), {math: "", english: "90"})

    assert answer.status_code == 302
    with acting(world.mara.pk):
        assert marks_of(her) == {("mathematics", 1): "80.00", ("english", 1): "90.00"}


def test_a_form_that_is_sent_twice_makes_nothing_twice(world: World, enrolled: dict[str, UUID]) -> None:
    her, client = enrolled["wren"], enter(world.carla)
    typed = {field(her, "mathematics"): "80"}

    for submission in (str(uuid4()), "", ""):
        assert send(client, of_girl(world, her), typed, submission=submission).status_code == 302

    with acting(world.mara.pk):
        assert Mark.history.count() == 1
        assert Trace.objects.filter(event="marks_written").count() == 1


def test_what_stood_in_the_cells_may_come_back_spoiled(world: World, enrolled: dict[str, UUID]) -> None:
    her, client = enrolled["wren"], enter(world.carla)
    for seen in ("", "[1]", "{", '{"x": 1}'):
        assert client.post(of_girl(world, her), {field(her, "english"): "80", "seen": seen}).status_code == 302


def test_low_marks_say_that_she_needs_support_in_words(world: World, enrolled: dict[str, UUID]) -> None:
    her, client = enrolled["wren"], enter(world.carla)
    send(client, of_girl(world, her), {field(her, "mathematics"): "74", field(her, "english"): "75"})

    page = client.get(of_girl(world, her)).content.decode()

    assert page.count("needs support") == 1


def test_a_girl_with_a_mark_for_a_girl_of_another_year_is_refused(world: World, enrolled: dict[str, UUID]) -> None:
    other = {field(enrolled["before"], "mathematics", 1, QUARTERS): "80"}

    assert send(enter(world.carla), of_home(world), other).status_code == 403


@pytest.mark.parametrize("number", [4, 9])
def test_a_period_that_the_year_does_not_have_is_not_found(
    world: World, enrolled: dict[str, UUID], number: int
) -> None:
    assert enter(world.carla).get(of_home(world, number)).status_code == 404


def test_whoever_is_not_enrolled_has_an_empty_page(world: World) -> None:
    client = enter(world.carla)

    assert "she is not enrolled" in client.get(of_girl(world)).content.decode()
    assert "No girl of this home is enrolled yet" in client.get(reverse("results_of_home")).content.decode()


def test_the_girls_after_the_fortieth_are_on_the_next_page(world: World, enrolled: dict[str, UUID]) -> None:
    client = enter(world.carla)

    second = client.get(of_home(world) + "?page=2")

    assert second.context["form"].grid.rows == []
    assert period().name in second.content.decode()
