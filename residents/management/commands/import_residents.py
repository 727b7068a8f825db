"""What an import of a list would do: `./x manage import_residents FILE --dry-run [--format json]`."""

import json
from argparse import ArgumentParser
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils.timezone import localdate

from residents.importing import columns, sheets
from residents.importing.cells import text_of
from residents.importing.codes import KnownHome, home_of
from residents.importing.headings import Field
from residents.importing.judge import judge
from residents.importing.plan import Plan

OFTEN = 3  # a home of a database without homes is a name that so many rows give


class Command(BaseCommand):
    help = "Judges every row of a list of residents, in words; nothing of the list is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", required=True, help="the only way here: pages bring it in"
        )
        parser.add_argument("--as-of", type=date.fromisoformat, help="the day the list is judged on; today unless said")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, file: Path, format: str, as_of: date | None, **options: Any) -> None:
        try:
            found = sheets.read(file.read_bytes(), file.name)
        except OSError:
            raise CommandError("This file cannot be opened.", returncode=2) from None
        except sheets.Unreadable as error:
            raise CommandError(str(error), returncode=2) from None
        plan = judge(found, homes=_homes(found), today=as_of or localdate())
        self.stdout.write(json.dumps(plan.as_json(), ensure_ascii=False) if format == "json" else _in_words(plan))


def _homes(found: list[sheets.Sheet]) -> list[KnownHome]:
    """Those of the database; in an empty one, those that the list names often."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("select name from shelter_home order by name")
        names = [name for (name,) in cursor.fetchall()]
    return [KnownHome(name, name) for name in names or _named_often(found)]


def _named_often(found: list[sheets.Sheet]) -> list[str]:
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
