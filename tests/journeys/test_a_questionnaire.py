"""A girl answers on a telephone, stops and goes on, and somebody is with her the same day; then her way over time."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.timezone import localdate

from shelter.actor import acting
from tests.care_plans.assessments.given import finished, phqa
from tests.journeys.house import House
from tests.world import PASSWORD, World

pytestmark = pytest.mark.journey


@pytest.fixture
def address(world: World) -> str:
    """Wren's page. She answered twice before."""
    with acting(world.carla.pk), transaction.atomic():
        for days, total in ((200, 14), (100, 11)):
            finished(world.carla, world.wren, on=localdate() - timedelta(days=days), answers=phqa(total))
        return str(world.wren.get_absolute_url())


def pick(house: House, answer: str, go: str = "Next") -> None:
    house.page.get_by_label(answer, exact=True).check()
    house.press(go)


def take_back(house: House) -> None:
    """The device is given back: its person shows that it is she."""
    house.press("I am Carla")
    house.should_say("This screen is covered")
    house.fill("Your password, or a code from your authenticator", PASSWORD)
    house.press("Continue")


def test_she_answers_on_a_telephone_stops_goes_on_and_is_not_left_alone(
    address: str, world: World, house: House
) -> None:
    house.page.set_viewport_size({"width": 360, "height": 740})
    house.enter_as(world.carla)
    house.open(address)
    house.should_say("How she is")
    house.press("Begin a questionnaire")
    house.should_be_accessible()
    house.follow("PHQ-A")
    house.should_say("stays near her until the end")
    house.should_say("The text is in English.")
    house.should_be_accessible()
    house.press("Begin")

    house.should_say("1 of 11")
    house.should_not_say("Wren")
    house.should_be_accessible()
    house.press("Next")
    house.should_say("Choose an answer, or skip.")
    house.should_be_accessible()
    pick(house, "Several days")
    house.should_say("2 of 11")
    pick(house, "I prefer not to say")
    house.press("Skip")
    house.should_say("4 of 11")
    pick(house, "Not at all", go="Stop for today")
    house.should_say("It is fine to stop")
    house.should_be_accessible()
    take_back(house)
    house.should_say("What she answered so far is kept")
    house.should_be_accessible()

    house.enter_as(world.carla)  # another day, another session
    house.open(f"{address}questionnaires/")
    house.should_say("Stopped for that day")
    house.should_be_accessible()
    house.follow("Stopped for that day")
    house.press("Go on")
    house.should_say("5 of 11")  # the one that was skipped waits at the end
    for _ in range(4):
        pick(house, "Not at all")
    house.should_say("9 of 11")
    pick(house, "Several days")
    house.press("Skip")
    house.press("Skip")
    house.should_say("That was the last question")
    house.should_be_accessible()
    house.should_say("Question 3")
    house.press("Finish")
    house.should_say("Please give the device back to Carla")
    house.should_not_say("hurting")
    take_back(house)

    house.should_say("What to do now")
    house.should_say("Sit with her today")
    for name in ("Mara", "Pia"):
        house.should_say(name)
    house.should_be_accessible()
    house.follow("The questionnaire")
    house.should_say("Some answers are missing, so there is no score.")
    house.should_be_accessible()

    house.enter_as(world.pia)
    house.open("/")
    house.should_say("Safety today · Wren")
    house.should_not_say("hurting")


def test_her_way_over_time_is_read_beside_its_table(address: str, world: World, house: House) -> None:
    with acting(world.carla.pk), transaction.atomic():
        finished(world.carla, world.wren, answers=phqa(6))
    house.enter_as(world.pia)
    house.open(f"{address}questionnaires/")
    house.should_be_accessible()
    house.page.get_by_role("link", name="Mood check-in").last.click()
    house.should_say("The open dot is the baseline.")
    house.should_say("from 5 mild")
    house.should_be_accessible()
    house.follow(localdate().strftime("%-d %b %Y"))
    house.should_say("As published: mild")
    house.should_be_accessible()


def test_scores_from_a_paper_form_are_checked_beside_their_fields(address: str, world: World, house: House) -> None:
    house.enter_as(world.carla)
    house.open(f"{address}questionnaires/begin/sdq/")
    house.choose("In which language", "Hiligaynon")
    house.press("Begin")
    house.fill("Emotional", "11")
    house.press("Save")
    house.should_say("A whole number from 0 to 10.")
    house.should_be_accessible()
    house.fill("Emotional", "7")
    for scale, score in (("Conduct", "2"), ("Hyperactivity", "5"), ("Peer", "2")):
        house.fill(scale, score)
    house.press("Save")
    house.should_say("slightly raised")
    house.should_say("indicative only")
    house.should_be_accessible()

    house.open(f"{address}questionnaires/begin/cries8/")
    house.choose("In which language", "Hiligaynon")
    house.press("Begin")
    house.should_say("Question 8")
    house.should_be_accessible()


def test_the_administrator_says_which_questionnaires_we_may_use(world: World, house: House) -> None:
    house.enter_as(world.ada)
    house.open("/staff/")
    house.press("Questionnaires we may use")
    house.should_say("Needed; not signed")
    house.should_be_accessible()
    house.follow("Change")  # the only one that asks for it
    house.fill("Signed on", "5 Jan 2026")
    house.should_be_accessible()
    house.press("Save")
    house.should_say("Signed on 5 Jan 2026")
