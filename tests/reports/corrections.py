"""Organisations whose records turn out to be wrong, and who publish corrected editions, as the house does."""

import random
from collections.abc import Sequence
from typing import Any

from reports.disclosure import Frame, Refusal, amend, certify, publish, write
from reports.disclosure.ledger import truths
from reports.figures.habits import habits
from reports.figures.relations import relations
from shelter.counting import Period
from tests.reports.organisations import (
    DONORS,
    SEED,
    Girl,
    Kind,
    Published,
    correct,
    count,
    edition,
    enter_period,
    girls_of,
    periods,
    wanted,
)


def publish_and_correct(kind: Kind, *, donors: Sequence[str] = ("fr", "lu", "de")) -> Published:
    """Everything; before some periods records change, and an edition of the last years is corrected."""
    found, girls, chance, done = Published(), girls_of(kind), random.Random(f"c{kind.seed}"), list[Period]()
    for period in periods(kind):
        if done and chance.random() < 0.4:
            change(girls, chance)
            _correct(found, girls, chance.choice(done[-9:]), chance.choice(list(DONORS)), told=bool(donors))
        try:
            enter_period(found, count(girls, period))
        except Refusal as refusal:
            found.refused.append(refusal.reason)
            continue
        done.append(period)
        found.pile += [edition(found.ledger, found.pile, period, donor, audit=False) for donor in donors]
    return found


def change(girls: list[Girl], chance: random.Random) -> None:
    """A few stays began and ended otherwise; several girls had come before they were entered."""
    for _ in range(chance.choice((1, 2, 4))):
        correct(girls, chance)
    for girl in chance.sample(girls, min(len(girls) // 4, chance.choice((0, 3, 8)))):
        girl.came = max(girl.came - chance.randrange(300), girl.born + 1200)
        if girl.left < 10**6 and chance.random() < 0.3:
            girl.left += chance.randrange(200)


def _correct(found: Published, girls: Sequence[Girl], period: Period, donor: str, *, told: bool) -> None:
    """Its year is amended, with those around it, once the corrected edition is out."""
    near, tied = (range(period.year - years, period.year + years + 1) for years in (1, 2))
    around = [each for year in tied for each in the_year(year)]
    exact = [count(girls, each) for year in near for each in said_of_the_year(found, Period(year))]
    try:
        changed = amend(
            exact,
            found.ledger,
            relations=[relation for each in around for relation in relations(each)],
            habits=[habit for each in around for habit in habits(each)],
            seed=SEED,
        )
        document = _corrected(found, {**found.ledger, **changed}, period, donor)
    except Refusal as refusal:
        found.refused.append(refusal.reason)
        return
    found.ledger |= changed
    now = {key: number for one in exact for table in one.tables for key, number in truths(table).items()}
    found.truth |= {key: now[key] for key in changed}
    if told:
        found.pile.append(document)


def _corrected(found: Published, ledger: Any, period: Period, donor: str) -> dict[str, Any]:
    frame = Frame(edition=f"{period}-{donor}-c{len(found.pile)}", language="fr", corrects="the first", reason="Files.")
    told = DONORS[donor](wanted(period))
    draft = publish(told, ledger, period=period, frame=frame, relations=relations(period))
    return write(certify(draft, pile=found.pile))


def piles(found: Published) -> list[list[dict[str, Any]]]:
    """Whoever attacks reads all editions before each correction; and at the end all that the ledger says by then."""
    corrected = [place for place, document in enumerate(found.pile) if "corrects" in document]
    amended = {int(found.pile[place]["period"][:4]) for place in corrected}
    years = sorted({year + beside for year in amended for beside in (-1, 0, 1)})
    said = [each for year in years for each in said_of_the_year(found, Period(year))]
    again = [edition(found.ledger, found.pile, each, "fr", audit=False) for each in said]
    return [*(found.pile[:place] for place in corrected), [*found.pile, *again]]


def the_year(year: int) -> tuple[Period, ...]:
    return Period(year, 1), Period(year, 2), Period(year)


def said_of_the_year(found: Published, period: Period) -> list[Period]:
    return [each for each in the_year(period.year) if any(key.of.endswith(f".ever:{each}") for key in found.ledger)]
