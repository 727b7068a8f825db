"""./x test: the whole test-suite, or the part that pytest's own arguments name."""

import os
import subprocess
import sys
from collections.abc import Sequence

from shelter.config import ROOT

# A few tests are done sooner than the workers are there. Few at a time, in order: journeys come last.
EVERYTHING = ("--numprocesses=auto", "--maxschedchunk=8")


def test(rest: Sequence[str]) -> int:
    command = [sys.executable, "-m", "pytest", *(rest or EVERYTHING)]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "SHELTER_MODE": "test"}, check=False).returncode
