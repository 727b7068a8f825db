"""Names as people write them: cleaned, folded, compared, ranked, and reduced to marks. Pure; nothing is remembered."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# Particles are glued to the word that follows: De la Cruz, Dela Cruz and Delacruz are one family name.
PARTICLES = frozenset(
    ["de", "del", "dela", "delas", "delos", "la", "las", "los", "da", "das", "do", "dos", "di", "du"]
    + ["san", "santa", "santo", "saint", "von", "van", "al"]
)
ABBREVIATIONS = {"ma": "maria", "mª": "maria", "sto": "santo", "sta": "santa", "st": "saint", "gpe": "guadalupe"}
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "junior", "senior"])
MARIAS = frozenset(["maria", "mari", "marie", "mary", "mariah"])

NOT_LETTERS = re.compile(r"[^a-z0-9]+")
APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
LETTERS_WITHOUT_PARTS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})
SPACES = re.compile(r"[^\S\n]+")
SHORTEST_FRAGMENT = 2
LIKELY = 0.85  # from here on two names are likely the same name
POSSIBLE = 0.62  # from here on a search shows a name


def clean_text(text: str) -> str:
    """One line without invisible, direction or control characters, single-spaced and trimmed."""
    plain = text.isascii() and text.isprintable()
    return " ".join((text if plain else clean_note(text)).split())


def clean_note(text: str) -> str:
    """Text of any length whose line breaks are kept; invisible, direction and control characters are removed."""
    if not (text.isascii() and text.isprintable()):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = unicodedata.normalize("NFC", "".join(_visible(text)))
    return "\n".join(SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def _visible(text: str) -> Iterator[str]:
    for letter in text:
        category = unicodedata.category(letter)
        if letter == "\n" or category[0] != "C":
            yield "\n" if category in {"Zl", "Zp"} else letter
        elif letter in "\t\v\f":
            yield " "


def fold(text: str) -> str:
    """Small letters and digits only: no accents, no case; anything else becomes one space."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(APOSTROPHES).casefold().translate(LETTERS_WITHOUT_PARTS))
        text = "".join(letter for letter in text if not unicodedata.combining(letter) and _kept(letter))
    else:
        text = text.replace("'", "").replace("`", "").lower()
    return NOT_LETTERS.sub(" ", text).strip()


def _kept(letter: str) -> bool:
    return letter.isascii() or unicodedata.category(letter) != "Cf"


def tokens(text: str) -> tuple[str, ...]:
    """The words of a name, folded: particles glued on, abbreviations written out, Jr and the like left out.

    >>> tokens("Ma. Peña-De la Cruz, Jr.")
    ('maria', 'pena', 'delacruz')
    """
    words = [ABBREVIATIONS.get(word, word) for word in fold(text).split()]
    found, glue = [], ""
    for place, word in enumerate(words):
        if word in PARTICLES and place + 1 < len(words):
            glue += word
        elif glue or word not in SUFFIXES or len(words) == 1:
            found.append(glue + word)
            glue = ""
    return tuple([*found, glue] if glue else found)


def gives_away(code_name: str, *names: str) -> bool:
    """Whether a code name holds a word of her own names."""
    return not set(tokens(code_name)).isdisjoint(word for name in names for word in tokens(name))


@dataclass(frozen=True, slots=True)
class Folded:
    """A name made ready for comparison."""

    words: tuple[str, ...]  # every word, the nickname's too
    pairs: tuple[str, ...]  # neighbours written as one: Mary Ann, Maryann
    letters: str  # all of it in one string, for the quick look

    @classmethod
    def of(cls, name: str, nickname: str = "") -> "Folded":
        words = tokens(name)
        pairs = tuple(a + b for a, b in pairwise(words))
        if nickname:
            words += tuple(word for word in tokens(nickname) if word not in words)
        return cls(words, pairs, " ".join((*words, *pairs)))


@dataclass(frozen=True, slots=True)
class Match[Key]:
    key: Key
    score: float


class Query:
    """What someone typed, in each way it may be read. It remembers the fit of words while one search lasts."""

    def __init__(self, typed: "str | Folded") -> None:
        words = typed.words if isinstance(typed, Folded) else tokens(typed)
        self.readings = list(dict.fromkeys([words, *_joined(words)]))
        if isinstance(typed, str) and fold(typed).split()[-1:] == ["ma"]:  # Maria, or the beginning of Maricel
            self.readings.append((*words[:-1], "ma"))
        self.fits: dict[str, dict[str, float]] = {word: {} for reading in self.readings for word in reading}
        self.fragments, self.enough = _fragments(words)

    def worth_a_look(self, name: "Folded") -> bool:
        """The quick look: enough pieces of what was typed are somewhere in the name."""
        letters, left = name.letters, self.enough
        for fragment in self.fragments:
            if fragment in letters:
                left -= 1
                if not left:
                    return True
        return False

    def score(self, name: "Folded") -> float:
        return max((self._fit(words, name) for words in self.readings if words), default=0.0)

    def _fit(self, words: tuple[str, ...], name: "Folded") -> float:
        """Mean fit of the words asked for, each against its best free word of the name; long words weigh more."""
        free = list(name.words)
        total = weight = 0.0
        for word in words:
            best, taken = self._best(word, free)
            if taken:
                free.remove(taken)
            if best < LIKELY and name.pairs:
                best = max(best, self._best(word, name.pairs)[0])
            total += best * len(word)
            weight += len(word)
        return total / weight

    def _best(self, word: str, others: Iterable[str]) -> tuple[float, str]:
        fits, best, taken = self.fits[word], 0.0, ""
        for other in others:
            fit = fits.get(other)
            if fit is None:
                fit = fits[other] = _word_fit(word, other)
            if fit > best:
                best, taken = fit, other
        return best, taken


