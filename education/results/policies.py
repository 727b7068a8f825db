"""Who may read and write results: with the case file. Floor, house and donor roles see none of it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from education.models import Enrolment
from residents import policies
from residents.models import Resident
from residents.policies import reach
from shelter.access import YES, Decision, Permission, no
from shelter.models import Staff


def may_read(staff: Staff, resident: Resident) -> Decision:
    return policies.may(staff, Permission.CASE, resident)


def may_write(staff: Staff, resident: Resident) -> Decision:
    return policies.may(staff, Permission.CASE_WRITE, resident)


def may_list(staff: Staff) -> Decision:
    """Open the results of a home: of the girls within reach."""
    if not staff.may(Permission.CASE):
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def may_fill_in(staff: Staff) -> Decision:
    """Whether the results of a home are a form or a page to read."""
    if not staff.may(Permission.CASE_WRITE):
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def visible(staff: Staff) -> Q:
    """The enrolments of the children whose case file this person opens."""
    return Q(resident__in=Resident.objects.filter(reach(staff, Permission.CASE)))


def written(staff: Staff) -> Q:
    """The enrolments of the children in whose case file this person writes."""
    return Q(resident__in=Resident.objects.filter(reach(staff, Permission.CASE_WRITE)))


def may_write_all(staff: Staff, wanted: int, within_reach: int) -> Decision:
    """A grid is saved for all of its girls or for none."""
    if wanted != within_reach:
        return no(_("You do not write in the file of one of these girls. Ask the coordinator."))
    return may_fill_in(staff)


def may_print(staff: Staff, enrolment: Enrolment) -> Decision:
    return may_read(staff, enrolment.resident)
