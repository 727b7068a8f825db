"""Checking and publishing beside the pages: a thread of its own, whose signs of life the pages read."""

import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.db.models import Case, F, When
from django.utils import timezone, translation

from reports import actions
from reports.disclosure import Refusal
from reports.models import Compilation, State, Step
from reports.objections import NAMED
from reports.press import at_the_press
from shelter.actor import one_transaction
from shelter.models import Staff

log = logging.getLogger(__name__)


def start(compilation: Compilation, *, by: Staff) -> None:
    """Begin once the request that asked for it is committed. A process that ends takes the work with it, whole."""
    work = Thread(target=compile_edition, args=(compilation.pk, by), daemon=True)
    transaction.on_commit(work.start)


def compile_edition(compilation_id: UUID, by: Staff) -> None:
    """In one transaction; if anything fails, nothing was kept and the compilation says so."""
    refusal = ""
    try:
        with ThreadPoolExecutor(1) as beside, translation.override(by.language), at_the_press(by):
            actions.carry_out(
                by=by,
                compilation=Compilation.objects.select_related("edition").get(pk=compilation_id),
                tell=lambda step: beside.submit(_tell, compilation_id, by, step).result(),
            )
    except Exception as error:
        if isinstance(error, Refusal):
            refusal = error.reason
        elif isinstance(error, ValidationError):  # the only objection that an edition can meet here
            refusal = NAMED
        log.error("a compilation ended: %s", type(error).__name__)  # a traceback could carry values
        with one_transaction(by):
            actions.give_up(by=by, compilation=Compilation(pk=compilation_id), refusal=refusal)
    finally:
        connections.close_all()


def _tell(compilation_id: UUID, by: Staff, step: Step) -> None:
    """A sign of life, through a connection of its own: the transaction of the work is seen by nobody yet."""
    try:
        with one_transaction(by):
            running = Compilation.objects.filter(pk=compilation_id, state=State.RUNNING)
            done = Case(When(step=step, then=F("steps_done")), default=F("steps_done") + 1)
            running.update(step=step, steps_done=done, told_at=timezone.now())
    finally:
        connections.close_all()
