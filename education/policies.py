"""Who may read and write her schooling; whoever does not open her case file learns nothing of it."""

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.models import School
from residents import policies
from residents.models import Resident
from residents.models.codes import Phase
from shelter.access import YES, Decision, Permission, no
from shelter.models import Home, Staff

ACCOMPANIED = (Phase.IN_RESIDENCE, Phase.AFTERCARE)


def may_read(staff: Staff, resident: Resident) -> Decision:
    """Her schools, results, help and costs."""
    return policies.may(staff, Permission.CASE, resident)


def may_write(staff: Staff, resident: Resident) -> Decision:
    return policies.may_write(staff, resident)


def visible(staff: Staff) -> Q:
    """The rows of the children whose case file this person opens."""
    return Q(resident__in=Resident.objects.filter(policies.reach(staff, Permission.CASE)))


def written_for(staff: Staff) -> Q:
    """The children whose schooling this person writes down: they live with us, or are in after-care."""
    return Q(phase__in=ACCOMPANIED) & policies.reach(staff, Permission.CASE_WRITE)


def may_list_schools(staff: Staff) -> Decision:
    """The schools of the homes where this person works: their names tell where to look for a girl."""
    if not staff.may(Permission.CASE):
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def may_change_schools(staff: Staff, home: Home) -> Decision:
    if not staff.may(Permission.CASE_WRITE):
        return no(_("Only a coordinator or a social worker writes down a school."))
    if home not in staff.homes_on(localdate()):
        return no(_("You do not work in this home."))
    return YES


def may_use(staff: Staff, resident: Resident, school: School) -> Decision:
    """A girl goes to a school of her own home, and to one that is still used."""
    if school.home_id != resident.home_id:
        return no(_("This school belongs to another home. Add it for hers first."))
    return may_write(staff, resident)


def may_see_years(staff: Staff) -> Decision:
    """School years tell nothing of a child: whoever writes down results reads them, and the administrator."""
    if not (staff.may(Permission.CASE) or staff.may(Permission.HOME_MANAGE)):
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def may_change_years(staff: Staff) -> Decision:
    if not (staff.may(Permission.APPROVE) or staff.may(Permission.HOME_MANAGE)):
        return no(_("Only a coordinator or the administrator changes school years."))
    return YES


def may_add_schools(staff: Staff, homes: list[Home]) -> Decision:
    """Somewhere: the form then asks for which home."""
    for home in homes:
        if answer := may_change_schools(staff, home):
            return answer
    return no(_("Only a coordinator or a social worker of a home writes down a school."))
