"""The independent examination of an edition's published JSON. Shares no code with the maker, on purpose.

It knows only what a stranger knows: the document. For every count it works out the least and the most that the truth
may be, given every number beside it, and wants at least `base` whole numbers between them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

VERSION = "1"
CHECKED = ("dimensions", "base", "completeness", "additivity", "intervals", "shares")
MAY_SPLIT_BY = ("age_band", "destination_group", "half", "level_group", "programme", "sex")
NOT_ABOUT_CHILDREN = ("place_nights",)

type Json = Mapping[str, Any]
type Place = tuple[str, ...]  # "" where a dimension is summed over
type Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Examination:
    """What was checked and what was found. A fault names the figure and the rule, never a number."""

    faults: tuple[str, ...]
    numbers: int
    smallest_interval: int
    checked: tuple[str, ...] = CHECKED


def examine(document: Json) -> Examination:
    """Check one edition's document against the rule book. Changes nothing; knows no exact count."""
    faults: list[str] = []
    numbers, smallest = 0, 10**9
    for table in document["tables"]:
        numbers += len(table["cells"])
        found = list(_faults_of(table, document))
        faults += [f"{table['id']}: {fault}" for fault in found]
        if _counts_children(table) and not found:
            widths = [high - low + 1 for low, high in _intervals(table, document).values()]
            smallest = min(smallest, *widths)
            if min(widths) < document["rules"]["base"]:
                faults.append(f"{table['id']}: intervals")
    faults += [f"{share['id']}: shares" for share in document["derived"] if not _share_holds(share, document)]
    return Examination(tuple(faults), numbers, smallest)


def _counts_children(table: Json) -> bool:
    return all(cell["rounded"]["mode"] == "controlled" for cell in table["cells"])


def _faults_of(table: Json, document: Json) -> Iterator[str]:
    base, values = document["rules"]["base"], _values(table)
    if not set(table["dims"]) <= set(MAY_SPLIT_BY):
        yield "dimensions"
    if set(values) != set(_places(table, document)) or len(values) != len(table["cells"]):
        yield "completeness"
        return
    for cell in table["cells"]:
        if not _is_rounded(cell["rounded"], table["unit"], base):
            yield "base"
    if any(values[whole] != sum(values[part] for part in parts) for whole, parts in _sums(table, document)):
        yield "additivity"


def _is_rounded(number: Json, unit: str, base: int) -> bool:
    """A count to the base; a sum to two significant figures; exact only what is not about children."""
    value, step = number["value"], number["base"]
    if type(value) is not int or value < 0 or step < 1 or value % step:
        return False
    match number["mode"]:
        case "controlled":
            return bool(unit == "children" and step == base >= 5 and number["max_dev"] >= base - 1)
        case "significant":
            return bool(unit != "children" and step >= 10 and value // step < 101)
        case "exact":
            return unit in NOT_ABOUT_CHILDREN
    return False


def _place(cell: Json, table: Json) -> Place:
    return tuple(cell["at"].get(name, "") for name in table["dims"])


def _values(table: Json) -> dict[Place, int]:
    return {_place(cell, table): cell["rounded"]["value"] for cell in table["cells"]}


def _places(table: Json, document: Json) -> Iterator[Place]:
    return product(*(["", *document["dimensions"][name]["categories"]] for name in table["dims"]))


def _sums(table: Json, document: Json) -> Iterator[tuple[Place, list[Place]]]:
    """Every sum with its parts along one dimension: all the equations of the table."""
    for place in _places(table, document):
        for axis, name in enumerate(table["dims"]):
            if place[axis] == "":
                categories = document["dimensions"][name]["categories"]
                yield place, [(*place[:axis], category, *place[axis + 1 :]) for category in categories]


def _intervals(table: Json, document: Json) -> dict[Place, Interval]:
    """The least and most each truth may be: first alone, then tightened through every sum until nothing moves."""
    may_be: dict[Place, Interval] = {}
    for cell in table["cells"]:
        value, reach = cell["rounded"]["value"], cell["rounded"]["max_dev"]
        may_be[_place(cell, table)] = (max(0, value - reach), value + reach)
    moving = True
    while moving:
        before = dict(may_be)
        for whole, parts in _sums(table, document):
            _tighten(may_be, whole, parts)
        moving = before != may_be
    return may_be


def _tighten(may_be: dict[Place, Interval], whole: Place, parts: list[Place]) -> None:
    least, most = sum(may_be[part][0] for part in parts), sum(may_be[part][1] for part in parts)
    low, high = may_be[whole]
    may_be[whole] = low, high = max(low, least), min(high, most)
    for part in parts:
        part_low, part_high = may_be[part]
        may_be[part] = (max(part_low, low - (most - part_high)), min(part_high, high - (least - part_low)))


def _share_holds(share: Json, document: Json) -> bool:
    """It follows from published numbers, and says no more than the rules allow for their size."""
    part, whole = _look_up(share["num"], share["id"], document), _look_up(share["den"], share["of"], document)
    if share["basis"] != "protected" or part is None or not whole:
        return False
    about_children = share["id"] == share["of"]
    certain = about_children and part in (0, whole)
    if share["type"] == "percent":
        return bool(whole >= 20 and not certain and abs(share["value"] * whole - part * 100) * 2 <= whole)
    bands = {"few": (0, 20), "some": (20, 40), "about_half": (40, 60), "most": (60, 80), "nearly_all": (80, 1000)}
    low, high = bands[share["value"]]
    return low * whole <= part * 100 <= high * whole


def _look_up(reference: Json, code: str, document: Json) -> int | None:
    for table in document["tables"]:
        if table["id"] == code and table["population"] == reference["population"]:
            for cell in table["cells"]:
                if cell["at"] == reference["at"]:
                    value: int = cell["rounded"]["value"]
                    return value
    return None
