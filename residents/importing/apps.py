"""The bringing in of lists as a Django app."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "residents.importing"
    label = "importing"
