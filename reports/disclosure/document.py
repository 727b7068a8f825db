"""An edition as `shelter-edition/1`: written, certified, read back. Anyone may run their own audit on it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from reports.disclosure import audit
from reports.disclosure.ledger import Entry, Relation
from reports.disclosure.maker import Reason, Refusal
from reports.disclosure.published import (
    SEAL,
    Frame,
    Manual,
    Place,
    PublishedShare,
    PublishedTable,
    PublishedTables,
    Target,
    Words,
)
from shelter.counting import Dimension, Period

SCHEMA = "shelter-edition/1"
ENGINE = "2"
KINDS = {"end": "stock", "in": "in", "out": "out", "ever": "ever"}

type Json = Mapping[str, Any]


def canonical(document: Json) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(document: Json) -> str:
    """The hash printed in the certificate: of everything but the certificate."""
    return hashlib.sha256(canonical({key: document[key] for key in document if key != "certificate"})).hexdigest()


def certify(draft: PublishedTables, *, pile: Sequence[Json]) -> PublishedTables:
    """Have it examined by the independent audit beside all editions ever published (`pile`).

    Refusal, and nothing is published, when anything is found or could not be proven.
    """
    document = write(draft)
    examined = audit.examine([*pile, document])
    if examined.faults:
        raise Refusal(Reason.NOT_PROVEN)
    certificate = {
        "engine": ENGINE,
        "audit": audit.VERSION,
        "checked": list(audit.CHECKED),
        "editions": len(pile) + 1,
        "numbers": examined.numbers,
        "pairs": examined.pairs,
        "smallest_interval": examined.smallest_interval,
        "widened": sum(e.reach >= e.base for t in draft.tables for e in t.cells.values() if e.mode == "controlled"),
        "solver": examined.solver,
        "hash": fingerprint(document),
    }
    return replace(draft, seal=SEAL, certificate=certificate)


def entitle(published: PublishedTables, edition: str) -> PublishedTables:
    """The same figures and words under the name they go out with; to be certified under it."""
    return replace(published, seal=SEAL, frame=replace(published.frame, edition=edition), certificate={})


def write(published: PublishedTables) -> dict[str, Any]:
    frame = published.frame
    return {
        "schema": SCHEMA,
        "edition": frame.edition,
        "language": frame.language,
        "period": published.period.label,
        "rules": {"base": published.base, "k": published.base},
        "dimensions": {
            dimension.name: {"categories": list(dimension.categories), "sensitive": dimension.sensitive}
            for table in published.tables
            for dimension in table.dimensions
        },
        "populations": {
            table.of: {"kind": KINDS.get(table.population.rpartition(".")[2], "other"), "period": table.period.label}
            for table in published.tables
        },
        "tables": [_write_table(table) for table in published.tables],
        "relations": [_write_relation(relation) for relation in published.relations],
        "derived": [_write_share(share, published) for share in published.shares],
        "notes": dict(published.notes),
        "narrative": dict(frame.narrative),
        "manual": [asdict(manual) for manual in frame.manual],
        "targets": [asdict(target) for target in frame.targets],
        **({"corrects": frame.corrects, "reason": frame.reason} if frame.corrects else {}),
        **({"certificate": dict(published.certificate)} if published.certificate else {}),
    }


def _write_table(table: PublishedTable) -> dict[str, Any]:
    return {
        "id": table.code,
        "population": table.of,
        "unit": table.unit,
        "dims": [dimension.name for dimension in table.dimensions],
        "cells": [
            {
                "at": table.where(place),
                "rounded": {"value": entry.value, "base": entry.base, "mode": entry.mode, "max_dev": entry.reach},
            }
            for place, entry in table.cells.items()
        ],
    }


def _write_relation(relation: Relation) -> dict[str, Any]:
    roles = {role: names if isinstance(names, str) else list(names) for role, names in relation.roles.items()}
    return {"type": relation.type, **roles, "by": list(relation.by)}


def _write_share(share: PublishedShare, published: PublishedTables) -> dict[str, Any]:
    part, whole = (next(t for t in published.tables if t.code == code) for code in (share.code, share.of))
    return {
        "id": share.code,
        "type": "percent" if share.words is None else "words",
        "basis": "protected",
        "value": share.percent if share.words is None else str(share.words),
        "decimals": 0,
        "num": {"population": part.of, "at": part.where(share.at)},
        "den": {"population": whole.of, "at": whole.where(share.of_at)},
        "of": whole.code,
    }


def reopen(document: Json) -> PublishedTables:
    """Read a stored edition back. ValueError when its certificate is not that of these figures."""
    if document["schema"] != SCHEMA or fingerprint(document) != document["certificate"]["hash"]:
        raise ValueError("These figures are not the ones that were certified.")
    tables = {table["id"]: _read_table(table, document) for table in document["tables"]}
    return PublishedTables(
        seal=SEAL,
        frame=_read_frame(document),
        period=Period.parse(document["period"]),
        base=document["rules"]["base"],
        tables=tuple(tables.values()),
        shares=tuple(_read_share(share, tables) for share in document["derived"]),
        relations=tuple(_read_relation(relation) for relation in document["relations"]),
        notes=document["notes"],
        certificate=document["certificate"],
    )


def _read_frame(document: Json) -> Frame:
    return Frame(
        edition=document["edition"],
        language=document["language"],
        narrative=document["narrative"],
        manual=tuple(Manual(**manual) for manual in document["manual"]),
        targets=tuple(Target(**target) for target in document["targets"]),
        corrects=document.get("corrects", ""),
        reason=document.get("reason", ""),
    )


def _read_table(table: Json, document: Json) -> PublishedTable:
    declared = document["dimensions"]
    dimensions = tuple(
        Dimension(name, tuple(declared[name]["categories"]), declared[name]["sensitive"]) for name in table["dims"]
    )
    population, _colon, period = table["population"].rpartition(":")
    return PublishedTable(
        seal=SEAL,
        code=table["id"],
        population=population,
        period=Period.parse(period),
        unit=table["unit"],
        dimensions=dimensions,
        cells={_place(cell["at"], dimensions): _read_entry(cell["rounded"]) for cell in table["cells"]},
    )


def _place(at: Mapping[str, str], dimensions: Sequence[Dimension]) -> Place:
    return tuple(at.get(dimension.name) for dimension in dimensions)


def _read_entry(rounded: Json) -> Entry:
    return Entry(rounded["value"], rounded["base"], rounded["max_dev"], rounded["mode"])


def _read_relation(relation: Json) -> Relation:
    roles = {role: names for role, names in relation.items() if role not in ("type", "by")}
    return Relation(
        type=relation["type"],
        roles={role: names if isinstance(names, str) else tuple(names) for role, names in roles.items()},
        by=tuple(relation["by"]),
    )


def _read_share(share: Json, tables: Mapping[str, PublishedTable]) -> PublishedShare:
    part, whole = tables[share["id"]], tables[share["of"]]
    return PublishedShare(
        seal=SEAL,
        code=share["id"],
        at=_place(share["num"]["at"], part.dimensions),
        of=share["of"],
        of_at=_place(share["den"]["at"], whole.dimensions),
        percent=share["value"] if share["type"] == "percent" else None,
        words=Words(share["value"]) if share["type"] == "words" else None,
    )
