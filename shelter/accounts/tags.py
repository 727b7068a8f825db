"""Template tags of forms and of the demo's banner: {% load accounts %}."""

import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from shelter.accounts.demo import PERSONAS, Persona

register = template.Library()


@register.simple_tag
def submission() -> SafeString:
    """The number of one filling-in of a form: sent twice, it is done once."""
    return format_html('<input type="hidden" name="submission" value="{}">', uuid.uuid4())


@register.simple_tag
def personas() -> tuple[Persona, ...]:
    """The people of the demo, for its banner."""
    return PERSONAS
