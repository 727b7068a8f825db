"""Lists: the residents within reach, and the beds of a home. Code names only."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from residents import ages, policies, queries
from residents.models.codes import Phase
from residents.queries.lists import ON_A_PAGE
from shelter import panels
from shelter.access import Permission, Scope
from shelter.models import Staff
from shelter.requests import StaffRequest

MANY = 100
MINE, AFTERCARE, ALL = "mine", "aftercare", "all"


@require_GET
def resident_list(request: StaffRequest) -> HttpResponse:
    """A view of the list: her caseload, a home, after-care, or all. The view is remembered for the way back."""
    viewer, text = request.user, request.GET.get("q", "").strip()[:40]
    policies.may_list(viewer).enforce()
    caseload = len(policies.caseload(viewer))
    view = _view(request, caseload, text)
    many = MANY if request.GET.get("show") == str(MANY) else ON_A_PAGE
    page = queries.residents(
        viewer=viewer, text=text, after=request.GET.get("after", ""), limit=many, **_those(view, viewer)
    )
    if request.session.get("residents_view") != view:
        request.session["residents_view"] = view
    shown = {
        "rows": _rows(page.residents, viewer),
        "chips": _chips(view, viewer, caseload),
        "text": text,
        "following": _following(view, text, many, page.after),
        "previous": "?" + urlencode({"view": view}) if request.GET.get("after") else "",
        "may_add": viewer.may(Permission.ADMIT),
        "may_search_names": viewer.may(Permission.IDENTITY),
    }
    return render(request, "residents/list.html", shown)


def way_back(request: StaffRequest) -> str:
    """The list as she last saw it."""
    view = request.session.get("residents_view", "")
    return reverse("resident_list") + (f"?{urlencode({'view': view})}" if view else "")


def _view(request: StaffRequest, caseload: int, text: str) -> str:
    """Which view is asked for: by the address, by what was seen last, or the nearest to her work."""
    homes = [str(home.pk) for home in request.user.homes_today]
    asked = ALL if text else request.GET.get("view", "")
    if asked in {MINE, AFTERCARE, ALL, *homes}:
        return asked
    return MINE if caseload else (homes or [ALL])[0]


def _those(view: str, viewer: Staff) -> dict[str, Any]:
    match view:
        case "mine":
            return {"mine": True, "phases": tuple(Phase)}
        case "aftercare":
            return {"phases": (Phase.AFTERCARE,)}
        case "all":
            return {"phases": tuple(Phase)}
    return {"home": next(home for home in viewer.homes_today if str(home.pk) == view)}


def _chips(view: str, viewer: Staff, caseload: int) -> list[dict[str, Any]]:
    views: list[tuple[str, Any, int | None]] = [(MINE, _("My caseload"), caseload)] if caseload else []
    if viewer.scope(Permission.FLOOR) is Scope.HOME:
        views += [(str(home.pk), home.name, None) for home in viewer.homes_today]
    views += [(AFTERCARE, _("After-care"), None), (ALL, _("All"), None)]
    return [
        {"label": label, "url": f"?{urlencode({'view': key})}", "active": key == view, "count": count}
        for key, label, count in views
    ]


def _following(view: str, text: str, many: int, after: str) -> str:
    if not after:
        return ""
    asked = {"view": view, "after": after} | ({"q": text} if text else {}) | ({"show": many} if many == MANY else {})
    return f"?{urlencode(asked)}"


def _rows(residents: list[Any], viewer: Staff) -> list[dict[str, Any]]:
    waiting: dict[str, panels.Due] = {}
    for due in panels.due(viewer=viewer, about={resident.code_name for resident in residents}):
        waiting.setdefault(due.code_name, due)
    return [_row(resident, waiting.get(resident.code_name)) for resident in residents]


def _row(resident: Any, due: panels.Due | None) -> dict[str, Any]:
    note = [resident.number, resident.home.name, str(ages.age_band(resident.birth_month, localdate()))]
    badge, tone = "", ""
    if resident.away:
        badge, tone = _("Away"), "soon"
    elif due:
        badge, tone = f"{due.in_lists or due.what} · {due.when}", "late" if due.late else "soon"
    elif resident.phase != Phase.IN_RESIDENCE:
        badge, tone = str(Phase(resident.phase).label), "draft" if resident.phase == Phase.REFERRED else ""
    return {
        "title": resident.code_name,
        "url": resident.get_absolute_url(),
        "note": " · ".join(note),
        "badge": badge,
        "tone": tone,
    }


@require_GET
def home(request: StaffRequest) -> HttpResponse:
    """The beds of one of her homes, room by room."""
    viewer = request.user
    policies.may_see_homes(viewer).enforce()
    homes = queries.occupancy(viewer=viewer)
    shown = next((o for o in homes if str(o.home.pk) == request.GET.get("home")), homes[0] if homes else None)
    beds = queries.beds_of(shown.home, viewer=viewer) if shown else []
    rooms: dict[UUID, list[queries.BedRow]] = {}
    for row in beds:
        rooms.setdefault(row.bed.room_id, []).append(row)
    page = {
        "homes": homes,
        "shown": shown,
        "rooms": list(rooms.values()),
        "sees_all": viewer.scope(Permission.FLOOR) is Scope.HOME,
    }
    return render(request, "residents/home.html", page)
