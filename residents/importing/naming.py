"""Names of a list, taken apart: one cell to its parts, a suffix in its place, NAMES IN CAPITALS as names."""

import re
from dataclasses import dataclass

from residents.names import SUFFIXES, clean_text, fold, tokens

INITIAL = re.compile(r"\w\.?")
IN_BRACKETS = re.compile(r"[(\[\"“]([^)\]\"”]+)[)\]\"”]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SMALL_WORDS = frozenset(["de", "del", "dela", "delas", "delos", "la", "las", "los", "y", "da", "dos"])


@dataclass(frozen=True, slots=True)
class Name:
    family: str = ""
    given: str = ""
    middle: str = ""
    suffix: str = ""
    nickname: str = ""


def taken_apart(full: str) -> Name:
    """One cell with a whole name: "Surname, First M.", "First Second Surname", or "SURNAME First".

    A middle name is told from a second given name only where it is an initial or has a comma of its own.
    """
    nickname = next(iter(IN_BRACKETS.findall(full)), "")
    parts = [clean_text(part) for part in IN_BRACKETS.sub(" ", full).split(",")]
    parts = [part for part in parts if part]
    suffix = next((part for part in parts[1:] if fold(part) in SUFFIXES), "")
    parts = [part for part in parts if part != suffix]
    if not parts:
        return Name()
    family, given = (parts[0], parts[1]) if len(parts) > 1 else _without_comma(parts[0])
    middle = " ".join(parts[2:])
    words = given.split()
    if not middle and len(words) > 1 and INITIAL.fullmatch(words[-1]):
        given, middle = " ".join(words[:-1]), words[-1]
    return Name(family, given, middle, suffix, nickname)


def _without_comma(full: str) -> tuple[str, str]:
    words = full.split()
    shouted = [word for word in words if word.isupper() and len(word) > 2]
    if shouted and len(shouted) < len(words) and words[: len(shouted)] == shouted:  # DUPONT Marie
        return " ".join(shouted), " ".join(words[len(shouted) :])
    for size in range(1, len(words)):
        if len(tokens(" ".join(words[-size - 1 :]))) > 1:  # De la Cruz is one
            return " ".join(words[-size:]), " ".join(words[:-size])
    return "", full


def tidy(name: Name) -> Name:
    """The suffix in its own place, and names that are all capitals or all small written as names."""
    family, given, suffix = name.family, name.given, name.suffix
    if not suffix:
        family, suffix = _suffix(family)
    if not suffix:
        given, suffix = _suffix(given)
    return Name(plain_case(family), plain_case(given), plain_case(name.middle), suffix, plain_case(name.nickname))


def _suffix(name: str) -> tuple[str, str]:
    words = name.replace(",", " ").split()
    if len(words) > 1 and fold(words[-1]) in SUFFIXES:
        return " ".join(words[:-1]), words[-1]
    return name, ""


def plain_case(name: str) -> str:
    """DE LA CRUZ and de la cruz as De la Cruz; what has both capitals and small letters stays as it is."""
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < 3 or not (name.isupper() or name.islower()):
        return name
    text = WORD.sub(lambda word: word[0].lower() if word[0].lower() in SMALL_WORDS else word[0].capitalize(), name)
    return text[:1].upper() + text[1:]


def has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
