"""Signing in: password and second factor, and nobody by guessing."""

import base64
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from django.contrib.auth.hashers import identify_hasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shelter.accounts import checks
from shelter.actor import acting
from shelter.audit import Event
from shelter.models import Trace
from tests.accounts.codes import PASSWORD, SECRET, Signer, code, fetch, rows


def test_a_password_alone_does_not_let_anybody_in(house: SimpleNamespace) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": "mara", "password": PASSWORD})

    assert client.get("/account/").status_code == 302


def test_password_and_code_let_her_in_and_leave_a_trace(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)

    assert client.get("/account/").status_code == 200
    client.post("/accounts/logout/")
    with acting(house.mara.pk):
        assert set(Trace.objects.values_list("event", flat=True)) == {Event.SIGNED_IN, Event.SIGNED_OUT}


def test_the_user_name_is_the_same_in_capitals(house: SimpleNamespace) -> None:
    answer = Client().post("/accounts/login/", {"login": "MARA", "password": PASSWORD})

    assert answer.headers["Location"] == "/accounts/2fa/authenticate/"


def test_a_code_is_good_once(house: SimpleNamespace, sign_in: Signer) -> None:
    assert sign_in(house.mara).get("/account/").status_code == 200
    assert sign_in(house.mara).get("/account/").status_code == 302
    assert sign_in(house.mara, step=1).get("/account/").status_code == 200


def test_the_secret_of_an_authenticator_cannot_be_read_in_its_table(house: SimpleNamespace) -> None:
    kept = rows("select data::text from mfa_authenticator")

    assert "secret" in kept
    assert SECRET not in kept


def test_a_secret_moved_to_another_person_does_not_open(house: SimpleNamespace, sign_in: Signer) -> None:
    hers = Authenticator.objects.get(user=house.mara)
    Authenticator.objects.filter(user=house.carla).update(data=hers.data)

    with pytest.raises(InvalidTag):
        sign_in(house.carla)


def test_passwords_are_hashed_with_argon2(house: SimpleNamespace) -> None:
    assert identify_hasher(house.mara.password).algorithm == "argon2"


@pytest.mark.parametrize("password", ["short words", "password1234", "shelter shelter", "x" * 129, "mara mara mara"])
def test_a_weak_password_is_refused(house: SimpleNamespace, password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, house.mara)


def test_a_sentence_is_a_good_password(house: SimpleNamespace) -> None:
    validate_password("seven lanterns above the porch", house.mara)


def wrong(client: Client, username: str, times: int = 1) -> int:
    for _ in range(times):
        answer = client.post("/accounts/login/", {"login": username, "password": "not this one at all"})
    return answer.status_code


def test_five_wrong_passwords_close_the_door_for_a_while(house: SimpleNamespace) -> None:
    client = Client()

    assert wrong(client, "mara", 4) == 200
    assert wrong(client, "mara") == 429
    answer = client.post("/accounts/login/", {"login": "mara", "password": PASSWORD})
    assert answer.status_code == 429
    assert "15 minutes" in answer.content.decode()


def test_a_colleague_at_the_same_address_is_not_locked_out(house: SimpleNamespace, sign_in: Signer) -> None:
    wrong(Client(), "mara", 6)

    assert sign_in(house.carla).get("/account/").status_code == 200


def test_she_is_not_locked_out_by_somebody_elsewhere(house: SimpleNamespace, sign_in: Signer) -> None:
    wrong(Client(REMOTE_ADDR="192.0.2.7"), "mara", 6)

    assert sign_in(house.mara).get("/account/").status_code == 200


def test_nobody_signs_up(house: SimpleNamespace) -> None:
    assert Client().get("/accounts/signup/").status_code == 404


def test_who_has_no_second_factor_reaches_only_its_enrolment(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.dora)

    assert client.get("/").headers["Location"] == "/accounts/2fa/begin/"
    assert client.get("/staff/").headers["Location"] == "/accounts/2fa/begin/"
    assert client.get("/accounts/2fa/begin/").status_code == 200
    page = client.get("/accounts/2fa/totp/activate/")
    assert "data:image/svg+xml" in page.content.decode()


def test_enrolment_shows_the_recovery_codes_once(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.dora)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret

    answer = client.post("/accounts/2fa/totp/activate/", {"code": code(secret=secret)})
    assert answer.headers["Location"] == "/accounts/2fa/recovery-codes/"
    assert client.get("/accounts/2fa/recovery-codes/").content.decode().count("<code>") == 10
    assert client.get("/accounts/2fa/recovery-codes/").content.decode().count("<code>") == 0
    assert client.get("/").status_code == 200
    assert secret not in rows("select data::text from mfa_authenticator")


def test_the_secret_of_an_enrolment_is_sealed_in_the_session(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.dora)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    kept = [base64.b64decode(data.split(":")[0] + "==") for (data,) in fetch("select session_data from django_session")]

    assert client.session["mfa.totp.secret"] == secret
    assert not any(secret.encode() in each for each in kept)


def test_house_parents_may_be_exempted_by_the_organisation(house: SimpleNamespace, sign_in: Signer) -> None:
    assert sign_in(house.hana).get("/").status_code == 302

    ada = sign_in(house.ada)
    assert ada.post("/staff/second-factor/", {"house_parents_exempt": "on"}).status_code == 302
    assert sign_in(house.hana).get("/").status_code == 200
    assert sign_in(house.dora).get("/").status_code == 302


def test_a_recovery_code_lets_her_in_once(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    client.post("/accounts/2fa/recovery-codes/generate/")
    first = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"][0]

    for expected in (200, 302):
        other = Client()
        other.post("/accounts/login/", {"login": "mara", "password": PASSWORD})
        other.post("/accounts/2fa/authenticate/", {"code": first})
        assert other.get("/account/").status_code == expected


def test_leaving_tells_the_browser_to_forget(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    answer = client.post("/accounts/logout/")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/account/").status_code == 302


def test_the_last_second_factor_cannot_be_removed(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    client.post("/accounts/2fa/totp/deactivate/")

    assert Authenticator.objects.filter(user=house.mara).exists()


def test_who_guesses_many_at_once_is_counted_before_the_next_try(house: SimpleNamespace) -> None:
    with CaptureQueriesContext(connection) as asked:
        wrong(Client(), "mara")
    statements = [each["sql"].lower() for each in asked]

    first = next(place for place, sql in enumerate(statements) if "axes_accessattempt" in sql)
    assert any("pg_advisory_xact_lock" in sql for sql in statements[:first])


def test_a_cache_of_one_process_is_refused_at_start(settings: Any) -> None:
    assert checks.shared_cache(None) == []
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    assert [error.id for error in checks.shared_cache(None)] == ["shelter.E001"]
