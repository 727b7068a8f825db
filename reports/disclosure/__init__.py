"""The wall: exact counts go in, an audited edition comes out. Pure: knows no Django and no database.

enter(counted, ledger)      exact counts -> numbers of the ledger, made once          maker.py, rounding.py
amend(counted, ledger)      what the records have changed since                        maker.py, rounding.py
publish(wanted, ledger)     numbers of the ledger -> the draft of an edition           publishing.py
certify(draft, pile)        examined beside every edition ever published               audit/
"""

from reports.disclosure.document import canonical, certify, entitle, fingerprint, reopen, write
from reports.disclosure.ledger import At, Entry, Equation, Key, Ledger, Relation
from reports.disclosure.maker import Counted, Reason, Refusal, amend, enter
from reports.disclosure.published import (
    Frame,
    Manual,
    Place,
    PublishedShare,
    PublishedTable,
    PublishedTables,
    Target,
    Words,
)
from reports.disclosure.publishing import Wanted, publish

__all__ = [
    "At",
    "Counted",
    "Entry",
    "Equation",
    "Frame",
    "Key",
    "Ledger",
    "Manual",
    "Place",
    "PublishedShare",
    "PublishedTable",
    "PublishedTables",
    "Reason",
    "Refusal",
    "Relation",
    "Target",
    "Wanted",
    "Words",
    "amend",
    "canonical",
    "certify",
    "enter",
    "entitle",
    "fingerprint",
    "publish",
    "reopen",
    "write",
]
