"""The catalogue: every figure a donor may see, declared once, with the words that define it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from residents import aggregates as residents
from shelter.counting import Amount, Period, Table

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. `about` and `under` are the sentence a donor reads; they hold the published {number} or {share}."""

    code: str
    title: "Words"
    about: "Words"
    under: "Words"
    definition: "Words"  # who or what is counted, and by which rule of the period
    all: "Words"
    head: "Words"
    unit: "Words"
    sensitive: bool = False  # an outcome: never split where all are alike
    count: Callable[[Period], Table | Amount]


CATALOGUE = (
    Figure(
        code="P1",
        title=_("Girls who lived with us"),
        about=_("About {number} girls spent at least one night in our homes."),
        under=_("Fewer than {number} girls spent a night in our homes."),
        definition=_(
            "Girls with at least one night in one of our homes in the period, each counted once, however often she "
            "came. Her age is that of the last day of the period. After-care is not counted here."
        ),
        all=_("All girls"),
        head=_("Age"),
        unit=_("Girls"),
        count=residents.residents_hosted,
    ),
    Figure(
        code="P3",
        title=_("Arrivals"),
        about=_("About {number} times, a girl came to live with us."),
        under=_("Fewer than {number} times, a girl came to live with us."),
        definition=_(
            "Stays that began in the period. A girl who came back is counted again; a move between two of our homes "
            "is not counted."
        ),
        all=_("All arrivals"),
        head=_("Arrivals"),
        unit=_("Stays"),
        count=residents.admissions,
    ),
    Figure(
        code="P4",
        title=_("Departures"),
        about=_("About {number} times, a girl left our homes."),
        under=_("Fewer than {number} times, a girl left our homes."),
        definition=_("Stays that ended in the period. A move between two of our homes is not counted."),
        all=_("All departures"),
        head=_("Departures"),
        unit=_("Stays"),
        count=residents.exits,
    ),
    Figure(
        code="P8",
        title=_("Places in use"),
        about=_("About {share} of our places were in use."),
        under=_("Hardly any of our places were in use."),
        definition=_(
            "Nights that girls spent with us, out of the nights our homes could offer: their places times the nights "
            "they were open. A night belongs to the day on which it begins; a place is kept while a girl is away. "
            "Nights are rounded to two significant figures, and the share is that of the rounded figure."
        ),
        all=_("Nights spent in our homes"),
        head=_("Nights"),
        unit=_("Nights"),
        count=residents.occupancy,
    ),
)

# One idea to a page.
SECTIONS = (
    (_("The girls who lived with us"), ("P1",)),
    (_("Coming and leaving"), ("P3", "P4")),
    (_("Our places"), ("P8",)),
)
