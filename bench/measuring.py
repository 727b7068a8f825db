"""Median and 95th percentile over one kept connection, statements as Django counts them, and ratios of one run."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any

from bench.browser import Answer, Browser, fields_of
from bench.works import Work

WARM = 5
BETWEEN = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class Unmeasured(Exception):
    """The message says which page did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds; `ratio` is that of the median to the bare view's."""

    name: str
    of: str
    median: float
    p95: float
    statements: int
    bytes: int
    ratio: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@contextmanager
def served(application: str) -> Iterator[int]:
    """A web server as in production, with one worker, on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--worker-class"]
    server = subprocess.Popen(
        [*command, "gthread", "--threads", "4", "--keep-alive", "60", "--log-level", "error", "--no-control-socket"]
    )
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


def bare(rounds: int) -> tuple[float, float]:
    with served("bench.bare") as port:
        browser = Browser(port)
        return _summed([browser.get("/").seconds for _ in range(WARM + 5 * rounds)][WARM:])


def measure(browser: Browser, work: Work, rounds: int, floor: float, statements: int) -> Figure:
    answers = [_once(browser, work) for _ in range(WARM + rounds)][WARM:]
    middle, high = _summed([answer.seconds for answer, _of in answers])
    size = len(answers[-1][0].body)
    return Figure(work.name, work.of or answers[-1][1], middle, high, statements, size, round(middle / floor, 1))


def _once(browser: Any, work: Work) -> tuple[Answer, str]:
    """Opened; or opened, filled in and saved, of which only the saving is measured."""
    page = browser.get(work.address)
    if work.fill is None:
        return _well(page, work, 200), ""
    _well(page, work, 200)
    before = fields_of(page.body, work.beginning)
    sent = work.fill(before)
    changed = sum(sent.get(name) != value for name, value in before.items() if name.startswith(work.beginning))
    return _well(browser.post(work.address, sent), work, 302), f"save of {changed}"


def _well(answer: Answer, work: Work, status: int) -> Answer:
    if answer.status != status:
        raise Unmeasured(f"{work.name}: {work.address} answered {answer.status} instead of {status}.")
    return answer


def _summed(seconds: list[float]) -> tuple[float, float]:
    return round(1000 * median(seconds), 2), round(1000 * quantiles(seconds, n=20)[-1], 2)


class Counter:
    """A browser inside this process, that knows how many statements its last request took."""

    def __init__(self, cookies: dict[str, str]) -> None:
        from django.test import Client

        self.client, self.statements = Client(), 0
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
        self.statements = sum(not query["sql"].startswith(BETWEEN) for query in asked.captured_queries)
        return Answer(answer.status_code, answer.content, 0, "")


def statements(cookies: dict[str, str], work: Work) -> int:
    """Of the second time: what a first visit writes down is not the page's."""
    counter = Counter(cookies)
    _once(counter, work)
    _once(counter, work)
    return counter.statements
