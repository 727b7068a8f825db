"""Why something is not made or kept, in plain words."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from reports.disclosure import Reason
from reports.texts import WHY_NOTHING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

NAMED = "named"  # a name was in the words of an edition that was being compiled
NAMES_NOBODY = _(
    "This looks like a name. Donor reports name nobody: no girl, no family, no home, no school, no place, no birthday. "
    "Some ordinary words are names too; if you meant none, please use another word."
)
TRIED_TOO_OFTEN = _(
    "Too much was tried today that looks like a name. Nothing more can be written in reports until tomorrow."
)
ENDED = _("It ended before it was done. Nothing of it was kept: you can try again.")


def why_nothing(refusal: str) -> "Words":
    """For the code that a compilation left behind."""
    if refusal == NAMED:
        return NAMES_NOBODY
    return WHY_NOTHING.get(Reason(refusal), ENDED) if refusal in set(Reason) else ENDED
