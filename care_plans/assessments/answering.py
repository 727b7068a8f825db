"""What a form asks next, what is answered so far, and what that already calls for. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from care_plans.assessments.instruments import CATALOGUE, Alert, Choice, Instrument, Result, asks_question_5
from care_plans.assessments.instruments.shape import Answer
from care_plans.assessments.packs import Pack

UNANSWERED = ""  # not reached yet
SKIPPED = "skipped"  # passed over: listed at the end, and not asked again before
type Given = int | str | None  # a value, UNANSWERED, SKIPPED, or None: she prefers not to say


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it is shown; without text it stands on the paper form only."""

    number: int
    text: str
    choices: tuple[Choice, ...]
    scored: bool
    only_if: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One question on a page of its own: the how manyth of how many, and what stands before it."""

    question: Question
    place: int
    of: int
    before: int | None
    given: Given


def instrument_of(code: str) -> Instrument:
    return CATALOGUE[code]


def has_text(instrument: Instrument, pack: Pack | None) -> bool:
    return pack is not None or any(item.text for item in instrument.items)


def questions(instrument: Instrument, pack: Pack | None = None) -> tuple[Question, ...]:
    """Items in printed order, then those that are printed but never scored. A pack brings text and labels."""
    choices = instrument.choices
    if pack is not None:
        choices = tuple(Choice(choice.value, label) for choice, label in zip(choices, pack.choices, strict=True))
    return tuple(
        Question(
            item.number,
            pack.items[place] if pack is not None and place < len(pack.items) else item.text,
            item.choices or choices,
            scored=item in instrument.items,
            only_if=item.only_if,
        )
        for place, item in enumerate((*instrument.items, *instrument.extras))
    )


def blank(instrument: Instrument) -> list[Given]:
    return [UNANSWERED] * len((*instrument.items, *instrument.extras))


def asked(instrument: Instrument, given: Sequence[Given]) -> list[int]:
    """The numbers of the questions that are asked, as the answers so far have it."""
    return [
        number
        for number, item in enumerate((*instrument.items, *instrument.extras), 1)
        if not item.only_if or asks_question_5([_or_no(answer) for answer in given[: number - 1]])
    ]


def _or_no(answer: Given) -> Answer:
    return 0 if isinstance(answer, str) else answer


def page(instrument: Instrument, pack: Pack | None, given: Sequence[Given], number: int) -> Page | None:
    """The page of one question; None where it is not asked."""
    numbers = asked(instrument, given)
    if number not in numbers:
        return None
    place = numbers.index(number)
    before = numbers[place - 1] if place else None
    return Page(questions(instrument, pack)[number - 1], place + 1, len(numbers), before, given[number - 1])


def following(instrument: Instrument, given: Sequence[Given], number: int) -> int | None:
    """The question after this one; None after the last."""
    return next((each for each in asked(instrument, given) if each > number), None)


def onward(instrument: Instrument, given: Sequence[Given]) -> int | None:
    """Where she goes on: after the last question that she answered or skipped; None after the end."""
    seen = [number for number, answer in enumerate(given, 1) if answer != UNANSWERED]
    return following(instrument, given, max(seen, default=0))


def unanswered(instrument: Instrument, given: Sequence[Given]) -> list[int]:
    """The numbers of those that were skipped, or not reached."""
    return [number for number in asked(instrument, given) if isinstance(given[number - 1], str)]


def conditional(instrument: Instrument, given: Sequence[Given]) -> list[int]:
    """The numbers of those that are asked only because of an answer before."""
    return [number for number in asked(instrument, given) if number <= len(instrument.items)
            and instrument.items[number - 1].only_if]  # fmt: skip


def closed(given: Sequence[Given]) -> list[Answer]:
    """As they are scored and kept: what was skipped is left open."""
    return [None if isinstance(answer, str) else answer for answer in given]


def score(instrument: Instrument, given: Sequence[Given]) -> Result:
    """Raises Impossible."""
    return instrument.score(closed(given))


def alerts(instrument: Instrument, given: Sequence[Given]) -> tuple[Alert, ...]:
    """What the answers so far already call for; a question that was not reached says nothing, a refusal does."""
    items = (*instrument.items, *instrument.extras)
    silent = [
        answer if not isinstance(answer, str) else None if item.only_if or item in instrument.extras else 0
        for item, answer in zip(items, given, strict=True)
    ]
    return score(instrument, silent).alerts
