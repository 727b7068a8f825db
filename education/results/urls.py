"""Addresses of results: of one girl, below the address of her schooling; and `top`, for a whole home."""

from django.urls import URLPattern

top: list[URLPattern] = []
urlpatterns: list[URLPattern] = []
