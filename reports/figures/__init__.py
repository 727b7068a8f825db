"""The catalogue: every figure a donor may see, declared once, with the words that define it and how it is counted.

figure.py       what is said of a figure                people.py, care.py, schooling.py, beyond.py   the figures
populations.py  who is counted, by which count          relations.py, habits.py, bounds.py            what ties counts
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from reports.disclosure import Wanted
from reports.figures import beyond, care, people, schooling
from reports.figures.figure import Figure, Kind, Section
from reports.figures.habits import habits
from reports.figures.populations import POPULATIONS, Population, counted
from reports.figures.relations import relations
from shelter.counting import Period

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

__all__ = [
    "CATALOGUE",
    "POPULATIONS",
    "SECTIONS",
    "Figure",
    "Kind",
    "Population",
    "Section",
    "counted",
    "figure",
    "habits",
    "period_rule",
    "relations",
    "wanted",
]

CATALOGUE: tuple[Figure, ...] = (*people.FIGURES, *care.FIGURES, *schooling.FIGURES, *beyond.FIGURES)
_BY_CODE = {one.code: one for one in CATALOGUE}


def _section(code: str, title: "Words") -> Section:
    return Section(code, title, tuple(one for one in CATALOGUE if one.section == code))


# One idea to a page, in the order in which a report tells them.
SECTIONS = (
    _section("people", _("The girls who lived with us")),
    _section("coming", _("Coming and leaving")),
    _section("places", _("Our places")),
    _section("care", _("Care and therapy")),
    _section("school", _("School and training")),
    _section("activities", _("Activities")),
    _section("after", _("After their time with us")),
    _section("legal", _("Legal help")),
    _section("well", _("How they are")),
    _section("beyond", _("Prevention, team and money")),
)


def figure(code: str) -> Figure:
    """KeyError for a code that the catalogue does not know."""
    return _BY_CODE[code]


def period_rule(one: Figure) -> "Words":
    """When a figure is counted, as its definition says it in general."""
    stock = one.population and POPULATIONS[one.population].stock
    return _("On the last day of the period.") if stock else _("In the whole period, its first and last day included.")


def wanted(codes: Collection[str], period: Period) -> list[Wanted]:
    """The figures that are counted, of those asked for, in the catalogue's order; each after what it is a share of.

    KeyError for a code that the catalogue does not know.
    """
    needed: set[str] = set()
    for code in codes:
        needed |= _with_wholes(code)
    return [_wanted(one, period) for one in CATALOGUE if one.code in needed and one.is_counted]


def _with_wholes(code: str) -> set[str]:
    whole = figure(code).whole
    return {code} if whole in ("", code) else {code, *_with_wholes(whole)}


def _wanted(one: Figure, period: Period) -> Wanted:
    population = POPULATIONS[one.population]
    return Wanted(
        code=one.code,
        population=one.population,
        period=population.period_in(period),
        unit=population.unit,
        dimensions=one.by,
        whole=one.whole,
        sensitive=one.sensitive,
        safe=one.safe,
    )
