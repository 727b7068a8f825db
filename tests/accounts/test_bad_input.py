"""Whatever is sent to the pages of sign-in: a clear answer, never a fault of ours."""

from types import SimpleNamespace

import pytest
from django.test import Client

from tests.accounts.codes import PASSWORD, Signer

READ = '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {%s}}'
ODD = (
    "", "[]", "null", "1", '"x"', "{}", "{", '{"id": 1}', '{"response": []}', '{"response": {"userHandle": "AAAA"}}',
    READ % '"clientDataJSON": "AA", "userHandle": "!"',
    READ % '"clientDataJSON": "e30", "attestationObject": "AA", "authenticatorData": "AA", "signature": "AA"',
)  # fmt: skip


@pytest.mark.parametrize("credential", ODD)
def test_an_odd_passkey_is_refused_at_every_door(house: SimpleNamespace, sign_in: Signer, credential: str) -> None:
    stranger, half, here, covered = Client(), Client(), sign_in(house.mara), sign_in(house.carla)
    half.post("/accounts/login/", {"login": "ada", "password": PASSWORD})
    covered.post("/lock/now/")
    stranger.get("/accounts/2fa/webauthn/login/", headers={"Accept": "application/json"})
    here.get("/accounts/2fa/webauthn/add/")
    half.get("/accounts/2fa/authenticate/")
    told = {"credential": credential, "name": "x"}
    answers = [
        stranger.post("/accounts/2fa/webauthn/login/", told),
        half.post("/accounts/2fa/authenticate/", told),
        here.post("/accounts/2fa/webauthn/add/", told),
        covered.post("/lock/", told),
    ]

    assert [answer.status_code for answer in answers] == [302, 200, 200, 200]
    assert "_auth_user_id" not in stranger.session


@pytest.mark.parametrize("text", ["\0", "‮evil", "x" * 5000, "🐦" * 50, " "])
def test_odd_words_are_answered_beside_the_field(house: SimpleNamespace, sign_in: Signer, text: str) -> None:
    stranger, ada = Client(), sign_in(house.ada)
    answers = [
        stranger.post("/accounts/login/", {"login": text, "password": text}),
        ada.post("/staff/add/", {"name": text, "username": text, "role": text, "language": text}),
        ada.post("/homes/add/", {"name": text, "address": text, "region": text, "capacity": text}),
        ada.post(f"/staff/{house.mara.pk}/post/", {"home": text, "begins_on": text, "ends_on": text}),
        ada.post("/accounts/password/change/", {"oldpassword": text, "password1": text, "password2": text}),
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert all(answer.context["form"].errors for answer in answers)


def test_a_body_in_a_foreign_encoding_is_a_bad_request_and_not_a_fault(house: SimpleNamespace) -> None:
    kind = "application/x-www-form-urlencoded; charset=utf-16"

    assert Client().post("/accounts/login/", b"login=x", content_type=kind).status_code == 400


def test_the_machines_that_watch_learn_nothing_more(db: None) -> None:
    assert [Client().get(path).content for path in ("/healthz", "/readyz")] == [b"ok", b"ok"]


def test_the_language_is_kept_for_the_person(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    answer = client.post("/language/", {"language": "fr", "next": "/account/"})

    assert answer.headers["Location"] == "/account/"
    assert '<html lang="fr"' in sign_in(house.mara, step=1).get("/account/").content.decode()


def test_the_language_switch_leads_to_no_other_site(db: None) -> None:
    answer = Client().post("/language/", {"language": "xx", "next": "https://elsewhere.example/"})

    assert answer.headers["Location"] == "/"
