"""Who may change who works here, and where."""

from django.utils.translation import gettext as _

from shelter.access import YES, Decision, Permission, no
from shelter.models import Staff


def may_manage_staff(staff: Staff) -> Decision:
    return YES if staff.may(Permission.STAFF_MANAGE) else no(_("Only the administrator changes who works here."))


def may_manage_homes(staff: Staff) -> Decision:
    return YES if staff.may(Permission.HOME_MANAGE) else no(_("Only the administrator changes homes and beds."))
