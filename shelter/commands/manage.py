"""./x manage: one of Django's or Shelter's management commands, with the database there for it."""

import hashlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from shelter.commands import ground
from shelter.config import CONFIG

NEEDS_NO_DATABASE = {"help", "version", "makemessages", "compilemessages", "startapp", "draw_states", "score"}
NEEDS_NO_TABLES = {*NEEDS_NO_DATABASE, "restore", "migrate", "makemigrations", "showmigrations", "sqlmigrate"}
IN_A_DATABASE_OF_ITS_OWN = {"simulate_editions"}
THROWN_AWAY = "thrown-away"  # lies in a folder that is gone when its command ends
BY_OWNER = {"migrate", "showmigrations", "sqlmigrate"}


def manage(rest: Sequence[str]) -> int:
    name = rest[0] if rest else "help"
    if name in NEEDS_NO_DATABASE:
        return _execute(rest)
    if name in IN_A_DATABASE_OF_ITS_OWN and not (CONFIG.data.parent / THROWN_AWAY).exists():
        return _execute_apart(rest)
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


def _execute_apart(argv: Sequence[str]) -> int:
    """Its key is no secret, so that what it invents comes out the same again."""
    with tempfile.TemporaryDirectory(prefix="shelter-") as folder:
        (Path(folder) / THROWN_AWAY).touch()
        key = hashlib.sha256(THROWN_AWAY.encode()).hexdigest()
        return ground.run_apart(["shelter", "manage", *argv], Path(folder), SHELTER_MASTER_KEY=key)


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
