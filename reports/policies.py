"""Who makes donor reports, who signs them, who reads them. The database asks the same of every row."""

from datetime import date

from django.utils.translation import gettext as _

from reports.models import NEXT, OUT, Edition, Stage
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


def may_write(staff: Staff, edition: Edition) -> Decision:
    if edition.stage != Stage.DRAFT:
        return no(_("Only a draft is written in. Take it back to a draft first."))
    if edition.author_id != staff.pk:
        return no(_("Somebody else writes this report."))
    return may_compile(staff)


def may_move(staff: Staff, edition: Edition, to: Stage) -> Decision:
    if to not in NEXT[Stage(edition.stage)]:
        now, then = Stage(edition.stage).label, to.label
        return no(_("This report cannot go from “%(now)s” to “%(then)s”.") % {"now": now, "then": then})
    match to:
        case Stage.CHECKED:
            return may_write(staff, edition)
        case Stage.SIGNED:
            return may_sign(staff, edition)
        case Stage.DRAFT:
            return YES if staff.may(Permission.REPORT_SIGN) else may_compile(staff)
    return may_compile(staff)


def may_sign(staff: Staff, edition: Edition) -> Decision:
    if edition.author_id == staff.pk:
        return no(_("You wrote this report yourself. A coordinator signs it."))
    if not staff.may(Permission.REPORT_SIGN):
        return no(_("A coordinator signs a donor report."))
    return YES


def may_correct(staff: Staff, edition: Edition) -> Decision:
    if edition.stage != Stage.PUBLISHED:
        return no(_("Only a report that is out can be corrected, and only once."))
    return may_compile(staff)


def may_take(staff: Staff, edition: Edition) -> Decision:
    """Its files exist once it is out."""
    if edition.stage not in OUT:
        return no(_("The files are made when the report is published."))
    return may_read(staff)
