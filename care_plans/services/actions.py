"""Changes to what was done with her: sessions alone, with her family, in a group; case conferences."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from care_plans.models.codes import Service
from care_plans.services import policies
from care_plans.services.models import Conference, ConferenceKind, Mode, Outcome, Provider, Session
from residents.models import Resident
from shelter import audit, freshness, vault
from shelter.models import Staff

# What the girls of a group session share.
SHARED = ("kind", "held_on", "minutes", "provider_role", "led_by")
CONFERENCE = ("held_on", "kind", "participants", "decisions", "next_on")

type Part = tuple[Outcome, str]  # how it went for one girl, and a few words


def record_session(
    *,
    by: Staff,
    resident: Resident,
    kind: Service,
    mode: Mode,
    held_on: date,
    minutes: int,
    provider_role: Provider,
    led_by: str,
    outcome: Outcome,
    note: str,
) -> Session:
    """A session alone with her, or with her family."""
    policies.may_record(by, resident).enforce()
    _refuse_impossible(kind, mode, held_on)
    session = Session(
        resident=resident, kind=kind, mode=mode, held_on=held_on, minutes=minutes, provider_role=provider_role,
        led_by=led_by, staff=by, outcome=outcome, note=note,
    ).save_as(by)  # fmt: skip
    audit.record(audit.Event.SESSION_RECORDED, by=by, subject=resident.pk)
    return session


def record_group_session(
    *,
    by: Staff,
    kind: Service,
    held_on: date,
    minutes: int,
    provider_role: Provider,
    led_by: str,
    taking_part: Mapping[UUID, Part],
) -> UUID:
    """A group session, entered once: one row for each girl, all or none. Returns what their rows share."""
    girls = list(Resident.objects.filter(policies.written_for(by), pk__in=taking_part))
    policies.may_record_for(by, len(taking_part), len(girls)).enforce()
    _refuse_impossible(kind, Mode.GROUP, held_on)
    vault.load(taking_part)
    shared: dict[str, Any] = {
        "session": uuid.uuid4(), "kind": kind, "mode": Mode.GROUP, "held_on": held_on, "minutes": minutes,
        "provider_role": provider_role, "led_by": led_by, "staff": by,
    }  # fmt: skip
    rows = [
        Session(resident=girl, outcome=taking_part[girl.pk][0], note=taking_part[girl.pk][1], **shared)
        for girl in girls
    ]
    Session.many_as(rows, by)
    audit.record_many([audit.line(audit.Event.SESSION_RECORDED, by=by, subject=girl.pk) for girl in girls])
    return UUID(str(shared["session"]))


def words_of(session: Session) -> dict[str, Any]:
    """What a session says, as its form shows it; a group stays a group."""
    alone = () if session.mode == Mode.GROUP else ("mode",)
    return {name: getattr(session, name) for name in (*SHARED, "outcome", "note", *alone)}


def change_session(
    *, by: Staff, session: Session, seen: str, outcome: Outcome, note: str, mode: Mode | None = None, **shared: Any
) -> Session:
    """Put a session right. What the girls of a group session share changes for all of them, or for none.

    `shared` is what SHARED names; a group stays a group. Raises ValidationError when somebody else writes for one of
    the others, and Stale when somebody put it right meanwhile.
    """
    policies.may_change(by, session).enforce()
    mode = Mode(session.mode) if mode is None or session.mode == Mode.GROUP else mode
    _refuse_impossible(shared["kind"], mode, shared["held_on"])
    rows = list(Session.objects.select_for_update(of=("self",)).filter(session=session.session))
    vault.load(row.resident_id for row in rows)
    stored = words_of(next(row for row in rows if row.pk == session.pk))
    new = {**shared, "outcome": outcome, "note": note, "mode": mode}
    freshness.check(seen, stored, {name: new[name] for name in stored})
    with _all_agree():
        for row in rows:
            if row.pk == session.pk:
                row.outcome, row.note, row.mode = outcome, note, mode
            if row.pk == session.pk or _differs(row, shared):
                _save(by, row, shared)
    session.refresh_from_db()
    return session


def _differs(row: Session, shared: Mapping[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in shared.items())


def _save(by: Staff, row: Session, shared: Mapping[str, Any]) -> None:
    for name, value in shared.items():
        setattr(row, name, value)
    row.save_as(by)
    audit.record(audit.Event.SESSION_RECORDED, by=by, subject=row.resident_id)


@contextmanager
def _all_agree() -> Iterator[None]:
    """The database asks at once, and not only at the end, whether all rows of a session agree (see wall.sql)."""
    try:
        with transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute("set constraints session_agrees immediate")
                cursor.execute("set constraints session_agrees deferred")
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != "session_agrees":
            raise
        told = _("Others write for some of the girls of this group. Ask the coordinator to put right what they share.")
        raise ValidationError(told) from None


def _refuse_impossible(kind: Service, mode: Mode, held_on: date) -> None:
    if held_on > localdate():
        raise ValidationError({"held_on": _("This day is still to come.")})
    if (kind == Service.THERAPY and mode != Mode.INDIVIDUAL) or (kind == Service.GROUP and mode != Mode.GROUP):
        raise ValidationError({"kind": _("This kind of session is not held like that.")})


def record_conference(
    *,
    by: Staff,
    resident: Resident,
    held_on: date,
    kind: ConferenceKind,
    participants: str,
    decisions: str,
    next_on: date | None,
) -> Conference:
    """Those who answer for her sat together: who, what was decided, and the next time."""
    policies.may_record(by, resident).enforce()
    _refuse_odd_days(held_on, next_on)
    conference = Conference(
        resident=resident, held_on=held_on, kind=kind, participants=participants, decisions=decisions, next_on=next_on,
        staff=by,
    ).save_as(by)  # fmt: skip
    audit.record(audit.Event.CONFERENCE_HELD, by=by, subject=resident.pk)
    return conference


def words_of_conference(conference: Conference) -> dict[str, Any]:
    """What a conference says, as its form shows it."""
    return {name: getattr(conference, name) for name in CONFERENCE}


def change_conference(
    *,
    by: Staff,
    conference: Conference,
    seen: str,
    held_on: date,
    kind: ConferenceKind,
    participants: str,
    decisions: str,
    next_on: date | None,
) -> Conference:
    """Put right what was written down today. Raises Stale when somebody put it right meanwhile."""
    policies.may_change_conference(by, conference).enforce()
    _refuse_odd_days(held_on, next_on)
    conference = Conference.objects.select_for_update(of=("self",)).select_related("resident").get(pk=conference.pk)
    new = dict(zip(CONFERENCE, (held_on, kind, participants, decisions, next_on), strict=True))
    freshness.check(seen, words_of_conference(conference), new)
    for name, value in new.items():
        setattr(conference, name, value)
    conference.save_as(by)
    audit.record(audit.Event.CONFERENCE_HELD, by=by, subject=conference.resident_id)
    return conference


def _refuse_odd_days(held_on: date, next_on: date | None) -> None:
    if held_on > localdate():
        raise ValidationError({"held_on": _("This day is still to come.")})
    if next_on and next_on <= held_on:
        raise ValidationError({"next_on": _("Choose a later day.")})
