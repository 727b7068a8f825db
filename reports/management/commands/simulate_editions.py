"""./x manage simulate_editions: an invented organisation's donor reports as JSON, for whoever wants to attack them."""

import json
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from reports import actions
from reports import figures as catalogue
from reports.demo import rows
from reports.demo.donors import Donor, donors_of
from reports.demo.girls import ADVERSE, MOST_PERIODS, Organisation, girls_of
from reports.disclosure import Counted, Refusal
from reports.disclosure.ledger import truths
from reports.models import Edition, EditionFile, Task
from reports.press import at_the_press
from reports.snapshot import snapshot
from shelter.accounts.checks import is_demo
from shelter.actor import one_transaction
from shelter.counting import Period
from shelter.models import Staff

MANY_DONORS = 12


class Command(BaseCommand):
    help = (
        "Invents an organisation in a database of its own, which is thrown away; makes, checks, signs and publishes "
        "its donor reports as people do; and writes the JSON of each. The same for the same numbers and seed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--residents", type=int, default=80, help="girls at a time, 10 to 10000 [80]")
        parser.add_argument("--periods", type=int, default=4, help="half-years, 1 to 12; whole years besides [4]")
        parser.add_argument("--donors", type=int, default=3, help="each asks for other figures, 1 to 12 [3]")
        parser.add_argument("--turnover", type=float, default=0.2, help="who leaves in half a year, 0 to 0.9 [0.2]")
        parser.add_argument("--seed", type=int, default=1, help="[1]")
        parser.add_argument("--adverse", choices=sorted(ADVERSE), default="", help="girls whose counts tempt [none]")
        parser.add_argument("--out", type=Path, required=True, help="the folder for the JSON of the reports")
        parser.add_argument("--truth", type=Path, help="another folder, for the exact counts of these invented girls")

    def handle(self, *args: Any, residents: int, donors: int, out: Path, truth: Path | None, **options: Any) -> None:
        _refuse_numbers(residents, donors, options["periods"], options["turnover"])
        _refuse_folders(out, truth)
        _refuse_people()
        kind = {name: options[name] for name in ("periods", "turnover", "seed", "adverse")}
        organisation = Organisation(girls=residents, **kind)
        officer, coordinator = rows.write(organisation, girls_of(organisation))
        made = 0
        for period in organisation.in_order:
            if truth:
                _write(truth / f"{period}.json", _truth(period))
            for donor in donors_of(organisation, donors):
                made += self._publish(period, donor, officer, coordinator, out)
        self.stdout.write(f"Published {made} reports of girls who do not exist: {out}")

    def _publish(self, period: Period, donor: Donor, officer: Staff, coordinator: Staff, out: Path) -> bool:
        began = perf_counter()
        try:
            edition = _published(period, donor, officer, coordinator)
        except Refusal as refusal:
            self.stdout.write(f"{period} for {donor.name}: nothing, {refusal.reason}")
            return False
        with one_transaction(officer):
            file = EditionFile.objects.get(edition=edition, kind=EditionFile.Kind.JSON)
        (out / f"{edition.name}.json").write_bytes(file.content)
        self.stdout.write(f"{edition.name} for {donor.name}: {perf_counter() - began:.2f} s")
        return True


def _published(period: Period, donor: Donor, officer: Staff, coordinator: Staff) -> Edition:
    """As it goes in a house: she writes and checks, the other one signs, she publishes. No draft stays of a refusal."""
    with at_the_press(officer):
        draft = actions.begin_edition(
            by=officer, period=period, language=donor.language, donor=donor.name, figures=donor.figures
        )
        work = actions.begin(by=officer, edition=draft, task=Task.CHECK)
        edition = actions.carry_out(by=officer, compilation=work)
    with one_transaction(coordinator):
        edition = actions.sign(by=coordinator, edition=edition)
    with at_the_press(officer):
        work = actions.begin(by=officer, edition=edition, task=Task.PUBLISH)
        return actions.carry_out(by=officer, compilation=work)


def _truth(period: Period) -> dict[str, Any]:
    with snapshot():
        exact: Counted = catalogue.counted(period)
    cells = {key: count for table in exact.tables for key, count in truths(table).items()}
    sums = {f"{amount.population}:{amount.period}": amount.total for amount in exact.amounts}
    return {
        "period": period.label,
        "counts": [{"population": key.of, "at": dict(key.at), "count": count} for key, count in cells.items()],
        "sums": [{"population": name, "at": {}, "count": total} for name, total in sums.items()],
    }


def _write(file: Path, told: dict[str, Any]) -> None:
    file.write_text(json.dumps(told, indent=1) + "\n")


def _refuse_numbers(residents: int, donors: int, periods: int, turnover: float) -> None:
    limits = (
        ("--residents", residents, 10, 10_000),
        ("--donors", donors, 1, MANY_DONORS),
        ("--periods", periods, 1, MOST_PERIODS),
        ("--turnover", turnover, 0, 0.9),
    )
    for name, value, least, most in limits:
        if not least <= value <= most:
            raise CommandError(f"{name} must be from {least} to {most}.")


def _refuse_folders(out: Path, truth: Path | None) -> None:
    """What is attacked and what is true never lie in one folder, nor beside what was there before."""
    if truth and truth.resolve() == out.resolve():
        raise CommandError("The exact counts go to another folder than the reports.")
    for folder in (out, truth):
        if folder is None:
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            full = any(folder.iterdir())
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}") from None
        if full:
            raise CommandError(f"{folder} is not empty.")


def _refuse_people() -> None:
    """Only where nobody is: exact counts leave the wall here, and may only be those of invented girls."""
    with connections[rows.OWNER].cursor() as cursor:
        cursor.execute(
            "select exists (select from residents_resident) or exists (select from shelter_staff) "
            "or exists (select from reports_edition)"
        )
        (inhabited,) = cursor.fetchone()
    if inhabited or not is_demo():
        raise CommandError("Reports are simulated in an empty database of a demo only: nothing was invented.")
