"""Who may read what she told, who may add to it, and who sees how often she was interviewed."""

from django.utils.translation import gettext as _

from residents import policies
from residents.disclosures.models import Disclosure, Interview
from residents.models import Resident
from shelter.access import Decision, Permission, no
from shelter.models import Staff


def may_keep(staff: Staff, resident: Resident) -> Decision:
    """Add what she told, or an interview. To add needs no reason; to read what was added does."""
    return policies.may_care(staff, resident)


def may_see_interviews(staff: Staff, resident: Resident) -> Decision:
    return policies.may(staff, Permission.CASE, resident)


def may_mark(staff: Staff, entry: Disclosure | Interview) -> Decision:
    """Say that an entry was made by mistake, once."""
    if hasattr(entry, "mistake"):
        return no(_("This entry is already marked."))
    return may_keep(staff, entry.resident)
