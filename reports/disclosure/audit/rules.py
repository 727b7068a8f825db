"""What one edition's document must be like on its own. Each fault names the figure and the rule, never a number."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

MAY_SPLIT_BY = ("age_band", "destination_group", "length_band", "level_group", "programme", "sex")
NOT_ABOUT_CHILDREN = ("place_nights",)
LEAST_BASE = 5
BANDS = {"few": (0, 20), "some": (20, 40), "about_half": (40, 60), "most": (60, 80), "nearly_all": (80, 100)}

type Json = Mapping[str, Any]
type Place = tuple[str, ...]  # "" where a dimension is summed over


def faults_of(document: Json) -> list[str]:
    found = [f"{table['id']}: {fault}" for table in document["tables"] for fault in _of_table(table, document)]
    return found + [f"{share['id']}: shares" for share in document["derived"] if not _share_holds(share, document)]


def _of_table(table: Json, document: Json) -> Iterator[str]:
    base, values = document["rules"]["base"], _values(table)
    if not set(table["dims"]) <= set(MAY_SPLIT_BY):
        yield "dimensions"
    if set(values) != set(_places(table, document)) or len(values) != len(table["cells"]):
        yield "completeness"
        return
    if base < LEAST_BASE or not all(_is_rounded(cell["rounded"], table, base) for cell in table["cells"]):
        yield "base"
    if any(values[whole] != sum(values[part] for part in parts) for whole, parts in _sums(table, document)):
        yield "additivity"
    if any(_is_everybody(axis, place, values, table, document) for axis, place in _splits(table)):
        yield "everybody"


def _is_rounded(number: Json, table: Json, base: int) -> bool:
    """A count to the base; a sum to two significant figures; exact only what is not about children.

    The sum of a year is that of its halves, of which one may be ten times the other and more.
    """
    value, step, unit = number["value"], number["base"], table["unit"]
    most = 101 if "H" in table["population"].rpartition(":")[2] else 10_000
    if type(value) is not int or value < 0 or step < 1 or value % step:
        return False
    match number["mode"]:
        case "controlled":
            return bool(step == base and number["max_dev"] >= base - 1)
        case "significant":
            return bool(unit != "children" and step >= 10 and number["max_dev"] >= step and value < step * most)
        case "exact":
            return unit in NOT_ABOUT_CHILDREN
    return False


def _values(table: Json) -> dict[Place, int]:
    return {
        tuple(cell["at"].get(name, "") for name in table["dims"]): cell["rounded"]["value"] for cell in table["cells"]
    }


def _places(table: Json, document: Json) -> Iterator[Place]:
    return product(*(["", *document["dimensions"][name]["categories"]] for name in table["dims"]))


def _sums(table: Json, document: Json) -> Iterator[tuple[Place, list[Place]]]:
    """Every sum with its parts along one dimension: all the equations of the table."""
    for place in _places(table, document):
        for axis, name in enumerate(table["dims"]):
            if place[axis] == "":
                categories = document["dimensions"][name]["categories"]
                yield place, [(*place[:axis], category, *place[axis + 1 :]) for category in categories]


def _splits(table: Json) -> Iterator[tuple[int, Place]]:
    for place in _values(table):
        for axis, category in enumerate(place):
            if category:
                yield axis, place


def _is_everybody(axis: int, place: Place, values: Mapping[Place, int], table: Json, document: Json) -> bool:
    """Whether a sensitive category is shown to hold its whole group."""
    sensitive = document["dimensions"][table["dims"][axis]]["sensitive"]
    return bool(sensitive and values[place] == values[(*place[:axis], "", *place[axis + 1 :])] > 0)


def _share_holds(share: Json, document: Json) -> bool:
    """It follows from published numbers, and says no more than the rules allow for their size."""
    part, whole = (_look_up(share[role], document) for role in ("num", "den"))
    if share["basis"] != "protected" or part is None or whole is None or whole < 10:
        return False
    if share["type"] == "percent":
        return bool(whole >= 20 and abs(share["value"] * whole - part * 100) * 2 <= whole)
    low, high = BANDS[share["value"]]
    return low * whole <= part * 100 and (part * 100 <= high * whole or high == 100)


def _look_up(reference: Json, document: Json) -> int | None:
    for table in document["tables"]:
        if table["population"] == reference["population"]:
            for cell in table["cells"]:
                if cell["at"] == reference["at"]:
                    value: int = cell["rounded"]["value"]
                    return value
    return None
