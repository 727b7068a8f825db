"""Additive controlled rounding, exact for small tables: multiples of the base, near the truth, whose sums are right."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from shelter.counting import At, Table

# A cell or a sum of cells: None stands where a dimension is summed over.
type Margin = tuple[str | None, ...]

LIMIT = 200_000  # open sums kept at once; a larger table needs an integer program, not this


class Infeasible(Exception):
    """No rounding of this table keeps the promised closeness."""


@dataclass(frozen=True, slots=True)
class Draw:
    """The secret part of the rounding: how much each cell minds being rounded up, or down.

    Drawn from the seed and the cell's name alone, so that the same seed and the same counts give the same figures.
    Somebody who knows this code but not the seed cannot tell which of the possible truths led to a published figure:
    the widest ratio of two draws is larger than base - 1, so none can be excluded.
    """

    seed: bytes

    def weight(self, base: int, *name: str) -> int:
        digest = hmac.digest(self.seed, "|".join(name).encode(), hashlib.sha256)
        return 100 + int.from_bytes(digest[:4]) % (100 * base)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far the published value of one cell or sum may lie from the truth, and what each step costs."""

    low: int
    high: int
    below: int
    above: int

    def cost(self, deviation: int) -> int:
        return deviation * self.above if deviation > 0 else -deviation * self.below

    def choices(self, truth: int, base: int) -> list[int]:
        return [value for value in range(truth + self.low, truth + self.high + 1) if value % base == 0]

    def reachable(self, deviation: int, rest: tuple[int, int]) -> bool:
        return deviation + rest[0] <= self.high and deviation + rest[1] >= self.low


def margins_of(at: At) -> Iterable[Margin]:
    """The cell itself and every sum it belongs to; the grand total is the last."""
    return product(*((category, None) for category in at))


def exact_margins(table: Table) -> dict[Margin, int]:
    exact: dict[Margin, int] = {}
    for at in table.crosses():
        for margin in margins_of(at):
            exact[margin] = exact.get(margin, 0) + table[at]
    return exact


def round_additively(
    table: Table,
    *,
    base: int,
    draw: Draw,
    said: Mapping[Margin, int],
    ceiling: int | None = None,
    steps: tuple[int, int] = (0, 0),
) -> dict[Margin, int]:
    """Every cell and sum of `table` as a multiple of `base`: the cheapest additive choice.

    Each lies within base - 1 of the truth, widened by `steps` bases for (cells, sums). What was `said` before is said
    again. `ceiling` bounds the grand total. Infeasible when there is no such choice.
    """
    cells = list(table.crosses())
    exact, size = exact_margins(table), Counter(margin for at in cells for margin in margins_of(at))
    bounds = {}
    for margin, truth in exact.items():
        reach = base - 1 + base * steps[margin not in cells]
        low, high = max(-truth, -reach), reach
        if ceiling is not None and not any(margin):
            high = min(high, ceiling - truth)
        if margin in said:
            low = high = said[margin] - truth
        name = (table.population, table.period.label, *(category or "*" for category in margin))
        below, above = (size[margin] * draw.weight(base, *name, side) for side in ("below", "above"))
        bounds[margin] = Bounds(low, high, below, above)
    values = _cheapest(cells, exact, bounds, base)
    published: Counter[Margin] = Counter()
    for at, value in zip(cells, values, strict=True):
        published.update(dict.fromkeys(margins_of(at), value))
    return dict(published)


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest way found to a set of open sums."""

    cost: int = 0
    values: tuple[int, ...] = ()

    def beats(self, other: "_Path | None") -> bool:
        return other is None or (self.cost, self.values) < (other.cost, other.values)


def _cheapest(
    cells: list[At], exact: Mapping[Margin, int], bounds: Mapping[Margin, Bounds], base: int
) -> tuple[int, ...]:
    """One value for each cell. A dynamic program: cell by cell, and for every set of open sums the cheapest path there.

    A sum is open from its first cell to its last; what counts is how far it has drifted from the truth.
    """
    choices = [bounds[at].choices(exact[at], base) for at in cells]
    later = _what_later_cells_may_add(cells, choices, exact)
    sums = [margin for margin in exact if margin not in set(cells)]
    paths = {(0,) * len(sums): _Path()}
    for at, values, rest in zip(cells, choices, later, strict=True):
        touched = [i for i, margin in enumerate(sums) if margin in set(margins_of(at))]
        following: dict[tuple[int, ...], _Path] = {}
        for drifts, path in paths.items():
            for value in values:
                moved, cost = list(drifts), path.cost + bounds[at].cost(value - exact[at])
                for i in touched:
                    moved[i] += value - exact[at]
                if not all(bounds[sums[i]].reachable(moved[i], rest.get(sums[i], (0, 0))) for i in touched):
                    continue
                for i in touched:
                    if sums[i] not in rest:  # its last cell: the sum is made
                        cost, moved[i] = cost + bounds[sums[i]].cost(moved[i]), 0
                candidate, state = _Path(cost, (*path.values, value)), tuple(moved)
                if candidate.beats(following.get(state)):
                    following[state] = candidate
        if not following:
            raise Infeasible
        if len(following) > LIMIT:
            raise ValueError("This table is too large for the small solver.")
        paths = following
    [best] = paths.values()
    return best.values


def _what_later_cells_may_add(
    cells: list[At], choices: list[list[int]], exact: Mapping[Margin, int]
) -> list[dict[Margin, tuple[int, int]]]:
    """After each cell: for every sum that is still open, the least and the most its other cells add to its drift."""
    rest: dict[Margin, tuple[int, int]] = {}
    after = []
    for at, values in zip(reversed(cells), reversed(choices), strict=True):
        if not values:
            raise Infeasible
        after.append(dict(rest))
        for margin in margins_of(at):
            low, high = rest.get(margin, (0, 0))
            rest[margin] = (low + min(values) - exact[at], high + max(values) - exact[at])
    return after[::-1]
