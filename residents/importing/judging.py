"""A kept list judged against who is here: what the reading of lists needs to know, and what pages show of it."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from residents.importing import columns as headed
from residents.importing import sheets
from residents.importing.codes import KnownHome
from residents.importing.columns import Columns
from residents.importing.dates import Day, Precision
from residents.importing.headings import Field
from residents.importing.judge import judge
from residents.importing.models import ImportBatch
from residents.importing.plan import KnownPerson, Outcome, Plan, Verdict
from residents.importing.reasons import REASONS, Finding, Reason
from residents.importing.sheet import Sheet
from residents.marks import marks_of
from residents.models import Identity, Resident, Stay
from residents.models.codes import BirthPrecision
from residents.policies import reach
from shelter import vault
from shelter.access import Permission
from shelter.models import Home, Staff

KINDS = ("accept", "warn", "held", "reject", "ignore")


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one row, without a word of the row but its code."""

    sheet: str
    row: int
    verdict: str
    held: bool
    code: str
    findings: tuple[Finding, ...]

    @property
    def kind(self) -> str:
        return "held" if self.held else self.verdict

    @property
    def why(self) -> str:
        """The reasons in the language of who reads, the weightiest first."""
        weighty = sorted(self.findings, key=lambda finding: -finding.level)
        return "; ".join(dict.fromkeys(_(REASONS[f.reason][1]) % f.details for f in weighty))


def read_kept(batch: ImportBatch) -> list[Sheet]:
    """The sheets of a kept list. Raises Unreadable."""
    content = cast("bytes", batch.content or b"")  # the field's type is that of sealed text
    return sheets.read(content, batch.file_name or "")


def columns_of(found: Sequence[Sheet], changed: dict[str, Any] | None) -> dict[str, Columns]:
    """How each sheet is read: as its headings say, but for what the mapping page changed."""
    mapping: dict[str, Columns] = {}
    for place, sheet in enumerate(found):
        change = (changed or {}).get(str(place))
        base = headed.find(sheet)
        if change:
            fields = {int(column): Field(field) for column, field in change["fields"].items()}
            labels, headings = (base.labels, base.headings) if base else ({}, ())
            mapping[sheet.name] = Columns(headings, fields, labels, change.get("home", ""))
        elif base:
            mapping[sheet.name] = base
    return mapping


def plan_of(batch: ImportBatch, *, viewer: Staff) -> Plan:
    """What an import would do now: against the homes where the viewer works, and the children she reaches."""
    found = read_kept(batch)
    plan = judge(
        found,
        homes=[KnownHome(home.pk, home.name) for home in viewer.homes_today],
        known=_known(viewer),
        today=localdate(),
        mapping=columns_of(found, batch.columns),
    )
    return _with_other_homes(plan)


def _known(viewer: Staff) -> list[KnownPerson]:
    reached = Resident.objects.filter(reach(viewer, Permission.IDENTITY))
    identities = list(Identity.objects.filter(resident__in=reached).select_related("resident"))
    vault.load(identity.resident_id for identity in identities)
    stays: dict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    for resident, began, ended in Stay.objects.filter(resident__in=reached).values_list(
        "resident_id", "began_on", "ended_on"
    ):
        stays[resident].append((began, ended))
    return [_person(identity, stays[identity.resident_id]) for identity in identities]


def _person(identity: Identity, stays: list[tuple[date, date | None]]) -> KnownPerson:
    precise = {BirthPrecision.MONTH: Precision.MONTH, BirthPrecision.YEAR: Precision.YEAR}
    precision = precise.get(BirthPrecision(identity.birth_precision), Precision.ESTIMATED)
    exact = identity.birth_precision == BirthPrecision.EXACT
    return KnownPerson(
        key=identity.resident_id,
        code=identity.register_no or identity.resident.code_name,
        family=identity.family,
        given=identity.given,
        middle=identity.middle,
        birth=Day(identity.birth_date, Precision.EXACT if exact else precision) if identity.birth_date else None,
        stays=tuple(stays),
    )


def _with_other_homes(plan: Plan) -> Plan:
    """New files whose name another home may know get a word about it: which coordinator to ask."""
    marks = {
        place: marks_of(verdict.person.given, verdict.person.family)
        for place, verdict in enumerate(plan.verdicts)
        if verdict.person and verdict.outcome is Outcome.NEW_FILE
    }
    homes = _homes_elsewhere({mark for one in marks.values() for mark in one})
    verdicts = list(plan.verdicts)
    for place, hers in marks.items():
        for home in sorted({homes[mark] for mark in hers if mark in homes}):
            finding = Finding(Reason.ELSEWHERE, home=home)
            verdicts[place] = replace(verdicts[place], findings=(*verdicts[place].findings, finding))
    return replace(plan, verdicts=tuple(verdicts))


def _homes_elsewhere(marks: set[bytes]) -> dict[bytes, str]:
    if not marks:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select mark, home_id from app.marks_elsewhere(%s)", [list(marks)])
        found = {bytes(mark): home for mark, home in cursor.fetchall()}
    names = dict(Home.objects.filter(pk__in=set(found.values())).values_list("pk", "name"))
    return {mark: names[home] for mark, home in found.items()}


def counted(verdicts: Iterable[Verdict]) -> Counter[str]:
    return Counter("held" if verdict.outcome is Outcome.HELD else verdict.verdict for verdict in verdicts)


def dump(plan: Plan) -> str:
    """The verdicts as they are kept between the pages: reasons and codes, no names."""
    return json.dumps([_dumped(verdict) for verdict in plan.verdicts])


def _dumped(verdict: Verdict) -> list[Any]:
    findings = [[f.reason, f.other, f.home] for f in verdict.findings]
    held = verdict.outcome is Outcome.HELD
    return [verdict.sheet, verdict.row, verdict.verdict, held, verdict.code, findings]


def load(text: str) -> list[Told]:
    return [
        Told(sheet, row, verdict, held, code, tuple(Finding(Reason(r), None, other, home) for r, other, home in found))
        for sheet, row, verdict, held, code, found in json.loads(text)
    ]
