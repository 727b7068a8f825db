"""What the catalogue says of one figure, and of one idea of a report. Plain data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from shelter.counting import Dimension

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words


class Kind(StrEnum):
    COUNT = "count"  # of girls or stays: rounded to the base
    SUM = "sum"  # to which girls contribute: two significant figures
    MANUAL = "manual"  # not about girls, entered by hand
    MISSING = "missing"  # not recorded yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. `about` and `under` are the sentence a donor reads; they hold the published {number} or {share}."""

    code: str
    title: "Words"
    about: "Words"
    under: "Words"
    definition: "Words"  # who or what is counted, and by which rule of the period
    all: "Words"  # the row of its total
    head: "Words"  # over the column of categories
    unit: "Words"  # over the column of numbers
    section: str
    kind: Kind = Kind.COUNT
    population: str = ""  # "" where nothing is counted
    by: tuple[Dimension, ...] = ()
    whole: str = ""  # the code of the figure it is a share of; its own where each category is a share of the total
    sensitive: bool = False  # an outcome: never shown where everybody is alike
    safe: bool = False  # a service: may be said to have reached everybody
    source: "Words"

    @property
    def is_counted(self) -> bool:
        return self.kind in (Kind.COUNT, Kind.SUM)

    @property
    def is_chosen(self) -> bool:
        """Whether an officer can put it in a report."""
        return self.kind != Kind.MISSING and not self.is_whole

    @property
    def is_whole(self) -> bool:
        """Only there so that another figure is a share of it."""
        return self.code.endswith(".of")


@dataclass(frozen=True, slots=True)
class Section:
    """One idea of a report: a heading over the figures that belong together."""

    code: str
    title: "Words"
    figures: tuple[Figure, ...]
