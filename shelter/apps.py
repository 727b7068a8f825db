"""The ground as a Django app: after every migration the wall is built, from what the models declare."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _build_the_wall(using: str, **kwargs: Any) -> None:
    from shelter import privacy

    privacy.enforce(using)


class ShelterConfig(AppConfig):
    name = "shelter"
    verbose_name = "Shelter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_build_the_wall, sender=self)
