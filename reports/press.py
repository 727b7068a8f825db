"""The role that makes editions: it alone reads and keeps the ledger, and puts a report out."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections

from shelter.actor import one_transaction
from shelter.models import Staff

PRESS = "press"


@contextmanager
def at_the_press(by: Staff) -> Iterator[None]:
    """One transaction of one person, in which this thread may what the press may. No page is ever served in it."""
    pages = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = press = connections.create_connection(PRESS)
    try:
        with one_transaction(by):
            yield
    finally:
        press.close()
        connections[DEFAULT_DB_ALIAS] = pages
