"""Sessions in the database, sealed: while a second factor is being set up its secret lies in one."""

import base64
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

_BOUND = b"session|1"


class SessionStore(DatabaseSessions):
    def encode(self, session_dict: dict[str, Any]) -> str:
        nonce = os.urandom(12)
        sealed = AESGCM(settings.MASTER_KEY).encrypt(nonce, json.dumps(session_dict).encode(), _BOUND)
        return base64.b64encode(nonce + sealed).decode()

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        """What cannot be opened is an empty session: its person signs in again."""
        try:
            blob = base64.b64decode(session_data)
            words = AESGCM(settings.MASTER_KEY).decrypt(blob[:12], blob[12:], _BOUND)
        except (InvalidTag, ValueError):
            return {}
        return dict(json.loads(words))
