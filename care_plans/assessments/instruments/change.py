"""Whether a second result is better than the first, by the one definition that donors are told. Pure."""

from collections.abc import Callable
from fractions import Fraction

from care_plans.assessments.instruments.gas import AS_PLANNED
from care_plans.assessments.instruments.shape import Instrument, Number, Result

WHO5_POINTS, PHQA_POINTS, ASO_POINTS = 10, 5, Fraction(1, 2)

BETTER: dict[str, Callable[[Number, Number], bool]] = {
    "who5": lambda before, after: after - before >= WHO5_POINTS,  # type: ignore[operator]  # both are percentages
    "phqa": lambda before, after: before - after >= PHQA_POINTS,  # type: ignore[operator]  # both are totals
    "aso": lambda before, after: after - before >= ASO_POINTS,  # type: ignore[operator]  # both are means
    "gas": lambda _before, after: after >= AS_PLANNED,
}


def better(instrument: Instrument, before: Result, after: Result) -> bool | None:
    """WHO-5 +10 percent, PHQ-A -5, ASO +0.5 over all, GAS a T-score of 50 or more; None for others and without scores.

    Both results are of this instrument in one version, and at least 90 days apart: the caller sees to that.
    """
    rule, first, second = BETTER.get(instrument.code), instrument.charted(before), instrument.charted(after)
    if rule is None or first is None or second is None:
        return None
    return rule(first, second)
