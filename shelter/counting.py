"""Exact and confidential counts, and the periods they are made for. Pure: knows no Django and no database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import total_ordering
from itertools import product
from typing import Never, Self

type At = tuple[str, ...]


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A calendar half-year ("2026H1") or a year ("2026"): the only stretches of time a figure may be about.

    Both ends belong to it, and both are days of the homes' own calendar (Asia/Manila).
    In order of time; a year comes after its halves, which it contains.
    """

    year: int
    half: int | None = None

    def __post_init__(self) -> None:
        if not 1990 <= self.year <= 2100 or self.half not in (None, 1, 2):
            raise ValueError("A period is a half-year or a year between 1990 and 2100.")

    @classmethod
    def parse(cls, label: str) -> Self:
        """Read "2026", "2026H1" or "2026H2"; ValueError for anything else."""
        year, letter, half = label.partition("H")
        if not (year.isascii() and year.isdecimal() and len(year) == 4) or (letter and half not in ("1", "2")):
            raise ValueError("A period is written 2026H1, 2026H2 or 2026.")
        return cls(int(year), int(half) if letter else None)

    @property
    def label(self) -> str:
        return str(self.year) if self.half is None else f"{self.year}H{self.half}"

    @property
    def first(self) -> date:
        return date(self.year, 7 if self.half == 2 else 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def nights(self) -> int:
        """A night belongs to the day on which it begins."""
        return (self.last - self.first).days + 1

    @property
    def halves(self) -> tuple["Period", ...]:
        return (Period(self.year, 1), Period(self.year, 2)) if self.half is None else (self,)

    def is_over(self, today: date) -> bool:
        return self.last < today

    def __str__(self) -> str:
        return self.label

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.last, -self.first.toordinal()) < (other.last, -other.first.toordinal())


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way of splitting a count: its name and all its categories, declared before anything is counted."""

    name: str
    categories: At
    sensitive: bool = False

    def __post_init__(self) -> None:
        if not self.categories or len(set(self.categories)) != len(self.categories):
            raise ValueError(f"The categories of {self.name} must be named, each once.")


class Confidential:
    """Holds exact figures about children: shows none of them, and cannot be written away by accident."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: exact, confidential>"

    def __reduce_ex__(self, _protocol: object) -> Never:
        raise TypeError("An exact count is not copied, pickled or sent. Only reports.disclosure may publish it.")


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Table(Confidential):
    """How many of a population there are, in each cross of the declared categories.

    `population` names who is counted ("residents.ever"); a cross without an entry counts 0.
    ValueError, without the figure, for a category that was not declared or a count below 0.
    """

    population: str
    period: Period
    dimensions: tuple[Dimension, ...] = ()
    counts: Mapping[At, int] = field(default_factory=dict)
    unit: str = "children"

    def __post_init__(self) -> None:
        declared = set(self.crosses())
        if not declared.issuperset(self.counts):
            raise ValueError(f"{self.population} was counted in a category that is not declared.")
        if any(type(count) is not int or count < 0 for count in self.counts.values()):
            raise ValueError(f"{self.population} holds something that is not a count.")

    def crosses(self) -> Iterator[At]:
        """Every cross of categories, in declared order: the order of rows never matters."""
        return product(*(dimension.categories for dimension in self.dimensions))

    def __getitem__(self, at: At) -> int:
        return self.counts.get(at, 0)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Amount(Confidential):
    """A sum to which children contribute (nights slept, hours), out of a whole that is not about children.

    `contributors` and the `largest` contribution of one child decide whether the sum may be published at all.
    """

    population: str
    period: Period
    total: int
    whole: int
    contributors: int
    largest: int
    unit: str

    def __post_init__(self) -> None:
        if not 0 <= self.largest <= self.total or self.contributors < 0 or self.whole < 0:
            raise ValueError(f"{self.population} holds something that is not a sum of contributions.")

    @property
    def share(self) -> Fraction:
        """The exact share of the whole, between 0 and 1; 0 of nothing is 0."""
        return Fraction(self.total, self.whole) if self.whole else Fraction(0)
