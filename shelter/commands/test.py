"""./x test: the whole test-suite, or the part that pytest's own arguments name."""

import os
import subprocess
import sys
from collections.abc import Sequence

from shelter.config import ROOT


def test(rest: Sequence[str]) -> int:
    environment = {**os.environ, "SHELTER_MODE": "test"}
    return subprocess.run([sys.executable, "-m", "pytest", *rest], cwd=ROOT, env=environment, check=False).returncode
