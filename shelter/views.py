"""The first page after signing in: what needs me today, with nothing that tells who a child is."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from shelter import panels
from shelter.access import Permission
from shelter.requests import StaffRequest

FIRST = 12  # lines shown before "everything" is asked for
# Where those begin who see no child.
ELSEWHERE = ((Permission.STAFF_MANAGE, "staff_list"), (Permission.REPORT_READ, "report_list"))


@require_GET
def today(request: StaffRequest) -> HttpResponse:
    viewer = request.user
    if not viewer.may(Permission.FLOOR):
        return redirect(next((page for permission, page in ELSEWHERE if viewer.may(permission)), "account"))
    waiting = panels.waiting(viewer=viewer)
    team = panels.over_team(waiting, viewer=viewer)
    everything = panels.own(waiting, viewer=viewer)
    hers = panels.together([line for line in everything if line not in team.others])
    everything = panels.together(everything)
    shown = everything if "all" in request.GET else hers[:FIRST]
    cards = sorted(panels.on_today(viewer=viewer) + team.cards, key=lambda card: card.order)
    page = {
        "greeting": _greeting(localtime()),
        "day": localtime().date(),
        "homes": ", ".join(home.name for home in viewer.homes_today),
        "due": shown,
        "more": len(everything) - len(shown),
        "late": sum(line.late for line in (shown if "all" in request.GET else hers)),
        "panels": cards,
    }
    return render(request, "today.html", page)


def _greeting(now: datetime) -> str:
    if now.hour < 12:
        return _("Good morning")
    return _("Good afternoon") if now.hour < 18 else _("Good evening")
