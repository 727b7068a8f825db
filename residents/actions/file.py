"""Changes to the file itself: the floor card, identity, her words, legal status, and opening closed doors."""

import secrets
from datetime import date

from django.db import connection
from django.utils.timezone import localdate

from residents import policies
from residents.actions.saving import telling
from residents.marks import marks_of
from residents.models import Identity, LegalStatus, NameMark, Opening, Resident, Voice
from residents.models.codes import BirthPrecision, Clada, Custody, Language, ProtectionOrder, Why
from shelter import audit
from shelter.access import Permission
from shelter.models import Staff


def new_number() -> str:
    """A random number for a resident: it tells neither when she came nor how many there are."""
    return new_numbers(1)[0]


def new_numbers(many: int) -> list[str]:
    """So many numbers that nobody has, in no home."""
    free: set[str] = set()
    while len(free) < many:
        drawn = {f"{secrets.randbelow(10**6):06d}" for _ in range(many - len(free))}
        with connection.cursor() as cursor:
            cursor.execute("select app.numbers_taken(%s)", [list(drawn)])
            free |= drawn - set(cursor.fetchone()[0])
    return list(free)


def month_of(birth_date: date | None) -> date | None:
    return birth_date.replace(day=1) if birth_date else None


def change_floor_card(
    *, by: Staff, resident: Resident, called: str, languages: list[str], allergies: str, safe_today: str
) -> Resident:
    policies.may_write(by, resident).enforce()
    resident.called, resident.languages = called, languages
    resident.allergies, resident.safe_today = allergies, safe_today
    resident.save_as(by)
    audit.record(audit.Event.RESIDENT_CHANGED, by=by, subject=resident.pk)
    return resident


def change_code_name(*, by: Staff, resident: Resident, code_name: str) -> Resident:
    """Raises ValidationError when another resident has it."""
    policies.may_write(by, resident).enforce()
    resident.code_name = code_name
    with telling():
        resident.save_as(by)
    audit.record(audit.Event.CODE_NAME_CHANGED, by=by, subject=resident.pk)
    return resident


def change_identity(
    *,
    by: Staff,
    resident: Resident,
    given: str,
    middle: str,
    family: str,
    suffix: str,
    nickname: str,
    birth_date: date | None,
    birth_precision: str,
    address: str,
    lrn: str,
    psa_no: str,
    register_no: str,
) -> Identity:
    """Who she is outside. Her age on the floor card and the marks of her name follow."""
    policies.may(by, Permission.IDENTITY, resident).enforce()
    identity = Identity.objects.filter(resident=resident).first() or Identity(resident=resident)
    identity.given, identity.middle, identity.family, identity.suffix = given, middle, family, suffix
    identity.nickname, identity.address = nickname, address
    identity.birth_date, identity.birth_precision = birth_date, birth_precision or BirthPrecision.UNKNOWN
    identity.lrn, identity.psa_no, identity.register_no = lrn, psa_no, register_no
    identity.save_as(by)
    mark(resident, given=given, family=family)
    if resident.birth_month != month_of(birth_date):
        resident.birth_month = month_of(birth_date)
        resident.save_as(by)
    audit.record(audit.Event.IDENTITY_CHANGED, by=by, subject=resident.pk)
    return identity


def mark(resident: Resident, *, given: str, family: str) -> None:
    NameMark.objects.filter(resident=resident).delete()
    NameMark.objects.bulk_create([NameMark(resident=resident, mark=m) for m in marks_of(given, family)])


def keep_words(
    *, by: Staff, resident: Resident, words: str, language: Language, translation: str, said_on: date
) -> Voice:
    policies.may(by, Permission.FLOOR, resident).enforce()
    voice = Voice(resident=resident, words=words, language=language, translation=translation, said_on=said_on)
    voice.save_as(by)
    audit.record(audit.Event.WORDS_KEPT, by=by, subject=resident.pk)
    return voice


def set_legal_status(
    *,
    by: Staff,
    resident: Resident,
    custody: Custody,
    clada: Clada = Clada.NOT_APPLICABLE,
    protection_order: ProtectionOrder = ProtectionOrder.NONE,
    court: str = "",
    next_hearing_on: date | None = None,
    since: date | None = None,
) -> LegalStatus:
    """A new entry; the earlier ones stand. No opening is needed to add, only to read."""
    policies.may_write(by, resident).enforce()
    status = LegalStatus(
        resident=resident,
        custody=custody,
        clada=clada,
        protection_order=protection_order,
        court=court,
        next_hearing_on=next_hearing_on,
        since=since or localdate(),
    ).save_as(by)
    audit.record(audit.Event.LEGAL_CHANGED, by=by, subject=resident.pk)
    return status


def open_part(*, by: Staff, resident: Resident, part: Permission, why: Why, words: str = "") -> Opening:
    """Open a closed part for fifteen minutes; the reason is seen by her social worker and the coordinator."""
    policies.may(by, part, resident).enforce()
    opening = Opening(resident=resident, staff=by, part=part, why=why, words=words)
    opening.save(force_insert=True)
    audit.record(audit.Event.PART_OPENED, by=by, subject=resident.pk, part=part, reason=why)
    return opening
