"""Questionnaires as a Django app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "care_plans.assessments"
    label = "assessments"
