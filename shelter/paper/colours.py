"""The colours of the house on paper. None of them means anything about a child."""

from reportlab.lib.colors import HexColor

INK, SOFT_INK, TEAL, TINT, RULE, PAPER, SAND = map(
    HexColor, ("#1d2a2e", "#4a585d", "#1d5c58", "#e1efec", "#dcd7cb", "#ffffff", "#f6f4ef")
)
