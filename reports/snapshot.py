"""One picture of the records, taken by the counting role: it can read countable columns, and write nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from psycopg import IsolationLevel

COUNTING = "report"


@contextmanager
def snapshot() -> Iterator[None]:
    """All counts made inside see the same moment, whatever is saved meanwhile."""
    counting = connections[COUNTING]
    counting.ensure_connection()
    counting.connection.isolation_level = IsolationLevel.REPEATABLE_READ  # said with BEGIN: later is too late
    counting.connection.read_only = True
    with transaction.atomic(using=COUNTING):
        yield
