"""What every page needs around its content: where this person may go, and how the screen behaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from shelter.access import Permission, Scope

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go, for those who hold the permission; with a `scope`, for those who hold it so far."""

    label: Any
    view: str
    icon: str
    key: str
    permission: Permission | None
    scope: Scope | None = None


NAV = (
    Entry(_("Today"), "today", "sun", "t", Permission.FLOOR),
    Entry(_("Residents"), "resident_list", "people", "r", Permission.FLOOR),
    Entry(_("Activities"), "activity_list", "check", "a", Permission.FLOOR, Scope.HOME),
    Entry(_("Home"), "home", "bed", "h", Permission.HOME_SEE),
    Entry(_("Reports"), "report_list", "report", "p", Permission.REPORT_READ),
)
MENU = (
    Entry(_("Bring in a spreadsheet"), "import_start", "upload", "", Permission.IMPORT),
    Entry(_("School results"), "results_of_home", "list", "", Permission.CASE),
    Entry(_("Schools"), "school_list", "book", "", Permission.CASE),
    Entry(_("School years"), "school_year_list", "calendar", "", Permission.HOME_MANAGE),
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
    return [shown for entry in entries if _is_for(staff, entry) and (shown := _shown(entry, request.path))]


def _is_for(staff: Any, entry: Entry) -> bool:
    if entry.permission is None:
        return True
    return bool(staff.may(entry.permission) and entry.scope in (None, staff.scope(entry.permission)))


def _shown(entry: Entry, path: str) -> dict[str, Any] | None:
    try:
        url = reverse(entry.view)
    except NoReverseMatch:  # a part of the product that this installation does not have
        return None
    active = path == url if url == "/" else path.startswith(url)
    return {"label": entry.label, "url": url, "icon": entry.icon, "key": entry.key, "active": active}
