"""The database of the tests: loaded by pytest before Django, so that `python -m pytest` alone is enough.

Each run has a server of its own below var/ (or SHELTER_DATA): two runs at once do not meet.
"""

import fcntl
import os
from pathlib import Path

import pytest

os.environ["SHELTER_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "shelter.settings"
ROOT = Path(__file__).resolve().parent.parent


def _free_folder() -> Path:
    """The first test folder that no other run holds; the lock lasts as long as this process."""
    base = Path(os.environ.get("SHELTER_DATA") or ROOT / "var").absolute()
    for number in range(1, 100):
        folder = base / f"tests-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / "lock", os.O_WRONLY | os.O_CREAT)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            continue
        return folder
    raise pytest.UsageError(f"A hundred test runs at once in {base}.")


IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ  # a worker of xdist inherits the folder of the run it belongs to
if not IS_WORKER:
    os.environ["SHELTER_DATA"] = str(_free_folder())

_server = None


def pytest_configure(config: pytest.Config) -> None:
    global _server
    needs_database = config.pluginmanager.hasplugin("django") and not config.option.collectonly
    config.pluginmanager.import_plugin("tests.browser")  # after pytest-playwright, whose fixture it extends
    if not needs_database:
        return
    config.pluginmanager.import_plugin("tests.database")  # after pytest-django, whose fixture it replaces
    if IS_WORKER:
        return
    from shelter.config import CONFIG  # only now: it reads the environment set above
    from shelter.database import roles
    from shelter.database.embedded import Server

    password = CONFIG.database.administrator_password
    _server = Server(CONFIG.data / "postgres", password=password, binaries=CONFIG.pg_bin, durable=False).start()
    roles.prepare(CONFIG)


def pytest_unconfigure() -> None:
    if _server:
        _server.stop("immediate")
