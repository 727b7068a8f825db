"""What a person sees of her own sign-in."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from shelter.models import Staff


def passkeys(*, viewer: Staff) -> "QuerySet[Authenticator]":
    keys: QuerySet[Authenticator] = Authenticator.objects.filter(user=viewer, type=Authenticator.Type.WEBAUTHN)
    return keys.order_by("created_at")


def account(*, viewer: Staff) -> dict[str, Any]:
    """Her second factors, and where she is signed in."""
    factors = Authenticator.objects.filter(user=viewer)
    codes = factors.filter(type=Authenticator.Type.RECOVERY_CODES).first()
    sessions = UserSession.objects.purge_and_list(viewer)
    return {
        "authenticator": factors.filter(type=Authenticator.Type.TOTP).first(),
        "passkeys": passkeys(viewer=viewer),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "sessions": sorted(sessions, key=lambda session: session.created_at, reverse=True),
    }
