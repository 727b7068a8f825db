"""./x bench [names] [--residents N] [--rounds N] [--out FILE]: a table, and the same as JSON. Exits 0 when measured."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from bench import data, measuring, reports
from bench.browser import Browser
from bench.measuring import Figure, Unmeasured
from shelter.commands import ground

NAMES = ("resident", "list", "roster", "grid")


def main(argv: Sequence[str]) -> int:
    if argv[:1] == ["reports"]:  # not a page: measured beside SQL
        return reports.main(argv[1:])
    asked = _asked(argv)
    try:
        with ground.database():
            figures = _measured(asked)
    except Unmeasured as reason:
        sys.stderr.write(f"x: {reason}\n")
        return 1
    sys.stdout.write(_table(figures) + "\n")
    if asked.out:
        told = {"residents": asked.residents, "rounds": asked.rounds, "figures": [one.as_json() for one in figures]}
        asked.out.write_text(json.dumps(told, indent=1) + "\n")
    return 0


def _asked(argv: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="./x bench", description="Measures pages beside a bare Django view of the same run.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"what to measure, of: {', '.join(NAMES)} [all]")
    parser.add_argument("--residents", type=int, default=390, help="files in the database [390]")
    parser.add_argument("--rounds", type=int, default=40, help="how often each is measured [40]")
    parser.add_argument("--out", type=Path, help="writes the figures there as JSON")
    asked = parser.parse_args(argv)
    if unknown := set(asked.names) - set(NAMES):
        parser.error(f"there is no {', '.join(sorted(unknown))}: choose from {', '.join(NAMES)}")
    return asked


def _measured(asked: Namespace) -> list[Figure]:
    from django.core.management import call_command

    ground.set_up_django()
    ground.migrate()
    data.make(asked.residents)
    call_command("collectstatic", interactive=False, verbosity=0)
    cookies = data.cookies()
    works = [work for work in data.works() if not asked.names or work.name in asked.names]
    counted = {work.name: measuring.statements(cookies, work) for work in works}
    ground.let_go()
    floor, high = measuring.bare(asked.rounds)
    figures = [Figure("bare", "Django view", floor, high, 0, 4, 1.0)]
    with measuring.served("shelter.wsgi") as port:
        browser = Browser(port, dict(cookies))
        figures += [measuring.measure(browser, work, asked.rounds, floor, counted[work.name]) for work in works]
    return figures


def _table(figures: Sequence[Figure]) -> str:
    head = f"{'':<10}{'of':<14}{'median ms':>10}{'p95 ms':>10}{'statements':>12}{'bytes':>10}{'× bare':>9}"
    lines = [
        f"{one.name:<10}{one.of:<14}{one.median:>10.2f}{one.p95:>10.2f}{one.statements:>12}{one.bytes:>10}{one.ratio:>9.1f}"
        for one in figures
    ]
    return "\n".join([head, *lines])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
