"""At night, on a phone: from a locked screen to what helps her now; and a clash, a lost session, a double click."""

import pytest
from django.db import transaction
from playwright.sync_api import ViewportSize

from care_plans import actions
from care_plans.models import Plan, SafetyPlan
from care_plans.models.codes import Part
from shelter.actor import acting
from tests.care_plans import plans
from tests.journeys.house import House
from tests.world import PASSWORD, World

pytestmark = pytest.mark.journey
PHONE = ViewportSize(width=360, height=740)


@pytest.fixture
def her(world: World) -> str:
    with acting(world.carla.pk), transaction.atomic():
        plans.write_safety(world.carla, world.wren)
        return str(world.wren.get_absolute_url())


def test_a_house_parent_is_two_taps_from_what_helps_her(world: World, house: House, her: str) -> None:
    house.page.set_viewport_size(PHONE)
    house.page.emulate_media(reduced_motion="reduce")  # the browser is down at that part at once, it does not glide
    house.enter_as(world.hana)
    house.open("/")
    house.press("Hide")
    house.should_say("This screen is covered")

    house.fill("Your password, or a code from your authenticator", PASSWORD)
    house.press("Continue")  # one
    house.follow("Wren")  # two
    helps = house.page.locator("#helps")
    helps.wait_for()
    house.page.wait_for_load_state()
    house.should_say("sit near her and hum")
    assert helps.get_by_text("sit near her and hum").is_visible()
    box = helps.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < PHONE["height"] * 2 / 3  # it is what she sees, without scrolling
    house.should_be_accessible()


def test_two_people_at_one_part_lose_nothing(world: World, house: House, her: str) -> None:
    with acting(world.carla.pk), transaction.atomic():
        actions.begin(by=world.carla, resident=world.wren)
    part = f"{her}plan/1/parts/strengths/"
    house.enter_as(world.carla)
    house.open(part)
    house.fill("What she is good at", "She sings.")
    with acting(world.pia.pk), transaction.atomic():
        plans.write(world.pia, Plan.objects.get(), Part.STRENGTHS, strengths="She dances.")

    house.press("Save")
    house.should_say("Somebody else saved this while you were writing")
    house.should_say("She dances.")
    assert house.page.get_by_label("What she is good at").input_value() == "She sings."
    house.should_be_accessible()
    house.fill("What she is good at", "She sings, and she dances.")
    house.press("Save")
    house.should_say("She sings, and she dances.")


def test_what_was_typed_survives_a_lost_session(world: World, house: House, her: str) -> None:
    house.enter_as(world.carla)
    house.open(f"{her}safety/write/")
    house.fill("What helps", "a walk to the mango tree")
    house.tick("Bedtime")
    house.fill("In a few words: Bedtime", "a story")
    house.page.wait_for_timeout(5_000)  # it is kept every few seconds

    house.leave()  # the session is gone, and the page with it
    house.enter_as(world.carla)
    house.open(f"{her}safety/write/")
    house.should_say("is put back")
    assert house.page.get_by_label("What helps", exact=True).input_value() == "a walk to the mango tree"
    assert house.page.get_by_label("In a few words: Bedtime").input_value() == "a story"
    house.press("Save")
    house.should_say("a walk to the mango tree")


def test_a_double_click_writes_one_version(world: World, house: House, her: str) -> None:
    house.enter_as(world.carla)
    house.open(f"{her}safety/write/")
    house.fill("What helps", "a song")
    house.page.get_by_role("button", name="Save").dblclick()

    house.should_say("a song")
    with acting(world.carla.pk), transaction.atomic():
        assert sorted(SafetyPlan.objects.values_list("version", flat=True)) == [1, 2]
