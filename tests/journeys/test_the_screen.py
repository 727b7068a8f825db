"""What every page does for the person at it: readable by everyone, covered at once, never a word lost."""

import pytest

from tests.journeys.house import House
from tests.world import World

pytestmark = pytest.mark.journey


def test_every_component_can_be_used_by_everyone(world: World, house: House) -> None:
    house.enter_as(world.carla)
    house.open("/styleguide/")

    house.should_be_accessible()


def test_hiding_covers_the_screen_and_going_back_does_not_uncover_it(world: World, house: House) -> None:
    house.enter_as(world.carla)
    house.open("/styleguide/")
    house.press("Hide")

    house.should_be_at("/lock/")
    house.should_say("This screen is covered")
    house.page.wait_for_load_state()
    house.page.go_back(wait_until="commit")
    house.should_not_say("Style guide")


def test_three_times_shift_hides_as_the_button_does(world: World, house: House) -> None:
    house.enter_as(world.carla)
    house.open("/styleguide/")
    for _ in range(3):
        house.page.keyboard.press("Shift")

    house.should_say("This screen is covered")


def test_the_screen_covers_itself_when_nobody_is_there(world: World, house: House) -> None:
    house.page.clock.install()
    house.enter_as(world.carla)
    house.open("/styleguide/")
    house.page.clock.fast_forward("20:00")

    house.should_say("This screen is covered")


def test_the_keyboard_finds_its_way_and_can_be_turned_off(world: World, house: House) -> None:
    house.enter_as(world.carla)
    house.open("/styleguide/")
    house.page.keyboard.press("?")
    house.should_say("This list")
    house.page.get_by_label("Use single-letter shortcuts").uncheck()
    house.press("Close")
    house.page.keyboard.press("?")

    assert not house.page.get_by_role("dialog").is_visible()
