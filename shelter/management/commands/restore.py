"""./x manage restore FOLDER --key FILE: a backup into an empty database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shelter.config import CONFIG
from shelter.database import backup


class Command(BaseCommand):
    help = "Fill an empty database with the backup in FOLDER. The master key must be the one of the old installation."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--key", metavar="FILE", type=Path, required=True, help="the private key of the backups")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = backup.restore(CONFIG, options["folder"], options["key"].read_text())
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from None
        except backup.BackupFailed as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(f"{rows} rows are back, as many as there were in every table.")
