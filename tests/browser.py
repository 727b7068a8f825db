"""The browser of the journeys: where it is, how it is started, and a loud word where there is none."""

import shutil
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
# As root there is no sandbox to be had; the rest keeps the browser from talking to anybody but the test server.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> Path | None:
    from shelter.config import CONFIG

    found = next(filter(None, map(shutil.which, NAMES)), None)
    return CONFIG.chromium or (Path(found) if found else None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": str(chromium()), "args": SWITCHES}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if chromium():
        return
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.skip(reason="no Chromium: install it, or name it in SHELTER_CHROMIUM"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = [each for each in terminalreporter.stats.get("skipped", []) if "no Chromium" in str(each.longrepr)]
    if skipped:
        terminalreporter.section("JOURNEYS WERE NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} journeys need Chromium: apt-get install chromium, or SHELTER_CHROMIUM.")
