"""What may leave the house: rounded tables and shares, which only this package can make, and their JSON."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import Any

from reports.disclosure.rounding import Margin
from shelter.counting import Dimension, Period

SCHEMA = "shelter-edition/1"
_SEAL = object()  # held by this package alone: the private key to publishing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sealed:
    """Can be made only with the seal, that is, only inside reports.disclosure."""

    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("Only reports.disclosure publishes a figure.")


class Words(StrEnum):
    """A share said in words, by fixed bands, where a percentage would say too much."""

    FEW = "few"  # up to a fifth
    SOME = "some"  # up to two fifths
    ABOUT_HALF = "about_half"  # up to three fifths
    MOST = "most"  # up to four fifths
    NEARLY_ALL = "nearly_all"


@dataclass(frozen=True, slots=True)
class Rounded:
    """A published number: a multiple of `base`, at most `max_dev` away from the truth."""

    value: int
    base: int
    mode: str  # "controlled" for counts, "significant" for sums, "exact" for what is not about children
    max_dev: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable(_Sealed):
    """A rounded table: every cell, and every sum of cells, which add up."""

    code: str
    population: str
    period: Period
    unit: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Margin, Rounded]

    @property
    def total(self) -> Rounded:
        return self.cells[(None,) * len(self.dimensions)]

    def where(self, margin: Margin) -> dict[str, str]:
        """The JSON's way to name a cell: the dimensions that are not summed over."""
        names = (dimension.name for dimension in self.dimensions)
        return {name: category for name, category in zip(names, margin, strict=True) if category is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedShare(_Sealed):
    """A share computed from published numbers alone: a whole percentage, or words."""

    code: str
    at: Margin
    of: str  # the code of the table whose total is the whole
    percent: int | None
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTables(_Sealed):
    """Everything one edition says, in no language, with the certificate of what was checked."""

    period: Period
    base: int
    tables: tuple[PublishedTable, ...]
    shares: tuple[PublishedShare, ...]
    notes: Mapping[str, str]  # code of a figure -> why less is said than was asked for
    certificate: Mapping[str, Any]

    def table(self, code: str) -> PublishedTable | None:
        return next((table for table in self.tables if table.code == code), None)

    def share(self, code: str, at: Margin = ()) -> PublishedShare | None:
        return next((share for share in self.shares if (share.code, share.at) == (code, at)), None)

    def as_json(self) -> dict[str, Any]:
        """The whole edition as `shelter-edition/1`; anyone may run their own audit on it."""
        return write(self) | {"certificate": dict(self.certificate)}

    def said(self) -> dict[str, Rounded]:
        """Each published count under its ledger name, so that a later edition repeats it."""
        return {
            ledger_name(table.population, table.period, table.where(margin)): rounded
            for table in self.tables
            for margin, rounded in table.cells.items()
        }


def ledger_name(population: str, period: Period, where: Mapping[str, str]) -> str:
    """One name for one number: the first half in a table of the year is the total of the first half's own table."""
    rest = {name: category for name, category in sorted(where.items()) if name != "half"}
    return "|".join((population, where.get("half", period.label), *(f"{name}={rest[name]}" for name in rest)))


def canonical(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(document: Mapping[str, Any]) -> str:
    """The hash printed in the certificate: of everything but the certificate."""
    return hashlib.sha256(canonical({key: document[key] for key in document if key != "certificate"})).hexdigest()


def write(published: PublishedTables) -> dict[str, Any]:
    populations = {f"{table.population}:{table.period}": table for table in published.tables}
    return {
        "schema": SCHEMA,
        "edition": published.period.label,
        "rules": {"base": published.base, "k": published.base},
        "dimensions": {
            dimension.name: {"categories": list(dimension.categories), "sensitive": dimension.sensitive}
            for table in published.tables
            for dimension in table.dimensions
        },
        "populations": {
            name: {"kind": table.population.rpartition(".")[2], "period": table.period.label}
            for name, table in populations.items()
        },
        "tables": [_write_table(table) for table in published.tables],
        "relations": [],
        "derived": [_write_share(share, published) for share in published.shares],
        "notes": dict(published.notes),
    }


def _write_table(table: PublishedTable) -> dict[str, Any]:
    return {
        "id": table.code,
        "population": f"{table.population}:{table.period}",
        "unit": table.unit,
        "dims": [dimension.name for dimension in table.dimensions],
        "cells": [
            {
                "at": table.where(margin),
                "rounded": {"value": r.value, "base": r.base, "mode": r.mode, "max_dev": r.max_dev},
            }
            for margin, r in table.cells.items()
        ],
    }


def _write_share(share: PublishedShare, published: PublishedTables) -> dict[str, Any]:
    part, whole = (next(t for t in published.tables if t.code == code) for code in (share.code, share.of))
    return {
        "id": share.code,
        "type": "percent" if share.words is None else "words",
        "basis": "protected",
        "value": share.percent if share.words is None else str(share.words),
        "decimals": 0,
        "num": {"population": f"{part.population}:{part.period}", "at": part.where(share.at)},
        "den": {"population": f"{whole.population}:{whole.period}", "at": {}},
        "of": whole.code,
    }


def reopen(document: Mapping[str, Any]) -> PublishedTables:
    """Read a stored edition back. ValueError when its certificate is not that of these figures."""
    if document["schema"] != SCHEMA or fingerprint(document) != document["certificate"]["hash"]:
        raise ValueError("These figures are not the ones that were certified.")
    tables = tuple(_read_table(table, document) for table in document["tables"])
    return PublishedTables(
        seal=_SEAL,
        period=Period.parse(document["edition"]),
        base=document["rules"]["base"],
        tables=tables,
        shares=tuple(_read_share(share, tables) for share in document["derived"]),
        notes=document["notes"],
        certificate=document["certificate"],
    )


def _read_table(table: Mapping[str, Any], document: Mapping[str, Any]) -> PublishedTable:
    declared = document["dimensions"]
    dimensions = tuple(
        Dimension(name, tuple(declared[name]["categories"]), declared[name]["sensitive"]) for name in table["dims"]
    )
    population, _colon, period = table["population"].rpartition(":")
    return PublishedTable(
        seal=_SEAL,
        code=table["id"],
        population=population,
        period=Period.parse(period),
        unit=table["unit"],
        dimensions=dimensions,
        cells={
            tuple(cell["at"].get(d.name) for d in dimensions): Rounded(**cell["rounded"]) for cell in table["cells"]
        },
    )


def _read_share(share: Mapping[str, Any], tables: tuple[PublishedTable, ...]) -> PublishedShare:
    table = next(table for table in tables if table.code == share["id"])
    return PublishedShare(
        seal=_SEAL,
        code=share["id"],
        at=tuple(share["num"]["at"].get(dimension.name) for dimension in table.dimensions),
        of=share["of"],
        percent=share["value"] if share["type"] == "percent" else None,
        words=Words(share["value"]) if share["type"] == "words" else None,
    )
