"""What allauth tells by signals only."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest

from shelter import audit
from shelter.accounts.people import end_sessions
from shelter.models import Staff


def second_factor_changed(request: HttpRequest, user: Staff, **kwargs: Any) -> None:
    """Receives allauth's word that a factor came or went: all her other sessions end, this one goes on."""
    end_sessions(user)
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)  # her session has a new key now
    request.session.pop("second_factor", None)
    audit.record(audit.Event.STAFF_CHANGED, by=user, part="second factor")
