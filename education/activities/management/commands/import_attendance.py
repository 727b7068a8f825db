"""A list of past attendance from the command line: judged line by line, and brought in in somebody's name."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from education.activities.models import Kind
from education.activities.past import actions, matching, reading
from education.activities.past.matching import Plan
from residents.importing.files import UNREADABLE, bytes_of
from residents.importing.sheet import Unreadable
from residents.names import fold
from shelter.access import Refused
from shelter.actor import one_transaction
from shelter.models import Staff

NOBODY = "Whose codes these are was not looked up: --by names the coordinator whose files tell."


class Command(BaseCommand):
    help = "Judges every line of a list of past attendance in words, or brings the list in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="judge only; nothing of the list is written")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--by", default="", help="user name of the coordinator in whose name it is looked at")
        parser.add_argument(
            "--kind", action="append", default=[], metavar="ACTIVITY=KIND",
            help="add an activity that has no programme yet, or leave it out: Choir=music, Lunch=leave_out",
        )  # fmt: skip

    def handle(self, *args: Any, file: Path, dry_run: bool, format: str, by: str, kind: list[str], **_: Any) -> None:
        if not dry_run:
            self._bring_in(bytes_of(file), file.name, _coordinator(by), _kinds(kind))
            return
        plan = self._plan(_entries(bytes_of(file), file.name), by)
        self.stdout.write(json.dumps(plan.as_json(), ensure_ascii=False) if format == "json" else _in_words(plan))

    def _plan(self, entries: list[reading.Entry], by: str) -> Plan:
        if not by:
            self.stderr.write(NOBODY)
            return matching.alone(entries)
        coordinator = _coordinator(by)
        try:
            with one_transaction(coordinator):
                return matching.match(entries, viewer=coordinator)
        except Refused as reason:
            raise CommandError(str(reason)) from None

    def _bring_in(self, content: bytes, file_name: str, by: Staff, kinds: dict[str, Kind | None]) -> None:
        """As the page does it, so that the page takes it back."""
        _entries(content, file_name)
        try:
            with one_transaction(by):
                past = actions.look_at(by=by, content=content, file_name=file_name)
                past = actions.bring_in(by=by, past=past, kinds=kinds)
        except (ValidationError, Refused) as reason:
            words = reason.messages[0] if isinstance(reason, ValidationError) else str(reason)
            raise CommandError(words) from None
        self.stdout.write(
            f"{past.written} lines brought in; {past.held} were here already, {past.left_out} left out. "
            "They can be taken back in the browser for 24 hours."
        )


def _entries(content: bytes, file_name: str) -> list[reading.Entry]:
    try:
        return reading.read(content, file_name, today=localdate())
    except Unreadable as error:
        raise CommandError(str(error), returncode=UNREADABLE) from None
    except reading.NotThisList:
        raise CommandError("No sheet has the columns date, activity, code, present.", returncode=UNREADABLE) from None


def _coordinator(username: str) -> Staff:
    staff = Staff.objects.filter(username__iexact=username, is_active=True).first()
    if staff is None:
        raise CommandError("--by must name somebody who works here. Without a name there is --dry-run only.")
    return staff


def _kinds(told: list[str]) -> dict[str, Kind | None]:
    kinds: dict[str, Kind | None] = {}
    for each in told:
        activity, _equals, kind = each.rpartition("=")
        if not activity or (kind != "leave_out" and kind not in Kind.values):
            raise CommandError(f"--kind is written ACTIVITY=KIND, where KIND is leave_out or {', '.join(Kind.values)}.")
        kinds[fold(activity)] = None if kind == "leave_out" else Kind(kind)
    return kinds


def _in_words(plan: Plan) -> str:
    lines = [f"{each.entry.row}: {each.verdict.value} · {each.why}" for each in plan.lines if each.why]
    new = [f"no programme yet: {', '.join(plan.unknown().values())}"] if plan.unknown() else []
    return "\n".join([*lines, "", *new, ", ".join(f"{kind} {many}" for kind, many in plan.counts().items())])
