"""The independent examination of everything ever published. Shares no code with the maker, on purpose.

It knows what a stranger knows: the documents of all editions, these rules and this code. It asks of every published
number, and of every sum and difference of two of them, how many values the truth may have, and wants at least `base`.

How: it finds one set of true counts that agrees with every edition (usually the published numbers themselves), then
children: ways to add or take away one child, two, up to base - 1 of them, so that everything still agrees. A number, a
sum or a difference that moves with some child has at least `base` possible values; one that some children raise and
others lower, nearly twice as many. What moves with none is asked of an integer program for its least and its most.
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

VERSION = "3"
CHECKED = ("dimensions", "base", "completeness", "additivity", "everybody", "shares", "one_base", "intervals", "pairs")
TRIES = 160  # of children drawn at random, before the rest is asked one by one


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found. A fault names the figure and the rule, never a number.

    `smallest_interval`: every number, sum and difference is proven to have so many possible values at least.
    """

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
    published, fewest = knowledge.published, 0
    try:
        rooms = list(_rooms(knowledge, base)) if len(bases) == 1 else []
        faults += [f"{what}: {rule}" for what, rule, values in rooms if values < base]
        fewest = min((values for _what, _rule, values in rooms), default=0)
    except Unproven as unproven:
        faults.append(f"all: {unproven}")
    return Examination(
        faults=tuple(faults),
        numbers=len(published),
        pairs=len(published) * (len(published) - 1),
        smallest_interval=fewest,
        solver=f"HiGHS {Highs().version()}",
    )


def _rooms(knowledge: Knowledge, base: int) -> Iterator[tuple[str, str, int]]:
    """How many values are proven at least: first of all that some child moves, then of what none does, one by one."""
    published = knowledge.published
    changes = Changes(knowledge, possible_truth(knowledge), base - 1)
    found = _children(changes, published, base)
    yield "all", "pairs", _proven(found, published, base)
    names = {index: name for name, index in knowledge.names.items()}
    narrow = False
    for query in _unmoved(found, published):
        if narrow and len(query) > 1:
            break  # numbers that can be told: no need to ask of their sums and differences
        values = _possible(changes, query, base)
        narrow = narrow or values < base
        what = " and ".join(names[index][0] for index in query)
        yield what, "pairs" if len(query) > 1 else "intervals", values


def _children(changes: Changes, published: Sequence[int], base: int) -> "np.ndarray":
    """Changes of the truth by one child, drawn until every number moves, no two always together, and all both ways.

    What moves with none that was drawn is then asked for.
    """
    chance = random.Random(0)  # only which proofs are tried first
    found, wanted = np.zeros((0, changes.size), dtype=np.int8), 2 * base - 1 if changes.both_ways(published) else base
    for attempt in range(TRIES):
        change = changes.towards({index: chance.uniform(-1, 1) for index in range(changes.size)})
        found = found if change is None else np.vstack([found, change])
        done = attempt % 16 == 15 and next(_unmoved(found, published), None) is None
        if done and _proven(found, published, base) >= wanted:
            return found
    still = [index for index in published if not found[:, index].any()]
    asked = [changes.towards({index: sign}) for index in still for sign in (1.0, -1.0)]
    return np.vstack([found, *(change for change in asked if change is not None)])


def _proven(found: "np.ndarray", published: Sequence[int], base: int) -> int:
    """How many values each number, sum and difference that these changes move has at least.

    One child, and up to base - 1 like her, may have come too, or not have come; or only the one or the other.
    """
    up, down, still = ((found[:, published] == way).astype(np.float32) for way in (1, -1, 0))
    sums_raised, sums_lowered = up.T @ (1 - down) + still.T @ up > 0, down.T @ (1 - up) + still.T @ down > 0
    differences_raised = up.T @ (1 - up) + still.T @ down > 0  # those lowered are the same the other way round
    both = np.array_equal(sums_raised, sums_lowered) and np.array_equal(differences_raised, differences_raised.T)
    return 2 * base - 1 if both else base


def _unmoved(found: "np.ndarray", published: Sequence[int]) -> Iterator[dict[int, int]]:
    """Numbers, then differences and sums of two, that no change moves."""
    moves: dict[bytes, list[int]] = {}
    for index in published:
        moves.setdefault(found[:, index].tobytes(), []).append(index)
    yield from ({index: 1} for index in moves.get(bytes(len(found)), []))
    for column, alike in moves.items():
        yield from ({one: 1, other: -1} for one, other in combinations(alike, 2))
        opposite = (-np.frombuffer(column, dtype=np.int8)).tobytes()
        if opposite > column:
            yield from ({one: 1, other: 1} for one in alike for other in moves.get(opposite, []))
        elif opposite == column:
            yield from ({one: 1, other: 1} for one, other in combinations(alike, 2))


def _possible(changes: Changes, query: dict[int, int], base: int) -> int:
    """How many values the truth of this sum of numbers may have at least: `base` where some child moves it.

    So it is said, too, of two names of the same thing, which no child at all could tell apart.
    """
    for sign in (1, -1):
        if (change := changes.towards({index: sign * factor for index, factor in query.items()})) is not None:
            moved = sum(factor * int(change[index]) for index, factor in query.items())
            if moved:
                return base
    if len(query) > 1 and changes.always_still(query):
        return base
    least, most = bounds(changes.knowledge, query)
    return most - least + 1
