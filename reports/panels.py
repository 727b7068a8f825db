"""What donor reports add to Today: for who signs them, those that wait for a signature."""

from reports import queries
from reports.models import Stage
from reports.texts import period_words
from shelter.access import Permission
from shelter.models import Staff
from shelter.panels import Panel


def on_today(*, viewer: Staff) -> list[Panel]:
    if not viewer.may(Permission.REPORT_SIGN):
        return []
    checked = queries.editions(viewer=viewer).filter(stage=Stage.CHECKED).exclude(author=viewer)
    rows = [(edition, period_words(edition.period)) for edition in checked]
    return [Panel("reports/today_panel.html", {"rows": rows}, place="first", order=30)] if rows else []
