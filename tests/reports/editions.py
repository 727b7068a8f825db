"""Invented editions, for tests of what is drawn from them."""

from reports.disclosure import PublishedTables, protect
from shelter.counting import Amount, At, Dimension, Period, Table

AGE = Dimension("age_band", ("5-9", "10-14", "15-17", "18-24", "other"))


def _movement(kind: str, period: Period, counts: tuple[int, int]) -> Table:
    halves = Dimension("half", tuple(half.label for half in period.halves))
    population = f"residents.{kind}"
    if len(period.halves) == 1:
        return Table(population=population, period=period, counts={(): counts[0]})
    by_half: dict[At, int] = {(label,): count for label, count in zip(halves.categories, counts, strict=True)}
    return Table(population=population, period=period, dimensions=(halves,), counts=by_half)


def edition(label: str = "2026H1") -> PublishedTables:
    """Some 86 girls, a few arrivals and departures, beds mostly in use."""
    period = Period.parse(label)
    girls: dict[At, int] = {(band,): n for band, n in zip(AGE.categories, (3, 27, 42, 14, 0), strict=True)}
    nights = Amount(
        population="beds.nights",
        period=period,
        total=12_749,
        whole=14_480,
        contributors=86,
        largest=181,
        unit="bed_nights",
    )
    figures: dict[str, Table | Amount] = {
        "P1": Table(population="residents.ever", period=period, dimensions=(AGE,), counts=girls),
        "P3": _movement("in", period, (12, 9)),
        "P4": _movement("out", period, (3, 8)),
        "P8": nights,
    }
    return protect(figures, period=period, seed=b"seed")
