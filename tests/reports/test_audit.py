"""The independent examination finds what must not leave, whoever made it."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from reports.disclosure import audit, reopen, write
from tests.reports.organisations import Kind, publish_all

type Document = dict[str, Any]


@pytest.fixture(scope="module")
def certified() -> list[Document]:
    """Two halves and a year, each certified beside those before it."""
    published = publish_all(Kind(girls=80, years=1, turnover=0.2, seed=21), audit=True, donors=("fr",))
    assert len(published.pile) == 3
    return published.pile


@pytest.fixture
def pile(certified: list[Document]) -> list[Document]:
    return copy.deepcopy(certified)


def table(document: Document, code: str) -> Document:
    return next(one for one in document["tables"] if one["id"] == code)


def number(document: Document, code: str, place: int = 0) -> Document:
    rounded: Document = table(document, code)["cells"][place]["rounded"]
    return rounded


def an_exact_total_smuggled_in(pile: list[Document]) -> None:
    number(pile[-1], "P1")["value"] += 1


def an_exact_total_that_looks_rounded(pile: list[Document]) -> None:
    number(pile[-1], "P1")["max_dev"] = 0


def a_total_called_exact(pile: list[Document]) -> None:
    number(pile[-1], "P3")["mode"] = "exact"


def a_number_rounded_again(pile: list[Document]) -> None:
    """The same stock, rounded up once and down another time: between the two there are four values."""
    number(pile[-1], "P2")["value"] += 5
    table(pile[-1], "P6")["cells"][0]["rounded"]["value"] += 5
    table(pile[-1], "P6")["cells"][1]["rounded"]["value"] += 5


def a_second_base(pile: list[Document]) -> None:
    pile[-1]["rules"] = {"base": 10, "k": 10}


def a_share_of_few(pile: list[Document]) -> None:
    share = next(one for one in pile[-1]["derived"] if one["id"] == "P1")
    for cell in table(pile[-1], "P1")["cells"]:
        cell["rounded"]["value"] = 15 if cell["at"] in ({}, share["num"]["at"]) else 0
    share |= {"type": "percent", "value": 100}


def a_share_of_something_else(pile: list[Document]) -> None:
    share = next(one for one in pile[-1]["derived"] if one["type"] == "percent")
    share["value"] += 3


def a_blank_that_can_be_solved_for(pile: list[Document]) -> None:
    table(pile[-1], "P1")["cells"].pop()


def parts_that_do_not_make_the_whole(pile: list[Document]) -> None:
    number(pile[-1], "P1", 1)["value"] += 5


def a_relation_broken(pile: list[Document]) -> None:
    """Thirty more arrivals than the stocks and the departures allow."""
    number(pile[-1], "P3")["value"] += 30


def an_outcome_that_holds_everybody(pile: list[Document]) -> None:
    cells = table(pile[-1], "R1")["cells"]
    for place, cell in enumerate(cells):
        cell["rounded"]["value"] = cells[0]["rounded"]["value"] if place in (0, 1) else 0


def a_forbidden_dimension(pile: list[Document]) -> None:
    pile[-1]["dimensions"]["home"] = pile[-1]["dimensions"].pop("age_band")
    for one in pile[-1]["tables"]:
        one["dims"] = ["home" if name == "age_band" else name for name in one["dims"]]
        for cell in one["cells"]:
            if "age_band" in cell["at"]:
                cell["at"] = {"home": cell["at"]["age_band"]}
    pile[-1]["relations"] = [relation for relation in pile[-1]["relations"] if "age_band" not in relation["by"]]


FAULTS: list[tuple[Callable[[list[Document]], None], str]] = [
    (an_exact_total_smuggled_in, "P1: base"),
    (an_exact_total_that_looks_rounded, "residents.ever:2020: intervals"),
    (a_total_called_exact, "P3: base"),
    (a_number_rounded_again, "residents.end:2020H2: intervals"),
    (a_second_base, "rules: one_base"),
    (a_share_of_few, "P1: shares"),
    (a_share_of_something_else, "P1: shares"),
    (a_blank_that_can_be_solved_for, "P1: completeness"),
    (parts_that_do_not_make_the_whole, "P1: additivity"),
    (a_relation_broken, "all: no possible truth agrees with all editions"),
    (an_outcome_that_holds_everybody, "R1: everybody"),
    (a_forbidden_dimension, "P1: dimensions"),
]


@pytest.mark.parametrize(("plant", "fault"), FAULTS, ids=lambda value: getattr(value, "__name__", value))
def test_a_planted_fault_is_found(pile: list[Document], plant: Callable[[list[Document]], None], fault: str) -> None:
    plant(pile)
    assert fault in audit.examine(pile).faults


def test_nothing_is_found_in_what_the_house_made(certified: list[Document]) -> None:
    assert audit.examine(certified).faults == ()


def test_the_smallest_interval_is_worked_out(certified: list[Document], pile: list[Document]) -> None:
    """A number said to be nought is between 0 and 4; without one, everything can be raised and lowered."""
    assert all(document["certificate"]["smallest_interval"] == 5 for document in certified)
    for document in pile:
        document |= {"tables": [table(document, "P2"), table(document, "P4")], "derived": [], "relations": []}
    assert audit.examine(pile).smallest_interval == 9
    number(pile[-1], "P2")["value"] += 5
    assert audit.examine(pile).smallest_interval == 4


def test_a_certified_edition_comes_back_as_it_was_written(certified: list[Document]) -> None:
    for document in certified:
        assert write(reopen(document)) == document


def test_an_edition_changed_after_its_certificate_does_not_come_back(pile: list[Document]) -> None:
    number(pile[0], "P1")["value"] += 5
    with pytest.raises(ValueError, match="not the ones that were certified"):
        reopen(pile[0])
