"""./x reset: forgets the demo, so that the next ./x run begins anew."""

import shutil
import sys
from collections.abc import Sequence

from shelter.commands import CannotDoThat
from shelter.config import CONFIG
from shelter.database.embedded import Server


def reset(rest: Sequence[str]) -> int:
    if CONFIG.mode != "demo" or not CONFIG.database.embedded:
        raise CannotDoThat("Only the embedded demo can be removed: unset DATABASE_URL and SHELTER_MODE.")
    if not CONFIG.data.exists():
        return _say("There is no demo to remove.")
    if "--yes" not in rest and not _agreed():
        return _say("Nothing was removed.")
    server = Server(CONFIG.data / "postgres", password="", binaries=CONFIG.pg_bin)  # it is only stopped
    if not server.stop():
        raise CannotDoThat("Shelter is running: stop it first.")
    shutil.rmtree(CONFIG.data)
    return _say("The demo is removed; ./x run makes a new one.")


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise CannotDoThat("There is nobody to ask: use ./x reset --yes.")
    return input(f"Remove the demo in {CONFIG.data}? [y/N] ").strip().lower() in {"y", "yes"}


def _say(text: str) -> int:
    print(text)
    return 0
