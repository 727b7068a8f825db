"""A house parent takes the roll of thirty girls: by touch, by keyboard, on a line that breaks, and from paper."""

import re
from collections import Counter
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import ConsoleMessage, Route, expect

from education.activities import actions
from education.activities.models import Meeting, Participation, Programme
from residents.models import Resident
from shelter.actor import one_transaction
from shelter.staffing import actions as staffing
from tests.education.activities.yard import TREES, address
from tests.journeys.house import House
from tests.world import World

pytestmark = pytest.mark.journey
BROKEN = ("ERR_INTERNET_DISCONNECTED", "status of 503")
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def circus(world: World) -> Programme:
    """Circus at four o'clock in East, with thirty girls on its list."""
    with one_transaction(world.ada):
        home = staffing.add_home(by=world.ada, name="East", address="3 Mynah Street", region="", capacity=30)
        room = staffing.add_room(by=world.ada, home=home, label="Guava room")
        for n in range(30):
            staffing.add_bed(by=world.ada, room=room, label=str(n))
        for person in (world.mara, world.hana):
            staffing.post(by=world.ada, staff=person, home=home, begins_on=localdate(), ends_on=None)
    with one_transaction(world.mara):
        girls = [world.admit(name, by=world.mara, social_worker=world.mara, home=home) for name in TREES]
        told: dict[str, Any] = {"kind": "circus", "place": "home", "leader": "", "capacity": None, "regular": True}
        first = localdate() - timedelta(days=90)
        circus = actions.add_programme(by=world.mara, home=home, name="Circus", begins_on=first, **told)
        weekday: Any = localdate().weekday()
        actions.add_slot(by=world.mara, programme=circus, weekday=weekday, begins_at=time(16), minutes=90)
        actions.sign_up(by=world.mara, programme=circus, girls=girls, begins_on=first)
    return circus


class Hand:
    """A finger on a phone. It counts how often it touches the glass."""

    def __init__(self, house: House) -> None:
        self.house, self.taps = house, 0

    def mark(self, code_name: str, mark: str) -> None:
        girl = self.house.page.get_by_role("group", name=re.compile(rf"^{code_name}\b"))
        girl.get_by_role("radio", name=mark, exact=True).click()
        self.taps += 1

    def press(self, words: str) -> None:
        self.house.press(words)
        self.taps += 1


def roll(world: World) -> Counter[str]:
    with one_transaction(world.mara):
        return Counter(Participation.objects.values_list("here", flat=True))


def enter_on_a_phone(house: House, world: World, circus: Programme) -> None:
    house.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # playwright wants its own TypedDict
    house.enter_as(world.hana)
    house.open(address(circus))


def test_thirty_girls_are_marked_on_a_phone_with_six_taps(world: World, circus: Programme, house: House) -> None:
    hand = Hand(house)
    house.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    house.enter_as(world.hana)
    house.open("/")
    house.should_say("Today's activities")
    house.follow("Circus 16:00")
    house.should_say("0 of 30 marked")
    house.should_be_accessible()
    expect(house.page.get_by_role("navigation", name="Main")).to_be_hidden()

    hand.mark("Acacia", "Away")
    hand.mark("Dita", "Away")
    hand.mark("Narra", "Chose not to")
    hand.mark("Yakal", "Chose not to")
    hand.press("Everyone else is here")
    house.should_say("30 of 30 marked")
    house.should_say("26 here · 2 away · 2 chose not to")
    house.photograph("filled")
    hand.press("Save roster")

    house.should_say("by Hana. It can still be put right.")
    assert hand.taps == 6
    assert roll(world) == {"here": 26, "away": 2, "declined": 2}
    house.should_be_accessible()
    girl = house.page.get_by_role("group", name=re.compile("^Dita"))
    girl.get_by_label("Where is she?").select_option("unknown")
    expect(girl.get_by_text("Look first where she was last seen")).to_be_visible()
    house.should_be_accessible()
    house.press("Save roster")
    house.should_say("Nobody knows yet where she is: Dita")
    house.should_be_accessible()


def test_everyone_else_can_be_taken_back(world: World, circus: Programme, house: House) -> None:
    enter_on_a_phone(house, world, circus)
    hand = Hand(house)
    hand.mark("Acacia", "Here")
    hand.press("Everyone else is here")
    house.should_say("30 of 30 marked")

    hand.press("Undo")

    house.should_say("1 of 30 marked")
    expect(house.page.get_by_role("button", name="Undo")).to_be_hidden()
    hand.press("Save roster")
    house.should_say("29 not marked: leave them open, or mark them.")
    assert roll(world) == {"here": 1}


