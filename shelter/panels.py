"""How an app adds to the resident page and to Today: a `panels.py` with some of the functions below.

def on_file(resident, *, viewer) -> list[Panel]      cards of the resident page
def on_today(*, viewer) -> list[Panel]               cards of Today
def due(*, viewer) -> list[Due]                      lines of Today
def over_team(lines, *, viewer) -> Team              of the lines already gathered: cards, and which are others' work

What takes only a few days and numbers is asked for all apps in one question. A module offers its rows, `in_columns`
of `Seen` or `Waits`, and is handed back its own; one that offers none, since they are not for the viewer, is left out:

def glance(resident, *, viewer) -> list[Rows]        and on_file(resident, *, viewer, told: list[Seen])
def waits(*, viewer) -> list[Rows]                   and due(*, viewer, told: list[Waits])
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateField, IntegerField, QuerySet, TextField, UUIDField, Value
from django.db.models.functions import Cast
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from shelter.models import Staff

type Rows = QuerySet[Any, Any]  # in the columns of one of the two below


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
    `together`: the page where the same is done for several children at once.
    """

    what: str | Promise
    code_name: str
    due_on: date
    url: str
    staff: "Staff | None" = None
    in_lists: str | Promise = ""
    first: bool = False
    by_role: bool = False
    together: str = ""

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


class Seen(NamedTuple):
    """One row for a card of the resident page."""

    code: str
    word: str | None
    day: date | None
    number: int | None


class Waits(NamedTuple):
    """One row for a line of Today: which, of whom, the day it is counted from; `ref` is what its page is about."""

    code: str
    code_name: str
    public_id: UUID
    day: date
    word: str | None
    number: int | None
    ref: UUID | None
    home: UUID | None


_KINDS: dict[str, Any] = {
    "code": TextField(), "word": TextField(), "code_name": TextField(), "day": DateField(), "number": IntegerField(),
    "public_id": UUIDField(), "ref": UUIDField(), "home": UUIDField(),
}  # fmt: skip


def in_columns(columns: type[Seen] | type[Waits], rows: "QuerySet[Any, Any]", **told: Any) -> Rows:
    """These rows as the database unites them with others': each column of one type, empty where nothing is told."""
    return rows.order_by().values_list(*(Cast(told.get(name, Value(None)), _KINDS[name]) for name in columns._fields))


@dataclass(frozen=True, slots=True)
class _Question:
    """What several modules offered, united, as the database is asked for it."""

    of: tuple[ModuleType, ...]  # those that offered
    sql: str = ""
    values: tuple[Any, ...] = ()

    def answers[Row: (Seen, Waits)](self, row: type[Row], only: str = "", *more: Any) -> dict[ModuleType, list[Row]]:
        """To each module its own rows. `only`, with `more` values: a condition on the columns of a row."""
        told: dict[ModuleType, list[Row]] = {module: [] for module in self.of}
        if self.sql:
            asked = f"select * from ({self.sql}) told ({', '.join(row._fields)}, of_module) {only}"  # noqa: S608  # ours
            with connection.cursor() as cursor:
                cursor.execute(asked, [*self.values, *more])
                for *columns, number in cursor:
                    told[self.of[number]].append(row(*columns))
        return told


def _united(of: Sequence[ModuleType], offers: str, *about: Any, viewer: "Staff") -> _Question:
    """One question for the rows that each of these modules offers, if it does."""
    offered = {m: rows for m in of if hasattr(m, offers) and (rows := getattr(m, offers)(*about, viewer=viewer))}
    parts = [rows.annotate(of_module=Value(n)) for n, each in enumerate(offered.values()) for rows in each]
    if not parts:
        return _Question(())
    first, *others = parts
    try:
        sql, values = (first.union(*others, all=True) if others else first).query.sql_with_params()
    except EmptyResultSet:  # none of them can have a row
        return _Question(tuple(offered))
    return _Question(tuple(offered), sql, values)


_written: dict[Any, _Question] = {}
_MOST_WRITTEN = 50


