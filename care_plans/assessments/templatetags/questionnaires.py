"""How the words of instruments are said in the reader's language."""

from django import template
from django.utils.translation import gettext

from care_plans.assessments.instruments import Words, shown
from care_plans.assessments.instruments.shape import Number

register = template.Library()


@register.filter
def said(words: Words) -> str:
    """A sentence with its gaps filled."""
    return words.said(gettext)


@register.filter
def named(text: str) -> str:
    """A word that an instrument marked for translation."""
    return gettext(text) if text else ""


@register.filter
def printed(number: Number | None) -> int | float | None:
    """A score: whole, or with two decimals."""
    return shown(number)
