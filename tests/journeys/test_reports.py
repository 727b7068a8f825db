"""From the officer's desk over the coordinator's to a donor in Paris, and no further."""

import re

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.journeys.house import House
from tests.reports.east import East

pytestmark = pytest.mark.journey


@pytest.fixture
def east(transactional_db: None) -> East:
    with transaction.atomic():
        return East().fill()


def begin(house: House, donor: str = "Fondation du Val d’Or") -> str:
    house.open("/reports/")
    house.press("Begin a report")
    house.choose("Period", "First half of 2026")
    house.choose("Language", "Français")
    house.fill("For whom", donor)
    house.press("Begin")
    house.should_say("Before it goes out")
    return house.page.url.removeprefix(house.address)


def wait_for(house: House, words: str) -> None:
    expect(house.page.locator("body")).to_contain_text(words, timeout=60_000)


def check(house: House) -> None:
    house.press("Check the figures")
    wait_for(house, "Every figure is rounded to 5.")


def publish(house: House, east: East, page: str) -> None:
    house.enter_as(east.mara)
    house.open(page)
    house.press("Sign this report")
    house.should_say("Signed")
    house.enter_as(east.dora)
    house.open(page)
    house.press("Publish")
    wait_for(house, "Fingerprints")


def test_an_officer_drafts_a_coordinator_signs_and_it_goes_out_in_french(east: East, house: House) -> None:
    house.enter_as(east.dora)
    house.open("/reports/")
    house.should_say("No report has been published yet.")
    house.should_be_accessible()
    page = begin(house)
    house.should_be_accessible()
    house.follow("Write the words")
    house.should_be_accessible()
    house.fill("The girls who lived with us", "Chacune avance à son pas.")
    house.press("Save")
    check(house)
    house.should_say("Chacune avance à son pas.")
    house.should_say("You wrote this report yourself.")
    house.should_be_accessible()

    house.enter_as(east.mara)
    house.open(page)
    house.should_be_accessible()
    publish(house, east, page)
    house.should_say("2026-H1-fr-1")
    house.should_be_accessible()
    with house.page.expect_download() as download:
        house.press("PDF")
    assert download.value.suggested_filename == "donor-report-2026-H1-fr-1.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_a_name_in_the_words_is_caught(east: East, house: House) -> None:
    house.enter_as(east.dora)
    begin(house)
    house.follow("Write the words")
    house.fill("The girls who lived with us", "Nous sommes fiers de Avocet.")
    house.press("Save")

    house.should_say("This looks like a name. Donor reports name nobody")
    house.should_be_accessible()
    house.fill("The girls who lived with us", "Nous sommes fiers de toutes.")
    house.press("Save")
    house.should_say("Before it goes out")


def test_an_officer_does_not_sign_her_own_report(east: East, house: House) -> None:
    house.enter_as(east.dora)
    page = begin(house)
    check(house)
    house.should_not_say("Sign this report")
    house.page.evaluate(
        """path => { const f = document.querySelector('form[method=post]'); f.action = path; f.submit() }""",
        f"{page}sign/",
    )
    house.should_say("You wrote this report yourself.")
    house.open(page)
    house.should_say("Figures checked")


def test_the_report_of_a_second_donor_says_the_same_to_the_digit(east: East, house: House) -> None:
    shown = []
    for donor in ("Fondation du Val d’Or", "Association Pont-Neuf"):
        house.enter_as(east.dora)
        page = begin(house, donor)
        check(house)
        publish(house, east, page)
        shown.append(re.sub(r"Certificat.*", "", house.page.locator("[lang=fr]").first.inner_text(), flags=re.DOTALL))

    assert shown[0] == shown[1]
    house.open("/reports/compare/")
    house.choose("Beside this one", "First half of 2026 · Fondation du Val d’Or · 2026-H1-fr-1")
    house.press("Show")
    house.should_be_accessible()


def test_too_few_girls_are_said_in_words(east: East, house: House) -> None:
    house.enter_as(east.dora)
    house.open("/reports/new/")
    house.choose("Period", "First half of 2024")
    house.choose("Language", "Français")
    house.fill("For whom", "Fondation du Val d’Or")
    house.press("Begin")
    house.press("Check the figures")

    wait_for(house, "Fewer than 10 girls lived with you in this period.")
    house.should_be_accessible()


def test_whoever_asks_why_finds_it_explained(east: East, house: House) -> None:
    house.enter_as(east.dora)
    for path, words in (
        ("/reports/why-rounded/", "Suppose one report says that 27 girls lived with us"),
        ("/reports/catalogue/", "Not recorded yet"),
        ("/reports/targets/", "No target is set yet."),
        ("/reports/entered/", "Nothing was entered yet."),
        ("/reports/compare/", "Two published reports are needed to compare."),
    ):
        house.open(path)
        house.should_say(words)
        house.should_be_accessible()


def test_a_donor_officer_reaches_no_child(east: East, house: House) -> None:
    house.enter_as(east.dora)
    house.open(f"/residents/{east.girls['Avocet'].public_id}/")

    house.should_answer(404)
    house.should_not_say("Avocet")
