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
        from allauth.mfa import signals as second_factors

        from shelter.accounts import checks  # noqa: F401  # registers them
        from shelter.accounts.adapters import second_factor_changed

        post_migrate.connect(_build_the_wall, sender=self)
        # allauth tells of a second factor that came or went by signals only.
        for told in (second_factors.authenticator_added, second_factors.authenticator_removed):
            told.connect(second_factor_changed)
