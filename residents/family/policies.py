"""Who may see and change the people around a child."""

from django.utils.translation import gettext as _

from residents import policies
from residents.models import Resident
from shelter.access import Decision, Permission, no
from shelter.models import Staff


def may_open(staff: Staff, resident: Resident) -> Decision:
    """The page behind the door: reasons, and names for those who may know them."""
    return policies.may(staff, Permission.CASE, resident)


def may_change(staff: Staff, resident: Resident) -> Decision:
    return policies.may_write(staff, resident)


def may_pair(staff: Staff, resident: Resident, other: Resident) -> Decision:
    """Something is written for two children: the person must be able to write in both files."""
    if resident == other:
        return no(_("Choose another child."))
    if not may_change(staff, other):
        return no(_("You do not write in the file of this other child. Ask the coordinator."))
    return may_change(staff, resident)


def may_see_names(staff: Staff, resident: Resident) -> Decision:
    return policies.may(staff, Permission.IDENTITY, resident)
