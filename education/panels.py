"""What schooling adds: a card on the resident page; results that are missing and enrolments to renew on Today."""

from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
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
COLUMNS = ("period", "resident__code_name", "resident__public_id", "pk", "end_status", "over_on", "next_on")


def on_file(resident: Resident, *, viewer: Staff) -> list[Panel]:
    if not policies.may_read(viewer, resident):
        return []
    card = {"resident": resident, "lately": queries.lately(resident, viewer=viewer)}
    return [Panel("education/panel.html", card, place="side", order=35)]


def due(*, viewer: Staff) -> list[Due]:
    """For the girls whose schooling the viewer writes down, in one question."""
    if not viewer.may(Permission.CASE_WRITE):
        return []
    hers = Enrolment.objects.filter(resident__in=Resident.objects.filter(policies.written_for(viewer)))
    waits, today = timedelta(days=terms.days(RESULTS.code)), localdate()
    before = today + timedelta(days=terms.days(RENEW.code))
    found = _missing(hers, today - waits + timedelta(days=RESULTS.shown_before)).union(_last(hers), all=True)
    lines = []
    for period, code_name, public_id, pk, status, over_on, next_on in found:
        if period:
            what = _("School results: %(period)s") % {"period": period}
            lines.append(Due(what, code_name, over_on + waits, reverse("results_of_enrolment", args=[public_id, pk])))
        elif over_on < today and not status:
            lines.append(Due(ENDED, code_name, over_on, reverse("enrolment_end", args=[public_id, pk])))
        elif next_on and next_on <= before:
            lines.append(Due(RENEW.what, code_name, next_on, reverse("enrolment_next", args=[public_id, pk])))
    return lines


def _missing(hers: "QuerySet[Enrolment]", until: date) -> Any:
    """Periods over by then of a year that is not closed, which she was there for and of which nothing is written."""
    written = Mark.objects.filter(enrolment=OuterRef("pk"), period=OuterRef("period_id"))
    told: Any = hers.filter(school__isnull=False, end_status="").annotate(
        period_id=F("year__periods"), period=F("year__periods__name"), over_on=F("year__periods__ends_on"),
        next_on=Value(None, output_field=DateField()),
    )  # fmt: skip
    there = Q(ended_on__isnull=True) | Q(ended_on__gt=F("over_on"))
    return told.filter(~Exists(written), there, over_on__lte=until, over_on__gte=F("began_on")).values_list(*COLUMNS)


def _last(hers: "QuerySet[Enrolment]") -> Any:
    """Each girl's last enrolment: when its year is over, and when the next one begins that is not over yet."""
    later = Enrolment.objects.filter(resident=OuterRef("resident"), began_on__gt=OuterRef("began_on"))
    after = SchoolYear.objects.filter(
        calendar=OuterRef("year__calendar"), begins_on__gt=OuterRef("year__ends_on"), ends_on__gte=localdate()
    ).order_by("begins_on")
    last: Any = hers.filter(~Exists(later)).exclude(end_status__in=GRADUATED)
    return last.annotate(
        period=Value("", output_field=CharField()), over_on=F("year__ends_on"),
        next_on=Subquery(after.values("begins_on")[:1]),
    ).values_list(*COLUMNS)  # fmt: skip
