"""What stands between a request and the pages: her language, the cover, and the rest of signing in."""

from collections.abc import Callable
from typing import cast

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.logout import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from shelter.accounts import covering, drafts, policies
from shelter.requests import StaffRequest

Handler = Callable[[HttpRequest], HttpResponse]
# Reached by everybody at any time, with no word about a child in them.
OPEN = ("/static/", "/healthz", "/readyz", "/language/", "/accounts/logout/")
COVER = ("/lock/", "/lock/now/")
# What a person may do before she has everything that signing in asks of her.
PASSWORD = ("/accounts/password/change/",)
ENROLMENT = ("/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/", "/accounts/2fa/recovery-codes/",
             "/accounts/reauthenticate/", "/accounts/2fa/begin/")  # fmt: skip


def speak_her_language(get_response: Handler) -> Handler:
    """Pages in the language she chose, on whatever device she sits."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return handle


def cover_the_screen(get_response: Handler) -> Handler:
    """A session that nobody touched, or that was hidden, shows the cover; a form sent meanwhile is kept as a draft."""

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or request.path.startswith((*OPEN, "/drafts/")):
            return get_response(request)
        if covering.is_over(request):
            logout(request)
            return redirect("account_login")
        if covering.is_covered(request):
            return get_response(request) if request.path in COVER else _cover(cast("StaffRequest", request))
        covering.note_life(request)
        return get_response(request)

    return handle


def _cover(request: StaffRequest) -> HttpResponse:
    drafts.rescue(request)
    page = covering.page_of(request) if request.method == "POST" else request.get_full_path()
    covering.cover(request, by=request.user, page=page)
    return redirect("cover")


def finish_signing_in(get_response: Handler) -> Handler:
    """Whoever still has a password that was handed to her, or no second factor, reaches nothing but setting them."""

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or request.path.startswith((*OPEN, *COVER)):
            return get_response(request)
        if request.user.chooses_password:
            return get_response(request) if request.path in PASSWORD else redirect("account_change_password")
        if request.path.startswith(ENROLMENT) or _has_shown_enough(cast("StaffRequest", request)):
            return get_response(request)
        return redirect("factor_begin")

    return handle


def _has_shown_enough(request: StaffRequest) -> bool:
    if any(record["method"] == "mfa" for record in get_authentication_records(request, request.user)):
        return True
    if not request.session.get("second_factor"):
        request.session["second_factor"] = not policies.needs_second_factor(request.user) or policies.has_second_factor(
            request.user
        )
    return bool(request.session["second_factor"])


def forget_what_was_sent(get_response: Handler) -> Handler:
    """Once a page has taken what was typed on it, the draft of that page is gone."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        taken = request.method == "POST" and response.status_code == 302 and not hasattr(request, "words_wait")
        if taken and request.user.is_authenticated:
            drafts.forget(request.path, by=request.user)
        return response

    return handle
