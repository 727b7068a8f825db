"""The people around a child as a Django app."""

from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "residents.family"
    label = "family"
