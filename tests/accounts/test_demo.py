"""The demo's people, and the wall between a demo and a real installation."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connections
from django.test import Client, override_settings

from shelter.accounts import checks, demo
from shelter.config import NotConfigured
from shelter.models import Installation
from tests.accounts.codes import Signer, code


@pytest.fixture
def cast(db: None) -> dict[str, Any]:
    Installation.objects.get_or_create(pk=1, defaults={"demo": True})
    return {persona.username: demo.enrol(persona) for persona in demo.PERSONAS}


def test_one_click_enters_as_a_persona(cast: dict[str, Any]) -> None:
    client = Client()
    page = client.get("/demo/").content.decode()
    client.post("/demo/enter/", {"username": "nena"})

    assert all(persona.name in page for persona in demo.PERSONAS)
    assert "Nena Garay" in client.get("/account/").content.decode()


def test_a_second_click_enters_as_somebody_else(cast: dict[str, Any]) -> None:
    client = Client()
    client.post("/demo/enter/", {"username": "nena"})
    client.post("/demo/enter/", {"username": "ada"})

    assert client.get("/staff/add/").status_code == 200


def test_only_personas_can_be_entered_as(cast: dict[str, Any]) -> None:
    assert Client().post("/demo/enter/", {"username": "somebody"}).status_code == 404


def test_a_persona_also_signs_in_for_real(cast: dict[str, Any]) -> None:
    client, dora = Client(), next(persona for persona in demo.PERSONAS if persona.username == "dora")
    client.post("/accounts/login/", {"login": "dora", "password": dora.password})
    client.post("/accounts/2fa/authenticate/", {"code": code(secret=dora.secret)})

    assert '<html lang="fr"' in client.get("/account/").content.decode()


def test_a_database_keeps_what_it_was_created_as(db: None) -> None:
    with pytest.raises(DatabaseError, match="never altered"):
        Installation.objects.update(demo=False)


def test_a_demo_database_is_refused_by_a_real_installation(db: None) -> None:
    checks.refuse_a_stranger()
    with override_settings(DEMO=False), pytest.raises(NotConfigured, match="made for a demo"):
        checks.refuse_a_stranger()


@pytest.fixture
def real_database(transactional_db: None) -> Iterator[None]:
    """As if it had been created for real children; only its owner, with the guard taken down, could do that."""

    def make(demo: bool) -> None:
        with connections["owner"].cursor() as cursor:
            cursor.execute("alter table shelter_installation disable trigger append_only")
            cursor.execute("delete from shelter_installation")
            cursor.execute("insert into shelter_installation values (1, %s, now())", [demo])
            cursor.execute("alter table shelter_installation enable trigger append_only")

    make(False)
    yield
    make(True)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_demo_does_not_open_on_a_real_database(real_database: None) -> None:
    with pytest.raises(NotConfigured, match="real records"):
        checks.refuse_a_stranger()
    assert Client().get("/demo/").status_code == 404
    assert Client().post("/demo/enter/", {"username": "ada"}).status_code == 404


def test_without_a_demo_its_pages_do_not_exist(cast: dict[str, Any]) -> None:
    with override_settings(DEMO=False):
        assert Client().get("/demo/").status_code == 404
        assert Client().post("/demo/enter/", {"username": "ada"}).status_code == 404


def test_the_real_sign_in_is_open_in_a_demo_too(house: SimpleNamespace, sign_in: Signer) -> None:
    assert sign_in(house.mara).get("/account/").status_code == 200
