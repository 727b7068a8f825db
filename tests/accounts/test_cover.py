"""A screen that is left alone, or hidden, shows the cover; what was typed comes back."""

from types import SimpleNamespace

from django.test import Client

from shelter.accounts import drafts
from shelter.actor import acting
from shelter.audit import Event
from shelter.models import Trace
from tests.accounts.codes import PASSWORD, Signer, code


def leave_alone(client: Client, minutes: int) -> None:
    client.get("/account/")
    session = client.session
    session["seen_at"] -= minutes * 60
    session.save()


def test_after_ten_minutes_alone_every_page_leads_to_the_cover(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)

    leave_alone(client, 9)
    assert client.get("/account/").status_code == 200
    leave_alone(client, 11)
    for path in ("/account/", "/", "/help/"):
        assert client.get(path).headers["Location"] == "/lock/"


def test_her_password_takes_the_cover_away_and_leads_back(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    leave_alone(client, 11)
    client.get("/account/?part=two")

    assert "Mara" not in client.get("/lock/").content.decode().split("<main")[1]
    assert client.post("/lock/", {"secret": "not this one at all"}).status_code == 200
    assert client.get("/account/").status_code == 302
    assert client.post("/lock/", {"secret": PASSWORD}).headers["Location"] == "/account/?part=two"
    assert client.get("/account/").status_code == 200


def test_a_code_takes_the_cover_away_too(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    client.post("/lock/now/", headers={"Referer": "http://testserver/account/"})

    assert client.post("/lock/", {"secret": code(1)}).headers["Location"] == "/account/"


def test_hide_covers_at_once_and_leaves_a_trace(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    answer = client.post("/lock/now/", headers={"Referer": "http://testserver/help/"})

    assert answer.headers["Location"] == "/lock/"
    assert client.get("/account/").headers["Location"] == "/lock/"
    with acting(house.mara.pk):
        assert Trace.objects.filter(event=Event.LOCKED).count() == 1


def test_hide_leads_back_to_no_other_site(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    client.post("/lock/now/", headers={"Referer": "https://elsewhere.example/account/"})

    assert client.post("/lock/", {"secret": PASSWORD}).headers["Location"] == "/"


def test_a_covered_screen_cannot_be_hammered(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    client.post("/lock/now/")
    tries = [client.post("/lock/", {"secret": "not this one at all"}).status_code for _ in range(6)]

    assert tries[-1] == 429


def test_a_form_sent_from_a_covered_screen_is_kept_as_a_draft(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.ada)
    leave_alone(client, 11)
    answer = client.post(
        "/staff/add/", {"name": "Wren", "password": "secret"}, headers={"Referer": "http://testserver/staff/add/"}
    )

    assert answer.headers["Location"] == "/lock/"
    assert client.post("/lock/", {"secret": PASSWORD}).headers["Location"] == "/staff/add/"
    assert client.get("/drafts/?page=/staff/add/").json()["fields"] == {"name": ["Wren"]}


def test_someone_else_signs_out(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    client.post("/lock/now/")
    client.post("/accounts/logout/")

    assert client.get("/account/").headers["Location"].startswith("/accounts/login/")


def test_asking_how_far_a_job_is_keeps_no_screen_open(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    leave_alone(client, 9)
    seen_at = client.session["seen_at"]
    client.get("/account/", headers={"Sec-Fetch-Mode": "cors"})

    assert client.session["seen_at"] == seen_at


def test_a_closed_part_asks_who_sits_there_after_five_minutes(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.ada)
    assert client.get("/staff/add/").status_code == 200

    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()
    answer = client.post("/staff/add/", {"name": "Lark", "username": "lark"})
    assert answer.headers["Location"] == "/accounts/reauthenticate/?next=%2Fstaff%2Fadd%2F"
    with acting(house.ada.pk):
        kept = drafts.of_page("/staff/add/", viewer=house.ada)
        assert kept is not None
    answer = client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": "/staff/add/"})
    assert answer.headers["Location"] == "/staff/add/"
    assert client.get("/staff/add/").status_code == 200
