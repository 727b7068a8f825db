"""All that a stranger knows who holds every edition: what each number may be, and what must hold between numbers.

Read from the documents alone. Numbers that no edition gives, but that a relation speaks of, are unknowns of his.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

type Json = Mapping[str, Any]
type Name = tuple[str, tuple[tuple[str, str], ...]]  # a population in a period, and which part of it

UNKNOWN = 10**9  # as good as no limit


@dataclass(frozen=True, slots=True)
class Row:
    """sum of factor * number = 0, or <= 0."""

    factors: tuple[tuple[int, int], ...]  # number, factor
    equal: bool


@dataclass(slots=True)
class Knowledge:
    """Numbers by index: the least and the most each may be, what was said of it, and the rows that tie them."""

    names: dict[Name, int] = field(default_factory=dict)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    said: list[int] = field(default_factory=list)  # -1 for unknowns
    rows: dict[Row, None] = field(default_factory=dict)

    def index(self, name: Name) -> int:
        if name not in self.names:
            self.names[name] = len(self.names)
            self.low.append(0)
            self.high.append(UNKNOWN)
            self.said.append(-1)
        return self.names[name]

    @property
    def published(self) -> list[int]:
        return [index for index, value in enumerate(self.said) if value >= 0]

    def hear(self, name: Name, rounded: Json) -> None:
        """Whoever hears two numbers of the same thing takes what agrees with both."""
        index, value, reach = self.index(name), rounded["value"], rounded["max_dev"]
        self.low[index] = max(self.low[index], value - reach)
        self.high[index] = min(self.high[index], value + reach)
        self.said[index] = value

    def know(self, plus: Sequence[Name], minus: Sequence[Name], *, equal: bool) -> None:
        """sum(plus) = sum(minus), or sum(plus) <= sum(minus)."""
        factors: dict[int, int] = {}
        for sign, side in ((1, plus), (-1, minus)):
            for name in side:
                index = self.index(name)
                factors[index] = factors.get(index, 0) + sign
        if kept := tuple(sorted((index, factor) for index, factor in factors.items() if factor)):
            self.rows[Row(kept, equal)] = None


def learn(documents: Sequence[Json]) -> Knowledge:
    knowledge = Knowledge()
    for document in documents:
        for table in document["tables"]:
            if all(cell["rounded"]["mode"] != "exact" for cell in table["cells"]):
                _learn_table(table, document, knowledge)
    for document in documents:
        for relation in document["relations"]:
            for plus, minus, equal in _said_by(relation, document):
                knowledge.know(plus, minus, equal=equal)
    return knowledge


def _learn_table(table: Json, document: Json, knowledge: Knowledge) -> None:
    of = table["population"]
    for cell in table["cells"]:
        knowledge.hear((of, tuple(sorted(cell["at"].items()))), cell["rounded"])
    splits = [document["dimensions"][name]["categories"] for name in table["dims"]]
    for place in product(*([None, *split] for split in splits)):
        for axis, split in enumerate(splits):
            if place[axis] is None:
                parts = [_name(of, table["dims"], (*place[:axis], category, *place[axis + 1 :])) for category in split]
                knowledge.know([_name(of, table["dims"], place)], parts, equal=True)


def _name(of: str, dims: Sequence[str], place: Sequence[str | None]) -> Name:
    return of, tuple(sorted((name, category) for name, category in zip(dims, place, strict=True) if category))


type Said = tuple[Sequence[Name], Sequence[Name], bool]


def _said_by(relation: Json, document: Json) -> Iterator[Said]:
    dims = relation["by"]
    if any(name not in document["dimensions"] for name in dims):
        dims = []
        if relation["type"] == "ageing":
            return
    splits = [document["dimensions"][name]["categories"] for name in dims]
    if relation["type"] == "ageing":
        yield from _ageing(relation, dims[0], splits[0])
        return
    for place in product(*([None, *split] for split in splits)):

        def named(role: str, at: Sequence[str | None] = place) -> list[Name]:
            populations = [relation[role]] if isinstance(relation[role], str) else relation[role]
            return [_name(of, dims, at) for of in populations]

        match relation["type"]:
            case "stock_flow":
                yield named("open") + named("in"), named("out") + named("close"), True
            case "subset":
                yield named("part"), named("whole"), False
            case "sum":
                yield named("whole"), named("parts"), True
            case "union":
                yield named("whole"), named("parts"), False
                yield from (([part], named("whole"), False) for part in named("parts"))
            case "at_most":
                yield named("part"), named("wholes"), False
            case unknown:
                raise ValueError(f"The audit knows no relation called {unknown}.")


def _ageing(relation: Json, dimension: str, categories: Sequence[str]) -> Iterator[Said]:
    """Nobody grows younger, and nobody skips a band between two stocks."""

    def bands(role: str, first: int) -> list[Name]:
        return [(relation[role], ((dimension, category),)) for category in categories[first:]]

    came: list[Name] = [(relation["in"], ())]
    left: list[Name] = [(relation["out"], ())]
    for first in range(1, len(categories)):
        yield bands("open", first), bands("close", first) + left, False
        yield bands("close", first), bands("open", first - 1) + came, False
