"""A grid costs the same for three girls and for thirty, to read and to save; thirty by ten are saved at once."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from education.models import Enrolment, Mark
from education.results.grids import Place
from shelter.actor import acting
from shelter.models import Home, Trace
from tests.education.results.schooled import enrol, mark, period, wide_home, year
from tests.world import World, enter

BUDGET = 15
TO_SAVE = 24  # with what opens and closes the transaction, the session and the draft
FEW, MANY = 3, 30
AREAS = ("filipino", "english", "mathematics", "science", "araling_panlipunan", "values", "epp_tle", "mapeh", "average",
         "specialised")  # fmt: skip


@pytest.fixture
def east(world: World) -> Home:
    with acting(world.ada.pk):
        return wide_home(world, MANY + FEW)


def receive(world: World, home: Home, first: int, many: int) -> None:
    """Girls of East in Grade 7, each with a mark in an area that is not of her level."""
    with acting(world.mara.pk):
        for n in range(first, first + many):
            girl = world.admit(f"Mynah {n}", by=world.mara, social_worker=world.carla, home=home)
            mark(world.mara, enrol(world.mara, girl), "specialised", "70")


def asked(client: Client, url: str) -> int:
    client.get(url)
    return min(_caught(client, url, 200) for _ in range(2))


def _caught(client: Client, url: str, status: int, typed: dict[str, str] | None = None) -> int:
    with CaptureQueriesContext(connection) as caught:
        answer = client.post(url, typed) if typed else client.get(url)
    assert answer.status_code == status
    return len(caught.captured_queries)


def typed(world: World) -> dict[str, str]:
    """All cells of East in the first term: one mark of each girl to be changed, the others new."""
    with acting(world.mara.pk):
        rows = Enrolment.objects.filter(resident__home__name="East").values_list("pk", flat=True)
        places = [Place(pk, period().pk, area) for pk in rows for area in AREAS]
    seen = {place.name: "70" for place in places if place.area == "specialised"}
    return {place.name: "80" for place in places} | {"seen": json.dumps(seen)}


def test_a_home_costs_the_same_for_three_girls_and_for_thirty(world: World, east: Home) -> None:
    client = enter(world.carla)
    urls = [reverse("results_of_year", args=[east.pk, year().pk, number]) for number in (0, 1)]
    receive(world, east, 0, FEW)
    few = [asked(client, url) for url in urls]
    saved = _caught(client, urls[1], 302, typed(world))

    receive(world, east, FEW, MANY - FEW)

    assert [asked(client, url) for url in urls] == few
    assert max(few) <= BUDGET
    assert _caught(client, urls[1], 302, typed(world)) == saved <= TO_SAVE


def test_thirty_girls_by_ten_areas_are_saved_at_once_with_history_and_trace(world: World, east: Home) -> None:
    client = enter(world.carla)
    receive(world, east, 0, MANY)
    told = typed(world)
    with acting(world.mara.pk):
        before = Mark.history.count()

    assert client.post(reverse("results_of_year", args=[east.pk, year().pk, 1]), told).status_code == 302

    with acting(world.mara.pk):
        assert Mark.objects.filter(value=80).count() == MANY * len(AREAS)
        lines = Mark.history.all()[: MANY * len(AREAS)]
        assert Mark.history.count() - before == MANY * len(AREAS)
        assert len({line.tx for line in lines}) == 1
        kinds = [line.history_type for line in lines]
        assert (kinds.count("+"), kinds.count("~")) == (MANY * (len(AREAS) - 1), MANY)
        assert Trace.objects.filter(event="marks_written", staff=world.carla).count() == MANY


def test_her_own_pages_cost_the_same_for_one_year_and_for_fifteen(world: World) -> None:
    client: Any = enter(world.carla)
    with acting(world.mara.pk):
        wren = world.wren
        mark(world.mara, enrol(world.mara, wren), "average", "80")
    urls = [reverse(name, args=[wren.public_id]) for name in ("results_of_girl", "results_over_time")]
    few = [asked(client, url) for url in urls]

    with acting(world.mara.pk):
        for n in range(2019, 2026):
            row = enrol(world.mara, wren, f"{n}-{n + 1}", "g6", ended_on=year(f"{n}-{n + 1}").ends_on)
            for number in (1, 2, 3, 4):
                mark(world.mara, row, "average", "80", number)

    assert [asked(client, url) for url in urls] == few
    assert max(few) <= BUDGET
