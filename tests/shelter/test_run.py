"""./x run from start to stop, as a person starts it and a machine stops it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shelter.config import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Run:
    """A real installation, without invented people, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.port, self.folder = free_port(), folder
        settings = {"SHELTER_MODE": "real", "SHELTER_SECURE": "0", "SHELTER_PORT": str(self.port)}
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("SHELTER_", "DATABASE_"))}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "shelter", "run"],
            env={**clean, **settings, "SHELTER_DATA": str(folder), "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_until_ready(self) -> list[str]:
        lines = []
        for line in self.process.stdout or ():
            lines.append(line)
            if "is ready" in line:
                return lines
        raise AssertionError("".join(lines))

    def postmaster(self) -> Path:
        return self.folder / "real" / "postgres" / "data" / "postmaster.pid"

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5) as page:
                return bool(page.status == 200)
        except OSError:
            return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One installation: making its tables takes half a minute, and whoever starts second finds them."""
    return tmp_path_factory.mktemp("installation")


@pytest.fixture
def run(folder: Path) -> Iterator[Run]:
    run = Run(folder)
    yield run
    run.process.kill()
    run.process.wait()
    if run.process.stdout:
        run.process.stdout.close()


def soon(ask: Callable[[], bool], *, within: float = 15) -> bool:
    deadline = time.monotonic() + within
    while not ask() and time.monotonic() < deadline:
        time.sleep(0.1)
    return ask()


def test_it_says_where_it_is_and_a_polite_stop_leaves_nothing_running(run: Run) -> None:
    assert f"http://127.0.0.1:{run.port}/" in run.wait_until_ready()[-1]
    assert run.answers()

    run.process.send_signal(signal.SIGTERM)

    assert run.process.wait(timeout=20) == 0
    assert not run.postmaster().exists()
    assert not run.answers()


def test_a_killed_start_takes_the_web_server_with_it_and_the_next_start_works(run: Run) -> None:
    run.wait_until_ready()

    run.process.kill()
    assert soon(lambda: not run.answers())

    again = Run(run.folder)
    again.wait_until_ready()
    again.process.send_signal(signal.SIGINT)
    assert again.process.wait(timeout=20) == 0
    assert not again.postmaster().exists()
    if again.process.stdout:
        again.process.stdout.close()
