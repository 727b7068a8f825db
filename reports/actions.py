"""Making an edition: counted once, in one snapshot, protected, stored for good."""

import hashlib
import hmac

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.timezone import localdate

from reports import policies
from reports.disclosure import PublishedTables, Refusal, Rounded, protect, reopen
from reports.figures import CATALOGUE
from reports.models import Edition
from reports.snapshot import snapshot
from reports.texts import WHY_NOTHING
from shelter import audit
from shelter.counting import Period
from shelter.models import Staff


def compile_report(*, by: Staff, period: Period) -> Edition:
    """The edition of a period. Compiled before, it is the same one: its figures are never counted again.

    ValidationError, with the reason in words, where the rules of donor figures allow nothing.
    """
    policies.may_compile_for(by, period, localdate()).enforce()
    _one_at_a_time()
    if made := Edition.objects.filter(label=period.label).first():
        return made
    try:
        published = _published(period)
    except Refusal as refusal:
        raise ValidationError({"period": WHY_NOTHING[refusal.reason]}) from None
    edition = Edition(label=period.label, figures=published.as_json(), made_by=by)
    edition.save(force_insert=True)
    audit.record(audit.Event.REPORT_COMPILED, by=by, part=period.label)
    return edition


def _published(period: Period) -> PublishedTables:
    """Exact tables live in here, and nowhere else."""
    with snapshot():
        figures = {figure.code: figure.count(period) for figure in CATALOGUE}
    return protect(figures, period=period, seed=_seed(), said=_said(period.year))


def _one_at_a_time() -> None:
    """Two officers at the same moment get the same edition: the second waits for the first (ends with the request)."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('reports.compile'))")


def _said(year: int) -> dict[str, Rounded]:
    """What editions of the same year have said already."""
    said: dict[str, Rounded] = {}
    for edition in Edition.objects.filter(label__startswith=str(year)):
        said |= reopen(edition.figures).said()
    return said


def _seed() -> bytes:
    """The secret of the rounding, derived from the master key: never stored, the same after a restore."""
    return hmac.digest(settings.MASTER_KEY, b"reports.rounding", hashlib.sha256)
