"""What schooling adds: a card on the resident page; results that are missing and enrolments to renew on Today."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from education import policies, queries
from education.models import Enrolment, Mark, SchoolYear
from education.models.codes import GRADUATED
from residents.models import Resident
from shelter import terms
from shelter.access import Permission
from shelter.models import Staff
from shelter.panels import Due, Panel, Rows, Seen, Waits, in_columns
from shelter.terms import Term

RESULTS = Term(
    "school_results", _("School results of a period"), 14, 7, _("practice: report cards come within two weeks"),
    _("days after the period is over"),
)  # fmt: skip
RENEW = Term(
    "school_renew", _("Enrol for the next school year"), 30, 0, _("practice: places are asked for a month before"),
    _("days before the next year begins"),
)  # fmt: skip
TERMS = (RESULTS, RENEW)
ENDED = _("How her school year ended")
MISSING, CLOSE = "missing", "close"
_GIRL = {"code_name": "resident__code_name", "public_id": "resident__public_id"}


def glance(resident: Resident, *, viewer: Staff) -> list[Rows]:
    return queries.told_lately(resident, viewer=viewer) if policies.may_read(viewer, resident) else []


def on_file(resident: Resident, *, viewer: Staff, told: list[Seen]) -> list[Panel]:
    card = {"resident": resident, "lately": queries.Lately.of(told)}
    return [Panel("education/panel.html", card, place="side", order=35)]


def on_today(*, viewer: Staff) -> list[Panel]:
    """The ways to results of a whole home, for those who write down schooling. Asks the database nothing."""
    if not viewer.may(Permission.CASE_WRITE):
        return []
    card = {"may_import": viewer.may(Permission.IMPORT)}
    return [Panel("education/today.html", card, place="side", order=45)]


def waits(*, viewer: Staff) -> list[Rows]:
    """Of the girls whose schooling the viewer writes down."""
    if not viewer.may(Permission.CASE_WRITE):
        return []
    hers = Enrolment.objects.filter(resident__in=Resident.objects.filter(policies.written_for(viewer)))
    today, last = localdate(), _last(hers)
    untold = Q(year__ends_on__lt=today, end_status="")
    soon = today + timedelta(days=terms.days(RENEW.code))
    until = today - timedelta(days=terms.days(RESULTS.code) - RESULTS.shown_before)
    return [
        in_columns(Waits, _missing(hers, until), code=Value(MISSING), word="period", day="over_on", ref="pk",
                   number="year_id", home="resident__home", **_GIRL),
        in_columns(Waits, last.filter(untold), code=Value(CLOSE), day="year__ends_on", ref="pk", **_GIRL),
        in_columns(Waits, last.filter(~untold, next_on__lte=soon), code=Value(RENEW.code), day="next_on", ref="pk",
                   **_GIRL),
    ]  # fmt: skip


def due(*, viewer: Staff, told: list[Waits]) -> list[Due]:
    homes = {home.pk: home.name for home in viewer.homes_today} if told else {}
    return [_results(row, homes) if row.code == MISSING else _line(row) for row in told]


def _results(row: Waits, homes: dict[UUID, str]) -> Due:
    """Results of a period, which for the girls of one home are written down on one page; she may work in several."""
    period = _("School results: %(period)s") % {"period": row.word}
    due_on = row.day + timedelta(days=terms.days(RESULTS.code))
    what = f"{period} · {homes[row.home]}" if row.home in homes and len(homes) > 1 else period
    of_home = f"{reverse('results_of_home')}?home={row.home}&year={row.number}" if row.home in homes else ""
    hers = reverse("results_of_enrolment", args=[row.public_id, row.ref])
    return Due(what, row.code_name, due_on, hers, in_lists=period, together=of_home)


def _line(row: Waits) -> Due:
    girl = [row.public_id, row.ref]
    if row.code == CLOSE:
        return Due(ENDED, row.code_name, row.day, reverse("enrolment_end", args=girl))
    return Due(RENEW.what, row.code_name, row.day, reverse("enrolment_next", args=girl))


def _missing(hers: "QuerySet[Enrolment]", until: date) -> Any:
    """Periods over by then of a year that is not closed, which she was there for and of which nothing is written."""
    written = Mark.objects.filter(enrolment=OuterRef("pk"), period=OuterRef("period_id"))
    told: Any = hers.filter(school__isnull=False, end_status="").annotate(
        period_id=F("year__periods"), period=F("year__periods__name"), over_on=F("year__periods__ends_on")
    )
    there = Q(ended_on__isnull=True) | Q(ended_on__gt=F("over_on"))
    return told.filter(~Exists(written), there, over_on__lte=until, over_on__gte=F("began_on"))


def _last(hers: "QuerySet[Enrolment]") -> Any:
    """Each girl's last enrolment, and when the next school year begins that is not over yet."""
    later = Enrolment.objects.filter(resident=OuterRef("resident"), began_on__gt=OuterRef("began_on"))
    after = SchoolYear.objects.filter(
        calendar=OuterRef("year__calendar"), begins_on__gt=OuterRef("year__ends_on"), ends_on__gte=localdate()
    ).order_by("begins_on")
    last = hers.filter(~Exists(later)).exclude(end_status__in=GRADUATED)
    return last.annotate(next_on=Subquery(after.values("begins_on")[:1]))
