"""Keyed traces of how a name sounds: equal for names that are easily confused, useless without the master key."""

import hmac
from hashlib import sha256

from django.conf import settings

from residents import names


def marks_of(given: str, family: str) -> set[bytes]:
    key = hmac.digest(settings.MASTER_KEY, b"name marks", sha256)
    return {hmac.digest(key, mark.encode(), sha256)[:16] for mark in names.marks(given, family)}
