"""The pages as a person meets them: a browser that enters, opens, presses and reads, and notices what is not right."""

import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils.text import slugify
from playwright.sync_api import ConsoleMessage, Locator, Page, Response, expect

from shelter.models import Staff

AXE = Path(__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (360, 1280)
# By night nothing differs but colours.
SCHEMES: dict[Literal["light", "dark"], list[str]] = {
    "light": RULES,
    "dark": ["color-contrast", "link-in-text-block"],
}
REPORT_VIOLATIONS = (
    "document.addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective))"
)
# Each rule with what it found: enough to mend the page without running it again.
RUN_AXE = """async rules => (await axe.run({runOnly: rules})).violations.map(
    v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '))"""


@dataclass
class House:
    """One person at one screen. `should_…` waits a moment for what is said to become true."""

    page: Page
    address: str
    journey: str
    complaints: list[str] = field(default_factory=list)
    _pictures: int = 0
    _answered: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(8_000)
        self.page.add_init_script(REPORT_VIOLATIONS)
        self.page.on("response", self._note_answer)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    # Going about ---------------------------------------------------------------------------------------------------
    def enter_as(self, staff: Staff) -> None:
        """Sign in with password and second factor behind her: the cookie of a session that has both."""
        self.leave()
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": _session_of(staff), "url": self.address}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]  # playwright wants its own TypedDict

    def leave(self) -> None:
        self.page.context.clear_cookies()

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, label: str) -> None:
        """A button or a link, by the words on it."""
        exact = re.compile(rf"^\s*{re.escape(label)}\s*$", re.IGNORECASE)
        button = self._inside().get_by_role("button", name=exact)
        link = self._inside().get_by_role("link", name=exact)
        button.or_(link).first.click()

    def follow(self, words: str) -> None:
        """A link that contains these words, such as a row of a list."""
        self._inside().get_by_role("link", name=words).first.click()

    def fill(self, label: str, text: str) -> None:
        self._field(label).fill(text)

    def choose(self, label: str, option: str) -> None:
        """In a drop-down, or among the buttons of a question."""
        group = self.page.get_by_role("group", name=label)
        if group.count():
            group.first.get_by_label(option).first.check()
        else:
            self._field(label).select_option(label=option)

    def tick(self, label: str) -> None:
        self._field(label).check()

    def attach(self, label: str, file: Path) -> None:
        self._field(label).set_input_files(file)

    # Reading -------------------------------------------------------------------------------------------------------
    def should_say(self, words: str) -> None:
        expect(self._inside()).to_contain_text(words)

    def should_not_say(self, words: str) -> None:
        """Neither on the screen nor hidden in the page."""
        self.page.wait_for_load_state()
        self.page.wait_for_timeout(300)  # a page that is about to lead on has begun to
        self.page.wait_for_load_state()
        assert words not in self.page.content(), f"the page says {words!r}"

    def should_be_at(self, path: str) -> None:
        expect(self.page).to_have_url(self.address + path)

    def should_answer(self, status: int) -> None:
        answered = self._answered.get(self.page.url)
        assert answered == status, f"answered {answered}"

    def should_be_accessible(self) -> None:
        """WCAG 2.2 A and AA by axe, and nothing wider than the screen: on a phone and a desk, by day and by night."""
        self._until_there()
        before = self.page.viewport_size
        found = [wrong for width in WIDTHS for wrong in self._look(width)]
        self.page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        if before:
            self.page.set_viewport_size(before)
        assert not found, "\n".join(found)

    def photograph(self, name: str) -> None:
        """A picture into the folder SHELTER_SHOTS, if it is set."""
        if folder := os.environ.get("SHELTER_SHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / f"{self.journey}-{name}.png")

    # How -----------------------------------------------------------------------------------------------------------
    def _inside(self) -> Locator:
        return self.page.locator("body")

    def _field(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s*\(.*\))?\s*$")).first

    def _until_there(self) -> None:
        """A page that was just asked for is there. Asked from here, again and again: no script may poll in it."""
        self.page.wait_for_load_state()
        while self.page.evaluate("document.readyState") != "complete":
            self.page.wait_for_timeout(50)

    def _look(self, width: int) -> Iterator[str]:
        self.page.set_viewport_size({"width": width, "height": 800})
        height = self.page.evaluate("document.documentElement.scrollHeight")  # whole: bars that float cover nothing
        self.page.set_viewport_size({"width": width, "height": min(height + 10, 12_000)})
        beyond = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if beyond > 0:
            yield f"{beyond} px wider than a screen of {width} px"
        for scheme, rules in SCHEMES.items():
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour half-way
            yield from (f"{width} px, {scheme}: {wrong}" for wrong in self._ask_axe(rules))
            self._pictures += 1
            self.photograph(f"{self._pictures:02}-{slugify(self.page.title())}-{width}-{scheme}")

    def _ask_axe(self, rules: list[str]) -> list[str]:
        if not self.page.evaluate("'axe' in window"):  # reading it takes as long as running it
            self.page.evaluate(AXE.read_text())
        found: list[str] = self.page.evaluate(RUN_AXE, rules)
        return found

    def _note_answer(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self._answered[response.url] = response.status

    def _note_console(self, message: ConsoleMessage) -> None:
        """Errors only; a page that was refused is an answer, not an error."""
        refused = self._answered.get(message.location.get("url", ""), 0) >= 400
        if message.type == "error" and not (refused and "Failed to load resource" in message.text):
            self.complaints.append(f"console: {message.text}")


def _session_of(staff: Staff) -> str:
    """The key of a fresh session in which this person has signed in with both factors."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(staff.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = staff.get_session_auth_hash()
    now = time.time()
    session["account_authentication_methods"] = [
        {"method": "password", "at": now, "username": staff.username},
        {"method": "mfa", "at": now, "type": "totp"},
    ]
    session["account_authentication_methods_user"] = str(staff.pk)  # whose they are: allauth believes no other
    session.save()
    return str(session.session_key)
