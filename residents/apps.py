"""The residents' file as a Django app."""

from django.apps import AppConfig


class ResidentsConfig(AppConfig):
    name = "residents"
