"""What her questionnaires add to the resident page and to Today: which and when, never a score."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, TruncDate
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans.assessments import policies, queries
from care_plans.assessments.models import OPEN, Agreement, Assessment, State, standing
from residents.models import Resident, Stay
from residents.models.codes import Programme
from shelter import terms
from shelter.access import Permission
from shelter.models import Staff
from shelter.panels import Due, Panel
from shelter.terms import Term

UNFINISHED = "questionnaire"
REVIEW = _("Progress review")
TERMS = (
    Term(UNFINISHED, _("Go on with a questionnaire"), 1, 0, _("our own: the day after it was begun")),
    Term("aso_first", _("Progress review, at the beginning"), 30, 14, _("ASO, where we may use it: at intake")),
    Term("aso_second", _("Progress review, the second"), 182, 14, _("ASO, where we may use it: after six months")),
    Term("aso_yearly", _("Progress review, later ones"), 365, 14, _("ASO, where we may use it: then every year")),
)
_SHOWN_BEFORE = {term.code: timedelta(days=term.shown_before) for term in TERMS}


def on_file(resident: Resident, *, viewer: Staff) -> list[Panel]:
    if not policies.may_read(viewer, resident):
        return []
    latest = queries.latest(resident, viewer=viewer)
    card = {"resident": resident, "latest": latest, "may_give": policies.may_give(viewer, resident)}
    return [Panel("assessments/panel.html", card, place="side", order=25)]


def due(*, viewer: Staff) -> list[Due]:
    """Those that were begun and not finished; and, where the organisation uses the ASO, the next one. One question."""
    if not viewer.may(Permission.CARE_WRITE):
        return []
    hers = Resident.objects.filter(policies.written_for(viewer))
    return list(_lines(_unfinished(hers).union(_reviews(hers), all=True)))


def _lines(found: Any) -> Iterator[Due]:
    for code, code_name, public_id, pk, since in found:
        if since is None:
            continue
        due_on: date = since + timedelta(days=terms.days(code))
        if due_on > localdate() + _SHOWN_BEFORE[code]:
            continue
        if code == UNFINISHED:
            yield Due(TERMS[0].what, code_name, due_on, reverse("assessment", args=[public_id, pk]))
        else:
            yield Due(REVIEW, code_name, due_on, reverse("assessment_begin", args=[public_id, "aso"]))


def _unfinished(hers: "QuerySet[Resident]") -> Any:
    begun = Assessment.objects.filter(standing(), resident__in=hers, state__in=OPEN).order_by()
    told = begun.annotate(
        term=Value(UNFINISHED, output_field=CharField()), row=Cast("pk", UUIDField()), since=TruncDate("given_at")
    )
    return told.values_list("term", "resident__code_name", "resident__public_id", "row", "since")


def _reviews(hers: "QuerySet[Resident]") -> Any:
    """At the beginning, after six months, then every year."""
    signed = Agreement.objects.filter(pk="aso")
    done = Assessment.objects.filter(standing(), resident=OuterRef("pk"), instrument="aso", state=State.DONE)
    stays = Stay.objects.filter(resident=OuterRef("pk"), programme=Programme.RESIDENTIAL, ended_on__isnull=True)
    counted = hers.filter(Exists(signed)).order_by().annotate(
        times=_of(done, Count("pk"), IntegerField()),
        last_on=_of(done, Max("answered_on"), DateField()),
        came_on=_of(stays, Min("began_on"), DateField()),
    )  # fmt: skip
    told = counted.annotate(
        term=Case(
            When(times__isnull=True, then=Value("aso_first")), When(times=1, then=Value("aso_second")),
            default=Value("aso_yearly"), output_field=CharField(),
        ),
        row=Cast("pk", UUIDField()),
        since=Case(When(times__isnull=True, then=F("came_on")), default=F("last_on"), output_field=DateField()),
    )  # fmt: skip
    return told.values_list("term", "code_name", "public_id", "row", "since")


def _of(rows: "QuerySet[Any]", aggregate: Any, kind: Any) -> Subquery:
    """One number of her rows; null where there is none."""
    return Subquery(rows.order_by().values("resident").annotate(told=aggregate).values("told"), output_field=kind)
