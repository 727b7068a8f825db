"""Bringing in a list beside the pages: a thread of its own, whose signs of life the pages read."""

import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from uuid import UUID

from django.db import connections, transaction
from django.utils import timezone, translation

from residents.importing import actions
from residents.importing.models import ImportBatch, Stage
from shelter.actor import one_transaction
from shelter.models import Staff

log = logging.getLogger(__name__)


def start(batch: ImportBatch, *, by: Staff, social_workers: Mapping[UUID, Staff]) -> None:
    """Begin once the request that asked for it is committed. A process that ends takes the import with it, whole."""
    work = Thread(target=bring_in, args=(batch.pk, by, dict(social_workers)), daemon=True)
    transaction.on_commit(work.start)


def bring_in(batch_id: UUID, by: Staff, social_workers: Mapping[UUID, Staff]) -> None:
    """In one transaction; if anything fails, nothing was brought in and the batch says so."""
    try:
        with ThreadPoolExecutor(1) as beside, translation.override(by.language), one_transaction(by):
            batch = ImportBatch.objects.get(pk=batch_id)
            actions.bring_in(
                by=by,
                batch=batch,
                social_workers=social_workers,
                tell=lambda done: beside.submit(_tell, batch_id, by, done).result(),
            )
    except Exception as error:
        log.error("an import ended: %s", type(error).__name__)  # a traceback could carry values
        _give_up(batch_id, by)
    finally:
        connections.close_all()


def _tell(batch_id: UUID, by: Staff, done: int) -> None:
    """A sign of life, through a connection of its own: the import's transaction is seen by nobody yet."""
    try:
        with one_transaction(by):
            running = ImportBatch.objects.filter(pk=batch_id, stage=Stage.RUNNING)
            running.update(rows_done=done, told_at=timezone.now())
    finally:
        connections.close_all()


def _give_up(batch_id: UUID, by: Staff) -> None:
    with one_transaction(by):
        actions.give_up(by=by, batch=ImportBatch(pk=batch_id))
