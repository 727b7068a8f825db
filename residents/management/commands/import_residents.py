"""A list from the command line: judged row by row, and brought in when somebody's name stands behind it."""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils.timezone import localdate

from residents.importing import actions, columns, queries, sheets
from residents.importing.cells import text_of
from residents.importing.codes import KnownHome, home_of
from residents.importing.files import UNREADABLE, bytes_of
from residents.importing.headings import Field
from residents.importing.judge import judge
from residents.importing.models import ImportBatch
from residents.importing.plan import Plan
from residents.importing.sheet import Sheet, Unreadable
from shelter.access import Refused
from shelter.actor import one_transaction
from shelter.models import Staff

OFTEN = 3  # a home of a database without homes is a name that so many rows give


class Command(BaseCommand):
    help = "Judges every row of a list of residents in words, or brings the list in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="judge only; nothing of the list is written")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--home", action="append", default=[], help="a home to judge by, instead of those there are"
        )
        parser.add_argument("--by", default="", help="user name of the coordinator who brings it in")
        parser.add_argument("--social-worker", default="", help="user name of the social worker of those who are here")

    def handle(self, *args: Any, file: Path, format: str, dry_run: bool, home: list[str], **options: Any) -> None:
        content = bytes_of(file)
        if not dry_run:
            self._bring_in(content, file.name, by=options["by"], social_worker=options["social_worker"])
            return
        try:
            found = sheets.read(content, file.name)
        except Unreadable as error:
            raise CommandError(str(error), returncode=UNREADABLE) from None
        plan = judge(found, homes=self._homes(found, home), today=localdate())
        self.stdout.write(json.dumps(plan.as_json(), ensure_ascii=False) if format == "json" else _in_words(plan))

    def _homes(self, found: list[Sheet], named: list[str]) -> list[KnownHome]:
        """Those named; else those of the database; else, where the list speaks of none of these, its own."""
        there = [KnownHome(name, name) for name in named or _of_database()]
        own = [KnownHome(name, name) for name in _named_often(found)]
        if named or not own or any(home_of(home.name, there) for home in own):
            return there
        if there:
            names = ", ".join(home.name for home in own)
            self.stderr.write(f"None of the homes of this list is known here: it is judged by its own ({names}).")
        return own

    def _bring_in(self, content: bytes, file_name: str, *, by: str, social_worker: str) -> None:
        coordinator, worker = _staff(by, "--by"), _staff(social_worker, "--social-worker")
        try:
            with one_transaction(coordinator):
                batch = actions.look_at(by=coordinator, content=content, file_name=file_name)
                self._say(_brought_in(batch, coordinator, worker, self._progress))
        except (ValidationError, Refused) as reason:
            words = reason.messages[0] if isinstance(reason, ValidationError) else str(reason)
            raise CommandError(words, returncode=UNREADABLE) from None

    def _progress(self, done: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done} rows", ending="")

    def _say(self, batch: ImportBatch) -> None:
        told = f"{batch.new_files} files begun, {batch.new_stays} stays; {batch.held} rows were here already"
        self.stdout.write(f"{told}, {batch.rejected} were not accepted. It can be taken back on its page for 24 hours.")


def _staff(username: str, option: str) -> Staff:
    staff = Staff.objects.filter(username__iexact=username, is_active=True).first()
    if staff is None:
        raise CommandError(f"To bring a list in, {option} must name somebody who works here. Or use --dry-run.")
    return staff


def _brought_in(batch: ImportBatch, by: Staff, worker: Staff, tell: Any) -> ImportBatch:
    homes = queries.homes_to_staff(batch, viewer=by)
    social_workers: dict[UUID, Staff] = {home.pk: worker for home in homes}
    actions.begin(by=by, batch=batch, social_workers=social_workers)
    return actions.bring_in(by=by, batch=batch, social_workers=social_workers, tell=tell)


def _of_database() -> list[str]:
    with connections["owner"].cursor() as cursor:
        cursor.execute("select name from shelter_home order by name")
        return [name for (name,) in cursor.fetchall()]


def _named_often(found: list[Sheet]) -> list[str]:
    """The homes that so many rows name that it is no slip."""
    counted: Counter[str] = Counter()
    for sheet in found:
        headed = columns.find(sheet)
        column = headed.column(Field.HOME) if headed else None
        if column is not None:
            counted.update(" ".join(text_of(row.cell(column)).split()) for row in sheet.rows)
    names: list[str] = []
    for name, times in counted.most_common():
        if name and times >= OFTEN and home_of(name, [KnownHome(n, n) for n in names]) is None:
            names.append(name)
    return names


def _in_words(plan: Plan) -> str:
    lines = [f"{v.sheet} {v.row}: {v.verdict}{' · ' + v.why if v.why else ''}" for v in plan.verdicts if v.why]
    return "\n".join([*lines, "", ", ".join(f"{kind} {number}" for kind, number in plan.counts.items())])
