"""A girl comes to us, in a browser: from the search to her bed."""

import pytest
from django.db import transaction

from residents import queries
from shelter.actor import acting
from tests.journeys.house import House
from tests.world import World

pytestmark = pytest.mark.journey


def test_a_girl_comes_from_the_search_to_a_bed(world: World, house: House) -> None:
    with acting(world.carla.pk), transaction.atomic():
        bed = queries.beds_to_offer(viewer=world.carla)[0]
        label = f"{bed.home.name} · {bed.room.label} · {bed.label}"
    house.enter_as(world.carla)
    house.open("/residents/")
    house.press("Add a resident")
    house.should_be_accessible()

    house.fill("Given name", "Heron Grace")
    house.fill("Family name", "de la Rama")
    house.press("Search")
    house.should_say("None of these is her: continue")
    house.should_say("ask the coordinator of South")
    house.should_be_accessible()

    house.press("None of these is her: continue")
    house.should_be_accessible()
    house.choose("Who refers her", "Court")
    house.fill("Code name", "Jacana")
    house.fill("Nickname", "Ising")
    house.press("Save the referral")

    house.should_say("Her arrival")
    house.should_be_accessible()
    house.follow("Decision")
    house.should_be_accessible()
    house.choose("Do we receive her?", "Yes, we keep a place for her")
    house.press("Save")

    house.follow("Admission")
    house.should_be_accessible()
    house.choose("Bed", label)
    house.choose("Custody", "Being settled")
    house.fill("What she brought", "a doll")
    house.press("Save")

    house.should_say("1 thing is listed")
    house.should_be_accessible()
    house.open("/residents/?view=all")
    house.should_say("Jacana")
    house.should_not_say("de la Rama")
