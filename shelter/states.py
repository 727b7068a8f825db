"""State machines as data, drawn: docs/states.md is written from the same tables that the code obeys.

MACHINES: dict[str, dict[State, frozenset[State]]]      in an app's `models`, by title; the first state begins
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils.translation import override

from shelter.config import ROOT

HEAD = "# What may follow what\n\nWritten by `./x manage draw_states` from the code; a test compares.\n"


def _machines() -> Iterator[tuple[str, Mapping[Any, frozenset[Any]]]]:
    for config in apps.get_app_configs():
        if Path(config.path).is_relative_to(ROOT) and config.models_module is not None:
            yield from getattr(import_module(f"{config.name}.models"), "MACHINES", {}).items()


def drawn() -> str:
    """The whole page, in English."""
    with override("en"):
        return "\n".join([HEAD, *(_diagram(title, moves) for title, moves in _machines())])


def _diagram(title: str, moves: Mapping[Any, frozenset[Any]]) -> str:
    first = next(iter(moves))
    lines = [f"## {title}", "", "```mermaid", "stateDiagram-v2", f"    [*] --> {first.value}"]
    lines += [f"    {state.value}: {state.label}" for state in moves]
    for state, following in moves.items():
        lines += [f"    {state.value} --> {then.value}" for then in moves if then in following]
        lines += [] if following else [f"    {state.value} --> [*]"]
    return "\n".join([*lines, "```", ""])
