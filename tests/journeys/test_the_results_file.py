"""A coordinator brings in a file of results from the page of her home, brings it in again, and takes it back."""

from pathlib import Path

import pytest
from django.db import transaction

from education.models import Enrolment, Mark
from shelter.actor import acting
from tests.education.importing.sheets_of_results import give_code
from tests.journeys.house import House
from tests.world import World

pytestmark = pytest.mark.journey
RESULTS = Path(__file__).parents[1] / "education" / "importing" / "fixtures" / "school_results.xlsx"


def test_a_file_of_results_comes_in_once_and_goes_back(world: World, house: House) -> None:
    with acting(world.mara.pk), transaction.atomic():
        give_code(world.mara, world.wren, "2021-266")
        give_code(world.mara, world.robin, "2026-389")
    house.enter_as(world.mara)
    look_at_the_rows(house)
    house.press("Bring it in")
    house.should_say("The results are in")
    house.should_be_accessible()
    assert written(world) == (3, 6)
    see_them(house)
    bring_in_again(house)
    assert written(world) == (3, 6)
    take_back(house)
    assert written(world) == (0, 0)


def written(world: World) -> tuple[int, int]:
    with acting(world.mara.pk), transaction.atomic():
        return Enrolment.objects.count(), Mark.objects.count()


def look_at_the_rows(house: House) -> None:
    """From Today she comes to the results of the home, and from there to the file: a verdict for each row, and why."""
    house.open("/")
    house.page.locator("main").get_by_role("link", name="School results of the home").click()
    house.follow("Bring in a file")
    house.should_be_accessible()
    house.attach("Spreadsheet", RESULTS)
    house.press("Look at the results")
    house.should_say("3 rows can be brought in. Nothing is written yet.")
    house.follow("Not accepted")
    house.should_say("mark out of range")
    house.should_say("code not known")
    house.should_not_say("Passi Central")
    house.should_be_accessible()


def see_them(house: House) -> None:
    house.follow("See the results")
    house.should_say("2026-2027 · Public schools")
    assert house.page.get_by_label("Wren, Term 1").input_value() == "75"


def bring_in_again(house: House) -> None:
    house.open("/schooling/import/")
    house.attach("Spreadsheet", RESULTS)
    house.press("Look at the results")
    house.should_say("this very file was brought in on")
    house.follow("Here already")
    house.should_say("is written already")
    house.press("Bring it in")
    house.should_say("The results are in")
    house.should_not_say("Take it back")


def take_back(house: House) -> None:
    house.open("/schooling/import/")
    house.page.locator("main").get_by_role("link", name="Results of").nth(1).click()
    house.should_say("The results are in")
    house.follow("Take it back")
    house.should_be_accessible()
    house.press("Take it back")
    house.should_say("The results were taken back")
    house.should_be_accessible()
