"""Who may change who works here, and where."""

from django.utils.translation import gettext as _

from shelter.access import YES, Decision, Permission, no
from shelter.models import Staff


def may_manage_staff(staff: Staff) -> Decision:
    return YES if staff.may(Permission.STAFF_MANAGE) else no(_("Only the administrator changes who works here."))


def may_manage_homes(staff: Staff) -> Decision:
    return YES if staff.may(Permission.HOME_MANAGE) else no(_("Only the administrator changes homes and beds."))


def may_change(by: Staff, staff: Staff, *, role: str, is_active: bool) -> Decision:
    if by == staff and (role != staff.role or not is_active):
        return no(_("You cannot take the keys from yourself. Ask another administrator."))
    return may_manage_staff(by)


def may_reset(by: Staff, staff: Staff) -> Decision:
    if by == staff:
        return no(_("Change your own password and second factor in your account."))
    return may_manage_staff(by)


def may_see_terms(staff: Staff) -> Decision:
    """How long things may wait: read by whoever answers for a team, and by the administrator."""
    if staff.may(Permission.HOME_MANAGE) or staff.may(Permission.APPROVE):
        return YES
    return no(_("This part is not for your role. Ask the coordinator."))


def may_change_terms(staff: Staff) -> Decision:
    return YES if staff.may(Permission.HOME_MANAGE) else no(_("Only the administrator changes how long things wait."))
