"""Examines everything ever published, all of it together, as a stranger would who holds every report."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction

from reports.disclosure import reopen
from reports.disclosure.audit import examine
from reports.models import OUT, Edition


class Command(BaseCommand):
    help = "Runs the independent audit over all published reports. Exit code 1 when anything could be worked out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--each", action="store_true", help="also examine each report beside those before it")

    def handle(self, *args: Any, each: bool, **options: Any) -> None:
        documents = _documents()
        if not documents:
            self.stdout.write("Nothing was published yet.")
            return
        _refuse_changed(documents)
        ends = range(1, len(documents) + 1) if each else [len(documents)]
        faults = [fault for end in ends for fault in self._examined(documents[:end])]
        if faults:
            raise CommandError(f"{len(faults)} figures could be told more closely than promised.", returncode=1)

    def _examined(self, documents: list[dict[str, Any]]) -> tuple[str, ...]:
        found = examine(documents)
        self.stdout.write(
            f"{documents[-1]['edition']}: {len(documents)} reports, {found.numbers} numbers, {found.pairs} sums and "
            f"differences: {len(found.faults)} disclosures."
        )
        for fault in found.faults:
            self.stdout.write(f"  {fault}")
        return found.faults


def _refuse_changed(documents: list[dict[str, Any]]) -> None:
    for document in documents:
        try:
            reopen(document)
        except ValueError:
            raise CommandError(f"The certificate of {document['edition']} is not that of its figures.") from None


def _documents() -> list[dict[str, Any]]:
    """Read with the owner's connection: the audit is nobody's own, and reads what went out."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("set transaction read only")
        out = Edition.objects.using("owner").filter(stage__in=OUT).order_by("published_at", "pk")
        return [edition.document for edition in out.only("document") if edition.document]
