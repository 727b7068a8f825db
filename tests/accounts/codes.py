"""What the tests of sign-in share: one password, one authenticator, and a look into the tables."""

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client

PASSWORD = "a quiet garden in the morning"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
Signer = Callable[..., Client]


def code(step: int = 0, secret: str = SECRET) -> str:
    """What the authenticator shows now, or some steps away from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)))


def fetch(statement: str) -> list[tuple[Any, ...]]:
    """What lies in the database."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def rows(statement: str) -> str:
    return str(fetch(statement))
