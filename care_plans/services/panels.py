"""What sessions and conferences add: a card on the resident page, the way to a group session and a line on Today."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import DateField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Greatest
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
from shelter.panels import Due, Panel, Rows, Seen, Waits, in_columns
from shelter.terms import Term

CONFERENCE = Term("conference", _("Case conference"), 180, 14, _("practice: a case conference at least every 6 months"))
TERMS = (CONFERENCE,)
_SINCE, _AGREED = "since", "agreed"


def next_conference() -> date:
    """The day that is offered for the next conference."""
    return localdate() + timedelta(days=terms.days(CONFERENCE.code))


def glance(resident: Resident, *, viewer: Staff) -> list[Rows]:
    return queries.told_lately(resident, viewer=viewer) if policies.may_read(viewer, resident) else []


def on_file(resident: Resident, *, viewer: Staff, told: list[Seen]) -> list[Panel]:
    card = {"resident": resident, "lately": queries.Lately.of(told)}
    return [Panel("services/panel.html", card, place="side", order=30)]


def on_today(*, viewer: Staff) -> list[Panel]:
    """The way to a group session, for those who write down sessions."""
    if not policies.may_record_groups(viewer):
        return []
    return [Panel("services/today_panel.html", {}, place="side", order=40)]


def waits(*, viewer: Staff) -> list[Rows]:
    """Of each girl who lives with us: her last conference, or that she came; and the day agreed for the next."""
    if not viewer.may(Permission.CARE_WRITE):
        return []
    hers = Resident.objects.filter(reach(viewer, Permission.CARE_WRITE), phase=Phase.IN_RESIDENCE)
    told = hers.annotate(came_on=_admission(), held_on=_last("held_on"), next_on=_last("next_on"))
    living = told.filter(came_on__isnull=False)
    agreed = living.filter(held_on__gte=F("came_on"), next_on__isnull=False)  # not in an earlier time with us
    who = {"code_name": "code_name", "public_id": "public_id"}
    return [
        in_columns(Waits, living, code=Value(_SINCE), day=Greatest("came_on", "held_on"), **who),
        in_columns(Waits, agreed, code=Value(_AGREED), day="next_on", **who),
    ]


def due(*, viewer: Staff, told: list[Waits]) -> list[Due]:
    """The next conference of each girl who lives with us: on the day that was agreed, and after half a year at most."""
    longest, shown = timedelta(days=terms.days(CONFERENCE.code)), timedelta(days=CONFERENCE.shown_before)
    days: dict[tuple[str, UUID], date] = {}
    for row in told:
        due_on = row.day + longest if row.code == _SINCE else row.day
        girl = row.code_name, row.public_id
        days[girl] = min(due_on, days.get(girl, due_on))
    return [
        Due(CONFERENCE.what, code_name, due_on, reverse("conference_add", args=[public_id]))
        for (code_name, public_id), due_on in days.items()
        if due_on <= localdate() + shown
    ]


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
