"""./x bench [names] [--residents N] [--rounds N] [--keep FOLDER] [--out FILE]: a table, and the same as JSON."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench import data, measuring, reports, twin, works
from bench.browser import Browser
from bench.measuring import Figure, Unmeasured
from shelter.commands import ground
from shelter.commands.processes import stop_in_order

NAMES = ("resident", "list", "search", "edit", "open", "roster", "grid")


def main(argv: Sequence[str]) -> int:
    """0 when measured, whatever the figures."""
    if argv[:1] == ["reports"]:  # not a page: measured beside SQL
        return reports.main(argv[1:])
    asked = _asked(argv)
    stop_in_order()
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
    parser = ArgumentParser(
        prog="./x bench", description="Measures pages beside a bare Django view and a Django admin of the same rows."
    )
    parser.add_argument("names", nargs="*", metavar="name", help=f"what to measure, of: {', '.join(NAMES)} [all]")
    parser.add_argument("--residents", type=int, default=390, help="files in the database [390]")
    parser.add_argument("--rounds", type=int, default=40, help="how often each is measured [40]")
    parser.add_argument("--keep", metavar="FOLDER", help="keeps the database there, for the next time [thrown away]")
    parser.add_argument("--out", type=Path, help="writes the figures there as JSON")
    asked = parser.parse_args(argv)
    if unknown := set(asked.names) - set(NAMES):
        parser.error(f"there is no {', '.join(sorted(unknown))}: choose from {', '.join(NAMES)}")
    return asked


def _measured(asked: Namespace) -> list[Figure]:
    """Each page in turn with its twin and with the bare view, so that a busy moment of the machine meets all three."""
    from django.core.management import call_command

    ground.set_up_django()
    ground.migrate()
    data.make_once(asked.residents)
    call_command("collectstatic", interactive=False, verbosity=0)
    wanted = [work for work in data.works() if not asked.names or work.name in asked.names]
    cookies, theirs = data.cookies(), {work.name: work for work in works.of_twin()}
    counted = measuring.statements(cookies, wanted)
    ground.let_go()
    told = twin.make()
    with ExitStack() as servers:
        ours, admin, bare = (
            Browser(servers.enter_context(measuring.served(application)), jar)
            for application, jar in (("shelter.wsgi", cookies), ("bench.twin.wsgi", told.cookies), ("bench.bare", {}))
        )
        pages = [measuring.measure(ours, work, asked.rounds, bare, admin, theirs.get(work.name)) for work in wanted]
    return [page.with_statements(counted[page.name], told.statements.get(page.name)) for page in pages]


def _table(figures: Sequence[Figure]) -> str:
    head = (
        f"{'':<10}{'of':<14}{'median ms':>10}{'p95 ms':>10}{'statements':>12}{'bytes':>9}{'× bare':>9}"
        f"{'admin ms':>10}{'statements':>12}{'× admin':>9}"
    )
    return "\n".join([head, *map(_line, figures)])


def _line(one: Figure) -> str:
    ours = f"{one.name:<10}{one.of:<14}{one.median:>10.2f}{one.p95:>10.2f}{one.statements:>12}{one.bytes:>9}"
    if one.admin is None:
        return f"{ours}{one.to_bare:>9.1f}"
    return f"{ours}{one.to_bare:>9.1f}{one.admin:>10.2f}{one.admin_statements:>12}{one.to_admin:>9.2f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
