"""The rows of a plan as files: many at a time, each with its history, keys, marks and trace."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import batched
from typing import Any, cast
from uuid import UUID, uuid4

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from residents import names, queries
from residents.actions.file import month_of, new_numbers
from residents.importing.models import ImportBatch, ImportedRow
from residents.importing.plan import Candidate, Outcome, Place, Plan
from residents.marks import marks_of
from residents.models import (
    Assignment,
    Discharge,
    Identity,
    LegalStatus,
    NameMark,
    Note,
    Referral,
    Resident,
    Stay,
)
from residents.models.codes import BirthPrecision, Decision, NoteKind, Phase, Sex, TeamRole
from shelter import audit, vault
from shelter.models import DataKey, Staff
from shelter.records import Record

AT_ONCE = 200  # files written between two signs of life
# A row comes after those that let the database know in whose reach it is.
ORDER: tuple[type[Record], ...] = (
    Resident, Assignment, Identity, Referral, LegalStatus, Stay, Discharge, Note,
)  # fmt: skip
SPARE = 60  # code names more than files: one that gives away a name is passed on to somebody else


@dataclass(slots=True)
class File:
    """A file that is begun, or added to."""

    resident: Resident
    rows: list[Candidate]
    is_new: bool
    phase_before: str = ""
    home_before: UUID | None = None


@dataclass(slots=True)
class Page:
    """Rows of some files, by model."""

    rows: dict[type[Record], list[Any]] = field(default_factory=lambda: defaultdict(list))
    marks: list[NameMark] = field(default_factory=list)

    def add(self, row: Any) -> None:
        self.rows[type(row)].append(row)


def write(
    plan: Plan, *, by: Staff, batch: ImportBatch, social_workers: Mapping[UUID, Staff], tell: Callable[[int], None]
) -> list[File]:
    """Write every row that is to be taken up. `tell` hears how many rows are done."""
    grouped = _by_person(plan)
    files, done = _files(grouped, by), 0
    for some in batched(files, AT_ONCE, strict=False):
        _write(some, by, batch, social_workers)
        done += sum(len(file.rows) for file in some)
        tell(done)
    return files


def _by_person(plan: Plan) -> dict[UUID | Place, list[Candidate]]:
    """The stays of each person in the order of the list; someone known is under her id, a new one under her row."""
    grouped: dict[UUID | Place, list[Candidate]] = {}
    for verdict in plan.importable():
        if verdict.person:
            further = verdict.outcome is Outcome.FURTHER_STAY
            key = verdict.same_as if further else Place(verdict.sheet, verdict.row)
            grouped.setdefault(cast("UUID | Place", key), []).append(verdict.person)
    return grouped


def _files(grouped: Mapping[UUID | Place, list[Candidate]], by: Staff) -> list[File]:
    known = Resident.objects.in_bulk([key for key in grouped if isinstance(key, UUID)])
    new = sum(key not in known for key in grouped)
    numbers = iter(new_numbers(new) if new else [])
    free = queries.free_code_names(new + SPARE, viewer=by)
    files = []
    for key, rows in grouped.items():
        rows.sort(key=lambda row: row.admitted.on)
        if isinstance(key, UUID):
            her = known[key]
            files.append(File(her, rows, False, her.phase, her.home_id))
        else:
            files.append(File(_resident(rows[-1], next(numbers), _code_name(free, rows)), rows, True))
    return files


def _code_name(free: list[str], rows: Iterable[Candidate]) -> str:
    """The next free name that holds no word of her own."""
    hers = [part for row in rows for part in (row.given, row.middle, row.family, row.nickname)]
    place = next(place for place, name in enumerate(free) if not names.gives_away(name, *hers))
    return free.pop(place)


def _resident(last: Candidate, number: str, code_name: str) -> Resident:
    return Resident(
        pk=uuid4(),
        number=number,
        code_name=code_name,
        home_id=cast("UUID", last.home.key),
        phase=Phase.LEFT if last.left else Phase.IN_RESIDENCE,
        sex=last.sex or Sex.FEMALE,
        birth_month=month_of(last.birth.on if last.birth else None),
    )


def _write(files: Iterable[File], by: Staff, batch: ImportBatch, social_workers: Mapping[UUID, Staff]) -> None:
    files, page = list(files), Page()
    new = [file for file in files if file.is_new]
    keys = [DataKey(subject=f.resident.pk, wrapped=vault.make_key(f.resident.pk)) for f in new]
    for file in new:
        page.add(file.resident)
    for file in files:
        _fill(page, file, social_workers)
    DataKey.objects.bulk_create(keys, batch_size=1000)
    for model in ORDER:
        model.many_as(page.rows[model], by)
    for file in files:
        if not file.is_new:
            _take_in_again(file, by)
    NameMark.objects.bulk_create(page.marks, batch_size=2000)
    ImportedRow.objects.bulk_create([_row(batch, file) for file in files])
    audit.record_many([audit.line(audit.Event.RESIDENT_IMPORTED, by=by, subject=f.resident.pk) for f in files])


def _row(batch: ImportBatch, file: File) -> ImportedRow:
    return ImportedRow(
        batch=batch,
        resident=file.resident,
        is_new=file.is_new,
        phase_before=file.phase_before,
        home_before_id=file.home_before,
    )


def _fill(page: Page, file: File, social_workers: Mapping[UUID, Staff]) -> None:
    her, last = file.resident, file.rows[-1]
    if last.left is None and (worker := _worker(file, social_workers)):
        page.add(Assignment(resident=her, staff=worker, role=TeamRole.PRIMARY, begins_on=localdate()))
    if file.is_new:
        page.add(_identity(her, file.rows))
        page.marks += [NameMark(resident=her, mark=mark) for mark in marks_of(last.given, last.family)]
    for row in file.rows:
        for record in _came_and_went(her, row):
            page.add(record)


def _worker(file: File, social_workers: Mapping[UUID, Staff]) -> Staff | None:
    """Who accompanies her from today; nobody new where somebody still does."""
    hers = Assignment.objects.filter(resident=file.resident, role=TeamRole.PRIMARY, ends_on__isnull=True)
    if not file.is_new and hers.exists():
        return None
    return social_workers[cast("UUID", file.rows[-1].home.key)]


def _identity(her: Resident, rows: list[Candidate]) -> Identity:
    """Who she is by the last row that tells of her; what that leaves out, the earlier ones say."""

    def said(name: str) -> Any:
        return next((value for row in reversed(rows) if (value := getattr(row, name))), "")

    birth = said("birth") or None
    address = ", ".join(part for part in map(said, ("address", "barangay", "municipality", "province")) if part)
    return Identity(
        resident=her,
        given=said("given"),
        middle=said("middle"),
        family=said("family"),
        suffix=said("suffix"),
        nickname=said("nickname"),
        birth_date=birth.on if birth else None,
        birth_precision=str(birth.precision) if birth else BirthPrecision.UNKNOWN,
        address=address[:300],
        register_no=said("code"),
    )


def _came_and_went(her: Resident, row: Candidate) -> Iterator[Record]:
    came, left = row.admitted.on, row.left.on if row.left else None
    if row.referred_by:
        yield Referral(
            resident=her, source=row.referred_by, referred_on=came, decision=Decision.ACCEPTED, decided_on=came
        )
    if row.custody:
        yield LegalStatus(resident=her, custody=row.custody, since=came)
    stay = Stay(resident=her, home_id=cast("UUID", row.home.key), began_on=came, ended_on=left)
    yield stay
    if left and row.exit_type:
        yield Discharge(resident=her, stay=stay, exit_type=row.exit_type)
    if text := _remarks(row):
        yield Note(resident=her, kind=NoteKind.IMPORTED, written_on=localdate(), text=text)


def _remarks(row: Candidate) -> str:
    """The remarks whole; and the bed of the list, for whoever gives her one here."""
    bed = _("Bed in the list: %(bed)s") % {"bed": row.bed} if row.bed else ""
    return "\n".join(part for part in (row.remarks, bed) if part)


def _take_in_again(file: File, by: Staff) -> None:
    """Someone known who is here now by the list lives with us again; of an earlier stay nothing else changes."""
    last: date | None = file.rows[-1].left.on if file.rows[-1].left else None
    if last is None:
        file.resident.phase, file.resident.home_id = Phase.IN_RESIDENCE, cast("UUID", file.rows[-1].home.key)
        file.resident.save_as(by)
