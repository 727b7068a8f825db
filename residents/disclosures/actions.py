"""What is added: her words, where they were reported, an interview, and that an entry was made by mistake."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from residents.disclosures import policies
from residents.disclosures.models import (
    Disclosure,
    DisclosureMistake,
    Interview,
    InterviewMistake,
    Office,
    Purpose,
    ReportSent,
)
from residents.models import Resident
from residents.models.codes import Language
from shelter import audit
from shelter.models import Staff


def keep_told(
    *,
    by: Staff,
    resident: Resident,
    told_on: date,
    asked: str,
    words: str,
    language: Language,
    heard_by: str,
    place: str = "",
    reported_to: str = "",
    reference: str = "",
    reported_on: date | None = None,
) -> Disclosure:
    """Her words, once. Where they were reported may be said at once or later. No opening is needed to add.

    Raises ValidationError when only a part of the report is told, or a day that cannot be.
    """
    policies.may_keep(by, resident).enforce()
    kept = Disclosure(resident=resident, told_on=told_on, asked=asked, words=words, language=language)
    kept.heard_by, kept.place, kept.author = heard_by, place, by
    kept.save_as(by)
    if reported_to or reference or reported_on:
        _report(by, kept, reported_to, reference, reported_on)
    audit.record(audit.Event.DISCLOSURE_KEPT, by=by, subject=resident.pk)
    return kept


def note_report(
    *, by: Staff, disclosure: Disclosure, reported_to: str, reference: str, reported_on: date
) -> ReportSent:
    """What she told was reported to an office. Source of the 48 hours: RA 7610, duty to report."""
    policies.may_keep(by, disclosure.resident).enforce()
    sent = _report(by, disclosure, reported_to, reference, reported_on)
    audit.record(audit.Event.STORY_CHANGED, by=by, subject=disclosure.resident_id)
    return sent


def _report(
    by: Staff, disclosure: Disclosure, reported_to: str, reference: str, reported_on: date | None
) -> ReportSent:
    if not reported_to:
        raise ValidationError({"reported_to": _("Say to which office.")})
    if reported_on is None:
        raise ValidationError({"reported_on": _("Say on which day.")})
    if reported_on < disclosure.told_on:
        raise ValidationError({"reported_on": _("It would be reported before she told it.")})
    sent = ReportSent(resident=disclosure.resident, disclosure=disclosure, reported_on=reported_on)
    sent.reported_to, sent.reference = reported_to, reference
    return sent.save_as(by)


def mark_told_mistake(*, by: Staff, disclosure: Disclosure, note: str) -> DisclosureMistake:
    """The entry stands, marked as a mistake: it no longer makes what happened known."""
    policies.may_mark(by, disclosure).enforce()
    mistake = DisclosureMistake(resident=disclosure.resident, disclosure=disclosure, note=note).save_as(by)
    audit.record(audit.Event.STORY_CHANGED, by=by, subject=disclosure.resident_id)
    return mistake


def note_interview(
    *,
    by: Staff,
    resident: Resident,
    held_on: date,
    office: Office,
    by_whom: str,
    purpose: Purpose,
    minutes: int | None,
    note: str,
) -> Interview:
    policies.may_keep(by, resident).enforce()
    held = Interview(resident=resident, held_on=held_on, office=office, purpose=purpose, minutes=minutes)
    held.by_whom, held.note = by_whom, note
    held.save_as(by)
    audit.record(audit.Event.INTERVIEW_NOTED, by=by, subject=resident.pk)
    return held


def mark_interview_mistake(*, by: Staff, interview: Interview, note: str) -> InterviewMistake:
    """The entry stands, marked as a mistake, and is no longer counted."""
    policies.may_mark(by, interview).enforce()
    mistake = InterviewMistake(resident=interview.resident, interview=interview, note=note).save_as(by)
    audit.record(audit.Event.INTERVIEW_NOTED, by=by, subject=interview.resident_id)
    return mistake
