"""How allauth behaves in this house: no sign-up, no e-mail, secrets sealed, every coming and going in the trace."""

import base64
import os
from typing import Any
from urllib.parse import quote
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shelter import audit
from shelter.accounts import policies
from shelter.accounts.confirming import recently_confirmed
from shelter.actor import acting
from shelter.models import Staff


def address_of(request: HttpRequest) -> str | None:
    """The address a request comes from; behind our own proxy, the one the proxy saw."""
    address: str | None = get_client_ip(request)
    return address


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nobody here has an address, and a message could tell a third person who works here."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """As above."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages themselves say what happened."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """One try at a time for one person: a burst of guesses at once must wait for the count of the one before."""
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [credentials.get("username", "")])
        super().pre_authenticate(request, **credentials)

    def login(self, request: HttpRequest, user: Staff) -> None:
        super().login(request, user)
        with acting(user.pk):
            audit.record(audit.Event.SIGNED_IN, by=user)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Staff):
            audit.record(audit.Event.SIGNED_OUT, by=request.user)
        super().logout(request)

    def set_password(self, user: Staff, password: str) -> None:
        user.chooses_password = False
        super().set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        return not recently_confirmed(context.request)


class MfaAdapter(DefaultMFAAdapter):
    """Secrets of second factors are sealed by the master key and bound to the one person they belong to."""

    def encrypt(self, text: str, owner: Staff | None = None) -> str:
        nonce = os.urandom(12)
        sealed = AESGCM(settings.MASTER_KEY).encrypt(nonce, text.encode(), _bound_to(owner or _person()))
        return base64.b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        blob = base64.b64decode(encrypted_text)
        return AESGCM(settings.MASTER_KEY).decrypt(blob[:12], blob[12:], _bound_to(_person())).decode()

    def build_totp_url(self, user: Staff, secret: str) -> str:
        return f"otpauth://totp/Shelter:{quote(user.username)}?secret={secret}&issuer=Shelter"

    def generate_authenticator_name(self, user: Staff, type: str) -> str:
        return _("Passkey %(number)d") % {"number": Authenticator.objects.filter(user=user, type=type).count() + 1}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last strong factor stays where one is required: add another first."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=policies.STRONG)
        return not policies.needs_second_factor(authenticator.user) or others.exclude(pk=authenticator.pk).exists()

    def _get_site_name(self) -> str:
        return "Shelter"


def _bound_to(owner: Any) -> bytes:
    return b"second factor|" + UUID(str(owner.pk)).bytes


def _person() -> Any:
    """Whose secret is at hand: who is signed in, or who is half-way through signing in."""
    from allauth.account.internal.stagekit import unstash_login

    request = context.request
    if request.user.is_authenticated:
        return request.user
    login = unstash_login(request, peek=True)
    if login is None or login.user is None:
        raise LookupError("nobody is signing in")
    return login.user
