"""Schooling as a Django app; a database that was emptied begins again with the known school years."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


def _begin_again(using: str, **kwargs: Any) -> None:
    from education.models import known

    known.lay_down(apps, using)


class EducationConfig(AppConfig):
    name = "education"
    label = "education"

    def ready(self) -> None:
        post_migrate.connect(_begin_again, sender=self)
