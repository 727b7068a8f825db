"""From the words of a list to the codes of the file, and to the homes we know."""

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from residents.names import alike, fold

SMALL_WORDS = frozenset("of the an to with de del des du la le les au aux ng sa el".split())


class Table:
    """A list of codes, and for each the ways people write it."""

    def __init__(self, ways_of: dict[str, str]) -> None:
        self.ways = [
            (code, " ".join(way.split()))
            for code, ways in ways_of.items()
            for way in (code.replace("_", " "), *ways.split("|"))
        ]
        self.by_length: dict[int, list[tuple[str, list[str]]]] = defaultdict(list)
        for code, way in self.ways:
            if len(way) > 4:
                self.by_length[way.count(" ") + 1].append((code, way.split()))
        self.exact = {_key(way): code for code, way in reversed(self.ways)}

    def is_exact(self, words: str) -> bool:
        """Whether the table has just these words."""
        return _key(fold(words)) in self.exact

    def code(self, words: str) -> str:
        """The code that the words stand for; empty where no code, or more than one, would do."""
        said = fold(words)
        if not said or _key(said) in self.exact:
            return self.exact.get(_key(said), "")
        words_said = said.split()
        slipped = {code for code, way in self.by_length.get(len(words_said), ()) if _mistyped(words_said, way)}
        return slipped.pop() if len(slipped) == 1 else self._within(said)

    def _within(self, said: str) -> str:
        """The code of the longest way that stands whole among the words; none where two codes are as long."""
        found = [(len(way), code) for code, way in self.ways if len(way) > 2 and f" {way} " in f" {said} "]
        longest = {code for length, code in found if length == max(found)[0]}
        return longest.pop() if len(longest) == 1 else ""


def _key(folded: str) -> str:
    """The words without the small ones between them, in one: Date of Admission is Date Admission."""
    return "".join(word for word in folded.split() if word not in SMALL_WORDS) or folded.replace(" ", "")


def _mistyped(said: Sequence[str], way: Sequence[str]) -> bool:
    """The same words, each with at most a slip."""
    return len(said) == len(way) and all(one == two or alike(one, two) for one, two in zip(said, way, strict=True))


ROMAN = {roman: str(number) for number, roman in enumerate("i ii iii iv v vi vii viii ix x".split(), 1)}
SPELLED = {word: str(number) for number, word in enumerate("one two three four five".split(), 1)}
SPELLED |= {word: str(number) for number, word in enumerate("un deux trois quatre cinq".split(), 1)}
OF_ANY_HOME = frozenset(
    [
        "house",
        "home",
        "shelter",
        "center",
        "centre",
        "maison",
        "foyer",
        "bahay",
        "casa",
        "hogar",
        "residence",
        "facility",
    ]
    + ["group", "no", "number", "the", "of", "de", "la", "le", "du"]
)
LETTERS_OR_DIGITS = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class KnownHome:
    """A home that the list may speak of. `key` is whatever the caller knows it by."""

    key: Hashable
    name: str
    aliases: tuple[str, ...] = ()


def home_of(words: str, homes: Sequence[KnownHome]) -> KnownHome | None:
    """The one home that the words mean: Passi I, PASSI 1, Passi House 1 and Pasi 1 are Passi 1; Passi alone is none."""
    said = home_words(words)
    if not said:
        return None
    named = [(home, home_words(name)) for home in homes for name in (home.name, *home.aliases)]
    for test in (tuple.__eq__, _mistyped):
        meant = {home.key: home for home, name in named if test(said, name)}
        if meant:
            return next(iter(meant.values())) if len(meant) == 1 else None
    return None


def home_words(words: str) -> tuple[str, ...]:
    """What tells one home from another: its words and numbers, without "house" and the like."""
    parts = LETTERS_OR_DIGITS.findall(fold(words))
    parts = [ROMAN.get(part) or SPELLED.get(part) or (part.lstrip("0") or "0") for part in parts]
    return tuple(part for part in parts if part not in OF_ANY_HOME) or tuple(parts)
