"""Addresses of donor reports: a period, never a person."""

from django.urls import path

urlpatterns: list = []
