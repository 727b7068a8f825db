"""Her averages over the years: every one in the table, and lines that never mix two scales."""

from typing import Any

import pytest
from django.urls import reverse

from shelter.actor import acting
from tests.education.results.schooled import QUARTERS, enrol, mark
from tests.world import World, enter


@pytest.fixture
def page(world: World) -> Any:
    def ask() -> Any:
        with acting(world.mara.pk):
            url = reverse("results_over_time", args=[world.wren.public_id])
        return enter(world.carla).get(url)

    return ask


def test_every_average_is_in_the_table_the_latest_first(world: World, page: Any) -> None:
    with acting(world.mara.pk):
        before = enrol(world.mara, world.wren, QUARTERS, "g6", average="82")
        for number, value in ((1, "80"), (2, "84")):
            mark(world.mara, before, "average", value, number)
        mark(world.mara, enrol(world.mara, world.wren), "average", "74")

    told = page().context

    assert [(point.year, point.when, point.text, point.supports) for point in told["points"]] == [
        ("2026-2027", "Term 1", "74", True), ("2025-2026", "Whole year", "82", False),
        ("2025-2026", "Quarter 2", "84", False), ("2025-2026", "Quarter 1", "80", False),
    ]  # fmt: skip
    (chart,) = told["charts"]
    assert len(chart.line.dots) == 3, "that of the year is not drawn where its periods are known"
    assert [guide.says for guide in chart.guides] == ["75"]


def test_a_year_of_which_no_period_is_known_is_drawn_as_a_whole(world: World, page: Any) -> None:
    with acting(world.mara.pk):
        enrol(world.mara, world.wren, "2024-2025", "g5", average="80", ended_on="2025-04-15")
        enrol(world.mara, world.wren, QUARTERS, "g6", average="90")

    (chart,) = page().context["charts"]

    assert [dot.value for dot in chart.line.dots] == [80, 90]
    assert chart.line.dots[0].y > chart.line.dots[1].y


def test_two_scales_are_two_lines(world: World, page: Any) -> None:
    with acting(world.mara.pk):
        before = enrol(world.mara, world.wren, QUARTERS, "g12")
        now = enrol(world.mara, world.wren, level="college_y1", scale="college")
        for number in (1, 2):
            mark(world.mara, before, "average", str(80 + number), number)
            mark(world.mara, now, "average", f"{number}.5", number)

    percent, college = page().context["charts"]

    assert [dot.value for dot in percent.line.dots] == [81, 82]
    assert college.line.dots[0].y < college.line.dots[1].y, "1.0 is the best, and stands at the top"


def test_words_are_in_the_table_and_in_no_line(world: World, page: Any) -> None:
    with acting(world.mara.pk):
        row = enrol(world.mara, world.wren, level="g1", scale="descriptive")
        for number in (1, 2):
            mark(world.mara, row, "average", None, number, words="Developing")

    told = page().context

    assert [point.text for point in told["points"]] == ["Developing"] * 2
    assert told["charts"] == []


def test_without_an_average_the_page_says_so(page: Any) -> None:
    assert "No average yet." in page().content.decode()
