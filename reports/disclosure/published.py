"""What may leave the house: numbers of the ledger and shares of them, which only this package can make."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from enum import StrEnum
from typing import Any

from reports.disclosure.ledger import Entry, Relation
from shelter.counting import Dimension, Period

type Place = tuple[str | None, ...]  # None where a dimension is summed over

SEAL = object()  # held by this package alone: the private key to publishing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sealed:
    """Can be made only with the seal, that is, only inside reports.disclosure."""

    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise TypeError("Only reports.disclosure publishes a figure.")


class Words(StrEnum):
    """A share said in words, by fixed bands, where a percentage would say too much."""

    FEW = "few"  # up to a fifth
    SOME = "some"  # up to two fifths
    ABOUT_HALF = "about_half"  # up to three fifths
    MOST = "most"  # up to four fifths
    NEARLY_ALL = "nearly_all"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable(_Sealed):
    """A rounded table: every cell, and every sum of cells, which add up. `period` is that of the population."""

    code: str
    population: str
    period: Period
    unit: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Place, Entry]

    @property
    def of(self) -> str:
        return f"{self.population}:{self.period}"

    @property
    def total(self) -> Entry:
        return self.cells[(None,) * len(self.dimensions)]

    def where(self, place: Place) -> dict[str, str]:
        """The JSON's way to name a cell: the dimensions that are not summed over."""
        names = (dimension.name for dimension in self.dimensions)
        return {name: category for name, category in zip(names, place, strict=True) if category is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedShare(_Sealed):
    """A share computed from published numbers alone: a whole percentage, or words."""

    code: str
    at: Place
    of: str  # the code of the table in which the whole stands
    of_at: Place
    percent: int | None
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """A figure that is not about children: people trained, money. Entered by hand, and said to be so."""

    code: str
    value: int  # in whole units; money in PHP centavos
    unit: str
    entered_by: str  # the role of who entered it, never a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What was aimed at for a figure, and where it began: girls, or per cent of a share. Both set beforehand."""

    code: str
    baseline: int | None
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the figures of an edition: its name, its words, what is not about children."""

    edition: str  # its name for good: "2026-H1-fr-3"
    language: str
    narrative: Mapping[str, str] = field(default_factory=dict)  # code of a section -> the officer's words
    manual: tuple[Manual, ...] = ()
    targets: tuple[Target, ...] = ()
    corrects: str = ""  # the name of the edition that this one takes the place of
    reason: str = ""  # why


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTables(_Sealed):
    """Everything one edition says, with the certificate of what was checked."""

    frame: Frame
    period: Period
    base: int
    tables: tuple[PublishedTable, ...]
    shares: tuple[PublishedShare, ...]
    relations: tuple[Relation, ...]
    notes: Mapping[str, str]  # code of a figure -> why less is said than was asked for
    certificate: Mapping[str, Any]

    def table(self, code: str) -> PublishedTable | None:
        return next((table for table in self.tables if table.code == code), None)

    def share(self, code: str, at: Place = ()) -> PublishedShare | None:
        return next((share for share in self.shares if (share.code, share.at) == (code, at)), None)
