"""Whether a row tells of someone already met: in an earlier row, or among those known."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from residents.importing.dates import Day, Precision
from residents.importing.plan import Candidate, KnownPerson, Place
from residents.names import Folded, fold, same_name

type Stay = tuple[date, date | None]

FAR_AWAY = date.max


@dataclass(slots=True)
class Met:
    """Someone met before. `key` is the caller's own for someone known, or the place of a row."""

    key: Hashable | Place
    said: str  # how she may be spoken of: her code, or her row
    code: str
    name: Folded
    middle: frozenset[str]
    birth: Day | None
    stays: list[Stay]

    def overlaps(self, stay: Stay) -> bool:
        """Whether she was already here in these days. Leaving and coming on one day is no overlap."""
        began, ended = stay
        return any(
            began == other or (began < (until or FAR_AWAY) and other < (ended or FAR_AWAY))
            for other, until in self.stays
        )


class People:
    """Everyone met so far, found again by code, by birth, or by name."""

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        self.by_code: dict[str, Met] = {}
        self.by_day: dict[date, list[Met]] = defaultdict(list)
        self.by_year: dict[int, list[Met]] = defaultdict(list)
        self.vague: dict[int, list[Met]] = defaultdict(list)  # those of by_year whose day is not known
        self.by_name: dict[frozenset[str], list[Met]] = defaultdict(list)
        for one in known:
            name = Folded.of(f"{one.given} {one.family}")
            said = one.code or "someone already here"
            self._add(Met(one.key, said, fold(one.code), name, _middle(one.middle), one.birth, list(one.stays)))

    def add(self, candidate: Candidate, place: Place) -> None:
        """Remember the person of an accepted row."""
        said = candidate.code or f"row {place.row} of {place.sheet}"
        self._add(_met(candidate, place, said))

    def _add(self, met: Met) -> None:
        if met.code:
            self.by_code.setdefault(met.code, met)
        self.by_name[frozenset(met.name.words)].append(met)
        for birth in _readings(met.birth):
            self.by_day[birth].append(met)
        for year in {birth.year for birth in _readings(met.birth)}:
            self.by_year[year].append(met)
            if met.birth and _is_vague(met.birth):
                self.vague[year].append(met)

    def holder(self, candidate: Candidate) -> Met | None:
        """Who already has the candidate's code."""
        return self.by_code.get(fold(candidate.code)) if candidate.code else None

    def same(self, candidate: Candidate, place: Place) -> Met | None:
        """Who the candidate likely is: the holder of her code by a like name, or a like name and the same birth."""
        new = _met(candidate, place, "")
        holder = self.holder(candidate)
        if holder and same_name(new.name, holder.name):
            return holder
        for met in self._born_alike(new.birth):
            if met.name.words == new.name.words or _alike(new, met):
                return met
        namesakes = self.by_name.get(frozenset(new.name.words), ())
        return next((met for met in namesakes if _agree(new, met)), None)

    def _born_alike(self, birth: Day | None) -> Iterable[Met]:
        if not birth:
            return
        if _is_vague(birth):
            yield from (met for met in self.by_year.get(birth.on.year, ()) if met.birth and met.birth.may_be(birth))
            return
        for reading in _readings(birth):
            yield from self.by_day.get(reading, ())
        yield from (met for met in self.vague.get(birth.on.year, ()) if met.birth and met.birth.may_be(birth))


def _met(candidate: Candidate, key: Place, said: str) -> Met:
    return Met(
        key,
        said,
        fold(candidate.code),
        Folded.of(f"{candidate.given} {candidate.family}"),
        _middle(candidate.middle),
        candidate.birth,
        [(candidate.admitted.on, candidate.left.on if candidate.left else None)],
    )


def _middle(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


def _readings(birth: Day | None) -> set[date]:
    return {birth.on, birth.other or birth.on} if birth else set()


def _is_vague(birth: Day) -> bool:
    return birth.precision is not Precision.EXACT and not birth.other


def _alike(new: Met, met: Met) -> bool:
    """The same name give or take a slip. A shared word comes first: it is quick, and strangers seldom have one."""
    shared = not set(new.name.words).isdisjoint(met.name.words) or not set(new.name.pairs).isdisjoint(met.name.pairs)
    joined = not set(new.name.pairs).isdisjoint(met.name.words) or not set(new.name.words).isdisjoint(met.name.pairs)
    return (shared or joined) and same_name(new.name, met.name)


def _agree(new: Met, met: Met) -> bool:
    """Two of the same name: one person if neither middle name nor birth speaks against it, or if they came together.

    A birth date unknown on one side says nothing; two that differ need the same day of admission.
    """
    if new.middle and met.middle and not new.middle & met.middle:
        return False
    if new.birth and met.birth:
        return bool({began for began, _ in new.stays} & {began for began, _ in met.stays})
    return bool(new.middle & met.middle) or met.overlaps(new.stays[0])
