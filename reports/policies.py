"""Who makes donor reports and who reads them. The database asks the same of every row."""

from datetime import date

from django.utils.translation import gettext as _

from shelter.access import YES, Decision, Permission, no
from shelter.counting import Period
from shelter.models import Staff


def may_read(staff: Staff) -> Decision:
    if not staff.may(Permission.REPORT_READ):
        return no(_("Donor reports are for the donor officer and the coordinators."))
    return YES


def may_compile(staff: Staff) -> Decision:
    if not staff.may(Permission.REPORT_COMPILE):
        return no(_("Only the donor officer makes a donor report."))
    return YES


def may_compile_for(staff: Staff, period: Period, today: date) -> Decision:
    """A period can be counted once it is over: nothing is added to it any more."""
    if not period.is_over(today):
        return no(_("This period is not over yet. Its figures can be made from the day after its last."))
    return may_compile(staff)
