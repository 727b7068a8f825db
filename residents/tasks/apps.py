"""Tasks as a Django app."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "residents.tasks"
    label = "tasks"
