"""Addresses of schooling: below the address of her file, and of a home."""

from django.urls import URLPattern, URLResolver, path

of_schooling: list[URLPattern | URLResolver] = []
urlpatterns: list[URLPattern | URLResolver] = []
