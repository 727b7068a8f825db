"""A coordinator brings the list of her homes, from the file to the girls, and takes it back."""

from pathlib import Path

import pytest
from django.db import transaction
from playwright.sync_api import expect

from residents.models import Resident
from shelter.actor import one_transaction
from tests.journeys.house import House
from tests.residents.importing.homes import LIST, Homes
from tests.world import World

pytestmark = pytest.mark.journey


@pytest.fixture
def homes(transactional_db: None) -> Homes:
    with transaction.atomic():
        return Homes(World())


def test_the_list_of_a_home_is_brought_in_and_taken_back(homes: Homes, house: House) -> None:
    house.enter_as(homes.lena)
    house.open("/residents/import/")
    house.should_say("You see what becomes of each row")
    house.should_be_accessible()
    house.attach("Spreadsheet", LIST)
    house.press("Look at the list")

    house.should_say("What the columns hold")
    house.should_be_accessible()
    house.press("See each row")

    house.should_say("384 rows would be brought in")
    house.should_be_accessible()
    house.follow("Not accepted (6)")
    house.should_say("discharged before admission")
    house.should_be_accessible()
    house.press("Go on")

    for home in ("Passi 1", "Passi 2", "Silay"):
        house.choose(f"Social worker of the girls of {home}", "Carmen · Social worker")
    house.should_be_accessible()
    house.press("Bring it in")

    expect(house.page.get_by_role("heading", name="The list is in")).to_be_visible(timeout=60_000)
    house.should_say("Files begun")
    house.should_be_accessible()
    with one_transaction(homes.lena):
        assert Resident.objects.count() == 384

    house.press("Take it back")
    house.should_say("Every file it began is deleted for good.")
    house.should_be_accessible()
    house.press("Take it back")

    house.should_say("The list was taken back")
    with one_transaction(homes.lena):
        assert not Resident.objects.exists()


def test_a_file_that_is_no_list_is_answered_beside_the_field(homes: Homes, house: House, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7 a letter")
    large = tmp_path / "large.csv"
    large.write_bytes(b"a,b\n" * 12_500_000)
    house.enter_as(homes.lena)
    for file, words in ((letter, "This is not a spreadsheet."), (large, "This file is larger than 20 MB.")):
        house.open("/residents/import/")
        house.attach("Spreadsheet", file)
        house.press("Look at the list")

        house.should_say(words)
    house.should_be_accessible()
