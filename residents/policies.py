"""Who may do what with a child's file. The same rules stand in the database (wall.sql)."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from residents.models import Assignment, Note, Resident
from residents.models.codes import Decision as Answer
from residents.models.codes import Phase, TeamRole
from shelter.access import GRANTS, YES, Decision, Permission, Role, Scope, no
from shelter.models import Home, Posting, Staff, in_force

NOBODY = Q(pk__in=[])
CAN_BE_SOCIAL_WORKER = (Role.SOCIAL_WORKER, Role.COORDINATOR)


def _assigned(staff: Staff) -> "QuerySet[Assignment, UUID]":
    return Assignment.objects.filter(in_force(localdate()), staff=staff).values_list("resident_id", flat=True)


def caseload(staff: Staff) -> set[UUID]:
    """The children assigned to this person today, in any role."""
    return set(_assigned(staff))


def accompanied(staff: Staff) -> Q:
    """The same children, as a condition of a query."""
    return Q(pk__in=_assigned(staff))


def reach(staff: Staff, permission: Permission = Permission.FLOOR) -> Q:
    """The residents for whom this person holds a permission: by her posts, her caseload, or not at all."""
    match staff.scope(permission):
        case Scope.HOME:
            posted = staff.postings.filter(in_force(localdate())).values("home_id")
            return Q(home__in=posted) | accompanied(staff)
        case Scope.CASELOAD:
            return accompanied(staff)
        case _:
            return NOBODY


def held(staff: Staff, resident: Resident) -> frozenset[Permission]:
    """Every permission this person holds for one child: for a page that asks about many at once."""
    accompanies = _accompanies(staff, resident)
    wide = {Scope.HOME, Scope.CASELOAD} if accompanies else {Scope.HOME}
    if not accompanies and not _works_there(staff, resident):
        return frozenset()
    return frozenset(permission for permission, scope in GRANTS[Role(staff.role)].items() if scope in wide)


def may(staff: Staff, permission: Permission, resident: Resident) -> Decision:
    """One permission for one child."""
    match staff.scope(permission):
        case None | Scope.HOUSE:
            return no(_("This part is not for your role. Ask the coordinator."))
        case Scope.HOME if _works_there(staff, resident):
            return YES
    return YES if _accompanies(staff, resident) else no(_("She is not among the children you accompany."))


def with_standing(residents: "QuerySet[Resident]", staff: Staff) -> "QuerySet[Resident]":
    """How this person stands to each child today, asked along with her row: see `remember`."""
    posted = Posting.objects.filter(in_force(localdate()), staff=staff, home=OuterRef("home"))
    hers = Assignment.objects.filter(in_force(localdate()), staff=staff, resident=OuterRef("pk"))
    return residents.annotate(works_there=Exists(posted), accompanies=Exists(hers))


def remember(staff: Staff, resident: Any) -> None:
    """For one page, whose parts all ask the same: what came along with her row need not be asked again."""
    resident.__dict__["_standing"] = {staff.pk: (resident.works_there, resident.accompanies)}


def _standing(staff: Staff, resident: Resident) -> tuple[bool, bool] | None:
    known: dict[UUID, tuple[bool, bool]] = resident.__dict__.get("_standing", {})
    return known.get(staff.pk)


def _works_there(staff: Staff, resident: Resident) -> bool:
    known = _standing(staff, resident)
    return known[0] if known else _works_in(staff, resident.home_id)


def _accompanies(staff: Staff, resident: Resident) -> bool:
    known = _standing(staff, resident)
    return known[1] if known else resident.pk in caseload(staff)


def _works_in(staff: Staff, home_id: UUID) -> bool:
    return any(home.pk == home_id for home in staff.homes_today)


def may_list(staff: Staff) -> Decision:
    if not staff.may(Permission.FLOOR):
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def may_see_homes(staff: Staff) -> Decision:
    if not staff.may(Permission.HOME_SEE):
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def may_add(staff: Staff) -> Decision:
    if not staff.may(Permission.ADMIT):
        return no(_("Only a coordinator or a social worker adds a child."))
    return YES


def may_refer(staff: Staff, home: Home) -> Decision:
    if not (answer := may_add(staff)):
        return answer
    if not _works_in(staff, home.pk):
        return no(_("You do not work in this home."))
    return YES


def may_accompany(home: Home, staff: Staff) -> Decision:
    """May this person be a child's social worker in this home?"""
    if staff.role not in CAN_BE_SOCIAL_WORKER:
        return no(_("Only a social worker or a coordinator can be her social worker."))
    if not staff.is_active or home not in staff.homes_on(localdate()):
        return no(_("This person does not work in that home."))
    return YES


