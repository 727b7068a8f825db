"""What donor reports add to Today: for who signs them, those that wait for a signature."""

from reports import queries
from reports.texts import period_words
from shelter.access import Permission
from shelter.models import Staff
from shelter.panels import Panel


def on_today(*, viewer: Staff) -> list[Panel]:
    if not viewer.may(Permission.REPORT_SIGN):
        return []
    rows = [(edition, period_words(edition.period)) for edition in queries.to_sign(viewer=viewer)]
    return [Panel("reports/today_panel.html", {"rows": rows}, place="first", order=30)] if rows else []
