"""Whether answers can be at all, and what is said when they cannot. Pure."""

from collections.abc import Collection, Mapping, Sequence

from care_plans.assessments.instruments.shape import Answer, Answers, Entry, Impossible, Item
from care_plans.assessments.instruments.words import _

MOST = 100  # scores of one list; no form has as many


def unlabelled(count: int) -> tuple[Item, ...]:
    """The items of a form whose text is not ours to print."""
    return tuple(Item(number) for number in range(1, count + 1))


def answered(answers: Answers, count: int, allowed: Collection[int]) -> tuple[Answer, ...]:
    """The answers in printed order, when there are `count` of them and each is allowed or left open."""
    given = listed(answers)
    if len(given) != count:
        raise Impossible(
            _("This form has %(expected)s answers; %(given)s were given."), expected=count, given=len(given)
        )
    for number, answer in enumerate(given, 1):
        expect(answer, allowed, number)
    return given


def expect(answer: object, allowed: Collection[int], number: int) -> None:
    """One answer is allowed, or left open. True and 1.0 are no answers, although Python thinks they equal 1."""
    if answer is not None and (type(answer) is not int or answer not in allowed):
        raise Impossible(
            _("Answer %(number)s must be one of %(allowed)s, or left open where she prefers not to say."),
            number=number,
            allowed=", ".join(str(each) for each in allowed),
        )


def listed(answers: object) -> tuple[Answer, ...]:
    if not isinstance(answers, Sequence) or isinstance(answers, str | bytes):
        raise Impossible(_("Give the answers as a list, in the order of the form."))
    return tuple(answers)


def open_items(answers: Answers) -> tuple[int, ...]:
    """The numbers of those she prefers not to answer."""
    return tuple(number for number, answer in enumerate(answers, 1) if answer is None)


def total_of(answers: Answers, numbers: Collection[int]) -> int:
    """The sum of the items with these printed numbers; an open one adds nothing."""
    return sum(answers[number - 1] or 0 for number in numbers)


def banded(total: int, bands: Sequence[tuple[int, str]]) -> str:
    """The last band whose lowest total is reached; bands are in rising order and begin at the lowest total there is."""
    return [band for lowest, band in bands if total >= lowest][-1]


def entered(entries: Mapping[str, object], fields: Sequence[Entry]) -> dict[str, int | None]:
    """Each field's whole number within its bounds, None where it was left open; nothing else may be given."""
    _only_known(entries, fields)
    return {field.code: _one(entries.get(field.code), field) for field in fields}


def entered_lists(entries: Mapping[str, object], fields: Sequence[Entry]) -> dict[str, tuple[Answer, ...]]:
    """The same where each field holds a list of scores; empty where nothing was entered."""
    _only_known(entries, fields)
    found: dict[str, tuple[Answer, ...]] = {}
    for field in fields:
        scores = listed(entries.get(field.code) or ())
        if len(scores) > MOST:
            raise Impossible(_("%(entry)s: these are more scores than any form has."), entry=field.label)
        found[field.code] = tuple(_one(score, field) for score in scores)
    return found


def left_open(entries: Mapping[str, int | None], fields: Sequence[Entry]) -> tuple[str, ...]:
    """The codes of required fields without a score."""
    return tuple(field.code for field in fields if field.required and entries[field.code] is None)


def _only_known(entries: object, fields: Sequence[Entry]) -> None:
    if not isinstance(entries, Mapping):
        raise Impossible(_("Give the scores by name: %(names)s."), names=", ".join(field.code for field in fields))
    if not set(entries) <= {field.code for field in fields}:
        raise Impossible(_("The scores of this form are: %(names)s."), names=", ".join(field.code for field in fields))


def _one(score: object, field: Entry) -> int | None:
    if score is None:
        return None
    if type(score) is not int or not field.low <= score <= field.high:
        raise Impossible(
            _("%(entry)s is a whole number from %(low)s to %(high)s."),
            entry=field.label,
            low=field.low,
            high=field.high,
        )
    return score


def agreed_total(given: Mapping[str, int | None], parts: Sequence[Entry]) -> int | None:
    """The sum of the scales; else the total that was entered. A total that the scales cannot come to is refused."""
    known = [given[part.code] for part in parts]
    lowest = sum(score or 0 for score in known)
    highest = lowest + sum(part.high for part, score in zip(parts, known, strict=True) if score is None)
    total = given["total"]
    if total is not None and not lowest <= total <= highest:
        raise Impossible(_("The total does not fit the scales: it cannot be more or less than they add up to."))
    return lowest if None not in known else total
