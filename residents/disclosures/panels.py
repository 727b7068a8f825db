"""On the resident page: that what happened is known, for everybody; how often she was interviewed, for her case."""

from residents.disclosures import policies, queries
from residents.models import Resident
from shelter.models import Staff
from shelter.panels import Panel


def on_file(resident: Resident, *, viewer: Staff) -> list[Panel]:
    shown = []
    if queries.known(resident, viewer=viewer):
        shown.append(Panel("disclosures/known.html", {}, order=5))
    if policies.may_see_interviews(viewer, resident):
        counted = queries.interviewed(resident, viewer=viewer)
        card = {"resident": resident, "times": counted.times, "last": counted.last}
        shown.append(Panel("disclosures/interviewed.html", card, place="side", order=20))
    return shown
