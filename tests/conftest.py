"""What all tests share: the world of North and South, in a real database, as the application's own role."""

from collections.abc import Iterator

import pytest
from django.db import connection

from tests.world import World

ALL_ROLES = {"default", "owner", "report"}


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The cast and the children; at the end every postponed check of the database is made."""
    yield World()
    connection.check_constraints()
