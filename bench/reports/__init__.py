"""./x bench reports: the counts of a donor edition beside hand-written SQL for the same figures, in the same run."""

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from shelter.commands import ground

WARM = 1


@dataclass(frozen=True, slots=True)
class Line:
    """Milliseconds, medians of the rounds; `found` is the sum of what was counted, the same both ways."""

    period: str
    what: str
    ours: float
    by_hand: float
    found: int

    @property
    def ratio(self) -> float:
        return round(self.ours / self.by_hand, 2) if self.by_hand else 0.0


class Differs(Exception):
    """The message names the count that says something else than the SQL by hand."""


def main(argv: Sequence[str]) -> int:
    """0 when measured, whatever the figures; 1 where the two ways do not agree."""
    parser = ArgumentParser(prog="./x bench reports", description=__doc__)
    parser.add_argument("--residents", type=int, default=10_000, help="girls in the database [10000]")
    parser.add_argument("--marks", type=int, default=300_000, help="marks in the database [300000]")
    parser.add_argument("--attendance", type=int, default=500_000, help="lines of roll-calls in the database [500000]")
    parser.add_argument("--periods", nargs="+", default=["2025H2", "2025"], help="[2025H2 2025]")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is counted, in turn [5]")
    parser.add_argument("--keep", metavar="FOLDER", help="keeps the database there, for the next time [thrown away]")
    parser.add_argument("--out", type=Path, help="writes the figures there as JSON")
    asked = parser.parse_args(argv)
    try:
        with ground.database():
            rows, lines = _measured(asked)
    except Differs as difference:
        sys.stderr.write(f"x: {difference}\n")
        return 1
    sys.stdout.write(_told(rows, lines) + "\n")
    if asked.out:
        told = {"rows": rows, "lines": [{**asdict(line), "ratio": line.ratio} for line in lines]}
        asked.out.write_text(json.dumps(told, indent=1) + "\n")
    return 0


def _measured(asked: Any) -> tuple[Mapping[str, int], list[Line]]:
    from bench.reports import rows

    ground.set_up_django()
    ground.migrate()
    made = rows.make(residents=asked.residents, marks=asked.marks, attendance=asked.attendance)
    return made, [line for label in asked.periods for line in _of_period(label, asked.rounds)]


def _of_period(label: str, rounds: int) -> Iterable[Line]:
    """Count by count, each way in turn: a busy moment of the machine meets both. The last line is all of them."""
    from bench.reports import by_hand
    from reports.figures import populations
    from reports.figures.relations import before
    from shelter.counting import Period

    period = Period.parse(label)
    works = [(count, period) for count in populations.FLOWS]
    if period.half:
        works += [(count, period) for count in populations.STOCKS]
        works.append((populations.STOCKS[0], before(period)))
    lines = [_measure(label, count, day, by_hand.SQL[count.__name__], rounds) for count, day in works]
    ours, theirs = sum(line.ours for line in lines), sum(line.by_hand for line in lines)
    return [*lines, Line(label, "all", round(ours, 1), round(theirs, 1), sum(line.found for line in lines))]


def _measure(label: str, count: Callable[..., Any], period: Any, sql: Sequence[str], rounds: int) -> Line:
    from reports.snapshot import COUNTING, snapshot

    def ours() -> int:
        found = count(period)
        return sum(part.total for part in (found if isinstance(found, tuple) else (found,)))

    def theirs() -> int:
        from django.db import connections

        total = 0
        with connections[COUNTING].cursor() as cursor:
            for statement in sql:
                cursor.execute(statement, {"first": period.first, "last": period.last})
                total += sum(int(number or 0) for row in cursor.fetchall() for number in row if type(number) is not str)
        return total

    took: dict[str, list[float]] = {"ours": [], "theirs": []}
    answers = set()
    for turn in range(WARM + rounds):
        for name, way in (("ours", ours), ("theirs", theirs)):
            with snapshot():
                begun = time.perf_counter()
                answers.add(way())
                if turn >= WARM:
                    took[name].append(1000 * (time.perf_counter() - begun))
    if len(answers) > 1:
        raise Differs(f"{count.__name__} of {label}: counted and counted by hand, it is not the same")
    return Line(label, count.__name__, round(median(took["ours"]), 1), round(median(took["theirs"]), 1), *answers)


def _told(rows: Mapping[str, int], lines: Sequence[Line]) -> str:
    head = ", ".join(f"{many:,} {what}" for what, many in rows.items())
    columns = f"{'period':<8}{'counted':<24}{'found':>12}{'ms':>10}{'by hand ms':>12}{'ratio':>7}"
    told = [f"{x.period:<8}{x.what:<24}{x.found:>12,}{x.ours:>10.1f}{x.by_hand:>12.1f}{x.ratio:>7.2f}" for x in lines]
    return "\n".join([head, columns, *told])
