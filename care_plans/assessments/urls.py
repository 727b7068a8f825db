"""Addresses of her questionnaires."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
