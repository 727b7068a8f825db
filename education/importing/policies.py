"""Who may bring in a file of results."""

from django.utils.translation import gettext as _

from education.importing.models import ResultsBatch
from residents.policies import may_import
from shelter.access import Decision, no
from shelter.models import Staff

__all__ = ["may_bring_in", "may_import"]


def may_bring_in(staff: Staff, batch: ResultsBatch) -> Decision:
    if batch.done_at is not None or batch.content is None:
        return no(_("This list has been brought in already."))
    return may_import(staff)
