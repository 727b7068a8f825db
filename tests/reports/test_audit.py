"""The independent examination finds what must not leave, whoever made it."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from reports.disclosure import audit, protect
from shelter.counting import Amount, Dimension, Period, Table

PERIOD = Period(2026, 1)
AGE = Dimension("age_band", ("5-9", "10-14", "15-17"))


@pytest.fixture
def document() -> dict[str, Any]:
    table = Table(
        population="residents.ever",
        period=PERIOD,
        dimensions=(AGE,),
        counts={("5-9",): 12, ("10-14",): 24, ("15-17",): 31},
    )
    nights = Amount(
        population="beds.nights",
        period=PERIOD,
        total=2_100,
        whole=2_400,
        contributors=60,
        largest=30,
        unit="bed_nights",
    )
    return copy.deepcopy(protect({"P1": table, "P8": nights}, period=PERIOD, seed=b"seed").as_json())


def number(document: dict[str, Any], table: int = 0, cell: int = 0) -> dict[str, Any]:
    rounded: dict[str, Any] = document["tables"][table]["cells"][cell]["rounded"]
    return rounded


def an_exact_count(document: dict[str, Any]) -> None:
    number(document)["value"] += 1


def a_sum_that_does_not_add_up(document: dict[str, Any]) -> None:
    number(document)["value"] += 5


def a_second_base(document: dict[str, Any]) -> None:
    number(document)["base"] = 1


def a_closer_promise(document: dict[str, Any]) -> None:
    number(document)["max_dev"] = 1


def a_count_called_exact(document: dict[str, Any]) -> None:
    number(document)["mode"] = "exact"


def a_blank(document: dict[str, Any]) -> None:
    document["tables"][0]["cells"].pop()


def a_forbidden_split(document: dict[str, Any]) -> None:
    document["tables"][0]["dims"] = ["school"]
    document["dimensions"]["school"] = document["dimensions"]["age_band"]


def an_exact_sum(document: dict[str, Any]) -> None:
    number(document, table=1).update(value=2_137, base=1)


def a_share_of_its_own(document: dict[str, Any]) -> None:
    document["derived"][0]["value"] += 3


def a_percentage_of_few(document: dict[str, Any]) -> None:
    for cell in document["tables"][0]["cells"]:
        cell["rounded"]["value"] = 15 if cell["at"] in ({}, {"age_band": "5-9"}) else 0
    document["derived"] = [document["derived"][0] | {"type": "percent", "value": 100}]


FAULTS = [
    an_exact_count,
    a_sum_that_does_not_add_up,
    a_second_base,
    a_closer_promise,
    a_count_called_exact,
    a_blank,
    a_forbidden_split,
    an_exact_sum,
    a_share_of_its_own,
    a_percentage_of_few,
]


def test_what_the_maker_made_has_no_fault(document: dict[str, Any]) -> None:
    examined = audit.examine(document)

    assert examined.faults == ()
    assert examined.smallest_interval >= 5
    assert examined.numbers == 6


@pytest.mark.parametrize("plant", FAULTS)
def test_a_planted_fault_is_found(document: dict[str, Any], plant: Callable[[dict[str, Any]], None]) -> None:
    plant(document)

    assert audit.examine(document).faults
