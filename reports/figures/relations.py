"""What ties the populations of a period together: true of the exact counts of every organisation there can be.

Each follows from how the counts are defined, whatever the records hold; tests/reports/test_relations.py tries.
"""

from reports.disclosure import Relation
from shelter.counting import Period

AGE, LEVEL = ("age_band",), ("level_group",)


def close_of(period: Period) -> Period:
    """The half-year with whose last day a period ends."""
    return period.halves[-1]


def before(period: Period) -> Period:
    """The half-year on whose last day a period finds its girls."""
    return Period(period.year, 1) if period.half == 2 else Period(period.year - 1, 2)


def relations(period: Period) -> list[Relation]:
    told = [*_coming_and_leaving(period), *_hosted(period), *_shares(period)]
    return told if period.half else [*told, *_year(period)]


def _of(population: str, period: Period) -> str:
    return f"{population}:{period}"


def _subset(part: str, whole: str, by: tuple[str, ...] = ()) -> Relation:
    return Relation(type="subset", roles={"part": part, "whole": whole}, by=by)


def _at_most(part: str, *wholes: str, by: tuple[str, ...] = ()) -> Relation:
    return Relation(type="at_most", roles={"part": part, "wholes": wholes}, by=by)


def _coming_and_leaving(period: Period) -> list[Relation]:
    roles: dict[str, str | tuple[str, ...]] = {
        "open": _of("residents.end", before(period)),
        "in": _of("residents.in", period),
        "out": _of("residents.out", period),
        "close": _of("residents.end", close_of(period)),
    }
    return [Relation(type="stock_flow", roles=roles), Relation(type="ageing", roles=roles, by=AGE)]


def _hosted(period: Period) -> list[Relation]:
    """Who was here at the beginning may have left on the first day, before a night of the period."""
    ever, came, left = (_of(f"residents.{name}", period) for name in ("ever", "in", "out"))
    opening, closing = _of("residents.end", before(period)), _of("residents.end", close_of(period))
    return [
        _subset(closing, ever, AGE),
        _at_most(ever, opening, came),
        _at_most(ever, closing, left),
        _at_most(opening, ever, left),
    ]


def _shares(period: Period) -> list[Relation]:
    """Who is counted above the line is counted below it."""
    end = close_of(period)
    to_enrol, enrolled = _of("residents.to_enrol", end), _of("residents.enrolled", end)
    ended, moved_on = _of("enrolments.results", period), _of("enrolments.moved_on", period)
    return [
        _subset(_of("residents.reviewed", end), _of("residents.end", end)),
        _subset(enrolled, to_enrol),
        _subset(_of("residents.scholarships", end), enrolled, LEVEL),
        _at_most(to_enrol, _of("residents.end", end), _of("residents.aftercare", period)),
        _subset(moved_on, ended, LEVEL),
        _subset(_of("enrolments.honours", period), ended),
        _subset(_of("enrolments.graduates", period), moved_on),
        _subset(_of("residents.improved", period), _of("residents.compared", period)),
    ]


def _year(period: Period) -> list[Relation]:
    return [*_summed(period), *_united(period), *_latest(period)]


def _summed(period: Period) -> list[Relation]:
    """Stays begin, and end, in one half or the other."""

    def summed(population: str, by: tuple[str, ...] = ()) -> Relation:
        parts = tuple(_of(population, half) for half in period.halves)
        return Relation(type="sum", roles={"whole": _of(population, period), "parts": parts}, by=by)

    return [
        summed("residents.in"),
        summed("residents.out", ("destination_group",)),
        summed("residents.out", ("length_band",)),
    ]


def _united(period: Period) -> list[Relation]:
    """Whoever is counted in a half is counted in the year, once."""
    overlapping = ("ever", "aftercare", "with_session", "in_activities", "compared")
    names = [*(f"residents.{name}" for name in overlapping), "enrolments.results"]
    first, second = period.halves
    unions = [
        Relation(
            type="union", roles={"whole": _of(name, period), "parts": tuple(_of(name, half) for half in period.halves)}
        )
        for name in names
    ]
    ever = "residents.ever"
    return [
        *unions,
        _at_most(_of(ever, period), _of(ever, first), _of("residents.in", second)),
        _subset(_of(ever, second), _of(ever, period), AGE),  # her age is that of the same day
    ]


def _latest(period: Period) -> list[Relation]:
    """Of several in a year the last one says how it went: that of the second half is; that of the first may not be."""
    first, second = period.halves
    told = {
        "enrolments.results": LEVEL,
        "enrolments.moved_on": LEVEL,
        "enrolments.honours": (),
        "enrolments.graduates": (),
        "residents.improved": (),
    }
    return [
        relation
        for name, by in told.items()
        for relation in (
            _subset(_of(name, second), _of(name, period), by),
            _at_most(_of(name, period), _of(name, first), _of(name, second), by=by),
        )
    ]
