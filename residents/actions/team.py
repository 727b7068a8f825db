"""Who accompanies her."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents import policies
from residents.actions.saving import telling
from residents.models import Assignment, Resident
from residents.models.codes import TeamRole
from shelter import audit
from shelter.access import Role
from shelter.models import Staff

_ROLES_FOR = {
    TeamRole.BACKUP: {Role.SOCIAL_WORKER, Role.COORDINATOR},
    TeamRole.PSYCHOLOGIST: {Role.PSYCHOLOGIST},
    TeamRole.HOUSE_PARENT: {Role.HOUSE_PARENT},
}


def assign(*, by: Staff, resident: Resident, staff: Staff, role: TeamRole, begins_on: date) -> Assignment:
    """A new social worker takes over from the one before, the day before: no gap, no overlap. Others are added."""
    policies.may_assign(by, resident, role).enforce()
    if role == TeamRole.PRIMARY:
        if not (able := policies.may_accompany(resident.home, staff)):
            raise ValidationError({"staff": able.refusal})
        hand_over(by, resident, begins_on)
    elif staff.role not in _ROLES_FOR[role]:
        raise ValidationError({"staff": _("This person has another role here.")})
    with telling():
        assignment = Assignment(resident=resident, staff=staff, role=role, begins_on=begins_on).save_as(by)
    audit.record(audit.Event.ASSIGNED, by=by, subject=resident.pk)
    return assignment


def hand_over(by: Staff, resident: Resident, begins_on: date) -> None:
    """Her social worker accompanies her until the day before."""
    for before in Assignment.objects.filter(resident=resident, role=TeamRole.PRIMARY, ends_on__isnull=True):
        if begins_on < before.begins_on:
            raise ValidationError({"begins_on": _("Her social worker accompanies her only since a later day.")})
        if begins_on == before.begins_on:
            before.delete_as(by)
            continue
        before.ends_on = begins_on - timedelta(days=1)
        before.save_as(by)


def end_assignment(*, by: Staff, assignment: Assignment, ends_on: date) -> Assignment:
    """Ends a role in her team; her social worker can only be followed by another."""
    policies.may_assign(by, assignment.resident, TeamRole(assignment.role)).enforce()
    if assignment.role == TeamRole.PRIMARY:
        raise ValidationError(_("Choose who follows: she is never without a social worker."))
    if not assignment.begins_on <= ends_on <= localdate():
        raise ValidationError({"ends_on": _("Between the first day and today.")})
    assignment.ends_on = ends_on
    assignment.save_as(by)
    audit.record(audit.Event.ASSIGNED, by=by, subject=assignment.resident_id)
    return assignment
