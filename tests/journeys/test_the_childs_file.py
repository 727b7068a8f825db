"""A social worker at a child's file: what she sees at once, what she asks for, and what is remembered of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils.timezone import localdate

from residents import actions
from residents.family import actions as family
from residents.family.models import Basis, Channel, Relationship, Rule
from residents.models.codes import AbsenceKind, Language, NoteKind
from shelter.actor import acting
from tests.journeys.house import House
from tests.world import World

pytestmark = pytest.mark.journey


@pytest.fixture
def address(world: World) -> str:
    """The address of Wren's page; her file holds a little of everything."""
    with acting(world.mara.pk), transaction.atomic():
        mara, wren, today = world.mara, world.wren, localdate()
        actions.keep_words(
            by=mara, resident=wren, words="Gusto ko ang aga kon gabunyag kami sang hardin.", said_on=today,
            language=Language.HILIGAYNON, translation="I like mornings when we water the garden.",
        )  # fmt: skip
        actions.write_note(by=mara, resident=wren, kind=NoteKind.CALL, written_on=today, text="Her aunt called.")
        actions.change_floor_card(
            by=mara, resident=wren, called="Little Wren", languages=["hil", "fil"], allergies="peanuts",
            safe_today="knock before entering",
        )  # fmt: skip
        told: dict[str, Any] = {"resident": wren, "by": mara, "phone": "", "address": "", "trusted": True}
        lola = family.add_person(label="Lola", name="Corazon Dela Rama", relationship=Relationship.GRANDPARENT, **told)
        for channel, rule in ((Channel.VISIT, Rule.SUPERVISED), (Channel.CALL, Rule.ALLOWED)):
            family.decide_contact(
                by=mara, person=lola, channel=channel, rule=rule, begins_on=today, ends_on=None,
                review_on=today + timedelta(days=6), basis=Basis.TEAM, reason="She asked to hear her voice.",
            )  # fmt: skip
        family.keep_apart(by=mara, resident=wren, other=world.plover, begins_on=today)
        actions.go_away(by=mara, resident=world.robin, kind=AbsenceKind.HOSPITAL, left_on=today, expected_on=today)
        return str(wren.get_absolute_url())


def test_a_social_worker_asks_for_the_name_and_the_trace_tells(address: str, world: World, house: House) -> None:
    house.enter_as(world.carla)
    house.open("/residents/")
    house.should_be_accessible()
    house.follow("Wren")
    house.should_say("peanuts")
    house.should_say("I like mornings when we water the garden.")
    house.should_not_say("Dela Rama")
    house.should_be_accessible()

    house.press("Show legal name")

    house.should_say("Wren Grace Mayumi Dela Rama")
    house.should_be_accessible()
    house.open(address)
    house.should_not_say("Dela Rama")
    house.follow("Who looked at this record")
    house.should_say("Looked at the legal name")
    house.should_be_accessible()


def test_a_closed_part_opens_for_a_reason_and_a_while(address: str, world: World, house: House) -> None:
    house.enter_as(world.carla)
    house.open(address)
    house.follow("Legal")
    house.should_say("You are about to open a closed part of this record")
    house.press("Open for 15 minutes")
    house.should_say("One thing to finish")
    house.should_be_accessible()

    house.choose("Why do you need it?", "Court or legal appointment")
    house.press("Open for 15 minutes")

    house.should_be_at(f"{address}legal/")
    house.should_say("Protective custody (LSWDO)")
    house.should_be_accessible()
    house.press("Update the legal status")
    house.fill("Since", "31 Feb 2026")
    house.press("Save")
    house.should_say("This is not a day. Write it like 5 Nov 2026.")
    house.should_be_accessible()


def test_the_floor_sees_what_keeps_her_safe_and_no_reason(address: str, world: World, house: House) -> None:
    house.enter_as(world.hana)
    house.open(address)
    house.should_say("Lola")
    house.should_say("With somebody of the home")
    house.should_say("Not put together with: Plover")
    house.should_say("Not for your role")
    for hidden in ("Corazon", "hear her voice", "Her aunt called", "Dela Rama"):
        house.should_not_say(hidden)
    house.should_be_accessible()


def test_a_rule_is_decided_and_looked_at_again(address: str, world: World, house: House) -> None:
    house.enter_as(world.carla)
    house.open(address)
    house.follow("Family and contacts")
    house.should_say("Corazon Dela Rama")
    house.should_be_accessible()
    house.follow("Letter")
    house.choose("Rule", "Allowed")
    house.choose("Decided by", "Her own wish")
    house.should_be_accessible()
    house.press("Save")

    house.should_be_at(f"{address}family/")
    house.should_say("Her own wish")
    house.open("/")
    house.should_say("2 contact rules to look at again · Wren")
    house.should_say("in 6 days")
    house.should_be_accessible()


@pytest.mark.parametrize(
    "part", ["notes", "agreements", "papers", "belongings", "words", "team", "stays", "identity", "agreements/add",
             "stays/discharge", "stays/bed", "identity/change", "team/assign", "family/add", "family/siblings/add",
             "card"],
)  # fmt: skip
def test_every_part_can_be_read_by_all(address: str, world: World, house: House, part: str) -> None:
    house.enter_as(world.mara)
    house.open(f"{address}{part}/")
    house.should_answer(200)
    house.should_be_accessible()


def test_a_home_shows_its_beds(address: str, world: World, house: House) -> None:
    house.enter_as(world.hana)
    house.open("/home/")
    house.should_say("3 of 6 beds taken")
    house.should_be_accessible()
    house.follow("Robin")
    house.should_say("Away:")
    house.should_be_accessible()
