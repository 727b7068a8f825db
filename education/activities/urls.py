"""Addresses of activities: of the home, and `of_a_girl` below the address of her file."""

from django.urls import URLPattern

of_a_girl: list[URLPattern] = []
urlpatterns: list[URLPattern] = []
