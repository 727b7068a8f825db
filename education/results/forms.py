"""The form of a grid: one field for each cell. What was typed stays as it was typed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from education.results.actions import Told
from education.results.grids import Cell, Grid, Row
from education.results.scales import Reported


class MarkField(forms.CharField):
    """A mark, by the scale of her school."""

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        super().__init__(label=cell.label, required=False, strip=False)

    def clean(self, value: Any) -> Reported:
        return self.cell.marking.read(str(value or ""))


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as it is drawn: with what was typed, and what is wrong with it."""

    cell: Cell
    text: str
    wrong: list[str]

    @property
    def supports(self) -> bool:
        return self.cell.supports and self.text == self.cell.text


@dataclass(frozen=True, slots=True)
class Line:
    row: Row
    boxes: list[Box | None]


class GridForm(forms.Form):
    """Its answer are the cells that were changed, each with what stood there when the page was opened."""

    def __init__(self, data: Any = None, *, grid: Grid) -> None:
        super().__init__(data, auto_id="%s")
        self.grid = grid
        self.fields.update({cell.name: MarkField(cell) for cell in grid.cells})

    @property
    def opened_on(self) -> dict[str, str]:
        """What stood in the cells when this page was opened; empty ones are left out."""
        if not self.is_bound:
            return {cell.name: cell.text for cell in self.grid.cells if cell.text}
        try:
            sent = json.loads(self.data.get("seen", ""))
        except ValueError:
            return {}
        return {str(name): str(text) for name, text in sent.items()} if isinstance(sent, dict) else {}

    @property
    def seen(self) -> str:
        """The same to be sent along; where somebody else wrote meanwhile she has now seen what."""
        opened_on = self.opened_on
        for cell in self.grid.cells:
            if self.is_bound and self.has_error(cell.name, "stale"):
                opened_on[cell.name] = cell.text
        return json.dumps(opened_on, ensure_ascii=False)

    def clean(self) -> dict[str, Any]:
        opened_on = self.opened_on
        told = {}
        for cell in self.grid.cells:
            before = opened_on.get(cell.name, "")
            if cell.name in self.cleaned_data and self._typed(cell) != before:
                told[cell.place] = Told(_read(cell, before), self.cleaned_data[cell.name])
        return {"told": told}

    def lines(self) -> Iterator[Line]:
        """The grid as it is drawn."""
        errors: Mapping[str, Any] = self.errors if self.is_bound else {}
        for row in self.grid.rows:
            yield Line(row, [self._box(cell, errors) if cell else None for cell in row.cells])

    def _box(self, cell: Cell, errors: Mapping[str, Any]) -> Box:
        return Box(cell, self._typed(cell) if self.is_bound else cell.text, list(errors.get(cell.name, [])))

    def _typed(self, cell: Cell) -> str:
        return str(self.data.get(cell.name, ""))

    @property
    def expects(self) -> list[str]:
        """What may be typed, scale by scale."""
        return [f"{marking.scale.label} · {marking.expects}." for marking in self.grid.markings]


def _read(cell: Cell, text: str) -> Reported | None:
    try:
        return cell.marking.read(text)
    except ValidationError:
        return None
