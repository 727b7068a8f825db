"""What activities add: a card on the resident page, and the sessions of today, with those whose roll waits."""

from education.activities import policies, queries
from education.activities.rows import session_row
from residents.models import Resident
from shelter.models import Staff
from shelter.panels import Panel, Rows, Seen


def glance(resident: Resident, *, viewer: Staff) -> list[Rows]:
    return queries.told_lately(resident, viewer=viewer) if policies.may_see_hers(viewer, resident) else []


def on_file(resident: Resident, *, viewer: Staff, told: list[Seen]) -> list[Panel]:
    card = {"resident": resident, "lately": queries.Lately.of(told)}
    return [Panel("activities/panel.html", card, place="side", order=35)]


def on_today(*, viewer: Staff) -> list[Panel]:
    if not policies.may_see(viewer):
        return []
    several = len(viewer.homes_today) > 1
    sessions = [session_row(each, several) for each in queries.waiting(viewer=viewer)]
    return [Panel("activities/today_panel.html", {"sessions": sessions}, place="main", order=10)]