def test_a_mark_is_taken_away_before_it_is_saved_and_afterwards(world: World, circus: Programme, house: House) -> None:
    enter_on_a_phone(house, world, circus)
    hand = Hand(house)
    hand.mark("Acacia", "Away")
    hand.mark("Dita", "Here")
    hand.mark("Acacia", "Away")
    house.should_say("1 of 30 marked")
    hand.press("Everyone else is here")
    hand.mark("Narra", "Here")
    house.should_say("29 of 30 marked")
    hand.press("Save roster")
    house.should_say("1 not marked")
    assert roll(world) == {"here": 29}

    for name in TREES:
        if name != "Narra":
            hand.mark(name, "Here")
    hand.press("Save roster")

    expect(house.page.locator("body")).not_to_contain_text("It can still be put right.", timeout=20_000)
    house.should_say("0 of 30 marked")
    assert roll(world) == {}


def test_backspace_takes_away_the_mark_before(world: World, circus: Programme, house: House) -> None:
    house.page.set_viewport_size({"width": 1280, "height": 800})
    house.enter_as(world.hana)
    house.open(address(circus))
    house.should_say("0 of 30 marked")

    for key in ("h", "a", "h", "Backspace", "n"):
        house.page.keyboard.press(key)

    house.should_say("1 here · 1 away · 1 chose not to")


def test_thirty_girls_are_marked_by_keyboard_with_thirty_keys(world: World, circus: Programme, house: House) -> None:
    house.page.set_viewport_size({"width": 1280, "height": 800})
    house.enter_as(world.hana)
    house.open(address(circus))
    house.should_say("0 of 30 marked")
    house.should_say("By keyboard: H here, A away, N chose not to.")

    for key in "hhhahhhhnhhhhhhhhhhahhhhhhhhhn":
        house.page.keyboard.press(key)

    house.should_say("30 of 30 marked")
    house.should_say("26 here · 2 away · 2 chose not to")
    expect(house.page.get_by_role("button", name="Save roster")).to_be_focused()
    house.page.keyboard.press("Enter")
    house.should_say("It can still be put right.")
    assert roll(world) == {"here": 26, "away": 2, "declined": 2}


def test_going_elsewhere_by_key_marks_nobody(world: World, circus: Programme, house: House) -> None:
    house.page.set_viewport_size({"width": 1280, "height": 800})
    house.enter_as(world.hana)
    house.open(address(circus))
    house.should_say("0 of 30 marked")

    house.page.keyboard.press("g")
    house.page.keyboard.press("a")

    house.should_be_at("/activities/")
    assert roll(world) == {}


def test_a_line_that_breaks_in_the_middle_loses_no_mark(world: World, circus: Programme, house: House) -> None:
    _expect_broken_lines(house)
    enter_on_a_phone(house, world, circus)
    hand = Hand(house)
    for name in TREES[:10]:
        hand.mark(name, "Here")
    house.page.context.set_offline(True)
    for name in TREES[10:15]:
        hand.mark(name, "Away")
    for _ in range(5):
        hand.press("Save roster")
        house.should_say("Not saved yet. What you marked is still here. Try again.")
    house.should_say("15 of 30 marked")
    assert roll(world) == {}

    house.page.context.set_offline(False)
    hand.press("Everyone else is here")
    hand.press("Save roster")

    house.should_say("It can still be put right.")
    assert roll(world) == {"here": 25, "away": 5}
    with one_transaction(world.mara):
        assert Meeting.objects.count() == 1


@pytest.mark.parametrize("broken", ["before", "after", "gateway"])
def test_a_line_that_breaks_as_the_roll_is_sent_leaves_every_mark_on_the_screen(
    world: World, circus: Programme, house: House, broken: str
) -> None:
    """Before the server has it, after it has it, or with a machine in between that says it is not there."""
    _expect_broken_lines(house)
    enter_on_a_phone(house, world, circus)
    hand = Hand(house)
    hand.mark("Acacia", "Away")
    hand.press("Everyone else is here")

    def cut(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
        elif broken == "gateway":
            route.fulfill(status=503, body="")
        else:
            if broken == "after":
                route.fetch(max_redirects=0)
            route.abort("internetdisconnected")

    house.page.route(f"**{address(circus)}", cut)
    for _ in range(2):
        hand.press("Save roster")
        house.should_say("Not saved yet. What you marked is still here. Try again.")
        expect(house.page.locator("[data-not-saved]")).to_be_visible()
    house.should_say("29 here · 1 away · 0 chose not to")
    assert roll(world) == ({"here": 29, "away": 1} if broken == "after" else {})
    kept = house.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.includes('Acacia')]")
    assert kept == [0, 0, False]  # nothing of the girls is left on the phone

    house.page.unroute_all()
    hand.press("Save roster")

    house.should_say("It can still be put right.")
    assert roll(world) == {"here": 29, "away": 1}
    with one_transaction(world.mara):
        assert Meeting.objects.count() == 1
        assert Participation.history.count() == 30


def test_marks_that_were_not_saved_are_put_back_on_another_day_of_the_line(
    world: World, circus: Programme, house: House
) -> None:
    enter_on_a_phone(house, world, circus)
    hand = Hand(house)
    hand.mark("Acacia", "Here")
    hand.mark("Agoho", "Away")
    expect(house.page.locator("[data-draft-state]")).to_contain_text("Draft kept")
    house.page.wait_for_timeout(5_000)  # what is marked later is kept within four seconds

    house.open(address(circus))

    house.should_say("is put back.")
    house.should_say("2 of 30 marked")
    assert roll(world) == {}


