"""The test database: made by its owner once a run, and used by the tests as the application's own roles."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Unlike pytest-django's: always made through the owner's connection, even when no test names it."""
    keep = request.config.getvalue("reuse_db") and not request.config.getvalue("create_db")
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=keep)
    yield
    for connection in connections.all(initialized_only=True):
        connection.close()  # the mirrors' sessions would keep the owner from dropping the database
    if not keep:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)
