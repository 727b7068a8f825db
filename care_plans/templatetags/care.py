"""How the steps of a goal are written."""

from django import template

from care_plans.attainment import signed

register = template.Library()
register.filter("signed", signed)
