"""Addresses of bringing in past attendance."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
