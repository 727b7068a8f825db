"""Words typed and not yet saved: kept for their author for seven days, sealed under her own key."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone

from shelter.models import Draft, Staff

KEPT_FOR = timedelta(days=7)
LONGEST = 200_000  # characters; a form of ours is far shorter
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "submission", "code", "credential"})
Fields = dict[str, list[str]]


def keep(*, by: Staff, page: str, typed: QueryDict) -> Draft | None:
    """Keep what was typed on a page. Passwords, codes and files are never kept; nothing typed keeps nothing."""
    fields = {name: values for name, values in typed.lists() if name not in NOT_KEPT and "password" not in name}
    if not _is_page(page) or not any(value.strip() for values in fields.values() for value in values):
        return None
    text = json.dumps(fields)
    if len(text) > LONGEST:
        return None
    told = {"fields": text, "kept_at": timezone.now()}
    draft, _ = Draft.objects.update_or_create(staff=by, page=page, defaults=told)
    return draft


def of_page(page: str, *, viewer: Staff) -> Draft | None:
    return Draft.objects.filter(staff=viewer, page=page, kept_at__gte=timezone.now() - KEPT_FOR).first()


def fields_of(draft: Draft) -> Fields:
    return dict(json.loads(draft.fields))


def initial(request: HttpRequest) -> dict[str, Any]:
    """For a view that fills its form again without JavaScript: `Form(…, initial=drafts.initial(request))`."""
    draft = of_page(request.path, viewer=request.user) if request.user.is_authenticated else None
    return {name: values[-1] for name, values in fields_of(draft).items()} if draft else {}


def begun(prefix: str, *, viewer: Staff) -> list[Draft]:
    """Her drafts of pages that begin so, the latest first: what she began and did not finish."""
    hers = Draft.objects.filter(staff=viewer, page__startswith=prefix, kept_at__gte=timezone.now() - KEPT_FOR)
    return list(hers.only("page", "kept_at", "staff").order_by("-kept_at"))


def forget(page: str, *, by: Staff) -> None:
    Draft.objects.filter(staff=by, page=page).delete()


def forget_old(*, by: Staff) -> int:
    """Remove this person's drafts of more than seven days. Returns how many."""
    gone, _ = Draft.objects.filter(staff=by, kept_at__lt=timezone.now() - KEPT_FOR).delete()
    return gone


def rescue(request: HttpRequest) -> bool:
    """Keep the words of a form that could not be taken just now (covered screen, old page). Only from our own pages."""
    if request.method != "POST" or not request.user.is_authenticated or not _is_ours(request):
        return False
    request.words_wait = True  # type: ignore[attr-defined]  # read by forget_what_was_sent
    return keep(by=request.user, page=request.path, typed=request.POST) is not None


def _is_ours(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc == request.get_host()


def _is_page(page: str) -> bool:
    if len(page) > 200 or "?" in page:
        return False
    try:
        resolve(page)
    except Resolver404:
        return False
    return True
