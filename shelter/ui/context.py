"""What every page needs around its content: where this person may go, and how the screen behaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from shelter.access import Permission

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go, for those who hold the permission."""

    label: Any
    view: str
    icon: str
    key: str
    permission: Permission | None


NAV = (
    Entry(_("Today"), "today", "sun", "t", Permission.FLOOR),
    Entry(_("Residents"), "resident_list", "people", "r", Permission.FLOOR),
    Entry(_("Home"), "home", "bed", "h", Permission.HOME_SEE),
    Entry(_("Reports"), "report_list", "report", "p", Permission.REPORT_READ),
)
MENU = (
    Entry(_("Bring in a spreadsheet"), "import_start", "upload", "", Permission.IMPORT),
    Entry(_("Staff and homes"), "staff_list", "people", "", Permission.STAFF_MANAGE),
    Entry(_("My account"), "account", "key", "", None),
)


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor for `ui/base.html`: navigation, demo banner, idle lock, looks. Asks the database nothing."""
    theme = request.COOKIES.get("shelter_theme", "")
    return {
        "nav": SimpleLazyObject(lambda: _entries(NAV, request)),
        "menu": SimpleLazyObject(lambda: _entries(MENU, request)),
        "demo": getattr(settings, "DEMO", False),
        "idle_minutes": getattr(settings, "IDLE_MINUTES", 15),
        "theme": theme if theme in THEMES else "",
        "keys_on": request.COOKIES.get("shelter_keys") != "off",
    }


def _entries(entries: Iterable[Entry], request: HttpRequest) -> list[dict[str, Any]]:
    staff = getattr(request, "user", None)
    if staff is None or not staff.is_authenticated:
        return []
    allowed = (entry for entry in entries if entry.permission is None or staff.may(entry.permission))
    return [shown for entry in allowed if (shown := _shown(entry, request.path))]


def _shown(entry: Entry, path: str) -> dict[str, Any] | None:
    try:
        url = reverse(entry.view)
    except NoReverseMatch:  # a part of the product that this installation does not have
        return None
    active = path == url if url == "/" else path.startswith(url)
    return {"label": entry.label, "url": url, "icon": entry.icon, "key": entry.key, "active": active}
