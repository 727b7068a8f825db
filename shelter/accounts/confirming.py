"""Is it still she who sits here? Confirmed within five minutes, by password, code or passkey."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from shelter.accounts import drafts
from shelter.accounts.forms import ConfirmCodeForm, ConfirmForm, ConfirmPasskeyForm

View = Callable[..., HttpResponse]
SHORTEST_PASSWORD = 12


def recently_confirmed(request: HttpRequest) -> bool:
    """Has she shown within the last five minutes that it is she? Signing in counts."""
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(record["at"] > since for record in get_authentication_records(request, request.user))


def ask_to_confirm(request: HttpRequest) -> HttpResponse:
    """Send her to confirm, and back to where she was; what she typed waits there as a draft."""
    drafts.rescue(request)
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")


def confirm_first(view: View) -> View:
    """For views of closed parts: shown only to who confirmed within five minutes."""

    @wraps(view)
    def confirmed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if recently_confirmed(request) else ask_to_confirm(request)

    return confirmed


def confirm(request: HttpRequest, *, secret: str = "", credential: str = "") -> list[str]:
    """Confirm by what she has at hand: a passkey, a code (digits only), or her password. Returns what is wrong."""
    form: Any
    if credential:
        form = ConfirmPasskeyForm(user=request.user, data={"credential": credential})
    elif secret.isdecimal() and len(secret) < SHORTEST_PASSWORD:
        form = ConfirmCodeForm(user=request.user, data={"code": secret})
    else:
        form = ConfirmForm(user=request.user, data={"password": secret})
    if not form.is_valid():
        return [str(message) for messages in form.errors.values() for message in messages]
    if isinstance(form, ConfirmForm):
        reauthenticate_by_password(request)
    else:
        form.save()
    return []
