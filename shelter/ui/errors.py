"""What is shown when a request could not be understood, or a form had been open for too long."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from shelter.accounts import drafts


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Unlike Django's own: never reads the body again, which may be what could not be read."""
    return HttpResponse(render_to_string("400.html"), status=400)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The proof that a form is ours is out of date (signed in again elsewhere): keep the words, show the form again."""
    if drafts.rescue(request):
        messages.warning(request, _("This page had been open too long. What you typed is still here; send it again."))
        return redirect(request.path)
    return HttpResponse(render_to_string("csrf.html", request=request), status=403)
