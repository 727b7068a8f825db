"""./x manage picture_edition FOLDER: each page of a published report as a picture, for the documentation."""

import subprocess
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.disclosure import reopen
from reports.management.commands.export_edition import OWNER, file_of
from reports.models import Edition, Stage

DOTS = 72  # to an inch: as large as a page is looked at beside text


class Command(BaseCommand):
    help = "Draws each page of the latest published report as FOLDER/page-01.png and so on. Needs pdftoppm (Poppler)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--language", choices=["fr", "en"], default="fr")

    def handle(self, *args: Any, folder: Path, language: str, **options: Any) -> None:
        out = Edition.objects.using(OWNER).filter(stage=Stage.PUBLISHED, language=language)
        edition = out.order_by("-published_at").first()
        if edition is None or edition.document is None:
            raise CommandError("No report in this language has been published.")
        folder.mkdir(parents=True, exist_ok=True)
        for earlier in folder.glob("page-*.png"):
            earlier.unlink()
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            Path(file.name).write_bytes(file_of(reopen(edition.document), "pdf"))
            try:
                subprocess.run(["pdftoppm", "-png", "-r", str(DOTS), file.name, str(folder / "page")], check=True)
            except (OSError, subprocess.CalledProcessError):
                raise CommandError("pdftoppm could not draw the pages.") from None
        self.stdout.write(f"{len(list(folder.glob('page-*.png')))} pages of {edition.name} in {folder}")
