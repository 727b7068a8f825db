"""Measure the engine over invented organisations: `python -m tests.reports.measure 200 20`, of which 20 are attacked.

Prints a table: loss, widened numbers, refusals, seconds, and what the attacker found in the first ones.
"""

import os
import random
import sys
from collections import Counter
from statistics import mean, quantiles
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shelter.settings")
django.setup()

from reports.disclosure import Refusal  # noqa: E402
from tests.reports.attacker import Attacker  # noqa: E402
from tests.reports.organisations import (  # noqa: E402
    Kind,
    Published,
    count,
    edition,
    enter_period,
    girls_of,
    periods,
    publish_all,
)

SIZES = (20, 22, 25, 30, 40, 60, 80, 80, 150, 300)  # a thousand and more once in forty
ADVERSE = ("", "", "", "alike", "one_by_one", "threshold", "emptying", "corrected")


def kind_of(number: int) -> Kind:
    chance = random.Random(number)
    years = chance.choice((1, 2, 3, 5))
    turnover = chance.choice((0.02, 0.1, 0.2, 0.4))
    return Kind(girls=chance.choice(SIZES), years=years, turnover=turnover, seed=number, adverse=chance.choice(ADVERSE))


def measure(organisations: int, attacked: int) -> None:
    totals, every, widened, refused, found = [], [], 0, Counter[str](), 0
    for number in range(organisations):
        attack = number < attacked
        published = publish_all(kind_of(number), donors=("fr", "lu", "de") if attack else ())
        gaps = {key: abs(published.ledger[key].value - truth) for key, truth in published.truth.items()}
        if gaps:
            totals.append(mean(gap for key, gap in gaps.items() if not key.at))
            every.append(mean(gaps.values()))
        widened += sum(gap > 4 for gap in gaps.values())
        refused.update(published.refused)
        if attack and published.pile:
            disclosures = Attacker(published.pile).attack(tries=24)
            found += len(disclosures)
            for disclosure in disclosures:
                print(kind_of(number), disclosure, flush=True)
        if number % 20 == 19:
            print(f"{number + 1}: totals {_spread(totals)}; all {_spread(every)}; beyond 4: {widened}", flush=True)
            print(
                f"   refusals {dict(refused)}; disclosures in the first {min(attacked, number + 1)}: {found}",
                flush=True,
            )


def _spread(numbers: list[float]) -> str:
    cuts = quantiles(numbers, n=20) if len(numbers) > 1 else numbers * 19
    return f"mean {mean(numbers):.2f}, median {cuts[9]:.2f}, 95 % below {cuts[18]:.2f}, most {max(numbers):.2f}"


def clock(girls: int, years: int) -> None:
    """Seconds that the last edition takes: the ledger, and the audit over all earlier ones."""
    kind = Kind(girls=girls, years=years, turnover=0.2, seed=1)
    found, everyone, made = Published(), girls_of(kind), 0.0
    for period in periods(kind):
        counted = count(everyone, period)
        began = perf_counter()
        try:
            enter_period(found, counted)
        except Refusal:
            continue
        made = max(made, perf_counter() - began)
        found.pile.append(edition(found.ledger, found.pile, period, "fr", audit=False))
    began = perf_counter()
    edition(found.ledger, found.pile[:-1], period, "fr", audit=True)
    seconds = f"ledger at most {made:.1f} s, audit of {len(found.pile)} editions {perf_counter() - began:.1f} s"
    print(f"{girls} girls, {years} years: {seconds}", flush=True)


if __name__ == "__main__":
    clock(300, 5)
    measure(int(sys.argv[1]), int(sys.argv[2]))
