"""From the officer's desk to a PDF in French, and no further."""

import pytest
from django.db import transaction

from tests.journeys.house import House
from tests.reports.east import East

pytestmark = pytest.mark.journey


@pytest.fixture
def east(transactional_db: None) -> East:
    with transaction.atomic():
        return East().fill()


def test_a_donor_officer_makes_a_report_and_reaches_no_child(east: East, house: House) -> None:
    house.enter_as(east.dora)
    house.open("/reports/")
    house.should_say("No report has been made yet.")
    house.should_be_accessible()

    house.choose("Period", "First half of 2026")
    house.press("Make the report")

    house.should_be_at("/reports/2026H1/")
    house.should_say("Every figure is rounded to 5.")
    house.should_say("How these figures are made")
    house.should_be_accessible()
    with house.page.expect_download() as download:
        house.press("PDF Français")
    assert download.value.suggested_filename == "donor-report-2026H1-fr.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")

    house.open(f"/residents/{east.girls['Avocet'].public_id}/")
    house.should_answer(404)
    house.should_not_say("Avocet")


def test_too_few_girls_are_said_beside_the_period(east: East, house: House) -> None:
    house.enter_as(east.dora)
    house.open("/reports/")
    house.choose("Period", "First half of 2024")
    house.press("Make the report")

    house.should_say("Fewer than 10 girls lived with you in this period.")
    house.should_be_accessible()
