"""What each of several donors asks for: all figures, those of some sections, or some drawn by lot."""

import random
from dataclasses import dataclass

from reports import figures as catalogue
from reports.demo.girls import Organisation


@dataclass(frozen=True, slots=True)
class Donor:
    name: str
    language: str
    figures: list[str]


def donors_of(organisation: Organisation, many: int) -> list[Donor]:
    """The first wants everything; each of the others something else. The same for the same organisation."""
    every = [one.code for one in catalogue.CATALOGUE if one.is_counted and not one.is_whole]
    return [
        Donor(f"Donor {number + 1}", ("fr", "en")[number % 2], _choice(organisation, number, every))
        for number in range(many)
    ]


def _choice(organisation: Organisation, number: int, every: list[str]) -> list[str]:
    if number == 0:
        return every
    if number == 1:
        return [code for code in every if code[0] in "PR"]
    chance = random.Random(f"{organisation.seed} {number}")
    return [code for code in every if code == "P2" or chance.random() < 0.6]
