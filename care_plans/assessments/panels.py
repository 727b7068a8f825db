"""What her questionnaires add to the resident page and to Today: which and when, never a score."""

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
    Value,
    When,
)
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans.assessments import policies, queries
from care_plans.assessments.answering import instrument_of
from care_plans.assessments.instruments import Instrument
from care_plans.assessments.models import OPEN, Agreement, Assessment, State, standing
from residents.models import Resident, Stay
from residents.models.codes import Programme
from shelter import terms
from shelter.access import Permission
from shelter.models import Staff
from shelter.panels import Due, Panel, Rows, Seen, Waits, in_columns
from shelter.terms import Term

UNFINISHED = "questionnaire"
ON_CARD = 5
REVIEW = _("Progress review")
TERMS = (
    Term(UNFINISHED, _("Go on with a questionnaire"), 1, 0, _("our own: the day after it was begun")),
    Term("aso_first", _("Progress review, at the beginning"), 30, 14, _("ASO, where we may use it: at intake")),
    Term("aso_second", _("Progress review, the second"), 182, 14, _("ASO, where we may use it: after six months")),
    Term("aso_yearly", _("Progress review, later ones"), 365, 14, _("ASO, where we may use it: then every year")),
)
_SHOWN_BEFORE = {term.code: timedelta(days=term.shown_before) for term in TERMS}


def glance(resident: Resident, *, viewer: Staff) -> list[Rows]:
    return queries.told_latest(resident, viewer=viewer) if policies.may_read(viewer, resident) else []


def on_file(resident: Resident, *, viewer: Staff, told: list[Seen]) -> list[Panel]:
    may_give = policies.may_give(viewer, resident)
    card = {"resident": resident, "latest": _latest(told), "may_give": may_give}
    return [Panel("assessments/panel.html", card, place="side", order=25)]


def _latest(told: list[Seen]) -> list[tuple[Instrument, date]]:
    """Those that were answered last, each under its neutral name."""
    found = sorted(((row.day, row.code) for row in told if row.day), reverse=True)
    return [(instrument_of(code), day) for day, code in found[:ON_CARD]]


def waits(*, viewer: Staff) -> list[Rows]:
    """Those that were begun and not finished; and, where the organisation uses the ASO, the next one."""
    if not viewer.may(Permission.CARE_WRITE):
        return []
    hers = Resident.objects.filter(policies.written_for(viewer))
    return [_unfinished(hers), _reviews(hers)]


def due(*, viewer: Staff, told: list[Waits]) -> list[Due]:
    lines = []
    for row in told:
        due_on = row.day + timedelta(days=terms.days(row.code))
        if due_on > localdate() + _SHOWN_BEFORE[row.code]:
            continue
        if row.code == UNFINISHED:
            page = reverse("assessment", args=[row.public_id, row.ref])
            lines.append(Due(TERMS[0].what, row.code_name, due_on, page))
        else:
            page = reverse("assessment_begin", args=[row.public_id, "aso"])
            lines.append(Due(REVIEW, row.code_name, due_on, page))
    return lines


def _unfinished(hers: "QuerySet[Resident]") -> Rows:
    begun = Assessment.objects.filter(standing(), resident__in=hers, state__in=OPEN)
    return in_columns(
        Waits, begun, code=Value(UNFINISHED), code_name="resident__code_name", public_id="resident__public_id",
        day=TruncDate("given_at"), ref="pk",
    )  # fmt: skip


def _reviews(hers: "QuerySet[Resident]") -> Rows:
    """At the beginning, after six months, then every year."""
    signed = Agreement.objects.filter(pk="aso")
    done = Assessment.objects.filter(standing(), resident=OuterRef("pk"), instrument="aso", state=State.DONE)
    stays = Stay.objects.filter(resident=OuterRef("pk"), programme=Programme.RESIDENTIAL, ended_on__isnull=True)
    counted = hers.filter(Exists(signed)).annotate(
        times=_of(done, Count("pk"), IntegerField()),
        last_on=_of(done, Max("answered_on"), DateField()),
        came_on=_of(stays, Min("began_on"), DateField()),
    )  # fmt: skip
    which = Case(
        When(times__isnull=True, then=Value("aso_first")), When(times=1, then=Value("aso_second")),
        default=Value("aso_yearly"), output_field=CharField(),
    )  # fmt: skip
    since = Case(When(times__isnull=True, then=F("came_on")), default=F("last_on"), output_field=DateField())
    known = counted.annotate(since=since).filter(since__isnull=False)
    return in_columns(Waits, known, code=which, code_name="code_name", public_id="public_id", day="since")


def _of(rows: "QuerySet[Any]", aggregate: Any, kind: Any) -> Subquery:
    """One number of her rows; null where there is none."""
    return Subquery(rows.order_by().values("resident").annotate(told=aggregate).values("told"), output_field=kind)
