"""What surrounds every request: clean bytes, nothing cached, one transaction of one person, each form once."""

import re
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.utils import timezone

from shelter import audit
from shelter.actor import acting
from shelter.models import Submission

Handler = Callable[[HttpRequest], HttpResponse]


def refuse_odd_bytes(get_response: Handler) -> Handler:
    """No NUL byte in a path or a query, which PostgreSQL would choke on, and no form in a foreign encoding."""

    def handle(request: HttpRequest) -> HttpResponse:
        asked = request.path + request.META.get("QUERY_STRING", "")
        charset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
        if "\0" in asked or "%00" in asked or charset.lower() not in {"utf-8", "utf8", "us-ascii"}:
            return HttpResponseBadRequest("This page cannot read what was sent.", content_type="text/plain")
        return get_response(request)

    return handle


def keep_nothing(get_response: Handler) -> Handler:
    """No page is kept by a browser or a proxy; no feature of the device is used; no other site is involved."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "no-store"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()"
        return response

    return handle


class ActAsThePerson:
    """One transaction for the whole request, opened with the acting person, rendering included."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        staff = request.user if request.user.is_authenticated else None
        with acting(staff.pk if staff else None):
            with transaction.atomic():
                response = self.get_response(request)
                if response.status_code >= 400 or getattr(request, "failed", False):
                    transaction.set_rollback(True)
            if staff and response.status_code in (403, 404):
                with transaction.atomic():  # after the rollback, so that the refusal itself is remembered
                    audit.record(audit.Event.ACCESS_REFUSED, by=staff, part=str(response.status_code))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        request.failed = not isinstance(exception, PermissionDenied)  # type: ignore[attr-defined]  # our own mark


act_as_the_person = ActAsThePerson


def send_once(get_response: Handler) -> Handler:
    """A form that carries a submission id is done once: sent again, it leads to where it led the first time."""

    def handle(request: HttpRequest) -> HttpResponse:
        submission = _submission(request)
        if submission is None:
            return get_response(request)
        try:
            with transaction.atomic():
                submission.save(force_insert=True)
        except IntegrityError:
            first = Submission.objects.filter(pk=submission.pk).first()
            return HttpResponseRedirect(first.led_to or request.path if first else request.path)
        response = get_response(request)
        if response.status_code != 302:
            submission.delete()
        elif response.headers["Location"] != request.path:  # nothing kept leads to the page of the form itself
            submission.led_to = response.headers["Location"]
            submission.save(update_fields=["led_to"])
        return response

    return handle


def _submission(request: HttpRequest) -> Submission | None:
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    sent = request.POST.get("submission", "")
    if not re.fullmatch(r"[0-9a-f-]{36}", sent):
        return None
    try:
        return Submission(pk=UUID(sent), staff=request.user, sent_at=timezone.now())
    except ValueError:
        return None
