"""Four people of a house, and a browser for each."""

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client

from shelter.access import Role
from shelter.accounts import people
from shelter.models import Staff

PASSWORD = "a quiet garden in the morning"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(step: int = 0, secret: str = SECRET) -> str:
    """What the authenticator shows now, or some steps away from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)))


@pytest.fixture
def house(db: None) -> SimpleNamespace:
    """Mara has an authenticator, Carla too; Dora has not set one up yet, nor has Hana the house parent."""

    def person(username: str, role: Role) -> Staff:
        return people.make(username=username, name=username.title(), role=role, password=PASSWORD)

    cast = {
        "mara": person("mara", Role.COORDINATOR),
        "carla": person("carla", Role.SOCIAL_WORKER),
        "dora": person("dora", Role.DONOR_OFFICER),
        "hana": person("hana", Role.HOUSE_PARENT),
        "ada": person("ada", Role.ADMINISTRATOR),
    }
    for name in ("mara", "carla", "ada"):
        people.give_authenticator(cast[name], SECRET)
    return SimpleNamespace(**cast)


@pytest.fixture(autouse=True)
def _addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.accounts.addresses"


Signer = Callable[..., Client]


@pytest.fixture
def sign_in(house: SimpleNamespace) -> Signer:
    """Sign in by the real pages: password, and the code where there is an authenticator."""

    def go(staff: Staff, *, client: Client | None = None, step: int = 0, password: str = PASSWORD) -> Client:
        client = client or Client()
        answer = client.post("/accounts/login/", {"login": staff.username, "password": password})
        if answer.headers.get("Location") == "/accounts/2fa/authenticate/":
            client.post("/accounts/2fa/authenticate/", {"code": code(step)})
        return client

    return go


def fetch(statement: str) -> list[tuple[Any, ...]]:
    """What lies in the database."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def rows(statement: str) -> str:
    return str(fetch(statement))
