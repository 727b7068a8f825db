"""The cover of a screen that was left, or hidden: the session stays, and shows nothing until she confirms."""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from shelter import audit
from shelter.models import Staff

_SEEN, _COVERED, _BEGAN = "seen_at", "covered", "began_at"
_NOTE_EVERY = 20  # seconds: a sign of life is written down no more often


def is_covered(request: HttpRequest) -> bool:
    if _COVERED in request.session:
        return True
    seen_at: float = request.session.get(_SEEN, time.time())
    return time.time() - seen_at > settings.IDLE_MINUTES * 60


def is_over(request: HttpRequest) -> bool:
    """Twelve hours after signing in a session ends, however lively."""
    began_at: float = request.session.setdefault(_BEGAN, time.time())
    return time.time() - began_at > settings.SESSION_COOKIE_AGE


def note_life(request: HttpRequest) -> None:
    """Somebody is there: she opened a page or typed. A page that asks by itself how far a job is does not count."""
    by_itself = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate" and request.method == "GET"
    if not by_itself and time.time() - request.session.get(_SEEN, 0) > _NOTE_EVERY:
        request.session[_SEEN] = time.time()


def cover(request: HttpRequest, *, by: Staff, page: str) -> None:
    """Cover the screen; uncovering leads back to `page`."""
    if _COVERED not in request.session:
        request.session[_COVERED] = page
        audit.record(audit.Event.LOCKED, by=by)


def uncover(request: HttpRequest) -> str:
    """Take the cover away. Returns the page to go back to."""
    request.session[_SEEN] = time.time()
    page: str = request.session.pop(_COVERED, "/")
    return page


def page_of(request: HttpRequest) -> str:
    """The page from which the screen was hidden, or the first one."""
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return urlsplit(came_from)._replace(scheme="", netloc="").geturl() or "/"
    return "/"
