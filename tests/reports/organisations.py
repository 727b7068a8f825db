"""Invented organisations, counted exactly and without a database, and everything they would ever publish.

The girls live from day to day: they come, grow older, go to school, leave. The counts are those of `reports.figures`,
under the same names, so that its relations hold of them.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reports.disclosure import Counted, Entry, Frame, Key, Ledger, Refusal, Wanted, certify, enter, publish, write
from reports.disclosure.ledger import truths
from reports.figures.bounds import bounds
from reports.figures.habits import habits
from reports.figures.relations import before, close_of, relations
from shelter.counting import Amount, At, Dimension, Period, Table

AGE = Dimension("age_band", ("5-9", "10-14", "15-17", "18-24"))
LEVEL = Dimension("level_group", ("kinder", "elementary", "junior_high", "senior_high", "college"))
DESTINATION = Dimension("destination_group", ("family", "foster", "independent", "transfer", "left"), sensitive=True)
LENGTH = Dimension("length_band", ("under_6_months", "6_to_12_months", "1_to_2_years", "2_years_or_more"))
FIRST_YEAR = 2020
FIRST_DAY = date(FIRST_YEAR, 1, 1)
YEAR = 365.25  # days
SEED = b"a secret of the vault"


@dataclass(slots=True)
class Girl:
    born: int  # days, from the first day of the first year
    came: int
    left: int = 10**6
    destination: str = "family"
    chance: dict[str, float] = field(default_factory=dict)

    def does(self, what: str, share: float) -> bool:
        return self.chance.setdefault(what, random.Random(f"{what}{self.born}{self.came}").random()) < share

    def here(self, day: int) -> bool:
        return self.came <= day < self.left

    def age(self, day: int) -> str:
        years = (day - self.born) / YEAR
        return next((band for band, limit in (("5-9", 10), ("10-14", 15), ("15-17", 18)) if years < limit), "18-24")

    def level(self, day: int) -> str:
        return LEVEL.categories[min(4, max(0, int((day - self.born) / YEAR) // 3 - 1))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What sort of organisation. `turnover` is the share of girls who leave in half a year."""

    girls: int
    years: int
    turnover: float
    seed: int
    adverse: str = (
        ""  # "alike": every outcome the same; "one_by_one": one girl moves at a time; "threshold"; "emptying"
    )


def girls_of(kind: Kind) -> list[Girl]:
    chance = random.Random(repr(kind))
    alike = kind.adverse in ("alike", "one_by_one")

    def girl(came: int) -> Girl:
        destination = "family" if alike else chance.choices(DESTINATION.categories, [5, 1, 2, 1, 1])[0]
        return Girl(max(came, 0) - int(chance.uniform(5, 17.5) * YEAR), came, destination=destination)

    girls = [girl(-int(chance.uniform(1, 900))) for _ in range(kind.girls)]
    here = list(girls)
    halves = [Period(year, half) for year in range(FIRST_YEAR, FIRST_YEAR + kind.years) for half in (1, 2)]
    for index, half in enumerate(halves):
        first, last = days_of(half)
        if kind.adverse == "one_by_one":
            leaving, coming = 1, index % 2
        elif kind.adverse == "emptying":
            leaving, coming = len(here) // 3, 0
        else:
            leaving = sum(chance.random() < kind.turnover for _ in here)
            coming = max(0, kind.girls - len(here) + leaving + chance.choice((-1, 0, 1)))
        if kind.adverse == "threshold":
            coming = max(0, leaving + (chance.choice((9, 10, 11, 19, 20, 21)) - len(here)))
        days = sorted(chance.randrange(first + 1, last + 1) for _ in range(leaving + coming))
        for place, day in enumerate(days):
            if (place % 2 == 0 and leaving) or not coming:
                gone = here.pop(chance.randrange(len(here))) if here else None
                leaving -= 1
                if gone:
                    gone.left = day
            else:
                here.append(girl(day))
                girls.append(here[-1])
                coming -= 1
        for old in [one for one in here if (first - one.born) / YEAR > 20]:
            old.left = last
            here.remove(old)
    return [one for one in girls if one.left > one.came]


def days_of(period: Period) -> tuple[int, int]:
    """The first and the last day."""
    return (period.first - FIRST_DAY).days, (period.last - FIRST_DAY).days


def count(girls: Sequence[Girl], period: Period) -> Counted:
    """With the second half of a year comes the year."""
    half = _count(girls, period)
    if period.half != 2:
        return half
    year = _count(girls, Period(period.year))
    parts = ("tables", "amounts", "relations", "habits", "bounds")
    both = {name: [*getattr(half, name), *getattr(year, name)] for name in parts}
    return Counted(period=period, **both)


