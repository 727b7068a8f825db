"""From the day she comes to the second look at her plan, in three roles: worker, psychologist, coordinator."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate

from care_plans.models import Plan, Review
from shelter.actor import acting
from tests.journeys.house import House
from tests.paper import read
from tests.world import World

pytestmark = pytest.mark.journey


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Lets days pass for the application; the database keeps its own clock."""
    today = timezone.now

    def pass_days(days: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: today() + timedelta(days=days))

    yield pass_days
    monkeypatch.undo()


@pytest.fixture
def her(world: World) -> str:
    """Wren came to us today, and nothing is known of what happened. Where her page is."""
    with acting(world.carla.pk), transaction.atomic():
        return str(world.wren.get_absolute_url())


def day(days: int) -> str:
    return date_format(localdate() + timedelta(days=days), "j M Y")


def test_a_plan_from_the_day_she_comes_to_its_second_review(
    world: World, house: House, her: str, later: Callable[[int], None]
) -> None:
    write_what_helps_her(world, house, her)
    write_the_plan(world, house, her)
    be_given_it_back_and_agree_again(world, house, her)
    approve(world, house, her)
    later(60)
    look_again(world, house, her, "stays every morning", "Mas maayo na.")
    later(150)
    look_again(world, house, her, "asks a question", "Nalipay ako.")
    with acting(world.carla.pk), transaction.atomic():
        assert Review.objects.count() == 2

    paper = read(print_summary(house, her))
    assert "Gusto ko maka-tapos sa klase. helps a classmate" in paper.text().replace("\n", " ")
    assert "Wren Grace" not in paper.text() + "".join(paper.margins)
    assert "Copy 0001" in paper.margins[0]


def write_what_helps_her(world: World, house: House, her: str) -> None:
    house.enter_as(world.carla)
    house.open("/")
    house.should_say("What helps her, written down · Wren")
    house.follow("What helps her, written down · Wren")
    house.should_be_accessible()
    house.fill("What helps", "sit near her and hum")
    house.tick("Darkness")
    house.fill("In a few words: Darkness", "a small light")
    house.tick("If she leaves, or wants to leave")
    house.fill("Who: If she leaves, or wants to leave", "night duty")
    house.press("Save")
    house.should_say("Darkness: a small light")
    house.should_be_accessible()
    house.open(her)
    house.should_say("sit near her and hum")
    house.should_be_accessible()


def save(house: House) -> None:
    house.press("Save")
    house.should_say("Care plan for Wren")


def write_the_plan(world: World, house: House, her: str) -> None:
    house.open(f"{her}plan/")
    house.should_be_accessible()
    house.press("Begin her care plan")
    house.press("Agree the plan")
    house.should_say("5 things to finish")
    house.should_be_accessible()

    house.follow("Her strengths")
    house.fill("What she is good at", "She draws, and makes others laugh.")
    house.should_be_accessible()
    save(house)
    house.follow("In her own words")
    house.fill("What she wants, in her own words", "Gusto ko maka-tapos sa klase.")
    house.choose("What she says of the plan", "She agrees in part")
    house.should_be_accessible()
    save(house)
    house.follow("What she needs, by area")
    house.tick("Learning")
    house.fill("What she needs: Learning", "a quiet desk")
    house.should_be_accessible()
    save(house)
    add_a_goal(house)
    house.follow("Who took part, and review date")
    house.fill("Who took part", "she, Carla, Pia")
    house.fill("To be looked at again on", day(90))
    house.should_be_accessible()
    save(house)
    house.should_be_accessible()
    house.press("Agree the plan")
    house.should_say("It waits for a coordinator who did not write in it.")


def add_a_goal(house: House) -> None:
    house.follow("Add a goal")
    house.fill("In her own words", "Gusto ko maka-tapos sa klase.")
    house.fill("Goal", "Stay in class for the whole morning")
    house.choose("Area", "Learning")
    for sign, text in zip(("−2", "−1", "0", "+1", "+2"), STEPS, strict=True):
        house.page.locator(".scale-in li", has=house.page.get_by_text(sign, exact=True)).locator("input").fill(text)
    house.choose("Who chose it", "She did")
    house.choose("Who helps her with it", "Carla")
    house.should_be_accessible()
    save(house)


STEPS = ["leaves most mornings", "stays three mornings", "stays every morning", "asks a question", "helps a classmate"]


def be_given_it_back_and_agree_again(world: World, house: House, her: str) -> None:
    house.enter_as(world.mara)
    house.open("/")
    house.follow("A care plan to approve · Wren")
    house.press("Give it back for changes")
    house.fill("What to change", "Ask her about Sundays.")
    house.should_be_accessible()
    house.press("Give it back")
    house.should_say("Given back:")

    house.enter_as(world.pia)  # her psychologist accompanies her too
    house.open(f"{her}plan/")
    house.should_say("Ask her about Sundays.")
    house.follow("Her strengths")
    house.fill("What she likes", "singing on Sundays")
    save(house)
    house.press("Agree the plan")
    house.should_say("Agreed with her, to be approved")


def approve(world: World, house: House, her: str) -> None:
    house.enter_as(world.mara)
    house.open(f"{her}plan/")
    house.press("Approve the plan")
    house.should_say("In force")
    house.should_be_accessible()
    with acting(world.carla.pk), transaction.atomic():
        plan = Plan.objects.get()
        assert (plan.stage, plan.approver) == ("active", world.mara)


def look_again(world: World, house: House, her: str, step: str, says: str) -> None:
    house.enter_as(world.carla)
    house.open(f"{her}plan/")
    house.press("Look at it again with her")
    house.choose("Stay in class for the whole morning", step)
    house.fill("In her own words", says)
    house.choose("What she says", "She agrees")
    house.should_be_accessible()
    house.press("Save")
    house.should_say(says)
    house.should_be_accessible()


def print_summary(house: House, her: str) -> Any:
    """What the button "My plan, for her" brings, fetched as the browser would send it."""
    house.should_say("My plan, for her")
    token = house.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = house.page.context.request.post(
        f"{house.address}{her}print/summary/",
        form={"csrfmiddlewaretoken": token},
        headers={"Origin": house.address, "Referer": house.page.url},
    )
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == 'inline; filename="paper-0001.pdf"'
    return answer.body()