def test_without_a_script_the_page_takes_the_roll(world: World, circus: Programme, house: House, browser: Any) -> None:
    house.enter_as(world.hana)
    cookies = house.page.context.cookies()
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(house.address + address(circus))
    page.get_by_role("group", name=re.compile("^Acacia")).get_by_role("radio", name="Chose not to").click()
    page.get_by_label(re.compile("^Everyone else is here")).check()

    page.get_by_role("button", name="Save roster").click()

    expect(page.locator("body")).to_contain_text("30 of 30 marked")
    assert roll(world) == {"here": 29, "declined": 1}
    context.close()


def test_a_roster_is_printed_on_one_page_and_entered_from_it(world: World, circus: Programme, house: House) -> None:
    house.page.set_viewport_size({"width": 1280, "height": 800})
    house.enter_as(world.hana)
    house.open(address(circus))
    house.press("Print")
    house.should_say("Taken by:")
    house.should_say("by Hana. Keep it locked away")
    house.should_say("Yakal")
    house.should_be_accessible()
    pages = re.findall(rb"/Type\s*/Page\b", house.page.pdf(prefer_css_page_size=True))
    assert len(pages) == 1

    house.open(reverse("programme", args=[circus.pk]))
    house.should_be_accessible()
    house.press("Enter from paper")
    house.should_say("Day it took place")
    house.should_be_accessible()
    house.fill("Day it took place", str(circus.begins_on - timedelta(days=1)))
    house.press("Open the roster")
    house.should_say("The programme did not take place on this day.")
    day = localdate() - timedelta(days=1)
    house.fill("Day it took place", str(day))
    house.press("Open the roster")
    house.should_be_at(address(circus, day, None))
    hand = Hand(house)
    hand.press("Everyone else is here")
    hand.press("Save roster")
    house.should_say("It can still be put right.")
    with one_transaction(world.mara):
        assert Meeting.objects.get().held_on == day


def test_a_girl_joins_says_how_she_liked_it_and_stops(world: World, circus: Programme, house: House) -> None:
    with one_transaction(world.mara):
        girl = Resident.objects.get(code_name="Narra")
        home = circus.home
        told: dict[str, Any] = {"kind": "music", "place": "home", "leader": "", "capacity": 12, "regular": True}
        choir = actions.add_programme(by=world.mara, home=home, name="Choir", begins_on=localdate(), **told)
    house.enter_as(world.hana)
    house.open(reverse("girl_activities", args=[girl.public_id]))
    house.should_be_accessible()
    house.press("She would like to join")
    house.should_say("can stop whenever she likes")
    house.choose("Programme", "Choir")
    house.should_be_accessible()
    house.press("Save")
    house.should_be_at(reverse("girl_activities", args=[girl.public_id]))
    house.should_say("Choir")
    house.open(address(choir, begins_at=None))
    Hand(house).mark("Narra", "Here")
    house.press("Save roster")
    house.should_say("It can still be put right.")
    house.open(reverse("girl_activities", args=[girl.public_id]))
    house.follow("How much she enjoyed it")
    house.should_say("Her own answer, from 1 to 5.")
    house.should_be_accessible()
    house.choose("How much did she enjoy it?", "4 · a lot")
    house.press("Save")
    house.should_say("she enjoyed it: 4 of 5")
    house.should_be_accessible()
    house.follow("She chooses not to go on")
    house.should_say("Her last day on the list")
    house.press("Save")
    house.should_say("until")


def test_a_programme_is_planned_and_its_list_filled(world: World, circus: Programme, house: House) -> None:
    house.enter_as(world.hana)
    house.open("/activities/")
    house.press("Add a programme")
    house.should_say("As the girls call it")
    house.should_be_accessible()
    house.fill("Name", "Evening reading circle")
    house.choose("Kind", "Recreation")
    house.choose("Home", "East")
    house.press("Save")
    house.should_say("No one is on this list.")
    house.should_be_accessible()
    house.press("Add an hour")
    house.choose("Day of the week", "Sunday")
    house.fill("At", "16:00")
    house.press("Save")
    house.should_say("Sunday 16:00")
    house.press("Add girls")
    house.should_say("Who would like to join")
    house.tick("Acacia · " + _number(world, "Acacia"))
    house.should_be_accessible()
    house.press("Save")
    house.should_say("Who takes part")
    house.should_say("Acacia")
    house.should_be_accessible()


def _number(world: World, code_name: str) -> str:
    with one_transaction(world.mara), transaction.atomic():
        return str(Resident.objects.get(code_name=code_name).number)


def _expect_broken_lines(house: House) -> None:
    """A request that finds no line is what this journey is about, and no complaint."""

    def hear(message: ConsoleMessage) -> None:
        if any(line in message.text for line in BROKEN):
            house.complaints[:] = [each for each in house.complaints if not any(line in each for line in BROKEN)]

    house.page.on("console", hear)