def may_entrust(staff: Staff, home: Home, social_worker: Staff) -> Decision:
    """May this person say who will be a child's social worker? A social worker speaks for herself only."""
    if social_worker != staff and not staff.may(Permission.ASSIGN):
        return no(_("Only a coordinator entrusts a child to somebody else."))
    return may_accompany(home, social_worker)


def may_search_names(staff: Staff) -> Decision:
    if not staff.may(Permission.IDENTITY):
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def may_refer_again(staff: Staff, resident: Resident) -> Decision:
    """She was here, or was not received, and is referred to us once more: her file stays one."""
    if resident.phase not in {Phase.LEFT, Phase.AFTERCARE, Phase.DECLINED}:
        return no(_("She is already referred to us, or lives here."))
    return may_write(staff, resident)


def may_decide(staff: Staff, resident: Resident, answer: Answer) -> Decision:
    if resident.phase not in {Phase.REFERRED, Phase.ACCEPTED}:
        return no(_("This referral is already closed."))
    return may_write(staff, resident)


def may_admit(staff: Staff, resident: Resident) -> Decision:
    if resident.phase == Phase.REFERRED:
        return no(_("Accept the referral first."))
    if resident.phase not in {Phase.ACCEPTED, Phase.LEFT, Phase.AFTERCARE}:
        return no(_("She already lives with us."))
    return may_write(staff, resident)


def may_move(staff: Staff, resident: Resident) -> Decision:
    if resident.phase != Phase.IN_RESIDENCE:
        return no(_("She does not live with us at the moment."))
    return may_write(staff, resident)


def may_discharge(staff: Staff, resident: Resident) -> Decision:
    return may_move(staff, resident)


def may_begin_aftercare(staff: Staff, resident: Resident) -> Decision:
    if resident.phase != Phase.LEFT:
        return no(_("After-care begins when she has left the home."))
    return may_write(staff, resident)


def may_end_aftercare(staff: Staff, resident: Resident) -> Decision:
    if resident.phase != Phase.AFTERCARE:
        return no(_("She is not in after-care."))
    return may_write(staff, resident)


def may_write(staff: Staff, resident: Resident) -> Decision:
    return may(staff, Permission.CASE_WRITE, resident)


def may_care(staff: Staff, resident: Resident) -> Decision:
    """Write of her care: plans, questionnaires, sessions, notes and tasks."""
    return may(staff, Permission.CARE_WRITE, resident)


def is_hers_to_change(staff: Staff, note: Note) -> bool:
    """She wrote it, and not longer than a day ago."""
    return note.author_id == staff.pk and not note.locked


def may_change_note(staff: Staff, note: Note) -> Decision:
    if not is_hers_to_change(staff, note):
        return no(_("Only its author changes a note, within 24 hours. Add to it instead."))
    return may_care(staff, note.resident)


def may_assign(staff: Staff, resident: Resident, role: TeamRole) -> Decision:
    if not staff.may(Permission.ASSIGN):
        return no(_("Only a coordinator decides who accompanies her."))
    return may(staff, Permission.ASSIGN, resident)


def may_import(staff: Staff) -> Decision:
    if not staff.may(Permission.IMPORT):
        return no(_("Only a coordinator brings in a list."))
    return YES
