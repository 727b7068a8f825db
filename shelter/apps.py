"""The ground as a Django app: after every migration the wall is built, from what the models declare."""

from typing import Any

from django import forms
from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def _build_the_wall(using: str, **kwargs: Any) -> None:
    from shelter import privacy

    privacy.enforce(using)


def _say_it_our_way() -> None:
    """What every form says of an empty or an overlong field; Django takes these words from its classes."""
    told = {
        "required": _("Please fill this in."),
        "max_length": _("Please shorten this to %(limit_value)d characters; it has %(show_value)d."),
    }
    forms.Field.default_error_messages = {**forms.Field.default_error_messages, **told}


class ShelterConfig(AppConfig):
    name = "shelter"
    verbose_name = "Shelter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        _say_it_our_way()
        from allauth.mfa import signals as second_factors

        from shelter.accounts import checks  # noqa: F401  # registers them
        from shelter.accounts.receivers import second_factor_changed

        post_migrate.connect(_build_the_wall, sender=self)
        # allauth tells of a second factor that came or went by signals only.
        for told in (second_factors.authenticator_added, second_factors.authenticator_removed):
            told.connect(second_factor_changed)
