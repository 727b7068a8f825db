"""Periods are half-years and years; exact tables keep their figures to themselves."""

import copy
import json
import pickle
from datetime import date

import pytest

from shelter.counting import Amount, Dimension, Period, Table

AGE = Dimension("age_band", ("5-9", "10-14"))
TABLE = Table(
    population="residents.ever",
    period=Period(2026, 1),
    dimensions=(AGE,),
    counts={("5-9",): 7731, ("10-14",): 7732},
)
NIGHTS = Amount(
    population="beds.nights",
    period=Period(2026),
    total=7733,
    whole=8000,
    contributors=90,
    largest=365,
    unit="bed_nights",
)


@pytest.mark.parametrize(
    ("label", "first", "last", "nights"),
    [
        ("2026H1", date(2026, 1, 1), date(2026, 6, 30), 181),
        ("2024H1", date(2024, 1, 1), date(2024, 6, 30), 182),
        ("2026H2", date(2026, 7, 1), date(2026, 12, 31), 184),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), 365),
    ],
)
def test_a_period_is_read_and_written(label: str, first: date, last: date, nights: int) -> None:
    period = Period.parse(label)

    assert (period.first, period.last, period.nights, period.label) == (first, last, nights, label)


@pytest.mark.parametrize("label", ["", "2026H3", "2026Q1", "26H1", "2026H", "2026-01", "２０２６", "2026H1 ", "9999"])
def test_nothing_else_is_a_period(label: str) -> None:
    with pytest.raises(ValueError, match="period is"):
        Period.parse(label)


def test_periods_stand_in_order_of_time_and_a_year_after_its_halves() -> None:
    labels = ["2025H2", "2025", "2026H1", "2026H2", "2026"]

    assert [p.label for p in sorted(map(Period.parse, reversed(labels)))] == labels


def test_a_period_is_over_on_the_day_after_its_last() -> None:
    half = Period(2026, 1)

    assert not half.is_over(date(2026, 6, 30))
    assert half.is_over(date(2026, 7, 1))


@pytest.mark.parametrize("figure", [TABLE, NIGHTS])
def test_an_exact_figure_shows_nothing_of_itself(figure: Table | Amount) -> None:
    assert "773" not in f"{figure} {figure!r} {[figure]}"
    with pytest.raises(TypeError):
        json.dumps(figure)
    with pytest.raises(TypeError):
        pickle.dumps(figure)
    with pytest.raises(TypeError):
        copy.deepcopy(figure)


@pytest.mark.parametrize("counts", [{("40-45",): 7731}, {("5-9",): -7731}, {("5-9",): True}])
def test_a_wrong_count_is_refused_without_being_shown(counts: dict[tuple[str, ...], int]) -> None:
    with pytest.raises(ValueError, match=r"residents\.ever") as refused:
        Table(population="residents.ever", period=Period(2026), dimensions=(AGE,), counts=counts)

    assert "7731" not in str(refused.value)


def test_what_was_not_counted_counts_zero() -> None:
    table = Table(population="residents.ever", period=Period(2026), dimensions=(AGE,), counts={("5-9",): 3})

    assert [table[at] for at in table.crosses()] == [3, 0]
    assert table.total == 3
