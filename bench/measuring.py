"""Median and 95th percentile over one kept connection, statements as Django counts them, and ratios of one run."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from statistics import median, quantiles
from typing import Any, Self

from bench.browser import Answer, Browser, fields_of
from bench.works import Work
from shelter.commands.processes import die_with_parent

WARM = 5
BETWEEN = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class Unmeasured(Exception):
    """The message says which page did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds; `to_bare` and `to_admin` are ratios of medians. Of the admin nothing where it has no such page."""

    name: str
    of: str
    median: float
    p95: float
    bytes: int
    to_bare: float
    admin: float | None = None
    to_admin: float | None = None
    statements: int = 0
    admin_statements: int | None = None

    def with_statements(self, ours: int, admins: int | None) -> Self:
        return replace(self, statements=ours, admin_statements=admins)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@contextmanager
def served(application: str) -> Iterator[int]:
    """A web server as in production, with one worker, on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--worker-class"]
    more = ["gthread", "--threads", "4", "--keep-alive", "600", "--log-level", "error", "--no-control-socket"]
    server = subprocess.Popen([*command, *more], preexec_fn=die_with_parent)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise Unmeasured("The web server ended at once.")
        try:
            Browser(port).get("/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise Unmeasured("The web server does not answer.")


def measure(ours: Browser, work: Work, rounds: int, bare: Browser, admin: Browser, theirs: Work | None) -> Figure:
    answers, admins, floor = list[tuple[Answer, str]](), list[float](), list[float]()
    for _ in range(WARM + rounds):
        answers.append(_once(ours, work))
        floor.append(bare.get("/").seconds)
        if theirs:
            admins.append(_once(admin, theirs)[0].seconds)
    middle, high = _summed([answer.seconds for answer, _of in answers])
    last, of = answers[-1]
    figure = Figure(work.name, work.of or of, middle, high, len(last.body), round(middle / _summed(floor)[0], 1))
    if not theirs:
        return figure
    twin = _summed(admins)[0]
    return replace(figure, admin=twin, to_admin=round(middle / twin, 2))


def _once(browser: Any, work: Work) -> tuple[Answer, str]:
    """Opened; or opened, filled in and saved, of which only the saving is measured."""
    page = browser.get(work.address)
    if work.fill is None:
        return _well(page, work, 200), ""
    _well(page, work, 200)
    before = fields_of(page.body, work.beginning)
    sent = work.fill(before)
    changed = sum(sent.get(name) != value for name, value in before.items() if name.startswith(work.beginning))
    return _well(browser.post(work.address, sent), work, work.answer), f"save of {changed}"


def _well(answer: Answer, work: Work, status: int) -> Answer:
    if answer.status != status:
        raise Unmeasured(f"{work.name}: {work.address} answered {answer.status} instead of {status}.")
    return answer


def _summed(seconds: list[float]) -> tuple[float, float]:
    """Median and 95th percentile, without the first ones."""
    seconds = seconds[WARM:]
    return round(1000 * median(seconds), 2), round(1000 * quantiles(seconds, n=20)[-1], 2)


class Counter:
    """A browser inside this process, that knows which statements its last request took."""

    def __init__(self, cookies: dict[str, str]) -> None:
        from django.test import Client

        self.client, self.asked = Client(), list[str]()
        for name, value in cookies.items():
            self.client.cookies[name] = value

    def get(self, address: str) -> Answer:
        return self._ask(self.client.get, address)

    def post(self, address: str, fields: dict[str, str]) -> Answer:
        return self._ask(self.client.post, address, fields)

    def _ask(self, ask: Any, *told: Any) -> Answer:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            answer = ask(*told, headers={"host": "127.0.0.1"})
        self.asked = [query["sql"] for query in asked.captured_queries if not query["sql"].startswith(BETWEEN)]
        return Answer(answer.status_code, answer.content, 0, "")


def statements(cookies: dict[str, str], works: Sequence[Work]) -> dict[str, int]:
    """Of each by its name, the second time: what a first visit writes down is not the page's."""
    return {work.name: _counted(Counter(cookies), work) for work in works}


def _counted(counter: Counter, work: Work) -> int:
    _once(counter, work)
    _once(counter, work)
    return len(counter.asked)
