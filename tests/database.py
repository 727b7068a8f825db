"""The test database: made by its owner once a run, and used by the tests as the application's own roles."""

import pytest
from django.test.utils import setup_databases
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Unlike pytest-django's: always made through the owner's connection, even when no test names it."""
    keep = request.config.getvalue("reuse_db") and not request.config.getvalue("create_db")
    with django_db_blocker.unblock():
        setup_databases(verbosity=0, interactive=False, keepdb=keep)
    # Not dropped at the end: the server of the run is thrown away, and a live server may still hold a session.
