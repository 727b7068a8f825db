"""What schooling adds: a card on the resident page; results that are missing and enrolments to renew on Today."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
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
from shelter.panels import Due, Panel
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


def on_file(resident: Resident, *, viewer: Staff) -> list[Panel]:
    if not policies.may_read(viewer, resident):
        return []
    card = {"resident": resident, "lately": queries.lately(resident, viewer=viewer)}
    return [Panel("education/panel.html", card, place="side", order=35)]


def due(*, viewer: Staff) -> list[Due]:
    """For the girls whose schooling the viewer writes down."""
    if not viewer.may(Permission.CASE_WRITE):
        return []
    hers = Enrolment.objects.filter(resident__in=Resident.objects.filter(policies.written_for(viewer)))
    return [*_results(hers), *_renewals(hers)]


def _results(hers: "QuerySet[Enrolment]") -> Iterator[Due]:
    """Periods of a year that is not closed, which she was there for and of which nothing is written down."""
    waits, today = timedelta(days=terms.days(RESULTS.code)), localdate()
    written = Mark.objects.filter(enrolment=OuterRef("pk"), period=OuterRef("period"))
    told: Any = hers.filter(school__isnull=False, end_status="").annotate(
        period=F("year__periods"), period_name=F("year__periods__name"), over_on=F("year__periods__ends_on")
    )
    missing = told.filter(over_on__lt=today, over_on__gte=F("began_on")).filter(
        ~Exists(written), Q(ended_on__isnull=True) | Q(ended_on__gt=F("over_on")),
        over_on__lte=today - waits + timedelta(days=RESULTS.shown_before),
    )  # fmt: skip
    columns = ("resident__code_name", "resident__public_id", "pk", "period_name", "over_on")
    for code_name, public_id, pk, period, over_on in missing.order_by("over_on").values_list(*columns):
        what = _("School results: %(period)s") % {"period": period}
        yield Due(what, code_name, over_on + waits, reverse("results_of_girl", args=[public_id, pk]))


def _renewals(hers: "QuerySet[Enrolment]") -> Iterator[Due]:
    """Of each girl's last enrolment: how its year ended, when that is not written down; else, the next year."""
    today, before = localdate(), timedelta(days=terms.days(RENEW.code))
    later = Enrolment.objects.filter(resident=OuterRef("resident"), began_on__gt=OuterRef("began_on"))
    after = SchoolYear.objects.filter(
        calendar=OuterRef("year__calendar"), begins_on__gt=OuterRef("year__begins_on"), ends_on__gte=today
    ).order_by("begins_on")
    last: Any = hers.filter(~Exists(later)).exclude(end_status__in=GRADUATED)
    last = last.annotate(next_on=Subquery(after.values("begins_on")[:1]))
    columns = ("resident__code_name", "resident__public_id", "pk", "end_status", "year__ends_on", "next_on")
    for code_name, public_id, pk, status, over_on, next_on in last.order_by().values_list(*columns):
        if over_on < today and not status:
            yield Due(ENDED, code_name, over_on, reverse("enrolment_end", args=[public_id, pk]))
        elif next_on and next_on <= today + before:
            yield Due(RENEW.what, code_name, next_on, reverse("enrolment_next", args=[public_id, pk]))
