"""Addresses of bringing in results from a spreadsheet."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
