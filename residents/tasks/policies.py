"""Who may set, see and finish a task. The assignee sees hers as long as she sees the child's floor card."""

from django.db.models import Q
from django.utils.translation import gettext as _

from residents import policies
from residents.models import Resident
from residents.tasks.models import Task
from shelter.access import Decision, Permission, no
from shelter.models import Staff


def hers(staff: Staff) -> Q:
    """The tasks this person was asked to do, of children whose floor card she sees."""
    return Q(staff=staff, resident__in=Resident.objects.filter(policies.reach(staff)))


def visible(staff: Staff, permission: Permission = Permission.CASE) -> Q:
    """The tasks in the files she opens, and her own in any."""
    return Q(resident__in=Resident.objects.filter(policies.reach(staff, permission))) | hers(staff)


def visible_of(resident: Resident, staff: Staff) -> Q:
    """The same of one child, whose page tells how this person stands to her."""
    if policies.may(staff, Permission.CASE, resident):
        return Q(resident=resident)
    own = Q(resident=resident, staff=staff)
    return own if policies.may(staff, Permission.FLOOR, resident) else policies.NOBODY


def may_set(staff: Staff, resident: Resident) -> Decision:
    return policies.may_care(staff, resident)


def may_finish(staff: Staff, task: Task) -> Decision:
    """Whoever was asked, and whoever writes of her care. The same may open it again."""
    if task.staff_id == staff.pk:
        return policies.may(staff, Permission.FLOOR, task.resident)
    return policies.may_care(staff, task.resident)


def may_change(staff: Staff, task: Task) -> Decision:
    """Another day, or another person."""
    if task.done_on:
        return no(_("This is already done."))
    return may_set(staff, task.resident)
