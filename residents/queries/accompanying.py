"""Who accompanies a child, who could, and who looked at her record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from residents import policies
from residents.models import Assignment, Opening, Resident
from residents.models.codes import TeamRole, Why
from residents.policies import CAN_BE_SOCIAL_WORKER
from residents.queries.file import looked_at
from shelter.access import Permission, Role
from shelter.audit import Event
from shelter.models import Home, Posting, Staff, Trace, in_force

MOST = 300
LATELY, MOST_LATELY = timedelta(days=7), 20
PARTS = {
    Permission.IDENTITY: _("identity"),
    Permission.LEGAL: _("legal"),
    Permission.STORY: _("what brought her here"),
    Permission.DISCLOSURE: _("what she told"),
    "family": _("family and contacts"),
}
ACCOMPANY = (Role.COORDINATOR, Role.SOCIAL_WORKER, Role.PSYCHOLOGIST, Role.HOUSE_PARENT)


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody opened a part of her record, and whether that person was of her team or her home on that day."""

    trace: Trace
    outside: bool
    why: str

    @property
    def part(self) -> str | Promise:
        return PARTS.get(self.trace.part, "") if self.trace.event == Event.PART_OPENED else ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A part that asks why was opened: whose, by whom, when and why."""

    resident: Resident
    by: Staff
    at: datetime
    part: str | Promise
    why: str


def assignment(resident: Resident, pk: UUID, *, viewer: Staff) -> Assignment:
    policies.may(viewer, Permission.FLOOR, resident).enforce()
    return get_object_or_404(Assignment.objects.select_related("staff", "resident"), pk=pk, resident=resident)


def earlier_team(resident: Resident, *, viewer: Staff) -> list[Assignment]:
    """Those who accompanied her before today."""
    policies.may(viewer, Permission.FLOOR, resident).enforce()
    over = Assignment.objects.filter(resident=resident, ends_on__lt=timezone.localdate())
    return list(over.select_related("staff").order_by("-ends_on"))


def candidates(resident: Resident, *, viewer: Staff) -> QuerySet[Staff]:
    """Who works in her home today and could accompany her."""
    policies.may(viewer, Permission.ASSIGN, resident).enforce()
    return _working_in([resident.home_id], ACCOMPANY).order_by("name")


def social_workers(*, viewer: Staff, home: Home | None = None) -> QuerySet[Staff]:
    """To whom the viewer may entrust a child: herself, or for a coordinator whoever may in that home, or in hers."""
    if not viewer.may(Permission.ASSIGN):
        return Staff.objects.filter(pk=viewer.pk)
    homes = [home] if home else viewer.homes_today
    return _working_in([home.pk for home in homes], CAN_BE_SOCIAL_WORKER).order_by("-role", "name")


def accompanied_by(*, viewer: Staff) -> dict[str, Staff]:
    """For each child whose team the viewer decides, by code name: her social worker of today."""
    theirs = Resident.objects.filter(policies.reach(viewer, Permission.ASSIGN))
    now = in_force(timezone.localdate())
    found = Assignment.objects.filter(now, resident__in=theirs, role=TeamRole.PRIMARY).select_related(
        "resident", "staff"
    )
    columns = ("resident__code_name", "staff__name", "staff__role")
    return {assignment.resident.code_name: assignment.staff for assignment in found.only(*columns)}


def _working_in(homes: Iterable[UUID], roles: Iterable[Role]) -> QuerySet[Staff]:
    """Who works in one of these homes today, in one of these roles, and may sign in."""
    posted = Posting.objects.filter(in_force(timezone.localdate()), home__in=homes)
    return Staff.objects.filter(pk__in=posted.values("staff"), role__in=roles, is_active=True)


def lookers(
    resident: Resident, *, viewer: Staff, days: int = 30, closed_parts_only: bool = False, outside_only: bool = False
) -> list[Look]:
    """Who opened what of her record, latest first, at most 300; looking at this leaves a trace too."""
    seen = looked_at(resident, viewer=viewer, days=days, closed_parts_only=closed_parts_only)[:MOST]
    near, words = _near(resident), _words(resident, timezone.now() - timedelta(days=days))
    looks = [Look(trace, not _was_near(trace, near), _why(trace, words)) for trace in seen]
    return [look for look in looks if look.outside or not outside_only]


def opened_lately(*, viewer: Staff) -> list[Opened]:
    """Parts that ask why, opened by others in the last seven days, latest first, at most twenty; of the children whose
    trace the viewer reads. It tells of files and opens none, so it leaves no trace."""
    if not viewer.may(Permission.TRACE):
        return []
    hers = Resident.objects.filter(policies.reach(viewer, Permission.TRACE))
    lately = Opening.objects.filter(resident__in=hers, opened_at__gt=timezone.now() - LATELY).exclude(staff=viewer)
    found = lately.select_related("resident", "staff").order_by("-opened_at")[:MOST_LATELY]
    return [Opened(o.resident, o.staff, o.opened_at, PARTS.get(o.part, ""), o.get_why_display()) for o in found]


def _near(resident: Resident) -> list[tuple[UUID, date, date | None]]:
    """Who was of her team, or posted in her home, from when to when."""
    columns = ("staff_id", "begins_on", "ends_on")
    hers = Assignment.objects.filter(resident=resident).values_list(*columns)
    home = Posting.objects.filter(home=resident.home_id).values_list(*columns)
    return list(hers.union(home, all=True))


def _was_near(trace: Trace, near: Iterable[tuple[UUID, date, date | None]]) -> bool:
    day = timezone.localdate(trace.at)
    return any(who == trace.staff_id and begins <= day and (not ends or ends >= day) for who, begins, ends in near)


def _words(resident: Resident, since: datetime) -> list[Opening]:
    return list(Opening.objects.filter(resident=resident, why=Why.OTHER, opened_at__gt=since))


def _why(trace: Trace, openings: Iterable[Opening]) -> str:
    """The reason in words; where it was "something else", what she wrote."""
    if trace.reason not in Why.values:
        return ""
    label = str(Why(trace.reason).label)
    if trace.reason != Why.OTHER:
        return label
    at_once = timedelta(seconds=5)
    written = (o.words for o in openings if o.staff_id == trace.staff_id and abs(o.opened_at - trace.at) < at_once)
    return " · ".join([label, *list(written)[:1]])
