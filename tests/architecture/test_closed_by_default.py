"""Every address asks who is there, but for a list with reasons that may not go stale."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

OPEN = {
    "account_login": "where one signs in",
    "account_inactive": "says that a sign-in is switched off, and nothing else",
    "mfa_authenticate": "the second step of signing in; without the first it leads back to it",
    "mfa_login_webauthn": "signing in with a passkey",
    "set_language": "the sign-in page has the switch too",
    "healthz": "asked by machines; answers ok",
    "readyz": "asked by machines; answers ok or not ready",
    "demo": "the cards of a demo's invented people; 404 unless the database was created as a demo",
    "demo_enter": "as above",
}
SAMPLES = {
    "uuid": "5f1d2a54-3c1c-4c5e-9a53-7d2f6f0c8a11", "int": 1, "str": "x", "slug": "x", "path": "x",
    "periodlabel": "2026H1", "language": "fr", "shape": "wide", "documentname": "birth_cert", "closedpart": "legal",
    "planpart": "voice", "heldon": "2026-11-22", "beginsat": "1600", "planverb": "agree", "paper": "care_plan",
    "filekind": "pdf",
}  # fmt: skip


def addresses(patterns: list[Any] | None = None) -> Iterator[URLPattern]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns)
        else:
            yield pattern


def open_ones() -> set[str | None]:
    return {pattern.name for pattern in addresses() if not getattr(pattern.callback, "login_required", True)}


def test_what_is_open_is_on_the_list_and_the_list_is_not_stale() -> None:
    assert open_ones() == set(OPEN)


def test_every_address_has_a_name() -> None:
    assert [str(pattern.pattern) for pattern in addresses() if not pattern.name] == []


def path_of(pattern: URLPattern) -> str:
    converters: Any = get_resolver().reverse_dict[pattern.name][3]  # those of the addresses above it too
    kinds = {name: type(kind).__name__.removesuffix("Converter") for name, kind in converters.items()}
    return reverse(str(pattern.name), kwargs={name: SAMPLES.get(kind.lower(), "x") for name, kind in kinds.items()})


@pytest.mark.django_db
def test_a_stranger_is_led_to_the_sign_in_from_everywhere_else() -> None:
    answers = {}
    for pattern in addresses():
        if pattern.name in OPEN:
            continue
        try:
            path = path_of(pattern)
        except NoReverseMatch:
            pytest.fail(f"no sample for {pattern.pattern}")
        for ask in (Client().get, Client().post):
            answer = ask(path)
            if not answer.headers.get("Location", "").startswith("/accounts/login/"):
                answers[path] = answer.status_code

    assert answers == {}