def score(query: str | Folded, candidate: str | Folded) -> float:
    """How well what was typed fits a name, 0 to 1. The order of words does not matter; an unfinished word counts."""
    return Query(query).score(candidate if isinstance(candidate, Folded) else Folded.of(candidate))


def rank[Key](query: str, candidates: Iterable[tuple[Key, Folded]], *, limit: int = 20) -> list[Match[Key]]:
    """The candidates that may be meant, best first. Made for names opened in memory: 10,000 in some 0.1 s."""
    asked = Query(query)
    scored = (Match(key, asked.score(name)) for key, name in candidates if asked.worth_a_look(name))
    found = [match for match in scored if match.score >= POSSIBLE]
    return sorted(found, key=lambda match: -match.score)[:limit]


def same_name(ours: Folded, theirs: Folded) -> bool:
    """Whether every word of the shorter name is in the longer one, in any order, give or take a letter or two."""
    one, two = sorted((ours, theirs), key=lambda name: len(name.words))
    readings = [(one.words, two.words)]
    readings += [(left, two.words) for left in _joined(one.words)]  # Mary Ann, Maryann: joined on one side only,
    readings += [(one.words, right) for right in _joined(two.words)]  # or Mary Ann would be Mary Jane, mistyped
    return any(_all_in(left, right) for left, right in readings if len(left) > 1 or len(right) == 1)


def _all_in(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    free = list(others)
    for word in words:
        found = next((other for other in free if other == word), "") or next(
            (other for other in free if alike(word, other)), ""
        )
        if not found:
            return False
        free.remove(found)
    return bool(words)


def alike(word: str, other: str) -> bool:
    """Whether one word may be the other, mistyped."""
    allowed = _allowed(word, other)
    return {word, other} <= MARIAS or (0 < allowed >= _distance(word, other, allowed))


def _joined(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words with each pair of neighbours written as one."""
    for place in range(len(words) - 1):
        yield (*words[:place], words[place] + words[place + 1], *words[place + 2 :])


def _fragments(words: tuple[str, ...]) -> tuple[set[str], int]:
    """Pieces of what was typed, and how many of them a name must hold to be worth a closer look."""
    size = SHORTEST_FRAGMENT if min(map(len, words), default=0) < 6 else 3
    pieces = {word[at : at + size] for word in words for at in range(max(1, len(word) - size + 1))}
    return pieces, max(1, len(pieces) // 3 - 1)


def _word_fit(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if word in MARIAS and other in MARIAS:
        return 0.95
    if other.startswith(word):
        return 0.9 if len(word) > 2 else 0.8
    if len(word) > 2 and other.endswith(word):  # Cruz, for Dela Cruz
        return 0.8
    allowed = _allowed(word, other)
    distance = _distance(word, other, allowed) if allowed else 1
    return 1 - 0.1 * distance - 0.25 * distance / max(len(word), len(other)) if distance <= allowed else 0.0


def _allowed(word: str, other: str) -> int:
    """How many wrong letters words of this length may have: none below four, one below seven, else two."""
    longer = max(len(word), len(other))
    allowed = 0 if longer < 4 else 1 if longer < 7 else 2
    return allowed if abs(len(word) - len(other)) <= allowed else 0


def _distance(one: str, two: str, most: int) -> int:
    """Letters added, left out, changed or swapped with a neighbour (Damerau); `most` + 1 stands for anything beyond."""
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i] + [0] * len(two)
        for j, b in enumerate(two, 1):
            row[j] = last[j - 1] if a == b else 1 + min(last[j - 1], last[j], row[j - 1])
            if before and j > 1 and a == two[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], before[j - 2] + 1)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]


# -- marks: what two spellings of one name share, for a check that may not see the names ------------------------------

VOWELS = re.compile(r"[aeiou]+")
SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"[sc]h|ts|tz", "s"),
        (r"(?<=.)h|^h(?=[aeiouy])", ""),
        (r"ñ|ny(?=[aeiou])", "n"),
        (r"qu(?=[ei])|[ckq]k", "k"),
        (r"c(?=[eiy])", "s"),
        (r"x", "ks"),
        (r"[cq]", "k"),
        (r"z", "s"),
        (r"v", "b"),
        (r"w", "u"),
        (r"[yj]", "i"),
        (r"(.)\1+", r"\1"),
    )
)


def marks(given: str, family: str) -> set[str]:
    """Rough keys: two spellings of the same name share at least one. To be sealed (HMAC) before they are kept.

    Each given name is paired with each part of the family name, in no order, so that swapped columns still meet.
    Accents, spaces, doubled letters, vowels, c/k, z/s, i/y, ph/f, v/b, ll/l and a silent h are forgiven; a wrong
    consonant is not: no key can do that. Maria alone says too little, so it counts only where it is the one name.
    """
    return {"|".join(sorted((a, b))) for a in _sounds(given) for b in _sounds(family)}


def _sounds(name: str) -> set[str]:
    words = tokens(name)
    telling = [word for word in words if word not in MARIAS] or list(words[:1])
    whole = [*telling, "".join(words)] if len(words) > 1 else telling
    return {sound for sound in map(_sound, whole) if sound}


def _sound(word: str) -> str:
    """The skeleton of a word: its first sound and its consonants; a short word keeps whether its vowels are bright."""
    if word in MARIAS:
        return "maria"
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    bare = word[:1] + VOWELS.sub("", word[1:])
    return bare if len(bare) > 2 else VOWELS.sub(lambda run: "i" if set(run[0]) & {"e", "i"} else "a", word)
