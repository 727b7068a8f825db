"""What the child's file adds to Today: what is due and late, who is here or away, beds, and how the team is doing."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, F, Func, IntegerField, Max, Min, Q, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from residents import ages, policies, queries
from residents.models import Absence, Paper, Referral, Resident, standing
from residents.models.codes import NOT_HERE, Decision, Phase, Programme
from shelter import terms
from shelter.access import Permission, Scope
from shelter.models import Staff
from shelter.panels import Due, Panel, Rows, Team, Waits, in_columns
from shelter.terms import Term

TERMS = (
    Term("agreement", _("An agreement ends"), 30, 0, _("RA 10173: consent ends and is renewed"),
         _("%(days)s before it ends")),
    Term("papers", _("Documents missing"), 30, 7, _("practice: the folder is whole within 30 days"),
         _("%(days)s after she came")),
    Term("referral", _("A referral to decide"), 7, 7, _("one working week"), _("%(days)s after she was referred")),
    Term("majority", _("Prepare for turning 18"), 92, 0, _("practice: three months to prepare"),
         _("%(days)s before her 18th birthday")),
    Term("told_report", _("Report what she told to the office"), 2, 2,
         _("RA 7610, RA 11930: suspected abuse is reported within 48 hours"), _("%(days)s after it was written down")),
)  # fmt: skip
WHAT = {term.code: term.what for term in TERMS} | {"return": _("Expected back")}
PAGES = {
    "agreement": "resident_agreements", "papers": "resident_papers", "return": "stay_back",
    "referral": "resident_arrival", "majority": "resident_file", "told_report": "resident_told",
}  # fmt: skip
OF_AGE = 18 * 12  # months
HERE = (Phase.IN_RESIDENCE, Phase.AFTERCARE)


def waits(*, viewer: Staff) -> list[Rows]:
    """Of her caseload, and for a coordinator of her homes."""
    if not viewer.may(Permission.FLOOR):
        return []
    today = localdate()
    found = [_returns(viewer, today)]
    if viewer.may(Permission.CASE_WRITE):
        hers = Resident.objects.filter(policies.reach(viewer, Permission.CASE_WRITE))
        found += [_agreements(hers, today), _papers(hers, today), _referrals(hers, today), _majorities(hers, today)]
        found += [_unreported(hers)]
    return found


def due(*, viewer: Staff, told: list[Waits]) -> list[Due]:
    return [
        Due(
            _what(row.code, row.number or 0), row.code_name, _due_on(row.code, row.day),
            reverse(PAGES[row.code], args=[row.public_id]),
        )
        for row in told
    ]  # fmt: skip


def _due_on(kind: str, day: date) -> date:
    """A day written in the file is the day itself; others count from what began."""
    match kind:
        case "papers" | "referral" | "told_report":
            return day + timedelta(days=terms.days(kind))
        case "majority":
            return ages.months_before(day, -OF_AGE) - timedelta(days=terms.days(kind))
    return day


def _what(kind: str, many: int) -> str | Promise:
    if kind == "papers":
        return ngettext("%(n)d document missing", "%(n)d documents missing", many) % {"n": many}
    return WHAT[kind]


def _line(rows: Any, kind: str, prefix: str, day: Any, many: Any) -> Rows:
    girl = {"code_name": f"{prefix}code_name", "public_id": f"{prefix}public_id"}
    return in_columns(Waits, rows, code=Value(kind), day=day, number=many, **girl)


_ONE = Value(1, output_field=IntegerField())


def _began_until(today: date, code: str) -> date:
    """What began until this day shows: what is due in a few days shows already."""
    term = terms.term(code)
    return today + timedelta(days=term.shown_before - terms.days(code))


def _returns(viewer: Staff, today: date) -> Any:
    """Away longer than expected: seen by all who see the floor card; of her caseload for who has one."""
    reach = policies.reach(viewer, Permission.CASE_WRITE if viewer.may(Permission.CASE_WRITE) else Permission.FLOOR)
    late = Absence.objects.filter(
        resident__in=Resident.objects.filter(reach), back_on__isnull=True, expected_on__lt=today
    )
    return _line(late, "return", "resident__", F("expected_on"), _ONE)


def _agreements(hers: "QuerySet[Resident]", today: date) -> Any:
    """Agreements that end or have ended, unless a later one of the same kind holds."""
    shown = today + timedelta(days=terms.days("agreement"))
    ending = standing().filter(resident__in=hers.filter(phase__in=HERE), until_on__lte=shown)
    return _line(ending, "agreement", "resident__", F("until_on"), _ONE)


def _papers(hers: "QuerySet[Resident]", today: date) -> Any:
    """One line for a child whose folder still misses something when her stay is a month old."""
    began = Q(resident__stays__ended_on__isnull=True, resident__stays__programme=Programme.RESIDENTIAL)
    living = hers.filter(phase=Phase.IN_RESIDENCE)
    missing = Paper.objects.filter(began, resident__in=living, status__in=NOT_HERE).values("resident")
    old = missing.annotate(began_on=Min("resident__stays__began_on")).filter(
        began_on__lte=_began_until(today, "papers")
    )
    return _line(old, "papers", "resident__", Min("resident__stays__began_on"), Count("pk", distinct=True))


def _referrals(hers: "QuerySet[Resident]", today: date) -> Any:
    open_ones = Referral.objects.filter(
        resident__in=hers.filter(phase=Phase.REFERRED),
        decision=Decision.PENDING,
        referred_on__lte=_began_until(today, "referral"),
    ).values("resident")
    return _line(open_ones, "referral", "resident__", Max("referred_on"), _ONE)


def _majorities(hers: "QuerySet[Resident]", today: date) -> Any:
    """Some time before she is 18, until she is; only the month of her birth is looked at."""
    soon = ages.months_before(today + timedelta(days=terms.days("majority")), OF_AGE)
    of_age = ages.months_before(today, OF_AGE)
    near = hers.filter(phase__in=HERE, birth_month__lte=soon, birth_month__gt=of_age.replace(day=1))
    return _line(near, "majority", "", F("birth_month"), _ONE)


def _unreported(hers: "QuerySet[Resident]") -> Any:
    """What she told and nobody reported yet: the day it was written down, which is all the database tells of it."""
    since = Func(F("pk"), function="app.told_unreported_since", output_field=DateField())
    waiting = hers.annotate(told_since=since).filter(told_since__isnull=False)
    return _line(waiting, "told_report", "", F("told_since"), _ONE)


def on_today(*, viewer: Staff) -> list[Panel]:
    """Who is here, for those on the floor; beds and absences of her homes; closed parts that were opened lately."""
    shown = []
    if viewer.scope(Permission.FLOOR) is Scope.HOME and not viewer.may(Permission.CASE):
        girls = queries.here(viewer=viewer)
        shown.append(Panel("residents/today_here.html", {"girls": girls}, place="first", order=10))
    if homes := queries.occupancy(viewer=viewer):
        beds = {"homes": homes, "away": queries.away(viewer=viewer)}
        shown.append(Panel("residents/today_home.html", beds, place="side", order=10))
    if opened := queries.opened_lately(viewer=viewer):
        shown.append(Panel("residents/today_opened.html", {"opened": opened}, place="side", order=20))
    return shown


def over_team(lines: list[Due], *, viewer: Staff) -> Team:
    """For a coordinator: how much is late and how much waits with whom, as counts. No child is named.

    What waits with those who accompany a child is theirs; her own stays what only she may do, what she was asked, and
    what waits with nobody else.
    """
    if not viewer.may(Permission.ASSIGN):
        return Team([], frozenset())
    accompanied = queries.accompanied_by(viewer=viewer)
    whose = [(_with(line, accompanied), line.late) for line in lines]
    people = set(accompanied.values()) | {staff for staff, _late in whose if staff}
    counts = Counter(whose)
    rows = [
        {"name": staff.name if staff else "", "late": counts[staff, True], "waits": counts[staff, False]}
        for staff in [*sorted(people, key=lambda person: person.name), None]
    ]
    shown = [row for row in rows if row["name"] or row["late"] or row["waits"]]
    others = (line for line in lines if not line.by_role and _with(line, accompanied) not in (viewer, None))
    return Team([Panel("residents/today_team.html", {"rows": shown}, order=60)], frozenset(others))


def _with(line: Due, accompanied: dict[str, Staff]) -> Staff | None:
    return line.staff or accompanied.get(line.code_name)
