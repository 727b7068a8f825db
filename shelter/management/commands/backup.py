"""./x manage backup FOLDER --to KEY: a backup that this server cannot open."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shelter.config import CONFIG
from shelter.database import backup


class Command(BaseCommand):
    help = "Make a backup in FOLDER, encrypted to a public key (age1…). With --make-key, make such a key first."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--to", metavar="KEY", help="public key, beginning with age1")
        which.add_argument("--make-key", metavar="FILE", type=Path, help="write a new private key there: take it away")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            recipient = options["to"] or self._make_key(options["make_key"])
            self.stdout.write(str(backup.back_up(CONFIG, options["folder"], recipient)))
        except backup.BackupFailed as reason:
            raise CommandError(str(reason)) from None

    def _make_key(self, file: Path) -> str:
        private, public = backup.make_identity()
        try:
            file.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        file.write_text(private + "\n")
        self.stderr.write(f"Keep {file} off this server: it opens every backup. Next time: --to {public}")
        return public
