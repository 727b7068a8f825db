"""Agreements given and withdrawn."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents import policies
from residents.models import Consent, Resident
from residents.models.codes import Assent, ConsentKind, GivenBy, Language
from shelter import audit
from shelter.models import Staff


def give_consent(
    *,
    by: Staff,
    resident: Resident,
    kind: ConsentKind,
    given_by: GivenBy,
    giver: str,
    assent: Assent,
    her_words: str,
    explained_in: Language,
    shared_with: str,
    given_on: date,
    until_on: date,
) -> Consent:
    """An agreement with an end. Raises ValidationError for days that cannot be."""
    policies.may_write(by, resident).enforce()
    if given_on > localdate():
        raise ValidationError({"given_on": _("This day is still to come.")})
    if until_on < given_on:
        raise ValidationError({"until_on": _("It would end before it begins.")})
    consent = Consent(
        resident=resident,
        kind=kind,
        given_by=given_by,
        giver=giver,
        assent=assent,
        her_words=her_words,
        explained_in=explained_in,
        shared_with=shared_with,
        given_on=given_on,
        until_on=until_on,
    ).save_as(by)
    audit.record(audit.Event.CONSENT_GIVEN, by=by, subject=resident.pk)
    return consent


def withdraw_consent(*, by: Staff, consent: Consent, withdrawn_on: date) -> Consent:
    policies.may_write(by, consent.resident).enforce()
    if not consent.given_on <= withdrawn_on <= localdate():
        raise ValidationError({"withdrawn_on": _("Between the day it was given and today.")})
    consent.withdrawn_on = withdrawn_on
    consent.save_as(by)
    audit.record(audit.Event.CONSENT_WITHDRAWN, by=by, subject=consent.resident_id)
    return consent
