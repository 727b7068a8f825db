"""./x check: everything about the code that can be told without running the tests."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from shelter.commands import CannotDoThat
from shelter.config import ROOT

TOOLS = Path(sys.executable).parent


class Check(NamedTuple):
    name: str
    command: Sequence[str | Path]


OWN = (sys.executable, "-m", "shelter.commands.inspect")
CHECKS = (
    Check("types", [TOOLS / "mypy", "--no-error-summary", "."]),
    Check("lint", [TOOLS / "ruff", "check", "--quiet", "--output-format=concise", "."]),
    Check("format", [TOOLS / "ruff", "format", "--quiet", "--check", "."]),
    Check("imports", [TOOLS / "lint-imports", "--no-cache"]),
    Check("templates", [*OWN, "templates"]),
    Check("migrations", [*OWN, "migrations"]),
    Check("translations", [*OWN, "translations"]),
)


def check(rest: Sequence[str]) -> int:
    """Runs all checks, or those named; 1 when any of them finds something. Raises CannotDoThat for a name unknown."""
    names = [each.name for each in CHECKS]
    if unknown := set(rest) - set(names):
        raise CannotDoThat(f"There is no check {', '.join(sorted(unknown))}: choose from {', '.join(names)}.")
    chosen = [each for each in CHECKS if not rest or each.name in rest]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(_run, chosen))
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _run(each: Check) -> bool:
    began = time.monotonic()
    environment = {**os.environ, "SHELTER_MODE": "test", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        each.command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    sign = "✗" if done.returncode else "✓"
    words = f"\n{done.stdout}{done.stderr}".rstrip() if done.returncode else ""
    print(f"{sign} {each.name:<14}{time.monotonic() - began:5.1f} s{words}", flush=True)
    return done.returncode == 0