def _count(girls: Sequence[Girl], period: Period) -> Counted:
    first, last = days_of(period)
    ever = [girl for girl in girls if girl.came <= last and girl.left > first]
    tables = [*_moves(girls, period), *_schooling(ever, period), *_care(ever, period)]
    if period.half:
        tables += [
            *_stocks(ever, period),
            _table("residents.end", before(period), [(g.age(first - 1),) for g in girls if g.here(first - 1)], AGE),
        ]
    nights = [min(girl.left, last + 1) - max(girl.came, first) for girl in ever]
    slept = Amount(
        population="beds.nights", period=period, total=sum(nights), whole=round(sum(nights) * 1.2) + 100,
        contributors=len(nights), largest=max(nights, default=0), unit="bed_nights",
    )  # fmt: skip
    taking_part = [_times(girl, period) for girl in ever if girl.does("activities", 0.8)]
    part = Amount(
        population="activities.participations", period=period, total=sum(taking_part), whole=0,
        contributors=len(taking_part), largest=max(taking_part, default=0), unit="participations",
    )  # fmt: skip
    return Counted(
        period=period,
        tables=tables,
        amounts=[slept, part],
        relations=relations(period),
        habits=habits(period),
        bounds=[*bounds(slept), *bounds(part)],
    )


def _times(girl: Girl, period: Period) -> int:
    return sum(
        1 + int(girl.does(f"often{half}", 0.4))
        for half in period.halves
        if girl.came <= days_of(half)[1] and girl.left > days_of(half)[0]
    )


def _table(
    population: str, period: Period, rows: Sequence[At], *dimensions: Dimension, unit: str = "children"
) -> Table:
    counts: dict[At, int] = {}
    for at in rows:
        counts[at] = counts.get(at, 0) + 1
    return Table(population=population, period=period, dimensions=dimensions, counts=counts, unit=unit)


def _moves(girls: Sequence[Girl], period: Period) -> Iterator[Table]:
    first, last = days_of(period)
    ever = [girl for girl in girls if girl.came <= last and girl.left > first]
    left = [girl for girl in girls if first <= girl.left <= last]
    yield _table("residents.ever", period, [(girl.age(last),) for girl in ever], AGE)
    yield _table("residents.in", period, [() for girl in girls if first <= girl.came <= last], unit="stays")
    yield _table("residents.out", period, [(girl.destination,) for girl in left], DESTINATION, unit="stays")
    lengths = [
        next(
            (b for b, days in zip(LENGTH.categories, (183, 365, 730), strict=False) if g.left - g.came < days),
            LENGTH.categories[-1],
        )
        for g in left
    ]
    yield _table("residents.out", period, [(length,) for length in lengths], LENGTH, unit="stays")


def _stocks(ever: Sequence[Girl], period: Period) -> Iterator[Table]:
    last = days_of(period)[1]
    end = [girl for girl in ever if girl.here(last)]
    enrolled = [girl for girl in end if girl.does("enrolled", 0.9)]
    helped = [girl for girl in enrolled if girl.does("scholarship", 0.3)]
    yield _table("residents.end", period, [(girl.age(last),) for girl in end], AGE)
    yield _table("residents.reviewed", period, [() for girl in end if girl.does(f"reviewed{period}", 0.8)])
    yield _table("residents.to_enrol", period, [() for _girl in end])
    yield _table("residents.enrolled", period, [(girl.level(last),) for girl in enrolled], LEVEL)
    yield _table("residents.scholarships", period, [(girl.level(last),) for girl in helped], LEVEL)


def _schooling(ever: Sequence[Girl], period: Period) -> Iterator[Table]:
    last = days_of(period)[1]

    def in_half(what: str, share: float) -> list[Girl]:
        return [
            g
            for g in ever
            if any(
                g.does(f"{what}{h}", share) and g.came <= days_of(h)[1] and g.left > days_of(h)[0]
                for h in period.halves
            )
        ]

    ended = in_half("ended", 0.5)
    moved = [girl for girl in ended if girl.does("good", 0.92)]
    yield _table("enrolments.results", period, [(girl.level(last),) for girl in ended], LEVEL)
    yield _table("enrolments.moved_on", period, [(girl.level(last),) for girl in moved], LEVEL)
    yield _table("enrolments.honours", period, [() for girl in moved if girl.does("good", 0.2)])
    yield _table("enrolments.graduates", period, [() for girl in moved if girl.does("graduate", 0.1)])


