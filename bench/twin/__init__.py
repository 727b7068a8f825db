"""The twin: the same rows in a plain Django admin with django-simple-history, and nothing else, on the same server."""

import json
import subprocess
import sys
from typing import NamedTuple

from shelter.commands.processes import die_with_parent


class Told(NamedTuple):
    """How to open the twin, and the statements of each of its pages, by the names of `works`."""

    cookies: dict[str, str]
    statements: dict[str, int]


def make() -> Told:
    """In a process of its own, which has other settings."""
    command = [sys.executable, "-m", "bench.twin"]
    made = subprocess.run(command, stdout=subprocess.PIPE, check=True, preexec_fn=die_with_parent)
    return Told(**json.loads(made.stdout))
