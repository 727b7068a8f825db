"""The independent examination of everything ever published. Shares no code with the maker, on purpose.

It knows what a stranger knows: the documents of all editions, these rules and this code. It asks of every published
number, and of every sum and difference of two of them, how many values the truth may have, and wants at least `base`.

How: it finds one set of true counts that agrees with every edition (usually the published numbers themselves), then
children: ways to add or take away one child, two, up to base - 1 of them, so that everything still agrees. A number, a
sum or a difference that moves with some child has at least `base` possible values. What moves with none is asked of
an integer program for its least and its most.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from highspy._core import _Highs as Highs

from reports.disclosure.audit.knowledge import Json, Knowledge, learn
from reports.disclosure.audit.rules import faults_of
from reports.disclosure.audit.solving import Changes, Unproven, bounds, possible_truth

VERSION = "2"
CHECKED = ("dimensions", "base", "completeness", "additivity", "everybody", "shares", "one_base", "intervals", "pairs")
TRIES = 160  # of children drawn at random, before the rest is asked one by one


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found. A fault names the figure and the rule, never a number."""

    faults: tuple[str, ...]
    numbers: int
    pairs: int
    smallest_interval: int
    solver: str


def examine(documents: Sequence[Json]) -> Examination:
    """Check the last of these documents by the rule book, and all of them together for what they let one work out."""
    faults = faults_of(documents[-1])
    bases = {document["rules"]["base"] for document in documents}
    if len(bases) > 1:
        faults.append("rules: one_base")
    knowledge, base = learn(documents), max(bases)
    published = knowledge.published
    try:
        faults += _worked_out(knowledge, base) if len(bases) == 1 else ()
    except Unproven as unproven:
        faults.append(f"all: {unproven}")
    return Examination(
        faults=tuple(faults),
        numbers=len(published),
        pairs=len(published) * (len(published) - 1),
        smallest_interval=base,
        solver=f"HiGHS {Highs().version()}",
    )


def _worked_out(knowledge: Knowledge, base: int) -> Iterator[str]:
    """The numbers, and the sums and differences of two, that could be told more closely than promised."""
    published = knowledge.published
    changes = Changes(knowledge, possible_truth(knowledge), base - 1)
    found = _children(changes, published)
    names = {index: name for name, index in knowledge.names.items()}
    for index in published:
        if not found[:, index].any() and not _leaves_room(changes, {index: 1}, found, base):
            yield f"{names[index][0]}: intervals"
    for one, other, sign in _moving_together(found, published):
        if not _leaves_room(changes, {one: 1, other: sign}, found, base):
            yield f"{names[one][0]} and {names[other][0]}: pairs"


def _children(changes: Changes, published: Sequence[int]) -> "np.ndarray":
    """Changes of the truth by one child, drawn until every number moves, and no two of them always together."""
    chance = random.Random(0)  # only which proofs are tried first
    found = np.zeros((0, changes.size), dtype=np.int8)
    for attempt in range(TRIES):
        change = changes.towards({index: chance.uniform(-1, 1) for index in range(changes.size)})
        if change is not None:
            found = np.vstack([found, change])
        if (
            attempt % 16 == 15
            and found[:, published].any(axis=0).all()
            and not list(_moving_together(found, published))
        ):
            break
    return found


def _moving_together(found: "np.ndarray", published: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Pairs whose difference (sign -1) or sum (sign 1) no change moves. Those that never move are asked alone."""
    moves: dict[bytes, list[int]] = {}
    for index in published:
        if found[:, index].any():
            moves.setdefault(found[:, index].tobytes(), []).append(index)
    for column, alike in moves.items():
        yield from ((one, other, -1) for one, other in combinations(alike, 2))
        opposite = (-np.frombuffer(column, dtype=np.int8)).tobytes()
        if opposite > column:
            yield from ((one, other, 1) for one in alike for other in moves.get(opposite, []))


def _leaves_room(changes: Changes, query: dict[int, int], found: "np.ndarray", base: int) -> bool:
    """Whether the truth of this sum of numbers may have `base` values; or is the same for any children there can be."""
    for sign in (1, -1):
        if (change := changes.towards({index: sign * factor for index, factor in query.items()})) is not None:
            moved = sum(factor * int(change[index]) for index, factor in query.items())
            if moved:
                return True
    if len(query) > 1 and changes.always_still(query):
        return True
    least, most = bounds(changes.knowledge, query)
    return most - least + 1 >= base