def _care(ever: Sequence[Girl], period: Period) -> Iterator[Table]:
    compared = [girl for girl in ever if girl.does("compared", 0.4)]
    yield _table("residents.with_session", period, [() for girl in ever if girl.does("session", 0.7)])
    yield _table("residents.in_activities", period, [() for girl in ever if girl.does("activities", 0.8)])
    yield _table("residents.aftercare", period, [])
    yield _table("residents.compared", period, [() for _girl in compared])
    yield _table("residents.improved", period, [() for girl in compared if girl.does("improved", 0.7)])


def wanted(period: Period) -> list[Wanted]:
    close = close_of(period)

    def one(code: str, population: str, *dimensions: Dimension, when: Period = period, **more: Any) -> Wanted:
        return Wanted(code=code, population=population, period=when, dimensions=dimensions, **more)

    return [
        one("P1", "residents.ever", AGE, whole="P1"),
        one("P2", "residents.end", when=close),
        one("P6", "residents.end", AGE, when=close, whole="P6"),
        one("P3", "residents.in", unit="stays"),
        one("P4", "residents.out", unit="stays"),
        one("P7", "residents.out", LENGTH, unit="stays"),
        one("R1", "residents.out", DESTINATION, unit="stays", sensitive=True),
        one("P8", "beds.nights", unit="bed_nights"),
        one("T3", "residents.reviewed", when=close, whole="P2"),
        one("E1.of", "residents.to_enrol", when=close),
        one("E1", "residents.enrolled", LEVEL, when=close, whole="E1.of"),
        one("E6", "residents.scholarships", LEVEL, when=close),
        one("E2.of", "enrolments.results", LEVEL),
        one("E2", "enrolments.moved_on", LEVEL, whole="E2.of", sensitive=True),
        one("E3", "enrolments.honours", sensitive=True),
        one("E4", "enrolments.graduates"),
        one("T2", "residents.with_session"),
        one("A1", "activities.participations", unit="participations"),
        one("A2", "residents.in_activities"),
        one("W1.of", "residents.compared"),
        one("W1", "residents.improved", whole="W1.of", sensitive=True),
    ]


DONORS: dict[str, Callable[[Sequence[Wanted]], Sequence[Wanted]]] = {
    "fr": lambda figures: figures,
    "lu": lambda figures: [one for one in figures if one.code[0] in "PR"],
    "de": lambda figures: [one for one in figures if one.code in ("P2", "P6", "P3") or one.code[0] in "ETAW"],
}


@dataclass(slots=True)
class Published:
    """What came of an organisation. `truth` is for checking only."""

    ledger: dict[Key, Entry] = field(default_factory=dict)
    pile: list[dict[str, Any]] = field(default_factory=list)
    truth: dict[Key, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def periods(kind: Kind) -> Iterator[Period]:
    for year in range(FIRST_YEAR, FIRST_YEAR + kind.years):
        yield from (Period(year, 1), Period(year, 2), Period(year))


def publish_all(kind: Kind, *, audit: bool = False, donors: Sequence[str] = ("fr", "lu", "de")) -> Published:
    found, girls = Published(), girls_of(kind)
    for period in periods(kind):
        if kind.adverse == "corrected" and period.half == 2:
            correct(girls, random.Random(repr(period)))
        try:
            enter_period(found, count(girls, period))
        except Refusal as refusal:
            found.refused.append(refusal.reason)
            continue
        for donor in donors:
            try:
                found.pile.append(edition(found.ledger, found.pile, period, donor, audit=audit))
            except Refusal as refusal:
                found.refused.append(refusal.reason)
    return found


def correct(girls: list[Girl], chance: random.Random) -> None:
    """Records of the past turn out to be wrong: one girl left earlier, one came later, one was never written down."""
    one, other = chance.sample(girls, 2)
    one.left = max(one.came + 1, one.left - 200 if one.left < 10**6 else 100)
    other.came = min(other.came + 90, other.left - 1)


def enter_period(found: Published, counted: Counted, seed: bytes = SEED) -> dict[Key, Entry]:
    made = enter(counted, found.ledger, seed=seed)
    exact = {key: number for table in counted.tables for key, number in truths(table).items()}
    found.truth |= {key: exact[key] for key in made if key in exact}
    found.ledger |= made
    return made


def edition(
    ledger: Ledger, pile: Sequence[dict[str, Any]], period: Period, donor: str, *, audit: bool
) -> dict[str, Any]:
    frame = Frame(edition=f"{period}-{donor}-1", language="fr")
    draft = publish(DONORS[donor](wanted(period)), ledger, period=period, frame=frame, relations=relations(period))
    return write(certify(draft, pile=pile) if audit else draft)