def _waits(of: Sequence[ModuleType], viewer: "Staff") -> _Question:
    """The question what waits for this person, kept: Django takes longer to write it than PostgreSQL to answer.

    So `waits` may look at who she is, at the terms and at the day, and asks the database nothing.
    """
    from shelter import terms  # which looks here for those of every app

    own = terms.own() if any(hasattr(module, "TERMS") for module in of) else {}
    known = (*of, viewer.pk, viewer.role, viewer.is_active, localdate(), *sorted(own.items()))
    question = _written.get(known)
    if question is None:
        if len(_written) >= _MOST_WRITTEN:
            _written.clear()
        question = _written[known] = _united(of, "waits", viewer=viewer)
    return question


def _answers(
    of: Sequence[ModuleType], function: str, *about: Any, viewer: "Staff", offers: str, told: dict[ModuleType, Any]
) -> list[Any]:
    """What these modules say: each that offered rows of them, each that never does without."""
    answers = []
    for module in of:
        if module in told:
            answers += getattr(module, function)(*about, viewer=viewer, told=told[module])
        elif hasattr(module, function) and not hasattr(module, offers):
            answers += getattr(module, function)(*about, viewer=viewer)
    return answers


@cache
def modules() -> list[ModuleType]:
    """The `panels` of every app that has one."""
    named = (f"{config.name}.panels" for config in apps.get_app_configs())
    return [import_module(name) for name in named if name != __name__ and find_spec(name) is not None]


def on_file(resident: Any, *, viewer: "Staff") -> list[Panel]:
    """Every app's cards for one resident, as far as the viewer may see them."""
    return sorted(cards(modules(), resident, viewer=viewer), key=lambda panel: panel.order)


def cards(of: Sequence[ModuleType], resident: Any, *, viewer: "Staff") -> list[Panel]:
    """What these modules add to the resident page."""
    told = _united(of, "glance", resident, viewer=viewer).answers(Seen)
    return _answers(of, "on_file", resident, viewer=viewer, offers="glance", told=told)


def on_today(*, viewer: "Staff") -> list[Panel]:
    """Every app's cards for Today, as far as the viewer may see them."""
    shown = [p for module in modules() if hasattr(module, "on_today") for p in module.on_today(viewer=viewer)]
    return sorted(shown, key=lambda panel: panel.order)


def over_team(found: list[Due], *, viewer: "Staff") -> Team:
    """What everything that waits says of the viewer's team; nothing where she has none."""
    teams = [module.over_team(found, viewer=viewer) for module in modules() if hasattr(module, "over_team")]
    others = frozenset().union(*(team.others for team in teams))
    return Team([card for team in teams for card in team.cards], others)


def waiting(*, viewer: "Staff") -> list[Due]:
    """Everything that waits for the viewer and for those she looks after, the longest overdue first."""
    return _in_order(lines(modules(), viewer=viewer))


def _in_order(found: list[Due]) -> list[Due]:
    return sorted(found, key=lambda line: (not line.first, line.due_on, line.code_name))


def lines(of: Sequence[ModuleType], *, viewer: "Staff", about: Collection[str] | None = None) -> list[Due]:
    """What these modules add to what waits on Today; `about` some girls only, by code name."""
    question = _waits(of, viewer)
    if about is None:
        return _answers(of, "due", viewer=viewer, offers="waits", told=question.answers(Waits))
    told = question.answers(Waits, "where code_name = any (%s)", list(about))
    found = _answers(of, "due", viewer=viewer, offers="waits", told=told)
    return [line for line in found if line.code_name in about]


def together(found: list[Due]) -> list[Due]:
    """Of the same thing for several children one line, in the place of its first: how many, and the page for all."""
    many = Counter((line.together, line.what) for line in found if line.together)
    shown, told = [], set()
    for line in found:
        same = (line.together, line.what)
        if (n := many[same]) < 2:
            shown.append(line)
        elif same not in told:
            told.add(same)
            of = ngettext("%(n)s girl", "%(n)s girls", n) % {"n": n}
            shown.append(replace(line, code_name=of, url=line.together))
    return shown


def due(*, viewer: "Staff", about: Collection[str] | None = None) -> list[Due]:
    """What waits for the viewer herself; `about` some girls only, by code name."""
    return own(_in_order(lines(modules(), viewer=viewer, about=about)), viewer=viewer)


def own(found: list[Due], *, viewer: "Staff") -> list[Due]:
    """Of these lines, those that are nobody else's."""
    return [line for line in found if line.staff is None or line.staff == viewer]
