"""What one girl takes part in: chosen by herself, ended when she likes, and rated by her if she wants to."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from education.activities import panels
from education.activities.models import OnList, Participation, Programme
from residents.models import Resident
from residents.queries import overview
from shelter.actor import acting
from shelter.audit import Event
from shelter.models import Trace
from shelter.panels import cards
from shelter.staffing import actions as staffing
from tests.education.activities.yard import add_programme, sign_up, take
from tests.world import World, enter


@pytest.fixture
def wren(world: World) -> Resident:
    with acting(world.mara.pk):
        return world.wren


@pytest.fixture
def circus(world: World) -> Programme:
    return add_programme(world.mara, world.north)


def test_she_joins_and_chooses_not_to_go_on(world: World, wren: Resident, circus: Programme) -> None:
    client, page = enter(world.hana), reverse("girl_activities", args=[wren.public_id])
    join = reverse("girl_join", args=[wren.public_id])

    client.post(join, {"programme": str(circus.pk), "begins_on": str(localdate())})
    with acting(world.mara.pk):
        entry = OnList.objects.get()
    assert "Circus" in client.get(page).content.decode()
    assert str(circus.pk) not in client.get(join).content.decode()  # she is on its list
    client.post(reverse("girl_leave", args=[wren.public_id, entry.pk]), {"ends_on": str(localdate())})

    with acting(world.mara.pk):
        assert OnList.objects.get().ends_on == localdate()
        assert Trace.objects.filter(event=Event.ON_LIST, resident_id=wren.pk).count() == 2


def test_a_full_programme_is_told_kindly(world: World, wren: Resident) -> None:
    small = add_programme(world.mara, world.north, capacity=1)
    with acting(world.mara.pk):
        robin = world.robin
    sign_up(world.mara, small, [robin])
    told = {"programme": str(small.pk), "begins_on": str(localdate())}

    answer = enter(world.hana).post(reverse("girl_join", args=[wren.public_id]), told).content.decode()

    assert "All 1 places are taken." in answer


def test_her_page_tells_what_she_joined_and_chose_not_to(world: World, wren: Resident, circus: Programme) -> None:
    sign_up(world.mara, circus, [wren], begins_on=localdate() - timedelta(days=100))
    for days, mark in ((0, "here"), (1, "declined"), (40, "here"), (41, "away:court"), (95, "here")):
        take(world.mara, circus, {wren: mark}, localdate() - timedelta(days=days))

    page = enter(world.nena).get(reverse("girl_activities", args=[wren.public_id])).content.decode()

    assert "2 joined · 1 chose not to" in page
    assert "Court" in page
    card = enter(world.nena).get(wren.get_absolute_url()).content.decode()
    assert "1 joined · 1 chose not to" in card


def test_she_says_how_much_she_enjoyed_it_or_does_not(world: World, wren: Resident, circus: Programme) -> None:
    sign_up(world.mara, circus, [wren])
    take(world.mara, circus, {wren: "here"}, begins_at=time(9, 0))
    with acting(world.mara.pk):
        told = Participation.objects.get()
    client, rate = enter(world.hana), reverse("girl_rate", args=[wren.public_id, told.pk])

    client.post(rate, {"enjoyed": "5"})
    assert "she enjoyed it: 5 of 5" in client.get(reverse("girl_activities", args=[wren.public_id])).content.decode()
    for wrong in ("6", "0", "\0", "very"):
        assert client.post(rate, {"enjoyed": wrong}).status_code == 200
    client.post(rate, {"enjoyed": ""})

    with acting(world.mara.pk):
        told.refresh_from_db()
        assert told.enjoyed is None
        assert list(Participation.history.values_list("enjoyed", flat=True).order_by("history_date")) == [None, 5, None]


@pytest.mark.parametrize("who", ["mara", "carla", "pia", "nena", "hana"])
def test_the_card_on_her_page_costs_one_statement(world: World, wren: Resident, who: str) -> None:
    viewer = getattr(world, who)
    with acting(viewer.pk):
        her = overview(wren.public_id, viewer=viewer).resident
        with CaptureQueriesContext(connection) as asked:
            (card,) = cards([panels], her, viewer=viewer)

    assert len(asked.captured_queries) == 1
    assert card.context["lately"].joined == 0


def test_who_does_not_work_in_her_home_has_no_card(world: World, wren: Resident) -> None:
    with acting(world.ada.pk):
        post = world.pia.postings.get()
        staffing.end_posting(by=world.ada, posting=post, ends_on=localdate() - timedelta(days=1))
    with acting(world.pia.pk):
        her = overview(wren.public_id, viewer=world.pia).resident

        assert cards([panels], her, viewer=world.pia) == []


def test_a_roll_call_of_every_day_does_not_push_out_what_happened_lately(
    world: World, wren: Resident, circus: Programme
) -> None:
    sign_up(world.mara, circus, [wren], begins_on=localdate() - timedelta(days=30))
    for days in range(12):
        take(world.mara, circus, {wren: "here"}, localdate() - timedelta(days=days))

    with acting(world.mara.pk):
        lately = [trace.event for trace in overview(wren.public_id, viewer=world.mara).lately]

    assert Event.ROLL_TAKEN not in lately
    assert Event.RESIDENT_ADMITTED in lately
