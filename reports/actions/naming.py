"""Words of a report name nobody. Whoever tries one name after the other is stopped, and each refusal is on record."""

from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from reports.objections import NAMED, NAMES_NOBODY, TRIED_TOO_OFTEN
from shelter import audit
from shelter.models import Staff, Trace
from shelter.scanning import named

A_DAY = timedelta(days=1)
MOST_REFUSED, MOST_WRITTEN = 20, 200  # in a day: whoever writes a report stays far below


def refuse_names(words: Mapping[str, str], *, by: Staff) -> None:
    """ValidationError beside every field whose words could point at a child. It never says which word.

    After too many tries nothing is answered any more for a day, whatever the words are.
    """
    asked = {field: text for field, text in words.items() if text}
    if not asked:
        return
    _one_try_at_a_time(by)
    if _tried_too_often(by):
        raise ValidationError(dict.fromkeys(asked, ValidationError(TRIED_TOO_OFTEN, code="too_often")))
    refuse_named(asked)


def refuse_named(words: Mapping[str, str]) -> None:
    """The same for words that were let by before: names may have come since."""
    if found := named(words):
        raise ValidationError({field: ValidationError(NAMES_NOBODY, code=NAMED) for field in words if field in found})


def trace_refusals(*, by: Staff, refused: int) -> None:
    """For the page, once what was refused is rolled back: a line for each field."""
    event, part = audit.Event.ACCESS_REFUSED, audit.WORDS_OF_A_REPORT
    audit.record_many([audit.line(event, by=by, part=part) for _field in range(refused)])


def _one_try_at_a_time(by: Staff) -> None:
    """Many tries at once are counted like tries one after the other (ends with the transaction)."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"reports.naming {by.pk}"])


def _tried_too_often(by: Staff) -> bool:
    lately = Trace.objects.filter(staff=by, at__gte=timezone.now() - A_DAY)
    refused = lately.filter(event=audit.Event.ACCESS_REFUSED, part=audit.WORDS_OF_A_REPORT).count()
    return refused >= MOST_REFUSED or lately.filter(event=audit.Event.REPORT_WRITTEN).count() >= MOST_WRITTEN
