"""A score over time as SVG geometry, with the published bands as quiet lines across. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from care_plans.assessments.instruments import Instrument
from care_plans.assessments.instruments.guides import GUIDES
from shelter.ui.lines import Line, line

WIDTH, HEIGHT, MARGIN = 320, 150, 18
BESIDE, BELOW = 34, 24  # room for the values of the bands at the left, and for the days below


@dataclass(frozen=True, slots=True)
class Guide:
    value: int
    band: str
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The line, and where each band begins; the first dot is the baseline."""

    line: Line
    guides: tuple[Guide, ...]

    @property
    def width(self) -> int:
        return self.line.width + BESIDE

    @property
    def height(self) -> int:
        return self.line.height + BELOW

    @property
    def first(self) -> date:
        return self.line.dots[0].day

    @property
    def last(self) -> date:
        return self.line.dots[-1].day


def chart(instrument: Instrument, version: str, points: Sequence[tuple[date, float]]) -> Chart | None:
    """None where there is no way to draw: one value only, no scale, or the scale of another version."""
    scale = instrument.chart
    if scale is None or version != instrument.version or len(points) < 2:
        return None

    def drawn(values: Sequence[tuple[date, float]]) -> Line:
        return line(values, low=scale.low, high=scale.high, width=WIDTH, height=HEIGHT, margin=MARGIN)

    day = points[0][0]
    guides = (Guide(value, band, drawn([(day, value)]).dots[0].y) for value, band in GUIDES.get(instrument.code, ()))
    return Chart(drawn(points), tuple(guides))
