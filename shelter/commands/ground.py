"""What a command stands on: settings in order, a database that answers, tables as the code expects them."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from shelter.commands import CannotDoThat
from shelter.commands.processes import die_with_parent, stop_in_order
from shelter.config import CONFIG, ROOT
from shelter.database import roles
from shelter.database.embedded import Server


@contextmanager
def database() -> Iterator[None]:
    """The database is there, with its roles, while the block lasts. An external one is never started or stopped."""
    if not CONFIG.database.embedded:
        _prepare_roles()
        yield
        return
    folder, password = CONFIG.data / "postgres", CONFIG.database.administrator_password
    with Server(folder, password=password, binaries=CONFIG.pg_bin, durable=CONFIG.mode != "test"):
        _prepare_roles()
        yield


def _prepare_roles() -> None:
    try:
        roles.prepare(CONFIG)
    except roles.Unprepared as reason:
        raise CannotDoThat(str(reason)) from None


def set_up_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shelter.settings")
    django.setup()


def migrate() -> bool:
    """Brings the tables and their wall up to date, as their owner. True when there was anything to do."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    from shelter import privacy
    from shelter.accounts.checks import refuse_a_stranger

    refuse_a_stranger()
    executor = MigrationExecutor(connections["owner"])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return privacy.enforce("owner")  # what rows may be read can change where no table does
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    return True


def let_go() -> None:
    """Closes every connection of this process: a pool must not be carried over into a child."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def run_apart(module: Sequence[str], folder: Path, **settings: str) -> int:
    """Run a module in a process and a data folder of its own: a demo that is there already is not touched.

    Whichever of the two processes is killed, the other one stops the database. Returns its exit code.
    """
    stop_in_order()
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("SHELTER_", "DATABASE_"))}
    settings |= {"SHELTER_MODE": "demo", "SHELTER_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-m", *module]
    apart = subprocess.Popen(command, cwd=Path.cwd(), env=ours | settings, preexec_fn=die_with_parent)
    try:
        return apart.wait()
    finally:
        apart.terminate()
        apart.wait()
        Server(folder / "demo" / "postgres", password="").stop()  # where it was killed, nobody else would
