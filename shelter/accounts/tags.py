"""Template tags of the demo's banner: {% load accounts %}."""

from django import template

from shelter.accounts.demo import PERSONAS, Persona

register = template.Library()


@register.simple_tag
def personas() -> tuple[Persona, ...]:
    """The people of the demo."""
    return PERSONAS
