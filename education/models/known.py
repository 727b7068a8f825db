"""Calendars, marks' names and learning areas that a new database begins with. All of it can be changed afterwards.

Sources: Department of Education of the Philippines, DO 8 s. 2015, DO 009 s. 2026 (three terms), DO 015 s. 2026.
What no order could be found for is marked "unconfirmed" and shown as such beside the dates.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

PUBLIC, COLLEGE = "Public schools", "College, two semesters"
DO_8, DO_15 = "DO 8 s. 2015", "DO 015 s. 2026, transition"
UNCONFIRMED = "unconfirmed"


class Part(NamedTuple):
    """A period: its first and last day, and its days of class where they are known."""

    name: str
    begins_on: date
    ends_on: date
    class_days: int | None = None


class Year(NamedTuple):
    calendar: str
    label: str
    regime: str
    source: str
    parts: tuple[Part, ...]
    words_to_g3: bool = False


def _quarters(begins_on: date, ends_on: date) -> tuple[Part, ...]:
    """Four parts of about the same length: nobody could tell where they lay."""
    days = (ends_on - begins_on).days + 1
    first = [begins_on + timedelta(days=days * n // 4) for n in range(4)]
    last = [*(day - timedelta(days=1) for day in first[1:]), ends_on]
    return tuple(Part(f"Quarter {n}", first[n - 1], last[n - 1]) for n in range(1, 5))


def _semesters(year: int) -> tuple[Part, ...]:
    first = Part("Semester 1", date(year, 8, 11), date(year, 12, 18))
    return first, Part("Semester 2", date(year + 1, 1, 11), date(year + 1, 5, 28))


_QUARTERS = {  # first and last day of class
    2019: (date(2019, 6, 3), date(2020, 4, 3)), 2020: (date(2020, 10, 5), date(2021, 7, 10)),
    2021: (date(2021, 9, 13), date(2022, 6, 24)), 2022: (date(2022, 8, 22), date(2023, 7, 7)),
    2023: (date(2023, 8, 29), date(2024, 5, 31)), 2024: (date(2024, 7, 29), date(2025, 4, 15)),
    2025: (date(2025, 6, 16), date(2026, 3, 31)),
}  # fmt: skip
_TERMS = (
    Part("Term 1", date(2026, 6, 8), date(2026, 9, 15), 69),
    Part("Term 2", date(2026, 9, 16), date(2026, 12, 18), 65),
    Part("Term 3", date(2027, 1, 4), date(2027, 4, 8), 67),
)


def years() -> Iterator[Year]:
    for year, days in _QUARTERS.items():
        source = f"{DO_8}; opening day confirmed, quarters {UNCONFIRMED}" if year == 2025 else f"{DO_8}; {UNCONFIRMED}"
        yield Year(PUBLIC, f"{year}-{year + 1}", DO_8, source, _quarters(*days))
    yield Year(PUBLIC, "2026-2027", DO_15, "DO 009 s. 2026 and DO 015 s. 2026", _TERMS, words_to_g3=True)
    for year in range(2019, 2027):
        yield Year(COLLEGE, f"{year}-{year + 1}", "", UNCONFIRMED, _semesters(year))


# From which mark on, what it is called, and whether she needs support there. Of DO 015 only the passing mark is known.
DESCRIPTORS = (
    (DO_8, "percent", "90", "Outstanding", False),
    (DO_8, "percent", "85", "Very Satisfactory", False),
    (DO_8, "percent", "80", "Satisfactory", False),
    (DO_8, "percent", "75", "Fairly Satisfactory", False),
    (DO_8, "percent", "0", "Needs support", True),
    (DO_15, "percent", "75", "Passed", False),
    (DO_15, "percent", "0", "Needs support", True),
    ("", "college", "1.00", "Passed", False),
    ("", "college", "3.01", "Needs support", True),
)
# How honours are called (source: DO 36 s. 2016). What DO 015 calls them is unconfirmed: as our code list does.
WORDINGS = (
    (DO_8, "with_honors", "With Honors"),
    (DO_8, "with_high_honors", "With High Honors"),
    (DO_8, "with_highest_honors", "With Highest Honors"),
)
ELEMENTARY, JUNIOR, SENIOR = "elementary", "junior_high", "senior_high"
BASIC = f"{ELEMENTARY} {JUNIOR}"
AREAS = (  # in the order of a report card; with the groups of levels it is taught in, or in all
    ("mother_tongue", "Mother tongue", ELEMENTARY),
    ("language", "Language", f"kinder {ELEMENTARY}"),
    ("reading", "Reading and literacy", f"kinder {ELEMENTARY}"),
    ("filipino", "Filipino", f"{BASIC} {SENIOR}"),
    ("english", "English", f"{BASIC} {SENIOR}"),
    ("mathematics", "Mathematics", f"kinder {BASIC} {SENIOR}"),
    ("science", "Science", f"{BASIC} {SENIOR}"),
    ("makabansa", "Makabansa", f"kinder {ELEMENTARY}"),
    ("araling_panlipunan", "Araling Panlipunan", f"{BASIC} {SENIOR}"),
    ("gmrc", "Good manners and right conduct", f"kinder {ELEMENTARY}"),
    ("values", "Values education", JUNIOR),
    ("epp_tle", "EPP / TLE", BASIC),
    ("mapeh", "MAPEH", BASIC),
    ("specialised", "Specialised subjects", SENIOR),
    ("average", "General average", ""),
)


def lay_down(registry: Any, using: str) -> None:
    """Write all of it where there is no calendar yet; `registry` gives the models, as they are or as they were."""
    if registry.get_model("education", "Calendar").objects.using(using).exists():
        return
    _lay_down_years(registry, using, years())
    descriptor, area = registry.get_model("education", "Descriptor"), registry.get_model("education", "LearningArea")
    descriptor.objects.using(using).bulk_create(
        descriptor(regime=regime, scale=scale, low=Decimal(low), label=label, supports=supports)
        for regime, scale, low, label, supports in DESCRIPTORS
    )
    wording = registry.get_model("education", "Wording")
    wording.objects.using(using).bulk_create(
        wording(regime=regime, code=code, label=label) for regime, code, label in WORDINGS
    )
    area.objects.using(using).bulk_create(
        area(code=code, name=name, place=place, groups=groups) for place, (code, name, groups) in enumerate(AREAS, 1)
    )


def _lay_down_years(registry: Any, using: str, known: Iterable[Year]) -> None:
    calendar, year, period = (
        registry.get_model("education", name).objects.using(using)
        for name in ("Calendar", "SchoolYear", "SchoolPeriod")
    )
    calendars = {name: calendar.create(name=name) for name in (PUBLIC, COLLEGE)}
    for one in known:
        made = year.create(
            calendar=calendars[one.calendar], label=one.label, regime=one.regime, source=one.source,
            begins_on=one.parts[0].begins_on, ends_on=one.parts[-1].ends_on, words_to_g3=one.words_to_g3,
        )  # fmt: skip
        for number, part in enumerate(one.parts, 1):
            period.create(year=made, number=number, **part._asdict())
