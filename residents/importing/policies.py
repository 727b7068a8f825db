"""Who may bring in a list, and take it back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from residents.importing.models import UNDO_FOR, ImportBatch, Stage
from residents.policies import may_import
from shelter.access import Decision, no
from shelter.models import Staff

__all__ = ["may_bring_in", "may_import", "may_take_back"]


def may_bring_in(staff: Staff, batch: ImportBatch) -> Decision:
    if batch.stage == Stage.RUNNING and not batch.is_silent:
        return no(_("This list is being brought in already."))
    if batch.stage in {Stage.DONE, Stage.UNDONE} or batch.content is None:
        return no(_("This list has been brought in already."))
    return may_import(staff)


def may_take_back(staff: Staff, batch: ImportBatch) -> Decision:
    if batch.stage != Stage.DONE or batch.done_at is None:
        return no(_("Nothing was brought in from this list."))
    if timezone.now() >= batch.done_at + UNDO_FOR:
        return no(_("A list can be taken back within 24 hours only."))
    return may_import(staff)
