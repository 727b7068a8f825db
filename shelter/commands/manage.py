"""./x manage: one of Django's or Shelter's management commands, with the database there for it."""

import sys
from collections.abc import Sequence

from shelter.commands import ground

NEEDS_NO_DATABASE = {"help", "version", "makemessages", "compilemessages", "startapp", "draw_states", "score"}
NEEDS_NO_TABLES = {*NEEDS_NO_DATABASE, "restore", "migrate", "makemigrations", "showmigrations", "sqlmigrate"}
BY_OWNER = {"migrate", "showmigrations", "sqlmigrate"}


def manage(rest: Sequence[str]) -> int:
    name = rest[0] if rest else "help"
    if name in NEEDS_NO_DATABASE:
        return _execute(rest)
    with ground.database():
        ground.set_up_django()
        if name not in NEEDS_NO_TABLES and ground.migrate():
            print("Brought the tables up to date", file=sys.stderr)
        as_owner = (
            ["--database=owner"] if name in BY_OWNER and not any(a.startswith("--database") for a in rest) else []
        )
        try:
            return _execute([*rest, *as_owner])
        finally:
            ground.let_go()


def _execute(argv: Sequence[str]) -> int:
    from django.core.management import execute_from_command_line

    ground.set_up_django()
    try:
        execute_from_command_line(["./x manage", *argv])
    except SystemExit as ended:  # Django's way to report failure; the database must still be stopped
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
            return 1
        return ended.code or 0
    return 0
