"""python -m shelter <command>: what ./x hands over to."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from shelter.commands import CannotDoThat
from shelter.config import SETTINGS, NotConfigured
from shelter.database.binaries import NoBinaries
from shelter.database.embedded import ServerFailed
from shelter.database.unprivileged import NoAccount


class Command(NamedTuple):
    usage: str
    meaning: str


COMMANDS = {
    "run": Command("run", "start Shelter on this machine; the first time, with invented people"),
    "test": Command("test [pytest arguments]", "run the tests, journeys in a real browser included"),
    "check": Command("check", "lint, types, imports, templates, migrations, translations"),
    "manage": Command("manage COMMAND …", "run a management command (./x manage help lists them)"),
    "bench": Command("bench [names]", "measure pages beside a plain Django admin, in a database of its own"),
    "reset": Command("reset [--yes]", "remove the demo and what was written into it"),
}
EXPECTED = (CannotDoThat, NotConfigured, NoBinaries, NoAccount, ServerFailed)


def main(argv: Sequence[str]) -> int:
    name, rest = (argv[0], argv[1:]) if argv else ("run", ())
    if name in {"-h", "--help", "help"}:
        print(help_text())
        return 0
    if name not in COMMANDS:
        print(f"x: there is no command {name}. ./x --help lists them.", file=sys.stderr)
        return 2
    try:
        return _command(name)(rest)
    except EXPECTED as reason:
        print(f"x: {reason}", file=sys.stderr)
        return 1


def help_text() -> str:
    """Commands and settings: the README's tables say the same."""
    commands = [f"  ./x {command.usage:<26}{command.meaning}" for command in COMMANDS.values()]
    settings = [f"  {each.name:<26}{each.meaning} [{each.default}]" for each in SETTINGS]
    return "\n".join(["Shelter", "", *commands, "", "Settings, from the environment [default]:", "", *settings])


def _command(name: str) -> Callable[[Sequence[str]], int]:
    function: Callable[[Sequence[str]], int] = getattr(import_module(f"shelter.commands.{name}"), name)
    return function


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
