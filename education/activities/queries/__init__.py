"""Every read of activities on somebody's behalf."""

from education.activities.queries.girls import Lately, entry, hers, joined, may_join, participation, told_lately
from education.activities.queries.programmes import (
    around,
    entry_of,
    list_of,
    may_be_added,
    programme,
    programmes,
    slot,
    todays,
    waiting,
)
from education.activities.queries.rosters import Line, Roster, at_hours, roster

__all__ = [
    "Lately", "Line", "Roster", "around", "at_hours", "entry", "entry_of", "hers", "joined", "list_of",
    "may_be_added", "may_join", "participation", "programme", "programmes", "roster", "slot", "todays",
    "told_lately", "waiting",
]  # fmt: skip
