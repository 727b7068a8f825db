"""The rounded ledger: for every count one number, made once and read for ever. Pure data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from shelter.counting import Table

# Which part of a population: pairs of a dimension and a category, by name of the dimension. () is all of it.
type At = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """The name of one number: a population in a period ("residents.in:2026H1"), and which part of it."""

    of: str
    at: At = ()

    @classmethod
    def parse(cls, name: str) -> "Key":
        """Read what `str` writes."""
        of, *pairs = name.split("|")
        return cls(of, tuple((dimension, category) for dimension, _is, category in (p.partition("=") for p in pairs)))

    def within(self, at: At) -> "Key":
        return Key(self.of, tuple(sorted((*self.at, *at)))) if at else self

    def __str__(self) -> str:
        return "|".join((self.of, *(f"{dimension}={category}" for dimension, category in self.at)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of the ledger: a multiple of `base`, at most `reach` away from the truth."""

    value: int
    base: int
    reach: int
    mode: str = "controlled"  # "significant" for sums, "exact" for what is not about children


type Ledger = Mapping[Key, Entry]


@dataclass(frozen=True, slots=True)
class Equation:
    """sum(left) = sum(right), or sum(left) <= sum(right) + more: true of the counts of every organisation."""

    left: tuple[Key, ...]
    right: tuple[Key, ...]
    equal: bool = True
    more: int = 0

    @property
    def keys(self) -> tuple[Key, ...]:
        return (*self.left, *self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What ties populations together, as the edition says it. Its roles name populations in periods, or parts of them.

    stock_flow  open + in = out + close
    subset      part <= whole
    sum         whole = all parts
    union       each part <= whole <= all parts together: the parts overlap
    at_most     part, or all parts together, <= all wholes together
    ageing      open, in, out, close, split by a dimension whose categories are in order: nobody grows younger
    """

    type: str
    roles: Mapping[str, str | tuple[str, ...]]
    by: tuple[str, ...] = ()

    def named(self, role: str) -> str:
        name = self.roles[role]
        assert isinstance(name, str)
        return name

    def several(self, role: str) -> tuple[str, ...]:
        names = self.roles[role]
        assert not isinstance(names, str)
        return names


def name_of(table: Table) -> str:
    return f"{table.population}:{table.period}"


def margins(table: Table) -> Iterator[At]:
    """Every cell of a table and every sum of its cells, the sums first."""
    for place in product(*((None, *dimension.categories) for dimension in table.dimensions)):
        pairs = zip((dimension.name for dimension in table.dimensions), place, strict=True)
        yield tuple(sorted((name, category) for name, category in pairs if category is not None))


def cells(table: Table) -> Iterator[At]:
    names = [dimension.name for dimension in table.dimensions]
    for at in table.crosses():
        yield tuple(sorted(zip(names, at, strict=True)))


def truths(table: Table) -> dict[Key, int]:
    """The exact count of every cell and sum. Confidential: stays inside this package."""
    names, of = [dimension.name for dimension in table.dimensions], name_of(table)
    exact = dict.fromkeys((Key(of, at) for at in margins(table)), 0)
    for at, count in table.counts.items():
        for kept in product((True, False), repeat=len(at)):
            pairs = zip(names, at, kept, strict=True)
            exact[Key(of, tuple(sorted((name, category) for name, category, keep in pairs if keep)))] += count
    return exact


def sums_of(table: Table) -> Iterator[Equation]:
    """Along every dimension, the parts make the whole."""
    of = name_of(table)
    for at in margins(table):
        for dimension in table.dimensions:
            if dimension.name not in dict(at):
                parts = (tuple(sorted((*at, (dimension.name, category)))) for category in dimension.categories)
                yield Equation((Key(of, at),), tuple(Key(of, part) for part in parts))


def equations_of(relation: Relation, tables: Sequence[Table]) -> list[Equation]:
    """What a relation says of every place it is split by; the categories are those of the tables at hand."""
    categories = {dimension.name: dimension.categories for table in tables for dimension in table.dimensions}
    if not set(relation.by) <= set(categories):
        return []
    splits = [categories[name] for name in relation.by]
    if relation.type == "ageing":
        return _ageing(relation, *splits)
    places = product(*((None, *split) for split in splits))
    found: list[Equation] = []
    for place in places:
        pairs = zip(relation.by, place, strict=True)
        at = tuple(sorted((name, category) for name, category in pairs if category is not None))
        found += _said(relation, at)
    return found


def _said(relation: Relation, at: At) -> Iterable[Equation]:
    def one(role: str) -> Key:
        return Key.parse(relation.named(role)).within(at)

    def all_of(role: str) -> tuple[Key, ...]:
        names = relation.roles[role]
        return tuple(Key.parse(name).within(at) for name in ((names,) if isinstance(names, str) else names))

    match relation.type:
        case "stock_flow":
            return [Equation((one("open"), one("in")), (one("out"), one("close")))]
        case "subset":
            return [Equation((one("part"),), (one("whole"),), equal=False)]
        case "sum":
            return [Equation((one("whole"),), all_of("parts"))]
        case "union":
            whole, parts = one("whole"), all_of("parts")
            each = [Equation((part,), (whole,), equal=False) for part in parts]
            return [*each, Equation((whole,), parts, equal=False)]
        case "at_most":
            return [Equation(all_of("part"), all_of("wholes"), equal=False)]
    raise ValueError(f"There is no relation called {relation.type}.")


def _ageing(relation: Relation, categories: Sequence[str]) -> list[Equation]:
    """From one stock to the next: who was old enough still is, unless she left; who is now was, or came."""
    [dimension] = relation.by
    found = []
    for index in range(1, len(categories)):
        older = [Key(relation.named("open"), ((dimension, category),)) for category in categories[index:]]
        still = [Key(relation.named("close"), ((dimension, category),)) for category in categories[index:]]
        before = [Key(relation.named("open"), ((dimension, category),)) for category in categories[index - 1 :]]
        left, came = Key(relation.named("out")), Key(relation.named("in"))
        found.append(Equation(tuple(older), (*still, left), equal=False))
        found.append(Equation(tuple(still), (*before, came), equal=False))
    return found
