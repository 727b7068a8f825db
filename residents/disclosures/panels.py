"""On the resident page: that what happened is known, for everybody; how often she was interviewed, for her case."""

from residents.disclosures import policies, queries
from residents.models import Resident
from shelter.models import Staff
from shelter.panels import Panel


def on_file(resident: Resident, *, viewer: Staff) -> list[Panel]:
    shown = []
    seen = queries.at_a_glance(resident, viewer=viewer)
    if seen.known:
        shown.append(Panel("disclosures/known.html", {}, order=5))
    if policies.may_see_interviews(viewer, resident):
        card = {"resident": resident, "times": seen.times, "last": seen.last}
        shown.append(Panel("disclosures/interviewed.html", card, place="side", order=20))
    return shown
