"""One picture of the records, taken by the counting role: it can read countable columns, and write nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

COUNTING = "report"


@contextmanager
def snapshot() -> Iterator[None]:
    """All counts made inside see the same moment, whatever is saved meanwhile."""
    with transaction.atomic(using=COUNTING), connections[COUNTING].cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        yield
