"""Reads of donor reports, on a person's behalf. Nothing here counts anything: editions are read as they were made."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from reports import policies
from reports.disclosure import PublishedTables, reopen
from reports.models import Edition
from shelter import audit
from shelter.counting import Period
from shelter.models import Staff

YEARS_BACK = 5


def editions(*, viewer: Staff) -> QuerySet[Edition]:
    """Every edition, the latest period first; without its figures."""
    policies.may_read(viewer).enforce()
    return Edition.objects.select_related("made_by").only("label", "made_at", "made_by__name").order_by("-label")


def open_edition(label: str, *, viewer: Staff, part: str = "page") -> tuple[Edition, PublishedTables]:
    """The one door to an edition: it leaves a trace of who took its figures."""
    found = read_edition(label, viewer=viewer)
    audit.record(audit.Event.REPORT_OPENED, by=viewer, part=part)
    return found


def read_edition(label: str, *, viewer: Staff) -> tuple[Edition, PublishedTables]:
    """An edition without a trace of its own: for the charts of a page that left one."""
    policies.may_read(viewer).enforce()
    edition = get_object_or_404(Edition.objects.select_related("made_by"), label=label)
    return edition, reopen(edition.figures)


def periods_to_compile(*, viewer: Staff) -> list[Period]:
    """Half-years and years that are over and have no edition yet, the latest first."""
    today = localdate()
    years = range(today.year - YEARS_BACK, today.year + 1)
    periods = [Period(year, half) for year in years for half in (1, 2, None)]
    made = {edition.label for edition in editions(viewer=viewer)}
    return sorted((p for p in periods if p.is_over(today) and p.label not in made), reverse=True)
