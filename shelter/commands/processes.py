"""Processes that end together: a command stops in order, and what it started ends with it, even when it is killed."""

import ctypes
import os
import signal
import sys
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def stop_in_order() -> None:
    """From now on a signal ends this process by way of its `finally`s."""
    for name in SIGNALS:
        signal.signal(name, _stop)


def _stop(signum: int, frame: FrameType | None) -> None:
    for name in SIGNALS:
        signal.signal(name, signal.SIG_IGN)  # stopping is not interrupted half-way
    raise SystemExit(0)


def die_with_parent() -> None:
    """In the child: end with who started it, even when that is killed. Linux only; elsewhere it is left running."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
        os.setpgid(0, 0)  # Ctrl-C goes to the parent alone, which stops things in order
