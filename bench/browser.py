"""A browser with one connection that is kept: asks for pages, and fills in their forms."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Answer:
    status: int
    body: bytes
    seconds: float
    where: str  # where it leads to


@dataclass(slots=True)
class Browser:
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    connection: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=120)

    def get(self, address: str) -> Answer:
        return self._ask("GET", address)

    def post(self, address: str, fields: dict[str, str]) -> Answer:
        return self._ask("POST", address, urlencode(fields).encode(), {"Content-Type": FORM})

    def _ask(self, method: str, address: str, body: bytes | None = None, more: dict[str, str] | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **(more or {})}
        begun = perf_counter()
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        seconds = perf_counter() - begun
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Answer(answer.status, text, seconds, answer.headers.get("Location", ""))


class Fields(HTMLParser):
    """What the first form with a field of that beginning would send if nobody touched it."""

    def __init__(self, beginning: str) -> None:
        super().__init__()
        self.beginning, self.forms, self.select = beginning, list[dict[str, str]](), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told: dict[str, Any] = dict(attrs)
        if tag == "form":
            self.forms.append({})
        elif tag == "option" and "selected" in told:
            self.forms[-1][self.select] = told.get("value") or ""
        elif tag in ("input", "select", "textarea") and told.get("name") and self.forms:
            self.select = told["name"]
            chosen = told.get("type") not in ("radio", "checkbox") or "checked" in told
            value = told.get("value") or ""
            if told.get("type") != "submit" and (chosen or told["name"] not in self.forms[-1]):
                self.forms[-1][told["name"]] = value if chosen else ""

    def found(self) -> dict[str, str]:
        return next(form for form in self.forms if any(name.startswith(self.beginning) for name in form))


def fields_of(page: bytes, beginning: str) -> dict[str, str]:
    parser = Fields(beginning)
    parser.feed(page.decode())
    return parser.found()
