"""Words typed and not yet saved are their author's alone, and are not kept longer than needed."""

import re
from datetime import timedelta
from types import SimpleNamespace

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from shelter.accounts import drafts
from shelter.actor import acting
from shelter.models import Draft, Staff
from tests.accounts.codes import Signer, rows

PAGE = "/drafts/?page=/homes/add/"


def test_a_draft_comes_back_to_its_author_and_to_nobody_else(house: SimpleNamespace, sign_in: Signer) -> None:
    ada, mara = sign_in(house.ada), sign_in(house.mara)

    kept = ada.post(PAGE, {"name": "Kingfisher House", "csrfmiddlewaretoken": "x"})
    assert re.fullmatch(r"\d\d:\d\d", kept.json()["at"])
    assert ada.get(PAGE).json()["fields"] == {"name": ["Kingfisher House"]}
    assert mara.get(PAGE).status_code == 204


def test_a_draft_lies_sealed_in_the_database(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.ada)
    client.post(PAGE, {"name": "Kingfisher"})

    with acting(house.ada.pk):
        kept = rows("select page, fields, encode(fields, 'escape') from shelter_draft")
    assert "/homes/add/" in kept
    assert "Kingfisher" not in kept


def test_the_database_shows_a_draft_to_its_author_only(house: SimpleNamespace, sign_in: Signer) -> None:
    sign_in(house.ada).post(PAGE, {"name": "Kingfisher"})

    with acting(house.ada.pk):
        assert Draft.objects.count() == 1
    with acting(house.mara.pk):
        assert Draft.objects.count() == 0


def test_what_was_sent_is_no_draft_any_more(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.ada)
    client.post(PAGE, {"name": "Heron House"})
    client.post("/homes/add/", {"name": "Heron House", "capacity": "12"})

    assert client.get(PAGE).status_code == 204


def test_a_form_with_an_error_keeps_its_draft(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.ada)
    client.post(PAGE, {"name": "Heron House"})
    client.post("/homes/add/", {"name": "Heron House", "capacity": "many"})

    assert client.get(PAGE).status_code == 200


def test_a_draft_can_be_discarded(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.ada)
    client.post(PAGE, {"name": "Heron House"})
    client.post(f"{PAGE}&discard")

    assert client.get(PAGE).status_code == 204


def test_passwords_and_unknown_pages_are_not_kept(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.ada)
    client.post(PAGE, {"password": "open sesame"})
    client.post("/drafts/?page=/no/such/page/", {"name": "Heron"})
    client.post("/drafts/?page=https://elsewhere.example/", {"name": "Heron"})

    with acting(house.ada.pk):
        assert Draft.objects.count() == 0


def old(author: Staff) -> None:
    with acting(author.pk):
        Draft.objects.update(kept_at=timezone.now() - timedelta(days=7, seconds=1))


def test_a_draft_of_more_than_seven_days_is_not_shown_and_then_removed(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.ada)
    client.post(PAGE, {"name": "Heron House"})
    old(house.ada)

    assert client.get(PAGE).status_code == 204
    call_command("forget_drafts", verbosity=0)
    with acting(house.ada.pk):
        assert Draft.objects.count() == 0


def test_an_old_form_is_shown_again_with_its_words(house: SimpleNamespace, sign_in: Signer) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = sign_in(house.ada).cookies
    answer = strict.post("/homes/add/", {"name": "Heron House", "csrfmiddlewaretoken": "a" * 64})

    assert answer.headers["Location"] == "/homes/add/"
    with acting(house.ada.pk):
        kept = drafts.of_page("/homes/add/", viewer=house.ada)
        assert kept is not None
        assert drafts.fields_of(kept) == {"name": ["Heron House"]}


def test_a_form_from_another_site_changes_nothing_and_leaves_no_draft(house: SimpleNamespace, sign_in: Signer) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = sign_in(house.ada).cookies
    answer = strict.post("/homes/add/", {"name": "Heron House"}, headers={"Origin": "https://elsewhere.example"})

    assert answer.status_code == 403
    with acting(house.ada.pk):
        assert Draft.objects.count() == 0


def test_a_form_sent_five_times_adds_one_home(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.ada)
    form = {"name": "Egret House", "capacity": "12", "submission": "5f1d2a54-3c1c-4c5e-9a53-7d2f6f0c8a11"}
    places = {client.post("/homes/add/", form).headers["Location"] for _ in range(5)}

    assert len(places) == 1
    assert places.pop().startswith("/homes/")
    assert [home.name for home in client.get("/homes/").context["homes"]] == ["Egret House"]
