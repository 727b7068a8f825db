"""How the steps of a goal are written."""

from django import template

register = template.Library()


@register.filter
def signed(level: int) -> str:
    """-2 as −2, 1 as +1, with a real minus sign."""
    return f"+{level}" if level > 0 else f"−{-level}" if level < 0 else "0"
