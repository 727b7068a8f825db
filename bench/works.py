"""What is measured: pages that are opened, and forms that are filled in and saved."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

Fill = Callable[[dict[str, str]], dict[str, str]]
MOST = {"roster": 30, "grid": 300}


@dataclass(frozen=True, slots=True)
class Work:
    """`fill` makes of a form's fields what is sent; a page without it is only opened. `of` says how many things."""

    name: str
    address: str
    fill: Fill | None = None
    beginning: str = ""  # of the fields that tell which form of the page it is
    of: str = ""


def roll() -> Fill:
    """Every girl marked, other than the time before: every line is written."""
    turn = count()

    def fill(fields: dict[str, str]) -> dict[str, str]:
        now = next(turn)
        girls = [name for name in fields if name.startswith("m-")][: MOST["roster"]]
        marks = {name: ("here", "declined")[(place + now) % 2] for place, name in enumerate(girls)}
        return {**{name: value for name, value in fields.items() if not name.startswith(("m-", "w-"))}, **marks}

    return fill


def grid() -> Fill:
    """Every cell of thirty rows by ten columns, other than the time before."""
    turn = count()

    def fill(fields: dict[str, str]) -> dict[str, str]:
        now = next(turn)
        cells = [name for name in fields if name.startswith("mark-")][: MOST["grid"]]
        return fields | {name: str(80 + (place + now) % 10) for place, name in enumerate(cells)}

    return fill
