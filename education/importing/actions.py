"""A file of results comes in: looked at, then brought in whole or not at all."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from education.importing import policies, queries, undoing
from education.importing.matching import HIGHEST_OF_COLLEGE, Match
from education.importing.models import ResultsBatch
from education.importing.reasons import Reason
from education.models import GENERAL_AVERAGE, Enrolment, Mark, School
from education.models.codes import Scale
from residents.importing.reasons import Level
from residents.importing.sheet import Unreadable
from residents.names import fold
from shelter import audit, vault
from shelter.models import DataKey, Staff


@dataclass(slots=True)
class Done:
    """What an import wrote, and of whom."""

    schools: dict[tuple[UUID, str], School] = field(default_factory=dict)
    enrolments: list[Enrolment] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    before: undoing.Before = field(default_factory=undoing.Before)  # what was changed, as it stood
    changed: int = 0
    enrolled: set[UUID] = field(default_factory=set)
    marked: set[UUID] = field(default_factory=set)


def look_at(*, by: Staff, content: bytes, file_name: str) -> ResultsBatch:
    """Keep a file, sealed under the key of who brings it. Raises ValidationError where it holds no results."""
    policies.may_import(by).enforce()
    try:
        plan = queries.judged(content, file_name, viewer=by)
    except Unreadable as reason:
        raise ValidationError({"file": _(str(reason))}) from None
    if all(one.findings and one.findings[0].reason is Reason.NO_RESULTS for one in plan.verdicts):
        words = _("There are no results in this file: a sheet needs the columns Code, Grade Level and the periods.")
        raise ValidationError({"file": words})
    forget_unfinished(by=by)
    kept: dict[str, Any] = {"content": content, "file_name": file_name}
    batch = ResultsBatch(staff=by, digest=hashlib.sha256(content).hexdigest(), **kept)
    batch.save(force_insert=True)
    return batch


def forget_unfinished(*, by: Staff) -> int:
    """Remove her files that were looked at and never brought in. Returns how many."""
    gone, _each = ResultsBatch.objects.filter(staff=by, done_at__isnull=True).delete()
    return gone


def bring_in(*, by: Staff, batch: ResultsBatch, overwrite: Collection[str] = ()) -> ResultsBatch:
    """Bring in every row that can come in: all in the transaction of the caller, or nothing.

    `overwrite` names the rows (by key) whose word stands above what is written; others add, and change nothing.
    """
    batch = ResultsBatch.objects.select_for_update().get(pk=batch.pk, staff=by)
    policies.may_bring_in(by, batch).enforce()
    with connection.cursor() as cursor:  # of two files at once, the second is set beside what the first has written
        cursor.execute("select pg_advisory_xact_lock(hashtext('education.importing'))")
    found = queries.matched(batch, viewer=by)
    vault.load({match.girl.id for match in found.matches})
    done = _write(found.matches, by, overwrite)
    batch.new_enrolments, batch.new_marks, batch.changed = len(done.enrolments), len(done.marks), done.changed
    batch.rejected = found.plan.counts[Level.REJECT.name.lower()]
    batch.left_alone = sum(match.differs and match.key not in overwrite for match in found.matches)
    batch.wrote = undoing.noted(done.marks, done.enrolments, list(done.schools.values()), done.before)
    batch.content, batch.file_name, batch.done_at = None, None, timezone.now()
    batch.save()
    return batch


def take_back(*, by: Staff, batch: ResultsBatch) -> ResultsBatch:
    """Undo an import within a day: what it began is gone, what it changed stands as before, all with its history.

    The schooling of girls in which somebody wrote since stays as it is.
    """
    batch = ResultsBatch.objects.select_for_update().get(pk=batch.pk, staff=by)
    policies.may_take_back(by, batch).enforce()
    back = undoing.undo(batch, by)
    batch.kept_back, batch.undone_at, batch.wrote = len(back.kept), timezone.now(), None
    batch.save()
    audit.record_many([audit.line(audit.Event.IMPORT_UNDONE, by=by, subject=girl) for girl in sorted(back.girls)])
    return batch


def _write(matches: Iterable[Match], by: Staff, overwrite: Collection[str]) -> Done:
    done = Done()
    for match in matches:
        _fill(match, done, by, over=match.key in overwrite)
    new = list(done.schools.values())
    DataKey.objects.bulk_create(DataKey(subject=one.pk, wrapped=vault.make_key(one.pk)) for one in new)
    School.many_as(new, by)
    Enrolment.many_as(done.enrolments, by)
    Mark.many_as(done.marks, by)
    for match in matches:
        _change(match, done, by, over=match.key in overwrite)
    _trace(done, by)
    return done


def _fill(match: Match, done: Done, by: Staff, *, over: bool) -> None:
    """What is new of this row, gathered to be written with that of the others."""
    if match.to_end:
        done.before.note(match.to_end)
        match.to_end.ended_on = match.to_end.year.ends_on
        match.to_end.save_as(by)
    needs_school = match.enrolment is None or "school" in match.fills or (over and "school" in match.changes)
    school = _school(match, done) if needs_school else None
    enrolment = match.enrolment or _enrolment(match, school)
    if match.enrolment is None:
        done.enrolments.append(enrolment)
        done.enrolled.add(match.girl.id)
    match.school, match.enrolment = school, enrolment
    for number, value in match.new_marks.items():
        done.marks.append(_mark(match, number, value))
        done.marked.add(match.girl.id)


def _school(match: Match, done: Done) -> School | None:
    if not match.result.school:
        return None
    key = (match.girl.home_id, fold(match.result.school))
    if match.school and fold(match.school.name) == key[1]:
        return match.school
    told = {"home_id": key[0], "name": match.result.school, "calendar_id": match.year.calendar_id}
    return done.schools.setdefault(key, School(scale=_scale(match), **told))


def _scale(match: Match) -> Scale:
    """How a school that is new here marks: a college from 1 to 5 where no mark is higher, others in percent."""
    marks = match.result.marks.values()
    is_college = match.result.level.startswith("college") and bool(marks) and max(marks) <= HIGHEST_OF_COLLEGE
    return Scale.COLLEGE if is_college else Scale.PERCENT


def _enrolment(match: Match, school: School | None) -> Enrolment:
    result = match.result
    return Enrolment(
        resident_id=match.girl.id, year=match.year, school=school, level=result.level,
        scale=school.scale if school else Scale.PERCENT, began_on=match.year.begins_on,
        ended_on=match.ended_on, average=result.average, end_status=result.end_status,
        honours=result.honours,
    )  # fmt: skip


def _mark(match: Match, number: int, value: Any) -> Mark:
    return Mark(
        resident_id=match.girl.id, enrolment=match.enrolment, period=match.periods[number], area_id=GENERAL_AVERAGE,
        value=value,
    )  # fmt: skip


def _change(match: Match, done: Done, by: Staff, *, over: bool) -> None:
    """What stands empty is filled; what stands otherwise is changed where she ticked it."""
    said = {**match.fills, **({name: two[1] for name, two in match.changes.items()} if over else {})}
    if said and match.enrolment:
        done.before.note(match.enrolment)
        for name, value in said.items():
            setattr(match.enrolment, name, match.school if name == "school" else value)
        if "school" in said and match.school:
            match.enrolment.scale = match.school.scale
        match.enrolment.save_as(by)
        done.changed += 1
        done.enrolled.add(match.girl.id)
    for number, (_written, value) in match.other_marks.items() if over else ():
        mark = match.marks[number]
        done.before.note(mark)
        mark.value = value
        mark.save_as(by)
        done.changed += 1
        done.marked.add(match.girl.id)


def _trace(done: Done, by: Staff) -> None:
    lines = [audit.line(audit.Event.ENROLLED, by=by, subject=girl) for girl in done.enrolled]
    lines += [audit.line(audit.Event.MARKS_WRITTEN, by=by, subject=girl) for girl in done.marked]
    if done.schools:
        lines.append(audit.line(audit.Event.SCHOOLS_CHANGED, by=by))
    audit.record_many(lines)
