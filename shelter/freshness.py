"""Two people at one form: whoever saves second sees both versions, and loses nothing."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class Stale(ValidationError):
    """Somebody saved something else since this form was opened."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else saved this while you were writing. Both versions are shown below: nothing is lost."),
            code="stale",
        )


def fingerprint(values: Mapping[str, Any]) -> str:
    """What a form was opened on, as a keyed mark that tells nothing of the words."""
    return salted_hmac("shelter.freshness", _plain(values), algorithm="sha256").hexdigest()[:32]


def _plain(values: Mapping[str, Any]) -> str:
    return json.dumps({name: values[name] for name in sorted(values)}, default=str)


def check(seen: str, stored: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Raises Stale when what is stored is neither what she saw nor what she writes."""
    if seen != fingerprint(stored) and _plain(stored) != _plain(new):
        raise Stale
