"""The wall: exact tables go in, rounded ones come out. Pure: knows no Django and no database."""

from reports.disclosure.maker import Reason, Refusal, protect
from reports.disclosure.published import PublishedShare, PublishedTable, PublishedTables, Rounded, Words, reopen

__all__ = [
    "PublishedShare",
    "PublishedTable",
    "PublishedTables",
    "Reason",
    "Refusal",
    "Rounded",
    "Words",
    "protect",
    "reopen",
]
