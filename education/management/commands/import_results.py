"""Results from the command line: judged row by row, and brought in when somebody's name stands behind them."""

import json
from argparse import ArgumentParser
from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from education.importing import actions, register
from education.importing.judge import Plan, code_key, judge
from education.importing.models import ResultsBatch
from residents.importing import columns, sheets
from residents.importing.cells import text_of
from residents.importing.files import UNREADABLE, bytes_of
from residents.importing.headings import Field
from residents.importing.sheet import Unreadable
from shelter.access import Permission, Refused
from shelter.actor import one_transaction
from shelter.models import Staff


class Command(BaseCommand):
    help = "Judges every row of a file of school results in words, or brings the results in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="judge only; nothing of the file is written")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--register", type=Path, help="a list of residents to judge codes by, for a dry run")
        parser.add_argument("--by", default="", help="user name of the coordinator who brings it in")

    def handle(self, *args: Any, file: Path, format: str, dry_run: bool, **options: Any) -> None:
        content = bytes_of(file)
        try:
            if not dry_run:
                self._bring_in(content, file.name, options["by"])
                return
            codes = _codes_of_list(options["register"]) if options["register"] else self._codes(options["by"])
            plan = judge(sheets.read(content, file.name), codes=codes)
        except Unreadable as error:
            raise CommandError(str(error), returncode=UNREADABLE) from None
        self.stdout.write(json.dumps(plan.as_json(), ensure_ascii=False) if format == "json" else _in_words(plan))

    def _codes(self, by: str) -> Collection[str]:
        """The codes of the registers that one coordinator opens, or where nobody is named, each of them."""
        coordinators = [_staff(by)] if by else Staff.objects.filter(is_active=True).order_by("pk")
        found: set[str] = set()
        for staff in coordinators:
            if staff.may(Permission.IMPORT):
                with one_transaction(staff):
                    found.update(register.girls_by_code(viewer=staff))
        if not found:
            self.stderr.write("No codes are known here: name a list of residents with --register to judge by it.")
        return found

    def _bring_in(self, content: bytes, file_name: str, by: str) -> None:
        coordinator = _staff(by)
        try:
            with one_transaction(coordinator):
                batch = actions.look_at(by=coordinator, content=content, file_name=file_name)
                self._say(actions.bring_in(by=coordinator, batch=batch))
        except (ValidationError, Refused) as reason:
            words = reason.messages[0] if isinstance(reason, ValidationError) else str(reason)
            raise CommandError(words, returncode=UNREADABLE) from None

    def _say(self, batch: ResultsBatch) -> None:
        told = f"{batch.new_enrolments} school years begun, {batch.new_marks} marks written, {batch.changed} filled in"
        self.stdout.write(f"{told}; {batch.left_alone} rows differ and were left, {batch.rejected} were not accepted.")


def _codes_of_list(file: Path) -> set[str]:
    """The codes of a home's list of residents, as it is written."""
    found: set[str] = set()
    for sheet in sheets.read(bytes_of(file), file.name):
        headed = columns.find(sheet)
        column = headed.column(Field.CODE) if headed else None
        if column is not None:
            found.update(code_key(text_of(row.cell(column))) for row in sheet.rows)
    return found - {""}


def _staff(username: str) -> Staff:
    staff = Staff.objects.filter(username__iexact=username, is_active=True).first()
    if staff is None:
        raise CommandError("To bring results in, --by must name somebody who works here. Or use --dry-run.")
    return staff


def _in_words(plan: Plan) -> str:
    lines = [f"{v.sheet} {v.row}: {v.verdict}{' · ' + v.why if v.why else ''}" for v in plan.verdicts if v.why]
    return "\n".join([*lines, "", ", ".join(f"{kind} {number}" for kind, number in plan.counts.items())])
