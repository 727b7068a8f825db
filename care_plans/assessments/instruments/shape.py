"""What an instrument is, what its scoring gives, and why an answer can be refused. Pure.

An instrument is data and a function. Everything a person reads in it is English marked for translation.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from care_plans.assessments.instruments.words import Words, _

type Number = int | Fraction | Decimal
type Answer = int | None  # None: she prefers not to say
type Answers = Sequence[Answer]


class Mode(StrEnum):
    """What may stand in this repository: the licence decides."""

    BUNDLED = "bundled"  # the text of its items is here
    LOCAL_PACK = "local_pack"  # scoring is here; the text comes from a file that the organisation installs
    SCORE_ONLY = "score_only"  # done on the owner's form; its scores are entered


class Respondent(StrEnum):
    SELF = "self"
    CAREGIVER = "caregiver"
    CLINICIAN = "clinician"
    STAFF = "staff"


class Better(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"


class Urgency(StrEnum):
    """How soon somebody must be with her. NOW means that she is not left alone."""

    TODAY = "today"
    NOW = "now"


class Impossible(ValueError):
    """Answers that cannot be. `words` say why, to the person who typed them; they never repeat an answer."""

    def __init__(self, text: str, **values: object) -> None:
        self.words = Words(text, values)
        super().__init__(str(self.words))


@dataclass(frozen=True, slots=True)
class Ages:
    """Whole years, both included; an instrument for grown-ups has no highest age."""

    low: int
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """One printed question. Without text where the licence keeps it out; `choices` where they differ from the rest."""

    number: int
    text: str = ""
    choices: tuple[Choice, ...] = ()
    only_if: bool = False  # asked only when the answers before call for it


@dataclass(frozen=True, slots=True)
class Entry:
    """One score that is entered, from `low` to `high`; `many` where it is a list of such scores."""

    code: str
    label: str
    low: int
    high: int
    required: bool = True
    many: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """What a chart over time draws: the total, or the sub-score `key`."""

    key: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Alert:
    """Somebody must be told, whatever the total says."""

    code: str
    urgency: Urgency
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Result:
    """What the answers come to. Without a representation: a result must not slip into a log.

    complete: everything that the score needs was answered. must_ask: what has to be asked before this may be closed.
    missing: numbers of items, or codes of entries, that were left open.
    """

    total: Number | None = None
    subscores: Mapping[str, Number | None] = field(default_factory=dict)
    band: str | None = None
    bands: Mapping[str, str] = field(default_factory=dict)  # of sub-scores that have bands of their own
    positive: bool | None = None
    alerts: tuple[Alert, ...] = ()
    notes: tuple[Words, ...] = ()
    missing: tuple[int | str, ...] = ()
    complete: bool = True
    must_ask: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Instrument:
    """`title` is for professionals; `neutral_title` is what a screen may show while others can look."""

    code: str
    version: str
    title: str
    neutral_title: str
    measures: str
    mode: Mode
    ages: Mapping[Respondent, Ages]
    better: Better
    score: Callable[[Any], Result]  # of answers, of entries, or of goals: see `entries` and each module
    missing_rule: str
    credit: str
    instruction: str = ""
    choices: tuple[Choice, ...] = ()
    items: tuple[Item, ...] = ()
    extras: tuple[Item, ...] = ()  # printed after the items, may be left out, never scored
    entries: tuple[Entry, ...] = ()
    subscales: Mapping[str, str] = field(default_factory=dict)
    chart: Scale | None = None
    needs_agreement: bool = False  # usable only where the organisation has signed the owner's agreement
    from_paper: Callable[[Answers], Mapping[str, int | None]] | None = None  # numbers of a paper form to its entries

    @property
    def respondents(self) -> tuple[Respondent, ...]:
        return tuple(self.ages)

    def objection(self, *, respondent: Respondent, age: int | None) -> Words | None:
        """Why the manual does not foresee this use; None when it does. It can be overridden with a reason."""
        if (ages := self.ages.get(respondent)) is None:
            return Words(_("This form is not made to be answered by this person."))
        if age is None:
            return Words(_("Her age is not known, and this form is made for certain ages."))
        if ages.low <= age and (ages.high is None or age <= ages.high):
            return None
        if ages.high is None:
            return Words(_("This form is made for people from %(low)s years on."), {"low": ages.low})
        return Words(_("This form is made for ages %(low)s to %(high)s."), {"low": ages.low, "high": ages.high})

    def charted(self, result: Result) -> Number | None:
        """The number that the chart draws."""
        if self.chart is None:
            return None
        return result.total if self.chart.key == "total" else result.subscores.get(self.chart.key)


def shown(number: Number | None) -> int | float | None:
    """As it is printed: whole numbers as they are, others with two decimals, half away from zero."""
    if number is None or isinstance(number, int):
        return number
    exact = number if isinstance(number, Decimal) else Decimal(number.numerator) / Decimal(number.denominator)
    return float(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
