"""./x manage export_edition ID --format json|pdf|xlsx: a donor report that is out, once more, byte for byte."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from reports import pdf, workbook
from reports.disclosure import PublishedTables, canonical, reopen, write
from reports.models import OUT, Edition
from reports.texts import report_text

OWNER = "owner"  # whoever runs commands here keeps the keys: no door of a person's is asked


class Command(BaseCommand):
    help = "Writes a published donor report as a file, made anew from its stored document: always the same bytes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("edition", metavar="ID", help="its name (2026-H1-fr-3) or its id")
        parser.add_argument("--format", choices=["json", "pdf", "xlsx"], required=True)
        parser.add_argument("--out", type=Path, help="the file to write; without it, to standard output")

    def handle(self, *args: Any, edition: str, format: str, out: Path | None, **options: Any) -> None:
        content = file_of(_document(edition), format)
        if out is None:
            self.stdout.buffer.write(content)  # type: ignore[attr-defined]  # bytes past the wrapper of words
            return
        try:
            out.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{out}: {error.strerror}") from None


def file_of(published: PublishedTables, kind: str) -> bytes:
    """The bytes of one of its files, in its own language."""
    if kind == "json":
        return canonical(write(published))
    draw = {"pdf": pdf.draw, "xlsx": workbook.write}[kind]
    return draw(published, text=report_text(published, published.frame.language))


def _document(name: str) -> PublishedTables:
    """CommandError for one that is not out: what leaves the house was signed."""
    try:
        which = Q(pk=UUID(name))
    except ValueError:
        which = Q(name=name)
    edition = Edition.objects.using(OWNER).filter(which, stage__in=OUT).first()
    if edition is None or edition.document is None:
        raise CommandError(f"No report that is out is called {name}.")
    return reopen(edition.document)
