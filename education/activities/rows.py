"""How programmes and sessions show in a list."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from education.activities.models import Programme, Weekday
from education.activities.schedule import Session, State


def weekly(programme: Programme) -> list[str]:
    """The weekly plan in words: Saturday 16:00."""
    slots = sorted(programme.slots.all(), key=lambda slot: (slot.weekday, slot.begins_at))
    return [f"{Weekday(slot.weekday).label} {slot.begins_at:%H:%M}" for slot in slots]


STATES: dict[State, tuple[Any, str]] = {
    State.NOT_TAKEN: (gettext_lazy("Not taken yet"), "soon"), State.TAKEN: (gettext_lazy("Taken"), "done"),
    State.CANCELLED: (gettext_lazy("Did not take place"), ""), State.TO_COME: ("", ""),
}  # fmt: skip


def _day(day: date) -> str:
    return f"{date_format(day, 'l')} {date_format(day, 'MONTH_DAY_FORMAT')}"


def session_row(session: Session, several: bool = False) -> dict[str, Any]:
    """A session as lists show it: what, when, whether its roll was taken, and where."""
    state = session.state(localtime())
    words, tone = STATES[state]
    if state is State.CANCELLED and session.held_on > localdate():
        words = _("It will not take place")
    hours = f"{session.begins_at:%H:%M}" if session.begins_at else ""
    if session.begins_at and session.ends_at:
        hours += f"–{session.ends_at:%H:%M}"
    place = [session.programme.pk, session.held_on, *([session.begins_at] if session.begins_at else [])]
    home = session.programme.home.name if several else ""
    shown = {"title": session.programme.name, "day": _day(session.held_on), "today": session.held_on == localdate()}
    return shown | {"hours": hours, "home": home, "badge": words, "tone": tone, "url": reverse("roster", args=place)}
