"""Pages cost the same number of questions for 1 and for 30 rows, and the busiest at most fifteen."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from residents import actions
from residents.family import actions as family
from residents.family.models import Basis, Channel, Relationship, Rule
from residents.models import Resident
from residents.models.codes import Language, NoteKind
from shelter.actor import acting
from shelter.models import Staff
from tests.world import World, enter

BUDGET = 15
BIRDS = (
    "Avocet Bittern Crane Dipper Egret Falcon Godwit Harrier Ibis Jacana Kestrel Lark Martin Nightjar Osprey".split()
)
MORE = [*BIRDS, *(f"{bird} {n}" for n in range(2, 8) for bird in BIRDS)]


def questions(client: Client, address: str) -> int:
    client.get(address)  # what a first visit writes down (a sign of life, the view) is not the page's
    return min(_asked(client, address) for _ in range(2))  # nor is a sign of life that falls into one of two visits


def _asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    begun = ("SAVEPOINT", "RELEASE SAVEPOINT")  # where a request would begin and commit, inside the test's transaction
    return sum(not query["sql"].startswith(begun) for query in asked.captured_queries)


def refer_many(world: World, many: int) -> None:
    with acting(world.mara.pk):
        for name in MORE[:many]:
            world.refer(name, by=world.mara, social_worker=world.carla)


def fill(resident: Resident, by: Staff, many: int) -> None:
    """So many people, rules, words, notes and other things in one file."""
    today = localdate()
    for n in range(many):
        told: dict[str, Any] = {"relationship": Relationship.OTHER, "label": f"Auntie {n}", "trusted": False}
        person = family.add_person(by=by, resident=resident, name="", phone="", address="", **told)
        family.decide_contact(
            by=by, person=person, channel=Channel.CALL, rule=Rule.ALLOWED, begins_on=today, ends_on=None,
            review_on=today, basis=Basis.TEAM, reason="",
        )  # fmt: skip
        actions.keep_words(
            by=by, resident=resident, words="hm", language=Language.FILIPINO, translation="", said_on=today
        )
        actions.write_note(by=by, resident=resident, kind=NoteKind.CALL, written_on=today, text="called")
        actions.list_belongings(by=by, resident=resident, items=["a bag"], listed_on=today)


@pytest.mark.parametrize("address", ["/residents/?view=all&show=100", "/", "/home/"])
@pytest.mark.parametrize("who", ["mara", "carla"])
def test_a_list_costs_the_same_for_few_and_for_many(world: World, who: str, address: str) -> None:
    client = enter(getattr(world, who))
    few = questions(client, address)

    refer_many(world, 100 if "show" in address else 30)

    assert questions(client, address) == few
    assert few <= BUDGET


@pytest.mark.parametrize("who", ["mara", "carla", "pia", "hana"])
def test_the_resident_page_costs_the_same_for_a_thin_and_a_thick_file(world: World, who: str) -> None:
    client = enter(getattr(world, who))
    with acting(world.mara.pk):
        wren = world.wren
        fill(wren, world.mara, 1)
    thin = questions(client, wren.get_absolute_url())

    with acting(world.mara.pk):
        fill(wren, world.mara, 30)

    assert questions(client, wren.get_absolute_url()) == thin
    assert thin <= BUDGET


@pytest.mark.parametrize(
    "part", ["family", "notes", "words", "belongings", "papers", "agreements", "team", "stays", "trace"]
)
def test_a_part_costs_the_same_for_a_thin_and_a_thick_file(world: World, part: str) -> None:
    client = enter(world.carla)
    with acting(world.carla.pk):
        wren = world.wren
        fill(wren, world.carla, 1)
    address = f"{wren.get_absolute_url()}{part}/"
    thin = questions(client, address)

    with acting(world.carla.pk):
        fill(wren, world.carla, 30)

    assert questions(client, address) == thin
