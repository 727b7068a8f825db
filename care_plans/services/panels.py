"""What sessions and conferences add: a card on the resident page, the way to a group session and a line on Today."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans.services import policies, queries
from care_plans.services.models import Conference
from residents.models import Resident, Stay
from residents.models.codes import Phase, Programme
from residents.policies import reach
from shelter import terms
from shelter.access import Permission
from shelter.models import Staff
from shelter.panels import Due, Panel
from shelter.terms import Term

CONFERENCE = Term("conference", _("Case conference"), 180, 14, _("practice: a case conference at least every 6 months"))
TERMS = (CONFERENCE,)


def next_conference() -> date:
    """The day that is offered for the next conference."""
    return localdate() + timedelta(days=terms.days(CONFERENCE.code))


def on_file(resident: Resident, *, viewer: Staff) -> list[Panel]:
    if not policies.may_read(viewer, resident):
        return []
    card = {"resident": resident, "lately": queries.lately(resident, viewer=viewer)}
    return [Panel("services/panel.html", card, place="side", order=30)]


def on_today(*, viewer: Staff) -> list[Panel]:
    """The way to a group session, for those who write down sessions."""
    if not policies.may_record_groups(viewer):
        return []
    return [Panel("services/today_panel.html", {}, place="side", order=40)]


def due(*, viewer: Staff) -> list[Due]:
    """The next conference of each girl who lives with us: on the day that was agreed, and after half a year at most."""
    if not viewer.may(Permission.CARE_WRITE):
        return []
    hers = Resident.objects.filter(reach(viewer, Permission.CARE_WRITE), phase=Phase.IN_RESIDENCE)
    return list(_lines(hers))


def _lines(hers: "QuerySet[Resident]") -> Iterator[Due]:
    longest, shown = timedelta(days=terms.days(CONFERENCE.code)), timedelta(days=CONFERENCE.shown_before)
    told = hers.annotate(came_on=_admission(), held_on=_last("held_on"), next_on=_last("next_on")).order_by()
    columns = ("code_name", "public_id", "came_on", "held_on", "next_on")
    for code_name, public_id, came_on, held_on, next_on in told.values_list(*columns):
        due_on = _due_on(came_on, held_on, next_on, longest)
        if due_on and due_on <= localdate() + shown:
            yield Due(CONFERENCE.what, code_name, due_on, reverse("conference_add", args=[public_id]))


def _due_on(came_on: date | None, held_on: date | None, next_on: date | None, longest: timedelta) -> date | None:
    """A conference of an earlier time with us does not count."""
    if came_on is None:
        return None
    if held_on is None or held_on < came_on:
        return came_on + longest
    return min(next_on or date.max, held_on + longest)


def _admission() -> Subquery:
    """The day she came; a move between two of our homes is none."""
    hers = Stay.objects.filter(resident=OuterRef("pk"), programme=Programme.RESIDENTIAL)
    before = Stay.objects.filter(
        resident=OuterRef("resident"), programme=Programme.RESIDENTIAL, ended_on=OuterRef("began_on")
    ).exclude(pk=OuterRef("pk"))
    came = hers.filter(~Exists(before)).order_by("-began_on").values("began_on")[:1]
    return Subquery(came, output_field=DateField())


def _last(day: str) -> Subquery:
    latest = Conference.objects.filter(Q(resident=OuterRef("pk"))).order_by("-held_on", "-id").values(day)[:1]
    return Subquery(latest, output_field=DateField())
