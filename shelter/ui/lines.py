"""Small lines over time as SVG geometry: numbers in, coordinates out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Dot:
    """One value of a line: where it stands in the picture, and what it says."""

    x: float
    y: float
    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a picture of the given width and height; with one dot there is no line."""

    width: int
    height: int
    dots: tuple[Dot, ...]

    @property
    def path(self) -> str:
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots) if len(self.dots) > 1 else ""


def line(
    points: Sequence[tuple[date, float]],
    *,
    low: float,
    high: float,
    width: int = 240,
    height: int = 48,
    margin: int = 8,
) -> Line:
    """Days from left to right as far apart as they were, values from low (bottom) to high (top)."""
    if not points:
        return Line(width, height, ())
    first, last = points[0][0], points[-1][0]
    days = max((last - first).days, 1)
    across, up = width - 2 * margin, height - 2 * margin
    return Line(
        width,
        height,
        tuple(
            Dot(
                round(margin + across * (day - first).days / days, 1) if last > first else width / 2,
                round(height - margin - up * (min(max(value, low), high) - low) / (high - low), 1),
                day,
                value,
            )
            for day, value in points
        ),
    )
