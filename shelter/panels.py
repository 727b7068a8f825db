"""How an app adds to the resident page and to Today: a `panels.py` with some of the functions below.

def on_file(resident, *, viewer) -> list[Panel]      cards of the resident page
def on_today(*, viewer) -> list[Panel]               cards of Today
def due(*, viewer) -> list[Due]                      lines of Today
def over_team(lines, *, viewer) -> Team              of the lines already gathered: cards, and which are others' work
"""

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from shelter.models import Staff


@dataclass(frozen=True, slots=True)
class Panel:
    """A card of a page: a template and what it shows; low `order` comes first.

    `place` is "main" or "side"; on Today also "first", above what waits.
    """

    template: str
    context: dict[str, Any]
    place: str = "main"
    order: int = 50


@dataclass(frozen=True, slots=True)
class Due:
    """Something that waits: what, for whom (a code name), by when, and where to do it.

    `staff`: whose it is, where one person was asked; others' lines are counted for a coordinator and not shown.
    `in_lists`: what a list of children says of it, where `what` is for the person's own page only.
    `first`: above what is late, since it cannot wait until tomorrow.
    `by_role`: it is done by whoever has the viewer's role, and not by those who accompany the child.
    """

    what: str | Promise
    code_name: str
    due_on: date
    url: str
    staff: "Staff | None" = None
    in_lists: str | Promise = ""
    first: bool = False
    by_role: bool = False

    @property
    def day(self) -> str:
        """The day, with its year where it is not this one."""
        this_year = self.due_on.year == localdate().year
        return date_format(self.due_on, "MONTH_DAY_FORMAT" if this_year else "SHORT_DATE_FORMAT")

    @property
    def late(self) -> bool:
        return self.due_on < localdate()

    @property
    def when(self) -> str:
        """How far the day is: "7 days late", "today", "in 6 days"."""
        days = (self.due_on - localdate()).days
        if days < 0:
            return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days} if days else _("today")


@dataclass(frozen=True, slots=True)
class Team:
    """Cards of Today about a team, and the lines of it that others are to do: not the viewer's own."""

    cards: list[Panel]
    others: frozenset[Due]


def modules() -> list[ModuleType]:
    """The `panels` of every app that has one."""
    named = (f"{config.name}.panels" for config in apps.get_app_configs())
    return [import_module(name) for name in named if name != __name__ and find_spec(name) is not None]


def on_file(resident: Any, *, viewer: "Staff") -> list[Panel]:
    """Every app's cards for one resident, as far as the viewer may see them."""
    shown = [p for module in modules() if hasattr(module, "on_file") for p in module.on_file(resident, viewer=viewer)]
    return sorted(shown, key=lambda panel: panel.order)


def on_today(*, viewer: "Staff") -> list[Panel]:
    """Every app's cards for Today, as far as the viewer may see them."""
    shown = [p for module in modules() if hasattr(module, "on_today") for p in module.on_today(viewer=viewer)]
    return sorted(shown, key=lambda panel: panel.order)


def over_team(lines: list[Due], *, viewer: "Staff") -> Team:
    """What everything that waits says of the viewer's team; nothing where she has none."""
    teams = [module.over_team(lines, viewer=viewer) for module in modules() if hasattr(module, "over_team")]
    others = frozenset().union(*(team.others for team in teams))
    return Team([card for team in teams for card in team.cards], others)


def waiting(*, viewer: "Staff") -> list[Due]:
    """Everything that waits for the viewer and for those she looks after, the longest overdue first."""
    lines = [line for module in modules() if hasattr(module, "due") for line in module.due(viewer=viewer)]
    return sorted(lines, key=lambda line: (not line.first, line.due_on, line.code_name))


def due(*, viewer: "Staff") -> list[Due]:
    """What waits for the viewer herself."""
    return own(waiting(viewer=viewer), viewer=viewer)


def own(lines: list[Due], *, viewer: "Staff") -> list[Due]:
    """Of these lines, those that are nobody else's."""
    return [line for line in lines if line.staff is None or line.staff == viewer]
