"""What she told as a Django app."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "residents.disclosures"
    label = "disclosures"
