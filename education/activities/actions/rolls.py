"""Taking the roll of a session: one roll-call, however often it is sent; and what else becomes of a session."""

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.activities import marking, policies
from education.activities.marking import Mark, Marks
from education.activities.models import Meeting, Participation
from education.activities.queries import Roster
from shelter import audit
from shelter.models import Staff


class Clash(ValidationError):
    """Somebody else marked some of these girls differently meanwhile."""

    def __init__(self, roster: Roster, clashes: Marks) -> None:
        told = ", ".join(f"{line.girl.code_name} ({_shown(clashes[line.girl.pk])})"
                         for line in roster.lines if line.girl.pk in clashes)  # fmt: skip
        words = _("Somebody else marked these girls while you were marking: %(told)s. Your marks are still here; save "
                  "again if they are right.")  # fmt: skip
        super().__init__(words % {"told": told}, code="stale")


def _shown(mark: Mark) -> str:
    where = f", {mark.where.label}" if mark.where else ""
    return f"{mark.here.label}{where}"


def take_roll(*, by: Staff, roster: Roster, marks: Marks, seen: Marks) -> Meeting:
    """Write what she marked, in few statements whatever the number of girls; `roster` was read to be written.

    Nobody is presumed: who is not marked has no line, and where every mark is taken away the roll is not taken. Sent
    again, nothing changes. Raises ValidationError, before anything is written, where nobody is marked, the day is
    still to come, or somebody else said otherwise meanwhile.
    """
    policies.may_take(by, roster.programme).enforce()
    _refuse_impossible(roster, marks, seen)
    merged = marking.merge(marks, seen, roster.marks)
    if merged.clashes:
        raise Clash(roster, merged.clashes)
    meeting = roster.meeting or _meeting_of(roster)
    if not merged.changes and roster.taken:
        return meeting
    taken = any({**roster.marks, **merged.changes}.values())
    if taken is not roster.taken:
        meeting.taken_at, meeting.taken_by = (timezone.now(), by) if taken else (None, None)
        meeting.save_as(by)
    _write(by, roster, meeting, merged.changes)
    return meeting


def _write(by: Staff, roster: Roster, meeting: Meeting, changes: dict[UUID, Mark | None]) -> None:
    lines = {line.girl.pk: line.told for line in roster.lines}
    new: list[Participation] = []
    changed: list[Participation] = []
    for girl, mark in changes.items():
        if mark is None:
            continue
        told = lines[girl]
        row = told or Participation(resident_id=girl, meeting=meeting)
        row.here, row.where = mark.here, mark.where or ""
        (changed if told else new).append(row)
    gone = [told for girl, mark in changes.items() if mark is None and (told := lines[girl])]
    Participation.many_as(new, by)
    Participation.change_many_as(changed, ["here", "where"], by)
    Participation.delete_many_as(gone, by)
    audit.record_many([audit.line(audit.Event.ROLL_TAKEN, by=by, subject=girl) for girl in changes])


def _meeting_of(roster: Roster) -> Meeting:
    return Meeting(
        home_id=roster.programme.home_id, programme=roster.programme, held_on=roster.held_on,
        begins_at=roster.begins_at, minutes=roster.minutes,
    )  # fmt: skip


def _refuse_impossible(roster: Roster, marks: Marks, seen: Marks) -> None:
    if roster.held_on > localdate():
        raise ValidationError(_("This day is still to come. The roll can be taken on the day itself, or afterwards."))
    if roster.cancelled:
        raise ValidationError(_("It is written down that this session did not take place. Say first that it did."))
    _refuse_outside(roster)
    if not marks and not (seen and roster.marks):
        raise ValidationError(_("Nobody is marked yet."))


def _refuse_outside(roster: Roster) -> None:
    programme = roster.programme
    if roster.held_on < programme.begins_on or (programme.ends_on and roster.held_on > programme.ends_on):
        raise ValidationError(_("The programme did not take place on this day. Look at its first and its last day."))


def cancel_meeting(*, by: Staff, roster: Roster) -> Meeting:
    """The session did not take place. Raises ValidationError where its roll was taken."""
    policies.may_take(by, roster.programme).enforce()
    if roster.taken:
        raise ValidationError(_("The roll of this session was taken, so it did take place."))
    _refuse_outside(roster)
    if roster.held_on > localdate() + timedelta(days=366):
        raise ValidationError(_("Choose a day within a year."))
    meeting = roster.meeting or _meeting_of(roster)
    meeting.cancelled = True
    meeting.save_as(by)
    audit.record(audit.Event.PROGRAMME_CHANGED, by=by)
    return meeting


def hold_after_all(*, by: Staff, roster: Roster) -> Meeting | None:
    """It did take place, or will; nothing to do where nobody said otherwise."""
    policies.may_take(by, roster.programme).enforce()
    if roster.meeting is None or not roster.meeting.cancelled:
        return roster.meeting
    roster.meeting.cancelled = False
    roster.meeting.save_as(by)
    audit.record(audit.Event.PROGRAMME_CHANGED, by=by)
    return roster.meeting


def print_roster(*, by: Staff, roster: Roster) -> Roster:
    """A copy on paper; the trace says that it was printed."""
    policies.may_see(by).enforce()
    audit.record(audit.Event.PAPER_PRINTED, by=by, part="roster")
    return roster


def rate(*, by: Staff, participation: Participation, enjoyed: int | None) -> Participation:
    """How much she enjoyed it, from 1 to 5, in her own judgement; nothing, where she would rather not say."""
    policies.may_arrange_hers(by, participation.resident).enforce()
    participation.enjoyed = enjoyed
    participation.save_as(by)
    audit.record(audit.Event.ROLL_TAKEN, by=by, subject=participation.resident_id)
    return participation
