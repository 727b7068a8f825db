"""The acting person: known to this thread, and told to the database inside each transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db import connection, transaction

from shelter import terms, vault

if TYPE_CHECKING:
    from shelter.database.backend.base import DatabaseWrapper

_actor: ContextVar[str] = ContextVar("actor", default="")


def current() -> str:
    return _actor.get()


def _announce() -> None:
    wrapper = cast("DatabaseWrapper", connection)
    if wrapper.in_atomic_block and not wrapper.needs_rollback:
        wrapper.announce_actor()


@contextmanager
def acting(staff_id: UUID | str | None) -> Iterator[None]:
    """Everything inside runs as this member of staff, in the database too; None is nobody, who sees no child."""
    token = _actor.set(str(staff_id or ""))
    keys, own_terms = vault.fresh_ring(), terms.fresh()
    _announce()
    try:
        yield
    finally:
        vault.drop_ring(keys)
        terms.drop(own_terms)
        _actor.reset(token)
        _announce()


@contextmanager
def one_transaction(staff: Any) -> Iterator[None]:
    """One transaction of one person: for commands and threads, which no middleware accompanies."""
    with acting(staff.pk), transaction.atomic():
        yield
