"""What is measured: pages that are opened, and forms that are filled in and saved."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

Fill = Callable[[dict[str, str]], dict[str, str]]
ROWS, CELLS = 30, 300


@dataclass(frozen=True, slots=True)
class Work:
    """`fill` makes of a form's fields what is sent; a page without it is only opened. `of` says how many things."""

    name: str
    address: str
    fill: Fill | None = None
    beginning: str = ""  # of the fields that tell which form of the page it is
    of: str = ""
    answer: int = 302  # to what is sent


def roll() -> Fill:
    """Every girl marked, other than the time before: every line is written."""
    turn = count()

    def fill(fields: dict[str, str]) -> dict[str, str]:
        now = next(turn)
        girls = [name for name in fields if name.startswith("m-")][:ROWS]
        marks = {name: ("here", "declined")[(place + now) % 2] for place, name in enumerate(girls)}
        return {**{name: value for name, value in fields.items() if not name.startswith(("m-", "w-"))}, **marks}

    return fill


def grid() -> Fill:
    """Every cell of thirty rows by ten columns, other than the time before."""
    turn = count()

    def fill(fields: dict[str, str]) -> dict[str, str]:
        now = next(turn)
        cells = [name for name in fields if name.startswith("mark-")][:CELLS]
        return fields | {name: str(80 + (place + now) % 10) for place, name in enumerate(cells)}

    return fill


def edit() -> Fill:
    """What keeps her safe, in other words than the time before."""
    turn = count()

    def fill(fields: dict[str, str]) -> dict[str, str]:
        told = {"called": "Maya", "languages": "hil", "allergies": "peanuts"}
        return fields | told | {"safe_today": f"a quiet corner after school, {next(turn)}"}

    return fill


def names(given: str, family: str) -> Fill:
    return lambda fields: fields | {"given": given, "family": family}


def of_twin() -> list[Work]:
    """The same in the admin of the twin, by the same names. Of a grid it has nothing."""
    lines = count()

    def fill(fields: dict[str, str]) -> dict[str, str]:
        now = next(lines)
        marks = [name for name in fields if name.startswith("lines-") and name.endswith("-here")]
        return fields | {name: ("here", "declined")[(place + now) % 2] for place, name in enumerate(marks)}

    return [
        Work("resident", "/twin/girl/1/change/"),
        Work("list", "/twin/girl/"),
        Work("search", "/twin/girl/?q=Ma+Ro"),
        Work("edit", "/twin/girl/1/change/", edit(), "called"),
        Work("open", "/twin/session/1/change/"),
        Work("roster", "/twin/session/1/change/", fill, "lines-"),
    ]
