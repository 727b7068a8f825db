"""Addresses of her sessions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
