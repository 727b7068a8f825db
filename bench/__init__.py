"""How long pages take, beside a bare Django view and a Django admin of the same rows. Reports; judges nothing."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from shelter.commands.processes import die_with_parent, stop_in_order
from shelter.database.embedded import Server

ROOT = Path(__file__).resolve().parent.parent


def start(rest: Sequence[str]) -> int:
    """Runs in a process and a data folder of its own: a demo that is there already is not touched.

    Whichever of the two processes is killed, the other one stops the database.
    """
    stop_in_order()
    with _folder(rest) as folder:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("SHELTER_", "DATABASE_"))}
        settings = {"SHELTER_MODE": "demo", "SHELTER_DATA": str(folder), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "bench", *rest]
        measuring = subprocess.Popen(command, cwd=Path.cwd(), env=ours | settings, preexec_fn=die_with_parent)
        try:
            return measuring.wait()
        finally:
            measuring.terminate()
            measuring.wait()
            Server(folder / "demo" / "postgres", password="").stop()  # where it was killed, nobody else would


@contextmanager
def _folder(rest: Sequence[str]) -> Iterator[Path]:
    """The folder that --keep names, or one that is gone afterwards."""
    if "--keep" in rest[:-1]:
        yield Path(rest[rest.index("--keep") + 1]).absolute()
        return
    with tempfile.TemporaryDirectory(prefix="shelter-bench-") as folder:
        yield Path(folder)
