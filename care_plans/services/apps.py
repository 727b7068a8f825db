"""Sessions and conferences as a Django app."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "care_plans.services"
    label = "services"
