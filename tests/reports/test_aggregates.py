"""Counts for donor reports: nights, arrivals and departures, by the definitions a donor reads."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from residents import actions, aggregates
from residents.models.codes import ExitType
from shelter.actor import one_transaction
from shelter.counting import Amount, At, Period, Table
from tests.reports.east import BIRDS, East

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

FIRST_HALF, SECOND_HALF, YEAR = Period(2025, 1), Period(2025, 2), Period(2025)


def counts(table: Table) -> dict[At, int]:
    return {at: table[at] for at in table.crosses() if table[at]}


def test_a_girl_is_hosted_in_every_period_in_which_she_spent_a_night(east: East) -> None:
    east.receive("Dove", date(2025, 2, 1))
    east.bid_farewell("Dove", date(2025, 7, 1))  # her last night began on 30 June
    east.receive("Finch", date(2025, 7, 1))
    east.receive("Swift", date(2025, 12, 31))

    assert aggregates.residents_hosted(FIRST_HALF).total == 1
    assert aggregates.residents_hosted(SECOND_HALF).total == 2
    assert aggregates.residents_hosted(YEAR).total == 3
    assert aggregates.residents_hosted(Period(2024)).total == 0


BORN = {
    "Dove": (date(2015, 6, 30), "10-14"),  # ten on the last day
    "Finch": (date(2015, 7, 1), "5-9"),
    "Swift": (date(2010, 6, 12), "15-17"),
    "Tern": (date(2007, 7, 1), "15-17"),
    "Teal": (date(2007, 6, 30), "18-24"),
    "Snipe": (date(2000, 6, 30), "18-24"),
    "Stork": (date(2022, 6, 30), "5-9"),
    "Shrike": (None, "10-14"),  # as the definition says
}


def test_her_age_is_that_of_the_last_day(east: East) -> None:
    for name, (born, _band) in BORN.items():
        east.receive(name, date(2025, 2, 1), birth_date=born)

    bands = Counter(band for _born, band in BORN.values())
    assert counts(aggregates.residents_hosted(FIRST_HALF)) == {(band,): girls for band, girls in bands.items()}


def test_arrivals_and_departures_fall_into_the_half_of_their_day(east: East) -> None:
    east.receive("Dove", date(2025, 6, 30))
    east.bid_farewell("Dove", date(2025, 7, 1))
    east.receive("Finch", date(2025, 7, 1))

    assert [aggregates.arrivals(period).total for period in (FIRST_HALF, SECOND_HALF, YEAR)] == [1, 1, 2]
    assert [departed(period) for period in (FIRST_HALF, SECOND_HALF, YEAR)] == [0, 1, 1]


def departed(period: Period) -> int:
    destinations, lengths = aggregates.departures(period)
    assert destinations.total == lengths.total
    return lengths.total


def test_a_move_between_our_homes_is_neither_an_arrival_nor_a_departure(east: East) -> None:
    girl = east.receive("Dove", date(2025, 2, 1))
    with one_transaction(east.mara):
        bed = east.world.free_bed(east.north)
        actions.move_home(by=east.mara, resident=girl, bed=bed, moved_on=date(2025, 5, 1))

    assert aggregates.arrivals(YEAR).total == 1
    assert departed(YEAR) == 0
    assert aggregates.residents_hosted(YEAR).total == 1


def test_her_time_with_us_goes_back_over_moves_to_her_arrival(east: East) -> None:
    girl = east.receive("Dove", date(2024, 2, 1))
    with one_transaction(east.mara):
        bed = east.world.free_bed(east.north)
        actions.move_home(by=east.mara, resident=girl, bed=bed, moved_on=date(2025, 5, 1))
    east.bid_farewell("Dove", date(2025, 7, 1))
    for name, came_on in {"Finch": date(2025, 1, 1), "Swift": date(2025, 1, 2), "Tern": date(2024, 7, 3)}.items():
        east.receive(name, came_on)
        east.bid_farewell(name, date(2025, 7, 3))
    destinations, lengths = aggregates.departures(YEAR)

    assert counts(lengths) == {
        ("under_6_months",): 1, ("6_to_12_months",): 1, ("1_to_2_years",): 2
    }  # fmt: skip
    assert counts(destinations) == {("family_or_relatives",): 4}


DESTINATIONS = {
    ExitType.REUNIFIED: "family_or_relatives", ExitType.KINSHIP: "family_or_relatives", ExitType.FOSTER: "foster",
    ExitType.DORMITORY: "dormitory_or_independent", ExitType.INDEPENDENT: "dormitory_or_independent",
    ExitType.ADOPTION: "other", ExitType.TRANSFER: "transfer", ExitType.LEFT_UNANNOUNCED: "left_without_agreement",
    ExitType.CAME_OF_AGE: "other", ExitType.DEATH: "other",
}  # fmt: skip


def test_every_way_to_leave_has_its_group(east: East) -> None:
    assert set(DESTINATIONS) == set(ExitType)
    for number, how in enumerate(DESTINATIONS):
        name = BIRDS[number]
        east.receive(name, date(2025, 2, 1))
        east.bid_farewell(name, date(2025, 3, 1), how=how)
    destinations, _lengths = aggregates.departures(FIRST_HALF)

    assert counts(destinations) == {(group,): n for group, n in Counter(DESTINATIONS.values()).items()}


def test_a_girl_is_with_us_at_the_end_while_that_night_is_hers(east: East) -> None:
    east.receive("Dove", date(2025, 6, 30))
    east.receive("Finch", date(2025, 2, 1))
    east.bid_farewell("Finch", date(2025, 6, 30))
    east.receive("Swift", date(2025, 7, 1))

    assert aggregates.residents_at_end(FIRST_HALF).total == 1
    assert aggregates.residents_at_end(SECOND_HALF).total == 2


def test_occupancy_is_nights_spent_out_of_nights_offered(east: East) -> None:
    east.receive("Dove", date(2024, 12, 1))  # all 181 nights
    east.receive("Finch", date(2025, 6, 21))  # 10 nights
    east.receive("Swift", date(2025, 1, 1))
    east.bid_farewell("Swift", date(2025, 1, 5))  # 4 nights

    # only East was open then: 30 places
    assert aggregates.occupancy(FIRST_HALF) == Amount(
        population="beds.nights",
        period=FIRST_HALF,
        total=195,
        whole=30 * 181,
        contributors=3,
        largest=181,
        unit="bed_nights",
    )


def test_occupancy_is_that_of_the_worked_example(east: East) -> None:
    """80 places over 30 nights, 2,100 of them slept: 87.5 %. By shares, since a period is no month."""
    amount = Amount(
        population="beds.nights", period=YEAR, total=2100, whole=80 * 30, contributors=75, largest=30,
        unit="bed_nights",
    )  # fmt: skip

    assert 100 * amount.share == Fraction(875, 10)


def test_after_care_has_no_nights_with_us(east: East) -> None:
    girl = east.receive("Dove", date(2025, 2, 1))
    east.bid_farewell("Dove", date(2025, 3, 1))
    with one_transaction(east.mara):
        actions.begin_aftercare(by=east.mara, resident=girl, began_on=date(2025, 3, 1))

    assert aggregates.occupancy(FIRST_HALF).total == 28
    assert aggregates.residents_hosted(SECOND_HALF).total == 0
    assert departed(YEAR) == departed(FIRST_HALF) == 1
    assert [aggregates.in_aftercare(period).total for period in (Period(2024), FIRST_HALF, SECOND_HALF)] == [0, 1, 1]
