"""Goal attainment scaling: one number for how far she came with all her goals. Pure.

Source: Kiresuk and Sherman (1968): T = 50 + 10 Σwx / √(0.7 Σw² + 0.3 (Σw)²), with x from -2 to +2 and weights w.
"""

from collections.abc import Sequence
from math import sqrt


def t_score(weights: Sequence[int], levels: Sequence[int]) -> float:
    """50 is "as hoped" in all. Raises ValueError for no goal, unequal numbers, or a level or weight off the scale."""
    if not weights or len(weights) != len(levels):
        raise ValueError("each goal has one weight and one level")
    if any(not -2 <= level <= 2 for level in levels) or any(weight <= 0 for weight in weights):
        raise ValueError("levels go from -2 to +2, and weights are above 0")
    spread = 0.7 * sum(weight**2 for weight in weights) + 0.3 * sum(weights) ** 2
    return 50 + 10 * sum(weight * level for weight, level in zip(weights, levels, strict=True)) / sqrt(spread)
