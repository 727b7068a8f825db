"""Bringing in results as a Django app."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "education.importing"
    label = "school_importing"
