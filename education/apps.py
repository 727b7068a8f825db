"""Schooling as a Django app."""

from django.apps import AppConfig


class EducationConfig(AppConfig):
    name = "education"
    label = "education"
