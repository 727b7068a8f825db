"""How long pages take, beside a bare Django view of the same run. Reports; judges nothing."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def start(rest: Sequence[str]) -> int:
    """Runs in a process and a data folder of its own: a demo that is there already is not touched."""
    with tempfile.TemporaryDirectory(prefix="shelter-bench-") as folder:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("SHELTER_", "DATABASE_"))}
        settings = {"SHELTER_MODE": "demo", "SHELTER_DATA": folder, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "bench", *rest]
        return subprocess.run(command, cwd=Path.cwd(), env=ours | settings, check=False).returncode
