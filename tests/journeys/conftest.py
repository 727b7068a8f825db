"""Journeys: a committed database, a live server, and a person at a browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.journeys.house import House
from tests.world import World

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright keeps an event loop in the test's own thread


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey needs what it wrote to be committed: the server reads it through another connection."""
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.django_db(transaction=True, databases="__all__"))


@pytest.fixture(scope="session", autouse=True)
def _static_folder() -> None:
    """WhiteNoise warns, and a warning is an error here, when the folder it serves from is not there."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def base_url() -> None:
    """The house knows its own address. Stands in for pytest-playwright's fixture, which this pytest warns about."""


@pytest.fixture
def world(transactional_db: None) -> World:
    """The cast and the children, committed. Read a child inside `acting(...)` and a transaction: the house does not."""
    with transaction.atomic():
        return World.again()


@pytest.fixture
def house(
    transactional_db: None, live_server: LiveServer, page: Page, request: pytest.FixtureRequest
) -> Iterator[House]:
    """A screen at which nobody has signed in yet. Fails at the end if a page complained on the way."""
    visited = House(page, live_server.url, request.node.originalname.removeprefix("test_"))
    yield visited
    assert not visited.complaints, "\n".join(visited.complaints)
