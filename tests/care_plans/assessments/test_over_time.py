"""Her way over time: versions apart, a baseline, a comparison after ninety days; and what it costs to show."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from care_plans.assessments import actions, queries
from care_plans.assessments.charts import chart
from care_plans.assessments.instruments import CATALOGUE
from care_plans.assessments.instruments.guides import GUIDES
from care_plans.models import Comparison
from shelter.actor import acting
from tests.care_plans.assessments.given import finished, phqa
from tests.world import World, enter

TODAY = localdate()
BUDGET = 15


@pytest.fixture
def wren(world: World) -> Any:
    with acting(world.carla.pk):
        return world.wren


def ago(days: int) -> Any:
    return TODAY - timedelta(days=days)


def compared(wren: Any) -> list[tuple[str, Any, Any, bool]]:
    return list(
        Comparison.objects.filter(resident=wren)
        .order_by("compared_on")
        .values_list("instrument", "since_on", "compared_on", "better")
    )


@pytest.mark.parametrize(("days", "there"), [(89, False), (90, True), (400, True)])
def test_a_comparison_is_made_from_ninety_days_on(world: World, wren: Any, days: int, there: bool) -> None:
    with acting(world.carla.pk):
        finished(world.carla, wren, on=ago(days), answers=phqa(15))
        finished(world.carla, wren, answers=phqa(10))

        assert compared(wren) == ([("phqa", ago(days), TODAY, True)] if there else [])


def test_the_baseline_is_the_earliest_that_has_a_score_and_was_no_mistake(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        mistaken = finished(world.carla, wren, on=ago(500), answers=phqa(24))
        actions.withdraw(by=world.carla, assessment=mistaken, withdrawn_because="somebody else's")
        finished(world.carla, wren, on=ago(400), answers=[None, *phqa(10)[1:]])
        finished(world.carla, wren, on=ago(300), answers=phqa(12))
        finished(world.carla, wren, on=ago(200), answers=phqa(20))
        finished(world.carla, wren, answers=phqa(8))

        assert compared(wren) == [("phqa", ago(300), ago(200), False), ("phqa", ago(300), TODAY, False)]


def test_what_has_no_definition_of_better_and_other_respondents_are_not_compared(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        finished(world.carla, wren, "gad7", on=ago(100), answers=[2] * 7)
        finished(world.carla, wren, "gad7", answers=[0] * 7)
        finished(world.carla, wren, on=ago(100), answers=phqa(20), respondent="staff", override_reason="no other way")
        finished(world.carla, wren, answers=phqa(2))

        assert compared(wren) == []


@pytest.mark.parametrize("which", ["before", "after"])
def test_what_was_compared_with_a_mistake_is_not_counted_any_more(world: World, wren: Any, which: str) -> None:
    with acting(world.carla.pk):
        pair = {"before": finished(world.carla, wren, on=ago(100)), "after": finished(world.carla, wren)}
        assert len(compared(wren)) == 1
        actions.withdraw(by=world.carla, assessment=pair[which], withdrawn_because="it was her cousin's form")

        assert compared(wren) == []


def test_two_on_one_day_are_compared_once(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        finished(world.carla, wren, on=ago(100), answers=phqa(20))
        finished(world.carla, wren, answers=phqa(2))
        finished(world.carla, wren, answers=phqa(19))

        assert compared(wren) == [("phqa", ago(100), TODAY, True)]


def test_versions_and_respondents_are_never_on_one_line(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        finished(world.carla, wren, on=ago(30), answers=phqa(10), version="1999")
        for days, total in ((20, 8), (0, 6)):
            finished(world.carla, wren, on=ago(days), answers=phqa(total))
        finished(world.carla, wren, on=ago(10), answers=phqa(3), respondent="staff", override_reason="no other way")
        tracks = queries.over_time(wren, "phqa", viewer=world.carla)

    assert [(track.version, track.respondent, [value for _day, value in track.drawn]) for track in tracks] == [
        ("2002-nimh", "self", [8.0, 6.0]), ("2002-nimh", "staff", [3.0]), ("1999", "self", [10.0]),
    ]  # fmt: skip
    assert [[point.baseline for point in track.points] for track in tracks] == [[True, False], [True], [True]]
    page = enter(world.carla).get(reverse("assessment_over_time", args=[wren.public_id, "phqa"])).content.decode()
    assert page.count('class="line chart"') == 1  # the others have one value only


@pytest.mark.parametrize("code", GUIDES)
def test_the_lines_of_a_chart_stand_where_the_published_bands_begin(code: str) -> None:
    instrument = CATALOGUE[code]
    scale = instrument.chart

    assert scale is not None
    values = [value for value, _band in GUIDES[code]]
    assert values == sorted(values)
    assert all(scale.low < value <= scale.high for value in values)


@pytest.mark.parametrize(("code", "totals"), [("phqa", range(25)), ("phq9", range(25))])
def test_the_lines_agree_with_the_scoring(code: str, totals: range) -> None:
    begins: dict[str, int] = {}
    for total in totals:
        begins.setdefault(CATALOGUE[code].score(phqa(total)[:9]).band or "", total)
    begins.pop("minimal")

    assert begins == {band: value for value, band in GUIDES[code]}


def test_a_chart_begins_with_the_second_value() -> None:
    points = [(ago(10), 5.0), (ago(0), 20.0)]

    assert chart(CATALOGUE["phqa"], "2002-nimh", points[:1]) is None
    assert chart(CATALOGUE["phqa"], "1999", points) is None
    drawn = chart(CATALOGUE["phqa"], "2002-nimh", points)
    assert drawn is not None
    assert drawn.line.dots[0].y > drawn.line.dots[1].y  # more is higher
    assert drawn.line.dots[1].y == drawn.guides[-1].y  # 20 is where the last band begins


def questions(client: Client, url: str) -> int:
    client.get(url)
    return min(_asked(client, url) for _ in range(2))


def _asked(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked.captured_queries)


@pytest.mark.parametrize("who", ["mara", "carla", "pia"])
def test_chart_list_and_her_page_cost_the_same_for_two_scores_and_for_thirty(world: World, wren: Any, who: str) -> None:
    client = enter(getattr(world, who))
    urls = [
        reverse("assessment_over_time", args=[wren.public_id, "phqa"]),
        reverse("assessment_list", args=[wren.public_id]), wren.get_absolute_url(), "/",
    ]  # fmt: skip

    def fill(first: int, last: int) -> list[int]:
        with acting(world.carla.pk):
            for n in range(first, last):
                finished(world.carla, wren, on=ago(n), answers=phqa(n % 24))
        return [questions(client, url) for url in urls]

    few, many = fill(0, 2), fill(2, 30)

    assert few == many
    assert max(few[:2]) <= BUDGET
