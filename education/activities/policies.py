"""Who sees the activities of a home, and who writes them down."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.activities.models import PastList, Programme
from residents import policies
from residents.importing.models import UNDO_FOR
from residents.models import Resident
from residents.models.codes import Phase
from shelter.access import YES, Decision, Permission, Scope, no
from shelter.models import Home, Posting, Staff, in_force

ACCOMPANIED = (Phase.IN_RESIDENCE, Phase.AFTERCARE)


def may_see(staff: Staff) -> Decision:
    """Programmes and roll-calls tell of all the girls of a home: they are for those who look after all of them."""
    if staff.scope(Permission.FLOOR) is not Scope.HOME:
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def may_arrange(staff: Staff) -> Decision:
    """Programmes, lists and roll-calls in general; for which home, `may_arrange_in` says."""
    if not staff.may(Permission.ROLL):
        return no(_("Programmes and roll-calls are written down by the coordinator, social workers and house parents."))
    return YES


def may_add(staff: Staff) -> Decision:
    """A programme is always one of a home."""
    return may_arrange(staff) if staff.homes_today else no(_("You work in no home at the moment."))


def may_arrange_in(staff: Staff, home_id: UUID) -> Decision:
    if all(home.pk != home_id for home in staff.homes_today):
        return no(_("You do not work in this home."))
    return may_arrange(staff)


def may_take(staff: Staff, programme: Programme) -> Decision:
    """As `may_arrange_in` says, by what came along with the row of the programme."""
    return may_arrange(staff) if _works_there(staff, programme) else no(_("You do not work in this home."))


def with_standing(programmes: "QuerySet[Programme]", staff: Staff) -> "QuerySet[Programme]":
    """Whether this person works in the home of each, asked along with its row."""
    posted = Posting.objects.filter(in_force(localdate()), staff=staff, home=OuterRef("home"))
    return programmes.annotate(works_there=Exists(posted))


def visible(staff: Staff) -> Q:
    """What belongs to the homes where this person works."""
    return Q(home__in=staff.homes_on(localdate()).values("pk"))


def girls_of(staff: Staff) -> Q:
    """The girls who can take part in something, as far as this person reaches."""
    return Q(phase__in=ACCOMPANIED) & policies.reach(staff, Permission.FLOOR)


def may_see_hers(staff: Staff, resident: Resident) -> Decision:
    """What she takes part in is known to those who work in her home and open her file: her psychologist too."""
    if not _works_there(staff, resident):
        return no(_("This part is for those who work in her home."))
    if not staff.may(Permission.FLOOR):
        return no(_("This part is not for your role. Ask the coordinator."))
    return YES


def may_arrange_hers(staff: Staff, resident: Resident) -> Decision:
    if resident.phase not in ACCOMPANIED:
        return no(_("She does not live with us at the moment, and is not in after-care."))
    if not (answer := may_see_hers(staff, resident)):
        return answer
    return may_arrange(staff)


def _works_there(staff: Staff, row: Any) -> bool:
    """As asked along with her row, or a programme's, where it was; otherwise by the homes of today."""
    known = getattr(row, "works_there", None)
    return known if known is not None else any(home.pk == row.home_id for home in staff.homes_today)


def may_bring_in(staff: Staff) -> Decision:
    return policies.may_import(staff)


def may_take_back(staff: Staff, past: PastList) -> Decision:
    if past.done_at is None or past.undone_at is not None or not past.written:
        return no(_("Nothing was brought in from this list."))
    if timezone.now() >= past.done_at + UNDO_FOR:
        return no(_("A list can be taken back within 24 hours only."))
    return may_bring_in(staff)


def homes_to_bring_into(staff: Staff) -> list[Home]:
    return staff.homes_today if policies.may_import(staff) else []
