"""Care plans as a Django app."""

from django.apps import AppConfig


class CarePlansConfig(AppConfig):
    name = "care_plans"
    label = "care_plans"
