"""Dates as homes write them: what is not said is not made up, and what cannot be told apart is said so."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from residents.importing.dates import Day, Doubt, Order, Precision, Reading, column_order, read_day

TODAY = date(2026, 10, 31)
ALTOGETHER = date(2011, 3, 4)


def read(cell: Any, order: Order | None = None) -> Reading:
    return read_day(cell, order, today=TODAY)


@pytest.mark.parametrize(
    "cell",
    [
        *(datetime(2011, 3, 4), datetime(2011, 3, 4, 15, 30), date(2011, 3, 4), 40606, 40606.0, "40606", 20110304),
        *("2011-03-04", "2011/3/4", "2011.03.04", "2011-03-04 00:00:00", "2011-03-04T08:15:00Z", "'2011-03-04"),
        *("04 Mar 2011", "4-Mar-11", "4 March 2011", "March 4, 2011", "Mar. 4, 2011", "MARCH 4 2011", "04Mar2011"),
        *(
            "March 4th, 2011",
            "4th of March 2011",
            "Friday, March 4, 2011",
            "Fri 4 Mar 2011",
            "2011 March 4",
            "Mar-04-2011",
        ),
        *(
            "4 mars 2011",
            "le 4 mars 2011",
            "vendredi 4 mars 2011",
            "4 MARS 2011",
            "ika-4 ng Marso 2011",
            "Marso 4, 2011",
        ),
        *(
            "4 de marzo de 2011".replace("marzo", "marso"),
            "Marhc 4, 2011",
            " 4\u00a0March\u200b 2011 ",
            "4 March 2011 (Friday)",
        ),
    ],
)
def test_many_ways_of_writing_one_day_are_that_day(cell: Any) -> None:
    assert read(cell) == Reading(Day(ALTOGETHER))


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        *(
            ("1er février 2010", 2),
            ("1 févr. 2010", 2),
            ("Pebrero 1, 2010", 2),
            ("1 avril 2010", 4),
            ("Abril 1, 2010", 4),
        ),
        *(("1 mai 2010", 5), ("1 juin 2010", 6), ("Hunyo 1, 2010", 6), ("1 juil. 2010", 7), ("Hulyo 1, 2010", 7)),
        *(("1 août 2010", 8), ("Agosto 1, 2010", 8), ("Sept. 1, 2010", 9), ("Setyembre 1, 2010", 9)),
        *(("Oktubre 1, 2010", 10), ("Nobyembre 1, 2010", 11), ("1 déc. 2010", 12), ("Disyembre 1, 2010", 12)),
        *(("Febuary 1, 2010", 2), ("Ocotber 1, 2010", 10), ("1 janvier 2010", 1), ("Enero 1, 2010", 1)),
    ],
)
def test_months_are_known_in_english_french_and_filipino(cell: str, month: int) -> None:
    assert read(cell) == Reading(Day(date(2010, month, 1)))


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2011", Day(date(2011, 1, 1), Precision.YEAR)),
        (2011, Day(date(2011, 1, 1), Precision.YEAR)),
        ("Mar 2011", Day(date(2011, 3, 1), Precision.MONTH)),
        ("03/2011", Day(date(2011, 3, 1), Precision.MONTH)),
        ("2011-03", Day(date(2011, 3, 1), Precision.MONTH)),
        ("00/03/2011", Day(date(2011, 3, 1), Precision.MONTH)),
        ("00/00/2011", Day(date(2011, 1, 1), Precision.YEAR)),
        ("about 2011", Day(date(2011, 1, 1), Precision.ESTIMATED)),
        ("vers 2011", Day(date(2011, 1, 1), Precision.ESTIMATED)),
        ("2011?", Day(date(2011, 1, 1), Precision.ESTIMATED)),
    ],
)
def test_a_month_a_year_or_a_guess_stays_one(cell: Any, day: Day) -> None:
    assert read(cell) == Reading(day)


@pytest.mark.parametrize(
    "cell",
    [
        "31/02/2024",
        "2024-02-31",
        "Feb 30, 2015",
        "29/02/2023",
        "32/01/2020",
        "13/13/2020",
        "31 juin 2010",
        "2010-00-45",
    ],
)
def test_a_day_that_never_was_is_no_such_date(cell: str) -> None:
    assert read(cell) == Reading(doubt=Doubt.NO_SUCH_DATE)


@pytest.mark.parametrize(
    "cell", ["12 yrs old", "see file", "5", 5, 1.25, "jui 2010", "x/x/2010", time(8, 0), "2010/2011", "1" * 400]
)
def test_what_is_no_date_is_not_made_one(cell: Any) -> None:
    assert read(cell) == Reading(doubt=Doubt.NOT_A_DATE)


@pytest.mark.parametrize(
    "cell", [None, "", " ", "?", "-", "n/a", "N.A.", "unknown", "Inconnue", "hindi alam", "present"]
)
def test_nothing_known_is_nothing_and_no_fault(cell: Any) -> None:
    assert read(cell) == Reading()


def test_day_and_month_that_cannot_be_told_apart_keep_both_readings() -> None:
    both = Day(date(2011, 3, 4), Precision.ESTIMATED, date(2011, 4, 3))

    assert read("03/04/2011") == Reading(both, Doubt.TWO_READINGS)
    assert read("03/04/2011", Order.DAY_FIRST) == Reading(Day(date(2011, 4, 3)))
    assert read("03/04/2011", Order.MONTH_FIRST) == Reading(Day(date(2011, 3, 4)))
    assert read("03/03/2011") == Reading(Day(date(2011, 3, 3)))


@pytest.mark.parametrize("cell", ["25/12/2011", "12/25/2011", "25.12.2011", "25-12-11", "25 12 2011"])
def test_a_day_past_the_twelfth_can_be_told(cell: str) -> None:
    assert read(cell) == Reading(Day(date(2011, 12, 25)))


@pytest.mark.parametrize(
    ("cells", "heading", "order"),
    [
        (["03/04/2011", "25/04/2011"], "", Order.DAY_FIRST),
        (["03/04/2011", "04/25/2011"], "", Order.MONTH_FIRST),
        (["03/04/2011", "25/04/2011", "04/25/2011"], "", None),
        (["03/04/2011", "31/02/2024"], "", None),
        (["03/04/2011"], "Date of birth (dd/mm/yyyy)", Order.DAY_FIRST),
        (["03/04/2011"], "DOB MM-DD-YY", Order.MONTH_FIRST),
        (["03/04/2011"], "Date de naissance (jj/mm/aaaa)", Order.DAY_FIRST),
    ],
)
def test_the_rest_of_the_column_tells_which_comes_first(cells: list[str], heading: str, order: Order | None) -> None:
    assert column_order(cells, heading) == order


@pytest.mark.parametrize(
    ("cell", "year"), [("25/12/05", 2005), ("25/12/27", 2027), ("25/12/28", 1928), ("25-Dec-98", 1998)]
)
def test_two_digits_of_a_year_are_the_nearest_past_one(cell: str, year: int) -> None:
    assert read(cell) == Reading(Day(date(year, 12, 25)))


def test_vague_days_may_be_the_same() -> None:
    year, month = Day(date(2011, 1, 1), Precision.YEAR), Day(date(2011, 3, 1), Precision.MONTH)

    assert Day(ALTOGETHER).may_be(year)
    assert month.may_be(Day(ALTOGETHER))
    assert not month.may_be(Day(date(2011, 4, 1)))
    assert Day(date(2011, 3, 4), Precision.ESTIMATED, date(2011, 4, 3)).may_be(Day(date(2011, 4, 3)))
    assert not Day(date(2011, 3, 4), Precision.ESTIMATED, date(2011, 4, 3)).may_be(Day(date(2011, 3, 20)))


@given(
    st.dates(date(1930, 1, 1), date(2026, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %b %Y", "%B %d, %Y", "%d-%b-%Y"])
)
def test_any_day_written_plainly_is_read_back(day: date, form: str) -> None:
    assert read(day.strftime(form)) == Reading(Day(day))


@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.datetimes(), st.timedeltas()))
def test_whatever_a_cell_holds_is_read_without_a_fault(cell: Any) -> None:
    read(cell)
    column_order([cell])
