"""Pages of sessions cost the same for few and for many, and so does writing a group session down."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from care_plans.services.models import Session
from shelter.actor import acting
from shelter.models import Home
from shelter.staffing import actions as staffing
from tests.care_plans.services.test_sessions import group_page
from tests.care_plans.services.written import confer, record
from tests.world import World, enter

BUDGET = 15
FEW, MANY = 3, 30


def questions(client: Client, url: str) -> int:
    client.get(url)
    return min(_asked(client, url) for _ in range(2))


def _asked(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked.captured_queries)


def fill(world: World, many: int) -> None:
    with acting(world.carla.pk):
        for n in range(many):
            record(world.carla, world.wren, held_on=localdate() - timedelta(days=n))
            confer(world.carla, world.wren, held_on=localdate() - timedelta(days=n))


@pytest.mark.parametrize("who", ["mara", "carla", "pia"])
def test_a_page_costs_the_same_for_three_sessions_and_for_thirty(world: World, who: str) -> None:
    client = enter(getattr(world, who))
    with acting(world.mara.pk):
        wren = world.wren
    urls = [reverse(name, args=[wren.public_id]) for name in ("session_list", "conference_list")]
    fill(world, FEW)
    few = [questions(client, url) for url in (*urls, wren.get_absolute_url(), "/")]

    fill(world, MANY - FEW)

    assert [questions(client, url) for url in (*urls, wren.get_absolute_url(), "/")] == few
    assert max(few[:2]) <= BUDGET


@pytest.fixture
def wide(world: World) -> Home:
    """A home with a bed for everybody, where Mara and Carla work too."""
    with acting(world.ada.pk):
        home = staffing.add_home(by=world.ada, name="East", address="3 Mynah Street", region="", capacity=40)
        room = staffing.add_room(by=world.ada, home=home, label="Guava room")
        for n in range(40):
            staffing.add_bed(by=world.ada, room=room, label=str(n))
        for person in (world.mara, world.carla):
            staffing.post(by=world.ada, staff=person, home=home, begins_on=localdate(), ends_on=None)
    return home


def receive(world: World, wide: Home, names: list[str]) -> list[str]:
    with acting(world.mara.pk):
        for name in names:
            world.admit(name, by=world.mara, social_worker=world.carla, home=wide)
    return [name.lower() for name in names]


@pytest.mark.parametrize("who", ["mara", "carla"])
def test_a_group_costs_the_same_for_three_girls_and_for_thirty(world: World, wide: Home, who: str) -> None:
    client, url = enter(getattr(world, who)), reverse("group_session")
    girls = receive(world, wide, ["Mynah"])
    few = questions(client, url), sent(client, group_page(world, dict.fromkeys([*girls, "wren", "robin"], "held")))

    girls = receive(world, wide, [f"Mynah {n}" for n in range(MANY)])

    assert questions(client, url) == few[0] <= BUDGET
    assert sent(client, group_page(world, dict.fromkeys(girls, "held"))) == few[1] <= 20
    with acting(world.mara.pk):
        assert Session.objects.count() == FEW + MANY


def sent(client: Client, told: dict[str, str]) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.post(reverse("group_session"), told).status_code == 302
    return len(asked.captured_queries)
