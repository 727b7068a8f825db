"""What all tests share: the world of North and South, in a real database, as the application's own role."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.world import World


@pytest.fixture(scope="session", autouse=True)
def _static_folder() -> None:
    """WhiteNoise warns, and a warning is an error here, when the folder it serves from is not there."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The cast and the children; at the end every postponed check of the database is made."""
    yield World.again()
    connection.check_constraints()
