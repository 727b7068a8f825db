"""The bars beside the numbers, as shares of the room there is for them: the same in the PDF and on the page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How far a bar reaches, from 0 to 1; how far the whole behind it does; where a line is aimed at, or began.

    A bar of 0 stands for a number that is under the base: it is drawn open, and of no particular length.
    """

    filled: float
    whole: float = 0.0
    aim: float = 0.0
    began: float = 0.0

    @property
    def filled_percent(self) -> str:
        return _percent(self.filled)

    @property
    def whole_percent(self) -> str:
        return _percent(self.whole)

    @property
    def aim_percent(self) -> str:
        return _percent(self.aim)

    @property
    def began_percent(self) -> str:
        return _percent(self.began)


def bars(values: Sequence[int], wholes: Sequence[int | None]) -> list[Bar]:
    """On one scale, the longest of them over all the room; behind each the whole that it is a part of."""
    longest = max((whole or value for value, whole in zip(values, wholes, strict=True)), default=0) or 1
    return [
        Bar(filled=min(value, whole or value) / longest, whole=(whole or 0) / longest)
        for value, whole in zip(values, wholes, strict=True)
    ]


def paired(pairs: Sequence[tuple[int | None, int | None]]) -> list[list[Bar]]:
    """Of two periods, one above the other, all on one scale; no bar where a period has no such number."""
    longest = max((value or 0 for pair in pairs for value in pair), default=0) or 1
    return [[Bar(filled=value / longest) for value in pair if value is not None] for pair in pairs]


def towards(now: int, *, aim: int, began: int | None, most: int) -> Bar:
    """A figure on its way: how far it has come, where it began, what is aimed at. The scale reaches `most`."""
    end = max(now, aim, began or 0, most) or 1
    return Bar(filled=now / end, whole=1.0, aim=aim / end, began=(began or 0) / end)


def _percent(share: float) -> str:
    """As SVG writes it, whatever the language of the page."""
    return f"{share * 100:.4g}%"
