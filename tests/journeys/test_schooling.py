"""From a school that is written down to the next year: enrol, three terms, a cost, the end, promoted, next year."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localdate

from education.models import Enrolment
from shelter.actor import acting
from tests.journeys.house import House
from tests.world import World

pytestmark = pytest.mark.journey


def day(days: int) -> str:
    return date_format(localdate() + timedelta(days=days), "j M Y")


def test_a_girl_is_enrolled_ends_her_year_and_goes_on_to_the_next(world: World, house: House) -> None:
    with acting(world.carla.pk), transaction.atomic():
        her = world.wren.get_absolute_url()
    write_down_two_years(world, house)
    house.enter_as(world.carla)
    add_a_school(house)
    enrol(house, her)
    write_down_a_cost(house)
    record_three_terms(house, her)
    end_the_year(house)
    go_on(house)
    house.open(her)
    house.should_say("Grade 8 · This year")
    house.should_be_accessible()
    with acting(world.carla.pk), transaction.atomic():
        told = list(Enrolment.objects.order_by("began_on").values_list("level", "end_status", "who_knows"))
    assert told == [("g8", "promoted_with_honors", "none"), ("g9", "", "none")]


def write_down_two_years(world: World, house: House) -> None:
    """The administrator, who sees no child, adds two years to the calendar of public schools."""
    house.enter_as(world.ada)
    house.open("/schooling/years/")
    house.should_be_accessible()
    thirds = [("Term 1", -200, -134), ("Term 2", -133, -67), ("Term 3", -66, 0)]
    for label, first, last, terms in (("This year", -200, 0, thirds), ("Next year", 20, 220, [("Term 1", 20, 220)])):
        house.follow("Add a school year")
        house.choose("Which schools", "Public schools")
        house.fill("School year", label)
        house.fill("Begins", day(first))
        house.fill("Ends", day(last))
        for n, (term, begins, ends) in enumerate(terms):
            for name, value in (("name", term), ("begins", day(begins)), ("ends", day(ends))):
                house.page.locator(f"[name=periods_{n}_{name}]").fill(value)
        house.should_be_accessible()
        house.press("Save")
        house.should_say("Where a source says")
        house.should_say(label)


def add_a_school(house: House) -> None:
    house.open("/schooling/schools/")
    house.follow("Add a school")
    house.fill("Name of the school", "Canopy High")
    house.choose("Divides the year as", "Public schools")
    house.choose("How it marks", "Percent, 75 passes")
    house.should_be_accessible()
    house.press("Save")
    house.should_say("How it marks")
    house.should_be_at("/schooling/schools/")
    house.should_say("Canopy High")
    house.should_be_accessible()


def enrol(house: House, her: str) -> None:
    house.open(f"{her}schooling/")
    house.should_say("She is enrolled nowhere at the moment.")
    house.should_be_accessible()
    house.follow("Enrol her")
    house.choose("School year", "This year · Public schools")
    house.page.locator("[name=school]").select_option(label="Canopy High")
    house.choose("Level", "Grade 8")
    house.fill("From", day(-200))
    house.should_be_accessible()
    house.press("Save")
    house.should_say("Put this enrolment right")
    house.should_say("Canopy High")
    house.should_say("Nobody")
    house.should_be_accessible()


def write_down_a_cost(house: House) -> None:
    house.follow("Write down a cost")
    house.choose("For what", "Uniform")
    house.fill("Amount in pesos", "1.234,50")
    house.press("Save")
    house.should_say("Write the amount like 1,234.50.")
    house.should_be_accessible()
    house.fill("Amount in pesos", "1,234.50")
    house.press("Save")
    house.should_say("Costs, by what for and who pays")
    house.should_say("PHP 1,234.50")
    house.should_be_accessible()


def record_three_terms(house: House, her: str) -> None:
    """Today says what is missing and leads to it; her days of one term; then nothing is missing any more."""
    house.open("/")
    house.should_say("School results: Term 1 · Wren")
    house.should_be_accessible()
    house.follow("School results: Term 1 · Wren")
    for term, mark in (("Term 1", "88"), ("Term 2", "90"), ("Term 3", "92.5")):
        house.fill(f"General average, {term}", mark)
        house.fill(f"Mathematics, {term}", "74")
    house.press("Save")
    house.should_say("6 marks saved.")
    house.should_say("needs support")
    house.should_be_accessible()
    house.open("/")
    house.should_not_say("School results: Term")
    house.open(f"{her}schooling/")
    house.page.locator("a[href$='/days/1/']").click()
    house.fill("Days of class", "60")
    house.fill("Days she was there", "57")
    house.fill("Away for court", "2")
    house.press("Save")
    house.should_say("57 of 60 days")
    house.should_say("92.5")
    house.should_be_accessible()


def end_the_year(house: House) -> None:
    house.follow("How her year ended")
    house.choose("How the year ended", "Promoted with honours")
    house.choose("Honours", "With honours")
    house.fill("General average", "91")
    house.should_be_accessible()
    house.press("Save")
    house.should_say("Promote, next year")
    house.should_say("Promoted with honours")
    house.should_be_accessible()


def go_on(house: House) -> None:
    house.follow("Promote, next year")
    house.should_be_accessible()
    house.press("Save")
    house.should_say("Put this enrolment right")
    house.should_say("Grade 9")
    house.should_say("Next year")
    house.should_be_accessible()
