"""An enemy who holds every edition learns nothing below the promise; and he is able: he breaks weaker ways."""

import copy
from typing import Any

import pytest

from tests.reports.attacker import Attacker
from tests.reports.corrections import piles, publish_and_correct
from tests.reports.organisations import Kind, publish_all

ORGANISATIONS = [
    Kind(girls=80, years=1, turnover=0.2, seed=1),
    Kind(girls=25, years=2, turnover=0.05, seed=2, adverse="one_by_one"),
    Kind(girls=40, years=1, turnover=0.4, seed=3, adverse="alike"),
    Kind(girls=20, years=1, turnover=0.2, seed=4, adverse="threshold"),
    Kind(girls=30, years=1, turnover=0.1, seed=5, adverse="corrected"),
    Kind(girls=24, years=2, turnover=0.1, seed=6, adverse="emptying"),
]


@pytest.mark.parametrize("kind", ORGANISATIONS, ids=lambda kind: f"{kind.girls} girls {kind.adverse}")
def test_nothing_is_learned_from_the_pile_of_all_editions_to_three_donors(kind: Kind) -> None:
    published = publish_all(kind)
    attacker = Attacker(published.pile)
    assert attacker.attack(tries=24) == []
    assert attacker.asked > 2_000


def test_nothing_is_learned_from_corrections_either_nor_by_whoever_knows_how_they_are_made() -> None:
    published = publish_and_correct(Kind(girls=25, years=1, turnover=0.1, seed=1))
    attacked = piles(published)
    assert len(attacked) > 1
    assert [found for pile in attacked for found in Attacker(pile).attack(tries=24)] == []


@pytest.fixture(scope="module")
def pile() -> list[dict[str, Any]]:
    return publish_all(Kind(girls=60, years=1, turnover=0.2, seed=7), donors=("fr",)).pile


def as_if(pile: list[dict[str, Any]], reach: int) -> list[dict[str, Any]]:
    """The same editions with another promise of closeness."""
    changed = copy.deepcopy(pile)
    for document in changed:
        for table in document["tables"]:
            for cell in table["cells"]:
                if cell["rounded"]["mode"] == "controlled":
                    cell["rounded"]["max_dev"] = reach
    return changed


def test_he_tells_when_editions_promise_more_than_the_rules(pile: list[dict[str, Any]]) -> None:
    kinds = {disclosure.kind for disclosure in Attacker(as_if(pile, 1)).attack(tries=8)}
    assert "few" in kinds


def test_he_finds_an_exact_number_among_rounded_ones(pile: list[dict[str, Any]]) -> None:
    smuggled = copy.deepcopy(pile)
    cell = smuggled[0]["tables"][0]["cells"][0]["rounded"]
    cell["max_dev"] = 0
    assert any("residents.ever" in disclosure.what for disclosure in Attacker(smuggled).attack(tries=8))


def test_he_finds_that_a_later_number_narrows_an_earlier_one(pile: list[dict[str, Any]]) -> None:
    later = copy.deepcopy(pile[0])
    for cell in later["tables"][0]["cells"]:
        cell["rounded"]["value"] += 5
    assert Attacker([*pile, later]).attack(tries=8)
