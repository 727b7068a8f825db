"""What the child's file adds to Today: what is due and late, the beds of my homes, and who is away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, IntegerField, Max, Min, Q, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from residents import ages, policies, queries
from residents.models import Absence, Paper, Referral, Resident, standing
from residents.models.codes import NOT_HERE, Decision, Phase, Programme
from shelter.access import Permission
from shelter.models import Staff
from shelter.panels import Due, Panel


@dataclass(frozen=True, slots=True)
class Waiting:
    """A kind of thing that waits: how long it may, how early it shows, and where the rule comes from."""

    what: str | Promise
    page: str
    days: int  # after what begins it, or 0 where a day is written in the file
    shown_before: int
    source: str


RULES = {
    "agreement": Waiting(_("An agreement ends"), "resident_agreements", 0, 30, "RA 10173: consent ends and is renewed"),
    "papers": Waiting(_("Documents missing"), "resident_papers", 30, 7, "practice: the folder is whole within 30 days"),
    "return": Waiting(_("Expected back"), "stay_back", 0, 0, "the day written down when she left"),
    "referral": Waiting(_("A referral to decide"), "resident_arrival", 7, 7, "one working week"),
    "majority": Waiting(_("Prepare for turning 18"), "resident_file", 0, 0, "practice: three months to prepare"),
}
MAJORITY_MONTHS = 17 * 12 + 9
HERE = (Phase.IN_RESIDENCE, Phase.AFTERCARE)


def due(*, viewer: Staff) -> list[Due]:
    """What waits for the viewer, in one question: of her caseload, and for a coordinator of her homes."""
    if not viewer.may(Permission.FLOOR):
        return []
    today = localdate()
    waiting = [_returns(viewer, today)]
    if viewer.may(Permission.CASE_WRITE):
        hers = Resident.objects.filter(policies.reach(viewer, Permission.CASE_WRITE))
        waiting += [_agreements(hers, today), _papers(hers, today), _referrals(hers, today), _majorities(hers, today)]
    first, *others = waiting
    return list(_lines(first.union(*others, all=True) if others else first))


def _lines(found: Any) -> Iterator[Due]:
    for kind, code_name, public_id, day, many in found:
        rule = RULES[kind]
        due_on = day + timedelta(days=rule.days)
        if kind == "majority":
            due_on = ages.months_before(day, -MAJORITY_MONTHS)
        yield Due(_what(kind, rule, many), code_name, due_on, reverse(rule.page, args=[public_id]))


def _what(kind: str, rule: Waiting, many: int) -> str | Promise:
    if kind == "papers":
        return ngettext("%(n)d document missing", "%(n)d documents missing", many) % {"n": many}
    return rule.what


def _line(rows: Any, kind: str, prefix: str, day: Any, many: Any) -> Any:
    """The five columns every kind is told in, so that all are asked at once."""
    return (
        rows.order_by()
        .annotate(rule=Value(kind), due_day=day, many=many)
        .values_list("rule", f"{prefix}code_name", f"{prefix}public_id", "due_day", "many")
    )


_ONE = Value(1, output_field=IntegerField())


def _until(today: date, kind: str) -> date:
    """The last day that shows: what begins a term may lie `days` before it is due."""
    return today + timedelta(days=RULES[kind].shown_before - RULES[kind].days)


def _returns(viewer: Staff, today: date) -> Any:
    """Away longer than expected: seen by all who see the floor card; of her caseload for who has one."""
    reach = policies.reach(viewer, Permission.CASE_WRITE if viewer.may(Permission.CASE_WRITE) else Permission.FLOOR)
    late = Absence.objects.filter(
        resident__in=Resident.objects.filter(reach), back_on__isnull=True, expected_on__lt=_until(today, "return")
    )
    return _line(late, "return", "resident__", F("expected_on"), _ONE)


def _agreements(hers: "QuerySet[Resident]", today: date) -> Any:
    """Agreements that end or have ended, unless a later one of the same kind holds."""
    ending = standing().filter(resident__in=hers.filter(phase__in=HERE), until_on__lte=_until(today, "agreement"))
    return _line(ending, "agreement", "resident__", F("until_on"), _ONE)


def _papers(hers: "QuerySet[Resident]", today: date) -> Any:
    """One line for a child whose folder still misses something when her stay is a month old."""
    began = Q(resident__stays__ended_on__isnull=True, resident__stays__programme=Programme.RESIDENTIAL)
    living = hers.filter(phase=Phase.IN_RESIDENCE)
    missing = Paper.objects.filter(began, resident__in=living, status__in=NOT_HERE).values("resident")
    old = missing.annotate(began_on=Min("resident__stays__began_on")).filter(began_on__lte=_until(today, "papers"))
    return _line(old, "papers", "resident__", Min("resident__stays__began_on"), Count("pk", distinct=True))


def _referrals(hers: "QuerySet[Resident]", today: date) -> Any:
    open_ones = Referral.objects.filter(
        resident__in=hers.filter(phase=Phase.REFERRED),
        decision=Decision.PENDING,
        referred_on__lte=_until(today, "referral"),
    ).values("resident")
    return _line(open_ones, "referral", "resident__", Max("referred_on"), _ONE)


def _majorities(hers: "QuerySet[Resident]", today: date) -> Any:
    """From 17 years and 9 months until she is 18; only the month of her birth is looked at."""
    begins, ends = ages.months_before(today, MAJORITY_MONTHS), ages.months_before(today, 18 * 12)
    near = hers.filter(phase__in=HERE, birth_month__lte=begins, birth_month__gt=ends.replace(day=1))
    return _line(near, "majority", "", F("birth_month"), _ONE)


def on_today(*, viewer: Staff) -> list[Panel]:
    """Beds and absences of the homes where the viewer works."""
    homes = queries.occupancy(viewer=viewer)
    if not homes:
        return []
    return [
        Panel(
            "residents/today_home.html", {"homes": homes, "away": queries.away(viewer=viewer)}, place="side", order=10
        )
    ]
