"""Who may bring in a file of results."""

from django.utils import timezone
from django.utils.translation import gettext as _

from education.importing.models import UNDO_FOR, ResultsBatch
from residents.policies import may_import
from shelter.access import Decision, no
from shelter.models import Staff

__all__ = ["may_bring_in", "may_import", "may_take_back"]


def may_bring_in(staff: Staff, batch: ResultsBatch) -> Decision:
    if batch.done_at is not None or batch.content is None:
        return no(_("This list has been brought in already."))
    return may_import(staff)


def may_take_back(staff: Staff, batch: ResultsBatch) -> Decision:
    if batch.done_at is None or batch.undone_at is not None or batch.wrote_nothing:
        return no(_("There is nothing to take back."))
    if timezone.now() >= batch.done_at + UNDO_FOR:
        return no(_("A list can be taken back within 24 hours only."))
    return may_import(staff)
