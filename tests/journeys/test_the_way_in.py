"""The way in: a second factor set up, a passkey used, a screen covered, a person added, a demo entered."""

import pytest

from shelter.accounts import demo
from shelter.models import Installation
from tests.accounts.codes import code
from tests.journeys.house import House
from tests.world import PASSWORD, World

pytestmark = pytest.mark.journey


def sign_in(house: House, username: str) -> None:
    house.open("/accounts/login/")
    house.fill("User name", username)
    house.fill("Password", PASSWORD)
    house.press("Sign in")


def test_a_donor_officer_sets_up_her_authenticator_and_is_in(world: World, house: House) -> None:
    house.open("/accounts/login/")
    house.should_be_accessible()
    sign_in(house, "dora")
    house.should_say("A second step when you sign in")
    house.should_be_accessible()
    house.press("Set up the app")
    house.should_be_accessible()
    secret = house.page.locator("details code").text_content() or ""
    house.fill("Authenticator code", code(secret=secret))
    house.press("Confirm")

    house.should_say("they are shown only this once")
    house.should_be_accessible()
    house.open("/account/")
    house.should_say("10 left")
    house.should_be_accessible()


def test_a_social_worker_adds_a_passkey_and_signs_in_with_it(world: World, house: House) -> None:
    device = house.page.context.new_cdp_session(house.page)
    device.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
           "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    house.address = house.address.replace("127.0.0.1", "localhost")  # browsers know passkeys by names only

    sign_in(house, "carla")
    house.press("Add a passkey")
    house.should_be_accessible()
    house.tick("Sign in with this device alone, without a password")
    house.press("Add a passkey")
    house.should_say("Recovery codes")
    house.open("/account/")
    house.should_say("Passkey 1")
    house.leave()
    house.open("/accounts/login/")
    house.press("Use a passkey")
    house.page.wait_for_url(house.address + "/")
    house.open("/account/")
    house.should_say("Carla")
    house.page.locator("form[data-hide] button").click()
    house.should_say("This screen is covered")
    house.press("Use a passkey")
    house.should_be_at("/account/")


def test_an_administrator_is_called_away_and_finds_her_words_again(world: World, house: House) -> None:
    house.enter_as(world.ada)
    house.open("/staff/")
    house.should_be_accessible()
    house.press("Add a person")
    house.should_be_accessible()
    house.fill("Name", "Lark Ibarra")
    house.fill("User name", "lark")
    house.press("Hide")
    house.should_be_at("/lock/")
    house.should_be_accessible()
    house.fill("Your password, or a code from your authenticator", PASSWORD)
    house.press("Continue")

    house.should_be_at("/staff/add/")
    house.should_say("is put back")
    house.should_be_accessible()
    assert house.page.get_by_label("User name").input_value() == "lark"
    house.choose("Role", "Nurse")
    house.press("Add")
    house.should_say("A password to hand over")
    house.should_be_accessible()
    house.press("I have written it down")
    house.should_be_accessible()
    house.open("/homes/")
    house.should_be_accessible()
    house.follow("North")
    house.should_be_accessible()


def test_a_visitor_of_the_demo_enters_as_somebody_with_one_click(house: House) -> None:
    Installation.objects.get_or_create(pk=1, defaults={"demo": True})
    for persona in demo.PERSONAS:
        demo.enrol(persona)
    house.open("/demo/")
    house.should_be_accessible()
    house.press("Enter as Ada Reyes")
    house.open("/help/")
    house.should_be_accessible()
    house.open("/looking-after-yourself/")
    house.should_be_accessible()
    house.page.get_by_text("Change roles").click()
    house.press("Hana Duran · House parent")
    house.open("/account/")

    house.should_say("Hana Duran")
