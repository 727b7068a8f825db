"""The rounded ledger as the engine reads it: the latest revision of every number."""

from collections.abc import Mapping
from typing import Any

from reports.disclosure import Entry, Key
from reports.models import OUT, Edition, LedgerEntry


def numbers() -> dict[Key, Entry]:
    return {row.key: row.entry for row in LedgerEntry.objects.order_by("revision")}


def keep(made: Mapping[Key, Entry]) -> None:
    """New numbers, and new revisions of those the ledger has. Nothing is overwritten."""
    revisions = {row.key: row.revision for row in LedgerEntry.objects.order_by("revision")}
    rows = [LedgerEntry.of_number(key, entry, revisions.get(key, 0) + 1) for key, entry in made.items()]
    LedgerEntry.objects.bulk_create(rows, batch_size=1000)


def pile() -> list[dict[str, Any]]:
    """The documents of everything ever published, in the order in which it went out."""
    out = Edition.objects.filter(stage__in=OUT).order_by("published_at", "pk").only("document")
    return [edition.document for edition in out if edition.document]
