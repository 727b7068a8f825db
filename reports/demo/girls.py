"""How the girls of an invented organisation come, leave, come back, and come of age. Pure."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from shelter.counting import Period

FIRST_YEAR, MOST_PERIODS = 2020, 12
A_YEAR = 365.25  # days
EXITS = ("reunified_family", "kinship", "foster", "dormitory", "transfer_facility", "left_unannounced")
HOW_OFTEN = (5, 2, 1, 2, 1, 1)
A_HOME = 40  # girls
ADVERSE = {
    "alike": "every girl of the same age, with the same outcomes",
    "one_by_one": "one girl leaves in a half-year, one comes in every other",
    "threshold": "just below and just above ten and twenty girls, in turn",
    "emptying": "a third leaves in every half-year, and nobody comes",
    "one_home": "all girls in one home but one, alone in a large one",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """`turnover` is the share of girls who leave in half a year; `adverse` is empty, or a name of ADVERSE."""

    girls: int
    periods: int
    turnover: float
    seed: int
    adverse: str = ""

    @property
    def halves(self) -> list[Period]:
        return [Period(FIRST_YEAR + number // 2, 1 + number % 2) for number in range(self.periods)]

    @property
    def in_order(self) -> Iterator[Period]:
        """Half-years, and after the second of each year the year."""
        for half in self.halves:
            yield half
            if half.half == 2:
                yield Period(half.year)

    @property
    def homes(self) -> int:
        return 2 if self.adverse == "one_home" else max(1, round(self.girls / A_HOME))


@dataclass(slots=True)
class Time:
    """With us from a day, up to and without another."""

    came: date
    left: date | None = None
    moved: date | None = None  # to another of our homes
    how: str = ""
    after_care: date | None = None  # until then

    def has(self, day: date) -> bool:
        return self.came <= day and (self.left is None or day < self.left)

    def days_in(self, period: Period) -> tuple[date, date] | None:
        """The first and the last day of hers in a period."""
        first, last = max(self.came, period.first), min(self.left or date.max, period.last)
        return (first, last) if first <= last else None


@dataclass(slots=True)
class Girl:
    number: int
    born: date
    home: int
    times: list[Time]
    alike: bool = False
    chances: dict[str, float] = field(default_factory=dict)

    def chance(self, what: str) -> float:
        """From 0 to 1, the same for the same girl and thing."""
        of_hers = f"{what} {self.number} {self.born}"
        return 0.0 if self.alike else self.chances.setdefault(what, random.Random(of_hers).random())

    def does(self, what: str, share: float) -> bool:
        return self.chance(what) < share

    def age(self, day: date) -> float:
        return (day - self.born).days / A_YEAR


def girls_of(organisation: Organisation) -> list[Girl]:
    """The same for the same organisation."""
    return _Lives(organisation).girls


class _Lives:
    """Lives of half a year after the other."""

    def __init__(self, organisation: Organisation) -> None:
        self.kind = organisation
        self.chance = random.Random(repr(organisation))
        self.girls: list[Girl] = []
        self.here: list[Girl] = []
        self.alike = organisation.adverse in ("alike", "one_by_one")
        for _ in range(organisation.girls):
            self._come(organisation.halves[0].first - timedelta(days=self.chance.randrange(1, 900)))
        for index, half in enumerate(organisation.halves):
            self._live(index, half)

    def _come(self, day: date) -> None:
        away = [girl for girl in self.girls[-200:] if self._may_come_back(girl, day)]
        if away and self.chance.random() < 0.1:
            girl = self.chance.choice(away)
            girl.times.append(Time(day))
        else:
            girl = self._another(day)
            self.girls.append(girl)
        self.here.append(girl)

    def _may_come_back(self, girl: Girl, day: date) -> bool:
        last = girl.times[-1]
        return last.left is not None and not last.after_care and last.left < day and girl.age(day) < 17

    def _another(self, day: date) -> Girl:
        years = 12.0 if self.alike else self.chance.uniform(5, 17.5)
        number, home = len(self.girls), self.chance.randrange(self.kind.homes)
        if self.kind.adverse == "one_home":
            home = int(number == 0)
        return Girl(number, day - timedelta(days=years * A_YEAR), home, [Time(day)], self.alike)

    def _live(self, index: int, half: Period) -> None:
        leaving = self._how_many_leave()
        coming = self._how_many_come(index, leaving)
        who = ["leave"] * leaving + ["come"] * coming
        self.chance.shuffle(who)
        days = sorted(self.chance.randrange(1, half.nights) for _ in who)
        for what, day in zip(who, days, strict=True):
            if what == "come":
                self._come(half.first + timedelta(days=day))
            elif self.here:
                self._leave(self.here.pop(self.chance.randrange(len(self.here))), half.first + timedelta(days=day))
        for girl in [girl for girl in self.here if girl.age(half.last) > 21]:
            self.here.remove(girl)
            self._leave(girl, half.last)

    def _how_many_leave(self) -> int:
        if self.kind.adverse == "one_by_one":
            return 1
        if self.kind.adverse == "emptying":
            return len(self.here) // 3
        return sum(self.chance.random() < self.kind.turnover for _ in self.here)

    def _how_many_come(self, index: int, leaving: int) -> int:
        if self.kind.adverse == "one_by_one":
            return index % 2
        if self.kind.adverse == "emptying":
            return 0
        wished = self.kind.girls + self.chance.choice((-1, 0, 1))
        if self.kind.adverse == "threshold":
            wished = self.chance.choice((9, 10, 11, 19, 20, 21))
        return max(0, wished - len(self.here) + leaving)

    def _leave(self, girl: Girl, day: date) -> None:
        time = girl.times[-1]
        time.left = max(day, time.came)  # who leaves on the day she came has no night with us
        time.how = EXITS[0] if self.alike else self.chance.choices(EXITS, HOW_OFTEN)[0]
        stayed = (time.left - time.came).days
        if stayed > 60 and self.kind.homes > 1 and girl.does("moved", 0.1):
            time.moved = time.came + timedelta(days=stayed // 2)
        if stayed and girl.does("after-care", 0.3):
            time.after_care = time.left + timedelta(days=200)
