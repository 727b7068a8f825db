"""Addresses of donor reports: a period, never a person."""

urlpatterns: list = []
