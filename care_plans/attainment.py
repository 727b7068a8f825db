"""Goal attainment scaling: one number for how far she came with all her goals, and how a step is written. Pure.

Source: Kiresuk and Sherman (1968): T = 50 + 10 Σwx / √(0.7 Σw² + 0.3 (Σw)²), with x from -2 to +2 and weights w.
"""

from collections.abc import Sequence
from decimal import Decimal


def t_score(weights: Sequence[int | Decimal], levels: Sequence[int]) -> Decimal:
    """50 is "as hoped" in all. Raises ValueError for no goal, unequal numbers, or a level or weight off the scale."""
    if not weights or len(weights) != len(levels):
        raise ValueError("each goal has one weight and one level")
    if any(not -2 <= level <= 2 for level in levels) or any(weight <= 0 for weight in weights):
        raise ValueError("levels go from -2 to +2, and weights are above 0")
    heavy = [Decimal(weight) for weight in weights]
    reached = sum((weight * level for weight, level in zip(heavy, levels, strict=True)), Decimal())
    squares = sum((weight**2 for weight in heavy), Decimal())
    return 50 + 10 * reached / (Decimal("0.7") * squares + Decimal("0.3") * sum(heavy) ** 2).sqrt()


def signed(level: int) -> str:
    """-2 as −2, 1 as +1, with a real minus sign."""
    return f"+{level}" if level > 0 else f"−{-level}" if level < 0 else "0"
