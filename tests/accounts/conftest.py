"""Five people of a house, and how they sign in."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from shelter.access import Role
from shelter.accounts import people
from shelter.models import Staff
from tests.accounts.codes import PASSWORD, SECRET, Signer, code


@pytest.fixture(autouse=True)
def _addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.accounts.addresses"


@pytest.fixture
def house(db: None) -> SimpleNamespace:
    """Mara, Carla and Ada have an authenticator; Dora and Hana have not set one up yet."""

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
