"""The cover, drafts, a person's own account, and the pages that explain the house."""

from allauth.account.views import logout
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.formats import time_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shelter.accounts import actions, covering, drafts, policies, queries
from shelter.accounts.confirming import confirm
from shelter.accounts.forms import UncoverForm
from shelter.models import Draft, Installation
from shelter.requests import StaffRequest


@require_POST
def lock(request: StaffRequest) -> HttpResponse:
    """Hide: the screen is covered from now on, on the server too."""
    covering.cover(request, by=request.user, page=covering.page_of(request))
    return redirect("cover")


@require_http_methods(["GET", "POST"])
def cover(request: StaffRequest) -> HttpResponse:
    """What a covered screen shows, and how its person takes the cover away."""
    if not covering.is_covered(request):
        if request.method == "POST":  # sent twice: the cover is off already
            return redirect("today")
        # Who asks for the cover gets it: on a slow line this arrives before the word to hide.
        covering.cover(request, by=request.user, page="/")
    form, credential = UncoverForm(request.POST or None), request.POST.get("credential", "")
    wrong: list[str] = []
    if credential or form.is_valid():
        wrong = confirm(request, credential=credential, secret=request.POST.get("secret", ""))
        if not wrong:
            return redirect(covering.uncover(request))
    told = {"form": UncoverForm() if wrong else form, "wrong": wrong, **_passkey(request)}
    return render(request, "account/cover.html", told)


def _passkey(request: StaffRequest) -> dict[str, object]:
    """What the browser needs to ask for her passkey, if she has one."""
    if not queries.passkeys(viewer=request.user):
        return {}
    return {"js_data": {"request_options": passkeys.begin_authentication(request.user)}}


@require_http_methods(["GET", "POST"])
def draft(request: StaffRequest) -> HttpResponse:
    """Keeps what is typed on a page and says when (POST), forgets it (`discard`), or tells it to its author (GET)."""
    page = request.GET.get("page", "")
    if request.method == "GET":
        return _told(drafts.of_page(page, viewer=request.user))
    if "discard" in request.GET:
        drafts.forget(page, by=request.user)
    elif kept := drafts.keep(by=request.user, page=page, typed=request.POST):
        return JsonResponse({"at": _at(kept)})
    return HttpResponse(status=204)


def _told(kept: Draft | None) -> HttpResponse:
    if kept is None:
        return HttpResponse(status=204)
    return JsonResponse({"at": _at(kept), "fields": drafts.fields_of(kept)})


def _at(kept: Draft) -> str:
    """The hour in the homes, whatever the clock of the browser says."""
    return time_format(timezone.localtime(kept.kept_at), "H:i")


@require_GET
def account(request: StaffRequest) -> HttpResponse:
    return render(request, "account/account.html", queries.account(viewer=request.user))


@require_GET
def factor_begin(request: StaffRequest) -> HttpResponse:
    """The choice of a second factor, for who has none yet."""
    has_one = policies.has_second_factor(request.user)
    return redirect("account") if has_one else render(request, "mfa/begin.html")


@require_GET
def factors(request: StaffRequest) -> HttpResponse:
    return redirect("account")


@require_POST
def session_end(request: StaffRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    actions.end_session(by=request.user, session=session)
    return redirect("account")


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out; the browser forgets what it holds of us."""
    response: HttpResponse = logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@login_not_required  # the sign-in page has the same switch
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Change the language, stay on the page."""
    chosen, back = request.POST.get("language", ""), request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    if chosen in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            actions.choose_language(by=request.user, language=chosen)
        translation.activate(chosen)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Strict", secure=request.is_secure())
    return response


@require_GET
def looking_after_yourself(request: StaffRequest) -> HttpResponse:
    return render(request, "account/looking_after_yourself.html")


@require_GET
def help_page(request: StaffRequest) -> HttpResponse:
    return render(request, "account/help.html", {"idle_minutes": settings.IDLE_MINUTES})


@login_not_required  # asked by machines that watch whether the service lives; it tells nothing else
@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@login_not_required  # as above
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Does the database answer, with our tables in it?"""
    try:
        ready = Installation.objects.exists()
    except DatabaseError:
        ready = False
    return HttpResponse("ok" if ready else "not ready", status=200 if ready else 503, content_type="text/plain")
