"""How long things may wait: each app declares its terms in its `panels.py`, an organisation may have its own number.

TERMS: tuple[Term, ...]      in `panels.py`, beside what tells that something waits
"""

from contextvars import ContextVar, Token
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import ngettext

from shelter import panels

FEWEST, MOST = 1, 1000  # days
# What the organisation decided, asked for once in an acting person's turn; nothing is kept outside of one.
_own: ContextVar[dict[str, dict[str, int]] | None] = ContextVar("own_terms", default=None)


@dataclass(frozen=True, slots=True)
class Term:
    """A kind of thing that waits: for how many days, how many before that it shows, and where the rule comes from."""

    code: str  # at most 20 characters
    what: str | Promise
    days: int
    shown_before: int
    source: str | Promise
    counted: str | Promise = "%(days)s"  # from what, where it is not clear: "%(days)s before it ends"

    def said(self, days: int) -> str:
        """That many days, in words."""
        return str(self.counted) % {"days": ngettext("%(n)d day", "%(n)d days", days) % {"n": days}}


class Unknown(LookupError):
    """No app declares a term of this code."""


def fresh() -> Token[dict[str, dict[str, int]] | None]:
    """Begin without knowing; what is asked is kept as long as one acting person's turn."""
    return _own.set({})


def drop(token: Token[dict[str, dict[str, int]] | None]) -> None:
    _own.reset(token)


def forget() -> None:
    """After a change: ask again."""
    if (kept := _own.get()) is not None:
        kept.clear()


@cache
def declared() -> dict[str, Term]:
    """Every term of every app, by its code."""
    return {term.code: term for module in panels.modules() for term in getattr(module, "TERMS", ())}


def term(code: str) -> Term:
    """Raises Unknown."""
    if code not in (known := declared()):
        raise Unknown(code)
    return known[code]


def own() -> dict[str, int]:
    """The numbers this organisation chose, by code; in one question, and once in a request."""
    kept = _own.get()
    if kept is not None and "days" in kept:
        return kept["days"]
    chosen = dict(apps.get_model("shelter", "OwnTerm").objects.values_list("code", "days"))
    if kept is not None:
        kept["days"] = chosen
    return chosen


def days(code: str) -> int:
    """For how many days this may wait: the organisation's own number, or the one the app declares. Raises Unknown."""
    return own().get(code) or term(code).days
