"""Who may read and write what was done with her."""

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from care_plans import policies
from care_plans.services.models import Conference, Session
from residents.models import Resident
from residents.policies import reach
from shelter.access import YES, Decision, Permission, no
from shelter.models import Staff


def may_read(staff: Staff, resident: Resident) -> Decision:
    return policies.may_read(staff, resident)


def may_record(staff: Staff, resident: Resident) -> Decision:
    return policies.may_care(staff, resident)


def written_for(staff: Staff) -> Q:
    """The children for whom this person may write down a session: the same rule, as a condition of a query."""
    return Q(phase__in=policies.ACCOMPANIED) & reach(staff, Permission.CARE_WRITE)


def may_record_groups(staff: Staff) -> Decision:
    if not staff.may(Permission.CARE_WRITE):
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def may_record_for(staff: Staff, wanted: int, within_reach: int) -> Decision:
    """A group session is written for all of its girls or for none."""
    if wanted != within_reach:
        return no(_("You do not write in the file of one of these girls. Ask the coordinator."))
    return may_record_groups(staff)


def may_change(staff: Staff, session: Session) -> Decision:
    return may_record(staff, session.resident)


def may_change_conference(staff: Staff, conference: Conference) -> Decision:
    if conference.written_on != localdate():
        return no(_("A conference can be put right on the day it was written down. Add a note, or set a task."))
    return may_record(staff, conference.resident)
