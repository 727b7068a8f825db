"""Results as a Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "education.results"
    label = "results"
