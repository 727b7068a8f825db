"""The administrator's pages: people, homes and beds; nobody else reaches them, and no child appears in them."""

import io
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shelter.access import Refused, Role
from shelter.accounts import people
from shelter.actor import acting
from shelter.audit import Event
from shelter.models import Bed, Home, Posting, Staff, Trace
from shelter.staffing import actions
from tests.accounts.codes import PASSWORD, Signer

PAGES = ("/staff/", "/staff/add/", "/staff/second-factor/", "/homes/", "/homes/add/")


@pytest.mark.parametrize("name", ["mara", "carla"])
def test_nobody_but_the_administrator_reaches(house: SimpleNamespace, sign_in: Signer, name: str) -> None:
    client, ada = sign_in(getattr(house, name)), sign_in(house.ada)

    assert {client.get(path).status_code for path in PAGES} == {403}
    assert {ada.get(path).status_code for path in PAGES} == {200}


def test_a_new_person_is_given_a_password_that_is_shown_once(house: SimpleNamespace, sign_in: Signer) -> None:
    ada = sign_in(house.ada)
    told = {"name": "Lark Ibarra", "username": "lark", "role": Role.NURSE, "language": "en"}
    password = ada.post("/staff/add/", told).context["password"]
    lark = Staff.objects.get(username="lark")

    assert lark.check_password(password)
    assert password not in ada.get(f"/staff/{lark.pk}/").content.decode()
    with acting(house.ada.pk):
        assert Trace.objects.filter(event=Event.STAFF_CHANGED).count() == 1


def test_only_the_fields_of_a_form_are_taken(house: SimpleNamespace, sign_in: Signer) -> None:
    ada = sign_in(house.ada)
    told = {"name": "Carla", "role": Role.SOCIAL_WORKER, "language": "en", "is_active": "on"}
    ada.post(
        f"/staff/{house.carla.pk}/change/", {**told, "password": "x", "username": "root", "chooses_password": "on"}
    )

    carla = Staff.objects.get(pk=house.carla.pk)
    assert (carla.username, carla.chooses_password) == ("carla", False)
    assert carla.check_password(PASSWORD)


def test_an_administrator_cannot_take_the_keys_from_herself(house: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        actions.change_staff(by=house.ada, staff=house.ada, name="Ada", role=Role.NURSE, language="en", is_active=True)
    with pytest.raises(Refused):
        actions.reset_sign_in(by=house.ada, staff=house.ada)


def test_a_taken_user_name_is_said_beside_the_field(house: SimpleNamespace, sign_in: Signer) -> None:
    told = {"name": "Mara Two", "username": "Mara", "role": Role.NURSE, "language": "en"}
    answer = sign_in(house.ada).post("/staff/add/", told)

    assert list(answer.context["form"].errors) == ["username"]


def test_she_builds_a_home_with_rooms_and_beds(house: SimpleNamespace, sign_in: Signer) -> None:
    ada = sign_in(house.ada)
    home = ada.post("/homes/add/", {"name": "North", "address": "12 Canary Lane", "capacity": "6"}).headers["Location"]
    ada.post(f"{home}rooms/add/", {"label": "Mango room"})
    room = ada.get(home).context["rooms"][0]
    ada.post(f"/homes/rooms/{room.pk}/beds/add/", {"label": "1"})
    bed = ada.get(home).context["rooms"][0].beds.all()[0]
    ada.post(f"/homes/beds/{bed.pk}/change/", {"label": "One"})

    assert "not in use" in ada.get(home).content.decode()
    assert "Canary" not in ada.get(home).content.decode()
    with acting(house.ada.pk):
        assert [(each.label, each.usable) for each in Bed.objects.all()] == [("One", False)]
        assert Home.objects.get().address == "12 Canary Lane"


def test_a_second_home_of_the_same_name_is_refused_beside_the_field(house: SimpleNamespace, sign_in: Signer) -> None:
    ada = sign_in(house.ada)
    for _ in range(2):
        answer = ada.post("/homes/add/", {"name": "North", "capacity": "6"})

    assert list(answer.context["form"].errors) == ["name"]


def test_she_posts_a_person_to_a_home_and_ends_it(house: SimpleNamespace, sign_in: Signer) -> None:
    ada = sign_in(house.ada)
    home = ada.post("/homes/add/", {"name": "North", "capacity": "6"}).headers["Location"].split("/")[2]
    place = f"/staff/{house.carla.pk}/"
    ada.post(f"{place}post/", {"home": home, "begins_on": "5 Jan 2026"})
    twice = ada.post(f"{place}post/", {"home": home, "begins_on": "6 Jan 2026"})
    posting = ada.get(place).context["postings"][0]
    ada.post(f"/staff/postings/{posting.pk}/end/", {"ends_on": "7 Jan 2026"})

    assert list(twice.context["form"].errors) == ["begins_on"]
    with acting(house.ada.pk):
        assert str(Posting.objects.get().ends_on) == "2026-01-07"


def test_the_list_of_staff_costs_the_same_for_one_and_for_thirty(house: SimpleNamespace, sign_in: Signer) -> None:
    ada = sign_in(house.ada)
    ada.get("/staff/")
    with CaptureQueriesContext(connection) as few:
        ada.get("/staff/")
    for number in range(30):
        people.make(username=f"lark{number}", name="Lark", role=Role.NURSE, password=PASSWORD)
    with CaptureQueriesContext(connection) as many:
        ada.get("/staff/")

    assert len(few) == len(many)


def test_the_first_administrator_is_made_once(db: None) -> None:
    actions.first_administrator(username="ada", name="Ada", password=PASSWORD)
    with pytest.raises(ValidationError):
        actions.first_administrator(username="eve", name="Eve", password=PASSWORD)


def test_the_first_administrator_is_made_from_the_command_line(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    call_command("setup", name="Ada Reyes", username="Ada", password_stdin=True, stdout=io.StringIO())

    ada = Staff.objects.get()
    assert (ada.username, ada.role) == ("ada", Role.ADMINISTRATOR)
    assert ada.check_password(PASSWORD)


def test_a_weak_password_makes_no_administrator(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    with pytest.raises(CommandError, match="too short"):
        call_command("setup", name="Ada Reyes", username="ada", password_stdin=True)

    assert not Staff.objects.exists()
