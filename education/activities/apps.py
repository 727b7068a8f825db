"""Activities as a Django app."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "education.activities"
    label = "activities"
