"""A list of past attendance comes in: looked at, and brought in whole or not at all."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.activities import policies
from education.activities.models import Kind, Meeting, Participation, PastList, Place, Programme
from education.activities.past import matching, queries, reading
from education.activities.past.matching import TOLD, Judged, Plan
from residents.importing.sheet import Unreadable
from residents.names import fold
from shelter import audit
from shelter.models import Home, Staff

USUAL = 60
type Kinds = Mapping[str, Kind | None]  # by the folded name of an activity: its kind, or None to leave it out


def look_at(*, by: Staff, content: bytes, file_name: str) -> PastList:
    """Keep a list, sealed under the key of who brings it. Raises ValidationError where it cannot be read."""
    policies.may_bring_in(by).enforce()
    try:
        reading.read(content, file_name, today=localdate())
    except Unreadable as reason:
        raise ValidationError({"file": _(str(reason))}) from None
    except reading.NotThisList:
        words = _("This list needs the columns date, activity, code and present. Please look at its first row.")
        raise ValidationError({"file": words}) from None
    forget_unfinished(by=by)
    kept: dict[str, Any] = {"content": content, "file_name": file_name}
    past = PastList(staff=by, **kept)
    past.save(force_insert=True)
    return past


def forget_unfinished(*, by: Staff) -> int:
    """Remove her lists that were looked at and never brought in. Returns how many."""
    gone, _each = PastList.objects.filter(staff=by, done_at__isnull=True).delete()
    return gone


def bring_in(*, by: Staff, past: PastList, kinds: Kinds) -> PastList:
    """Write every line that is accepted: all in the transaction of the caller. A list that is in stays as it is."""
    policies.may_bring_in(by).enforce()
    kept = PastList.objects.select_for_update().get(pk=past.pk, staff=by)
    if kept.done_at is not None:
        return kept
    with connection.cursor() as cursor:  # of two lists at once, the second is set beside what the first has written
        cursor.execute("select pg_advisory_xact_lock(hashtext('education.activities.past'))")
    plan = queries.plan(kept, viewer=by)
    lines = write(by=by, plan=plan, kinds=kinds)
    counts = plan.counts()
    kept.written, kept.held = len(lines), counts["held"]
    kept.lines = [line.pk for line in lines]
    kept.left_out = len(plan.lines) - kept.written - kept.held
    kept.content, kept.file_name, kept.done_at = None, None, timezone.now()
    kept.save()
    return kept


def take_back(*, by: Staff, past: PastList) -> PastList:
    """Undo a list: its lines go, and the sessions and programmes that only it wrote. What was changed since stays."""
    kept = PastList.objects.select_for_update().get(pk=past.pk, staff=by)
    policies.may_take_back(by, kept).enforce()
    lines = list(Participation.objects.filter(pk__in=kept.lines))
    told = Participation.history.filter(id__in=kept.lines)
    since = set(told.exclude(history_type="+").values_list("id", flat=True))
    back = [line for line in lines if line.pk not in since]
    made_in = told.filter(history_type="+").values_list("tx", flat=True).first()
    Participation.delete_many_as(back, by)
    if len(lines) == len(kept.lines):  # of a girl out of reach by now it is not known in which session she is
        _empty_sessions(by, {line.meeting_id for line in back}, made_in)
    kept.undone_at, kept.kept_back = timezone.now(), len(kept.lines) - len(back)
    kept.lines = []
    kept.save()
    girls = {line.resident_id for line in back}
    audit.record_many([audit.line(audit.Event.IMPORT_UNDONE, by=by, subject=girl) for girl in girls])
    return kept


def _empty_sessions(by: Staff, of: set[UUID], tx: int | None) -> None:
    """Sessions in which nobody is left: those this list wrote go, with its programmes; others are not taken."""
    empty = list(Meeting.objects.filter(pk__in=of, roll__isnull=True))
    made = _made(Meeting, {meeting.pk for meeting in empty}, tx)
    for meeting in (left := [meeting for meeting in empty if meeting.pk not in made]):
        meeting.taken_at, meeting.taken_by = None, None
    Meeting.change_many_as(left, ["taken_at", "taken_by"], by)
    Meeting.delete_many_as([meeting for meeting in empty if meeting.pk in made], by)
    programmes = _made(Programme, {meeting.programme_id for meeting in empty}, tx)
    unused = Programme.objects.filter(pk__in=programmes, meetings=None, list=None, slots=None)
    Programme.delete_many_as(list(unused), by)


def _made(model: type[Meeting | Programme], rows: set[UUID], tx: int | None) -> set[UUID]:
    """Which of these rows came with the list: their history begins in its transaction."""
    begun = model.history.filter(id__in=rows, history_type="+", tx=tx)
    return set(begun.values_list("id", flat=True))


def write(*, by: Staff, plan: Plan, kinds: Kinds) -> list[Participation]:
    """Programmes that are missing, sessions and roll-calls. Raises ValidationError for an activity of unknown kind."""
    policies.may_bring_in(by).enforce()
    if missing := [name for folded, name in plan.unknown().items() if folded not in kinds]:
        raise ValidationError(_("Say what kind of activity this is: %(names)s") % {"names": ", ".join(missing)})
    programmes = _programmes(by, plan, kinds)
    lines = [each for each in plan.written() if _key(each) in programmes]
    meetings = _meetings(by, lines, programmes)
    rows = [_participation(each, meetings[_session(each, programmes)]) for each in lines]
    Participation.many_as(rows, by)
    girls = {row.resident_id for row in rows}
    audit.record_many([audit.line(audit.Event.ROLL_TAKEN, by=by, subject=girl, part="import") for girl in girls])
    return rows


def _key(line: Judged) -> tuple[UUID, str]:
    assert line.home is not None, "an accepted line has a home"
    return line.home.pk, fold(line.entry.activity)


def _programmes(by: Staff, plan: Plan, kinds: Kinds) -> dict[tuple[UUID, str], Programme]:
    """Those there are, and those that were missing, from the first day of the list on."""
    known = dict(plan.programmes)
    missing: dict[tuple[UUID, str], list[Judged]] = defaultdict(list)
    for line in plan.written():
        if _key(line) not in known:
            missing[_key(line)].append(line)
    for key, lines in missing.items():
        if kind := kinds[key[1]]:
            known[key] = _add(by, lines[0].home, lines[0].entry.activity, kind, min(_day(line) for line in lines))
    return known


def _add(by: Staff, home: Home | None, name: str, kind: Kind, begins_on: date) -> Programme:
    told = {"kind": kind, "place": Place.HOME, "begins_on": begins_on}
    programme = Programme(home=home, name=name, **told).save_as(by)
    audit.record(audit.Event.PROGRAMME_CHANGED, by=by, part="import")
    return programme


def _day(line: Judged) -> date:
    assert line.entry.on is not None, "an accepted line has a day"
    return line.entry.on


type Session = tuple[UUID, date]


def _session(line: Judged, programmes: Mapping[tuple[UUID, str], Programme]) -> Session:
    return programmes[_key(line)].pk, _day(line)


def _meetings(
    by: Staff, lines: list[Judged], programmes: Mapping[tuple[UUID, str], Programme]
) -> dict[Session, Meeting]:
    """The session of each line: the one that is written down for that day, or a new one whose roll is taken with it."""
    there: dict[UUID, list[Meeting]] = defaultdict(list)
    for meeting in Meeting.objects.filter(programme__in=[programme.pk for programme in programmes.values()]):
        there[meeting.programme_id].append(meeting)
    minutes: dict[Session, int] = defaultdict(int)
    for line in lines:
        session = _session(line, programmes)
        minutes[session] = max(minutes[session], line.entry.minutes or 0)
    by_id = {programme.pk: programme for programme in programmes.values()}
    found = {one: _meeting(by, by_id[one[0]], one[1], many, there[one[0]]) for one, many in minutes.items()}
    Meeting.many_as([meeting for meeting in found.values() if meeting._state.adding], by)
    _taken(by, [meeting for meeting in found.values() if meeting.taken_at is None or meeting.cancelled])
    return found


def _meeting(by: Staff, programme: Programme, day: date, minutes: int, there: list[Meeting]) -> Meeting:
    hour = matching.hour_of(programme, day, there)
    known = next((meeting for meeting in there if (meeting.held_on, meeting.begins_at) == (day, hour)), None)
    return known or Meeting(
        home_id=programme.home_id, programme=programme, held_on=day, begins_at=hour, minutes=minutes or USUAL,
        taken_at=timezone.now(), taken_by=by,
    )  # fmt: skip


def _taken(by: Staff, meetings: list[Meeting]) -> None:
    """Sessions that were planned, or written down as not held: the list says who was there."""
    for meeting in meetings:
        meeting.taken_at, meeting.taken_by, meeting.cancelled = timezone.now(), by, False
    Meeting.change_many_as(meetings, ["taken_at", "taken_by", "cancelled"], by)


def _participation(line: Judged, meeting: Meeting) -> Participation:
    here, where = TOLD[line.entry.mark]
    return Participation(resident=line.girl, meeting=meeting, here=here, where=where, minutes=line.entry.minutes)
