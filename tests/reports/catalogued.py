"""An invented edition with every figure of the catalogue, for tests of its words."""

from functools import cache

from reports.disclosure import Counted, Frame, Manual, PublishedTables, Target, certify, enter, publish
from reports.figures import CATALOGUE, POPULATIONS, Kind, wanted
from shelter.counting import Amount, Period, Table

PERIOD = Period.parse("2026H1")
# Of 200 girls, so that no part is too small to be split; parts are smaller than their wholes.
SIZES = {
    "residents.ever": 200, "residents.in": 45, "residents.out": 60, "residents.reviewed": 120,
    "residents.enrolled": 130, "residents.scholarships": 60, "enrolments.moved_on": 90, "enrolments.honours": 30,
    "enrolments.graduates": 12, "residents.improved": 70,
}  # fmt: skip
OTHERS = 150


@cache
def catalogue_edition(language: str = "fr") -> PublishedTables:
    everything = wanted([figure.code for figure in CATALOGUE], PERIOD)
    tables: dict[tuple[str, tuple[str, ...]], Table] = {}
    amounts: dict[str, Amount] = {}
    for one in everything:
        if POPULATIONS[one.population].unit in ("children", "stays"):
            categories = one.dimensions[0].categories if one.dimensions else ()
            counts = _split(SIZES.get(one.population, OTHERS), categories)
            tables[one.population, categories] = Table(
                population=one.population, period=one.period, dimensions=one.dimensions, counts=counts, unit=one.unit
            )
        else:
            amounts[one.population] = _amount(one.population, one.period, one.unit)
    counted = Counted(period=PERIOD, tables=list(tables.values()), amounts=list(amounts.values()))
    draft = publish(everything, enter(counted, {}, seed=b"seed"), period=PERIOD, frame=_frame(language))
    return certify(draft, pile=[])


def _split(size: int, categories: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    if not categories:
        return {(): size}
    weights = range(1, len(categories) + 1)
    parts: dict[tuple[str, ...], int] = {
        (category,): size * weight // sum(weights) for category, weight in zip(categories, weights, strict=True)
    }
    parts[categories[-1],] += size - sum(parts.values())
    return parts


def _amount(population: str, period: Period, unit: str) -> Amount:
    whole = 36_200 if population == "beds.nights" else 0
    return Amount(
        population=population, period=period, total=27_480, whole=whole, contributors=150, largest=181, unit=unit
    )


def _frame(language: str) -> Frame:
    manual = [
        Manual(code=figure.code, value=123_400, unit="PHP" if figure.code == "F1" else "people",
               entered_by="donor_officer")
        for figure in CATALOGUE if figure.kind is Kind.MANUAL
    ]  # fmt: skip
    return Frame(
        edition=f"2026-H1-{language}-1",
        language=language,
        narrative={"people": "Une année calme."},
        manual=tuple(manual),
        targets=(Target(code="T3", baseline=60, target=90), Target(code="P1", baseline=None, target=220)),
    )
