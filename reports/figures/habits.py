"""What holds of the girls who live with us but for odd days, and what anybody would take for granted.

The ledger keeps these wherever the counts do (`Counted.habits`), so that nobody can use them against it. They are not
published: a girl who leaves on the first day of a period was there the day before, and has no night in it.
"""

from collections.abc import Iterator

from reports.disclosure import Relation
from reports.figures.relations import before, close_of
from residents.aggregates import AGE_BAND, LENGTH_BAND
from shelter.counting import Period

SUPPORTED = ("residents.with_session", "residents.in_activities", "residents.compared", "enrolments.results")
ONE_BAND_IN = 6  # halves: the narrowest band is three years wide, so that no girl leaves one out in less


def habits(period: Period) -> list[Relation]:
    return [*_hosted(period), *(_halves_back(period) if period.half else _year(period)), *_lengths(period)]


def _at_most(part: tuple[str, ...], *wholes: str) -> Relation:
    return Relation(type="at_most", roles={"part": part, "wholes": wholes})


def _aged(population: str, period: Period, youngest: int) -> tuple[str, ...]:
    """The girls of this age band and the older ones."""
    of, bands = f"{population}:{period}", AGE_BAND.categories
    return tuple(f"{of}|age_band={band}" for band in bands[max(youngest, 0) :])


def _hosted(period: Period) -> Iterator[Relation]:
    """Who was here the day before is hosted, and as old as then, or one band older."""
    opening, came = before(period), f"residents.in:{period}"
    yield _at_most((f"residents.end:{opening}",), f"residents.ever:{period}")
    for name in SUPPORTED:
        yield _at_most((f"{name}:{period}",), f"residents.ever:{period}")
        yield _at_most((f"{name}:{period}",), f"residents.ever:{period}", f"residents.aftercare:{period}")
    if period.half:  # with those in after-care they may be more
        yield _at_most((f"residents.to_enrol:{period}",), f"residents.ever:{period}")
    for band in range(1, len(AGE_BAND.categories)):
        ever = _aged("residents.ever", period, band)
        yield _at_most(_aged("residents.end", opening, band), *ever)
        yield _at_most(ever, *_aged("residents.end", opening, band - 1), came)


def _halves_back(period: Period) -> Iterator[Relation]:
    """Who is so old now was nearly so old years ago, or came since."""
    came, opening = [f"residents.in:{period}"], before(period)
    for _half in range(1, ONE_BAND_IN):
        came.append(f"residents.in:{opening}")
        opening = before(opening)
        for band in range(2, len(AGE_BAND.categories)):
            yield _at_most(_aged("residents.end", period, band), *_aged("residents.end", opening, band - 1), *came)


def _year(period: Period) -> Iterator[Relation]:
    """Who was hosted in the first half and not in the second was gone by the end of the first."""
    first, second = period.halves
    for band in range(len(AGE_BAND.categories)):
        early, late = _aged("residents.ever", first, band), _aged("residents.ever", second, band)
        year, between = _aged("residents.ever", period, band), _aged("residents.end", first, band)
        yield _at_most(early, *year)
        yield _at_most(
            (*year, *_aged("residents.end", first, band - 1)), *late, *_aged("residents.ever", first, band - 1)
        )
        yield _at_most((*late, *early), *year, *between, f"residents.in:{second}")


def _lengths(period: Period) -> Iterator[Relation]:
    """Who left after a year was with us a year ago."""
    left, day = f"residents.out:{period}", close_of(period)
    lengths = [f"{left}|length_band={band}" for band in LENGTH_BAND.categories]
    back = [day]
    for _half in range(4):
        back.append(before(back[-1]))
    if period.half:
        yield _at_most((lengths[0],), f"residents.in:{period}", f"residents.in:{back[1]}")
        for first, halves in ((1, 1), (2, 2), (3, 4)):
            yield _at_most(tuple(lengths[first:]), f"residents.end:{back[halves]}")
