"""A session ends at once when what it stands on changes; its person can end the others."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from shelter.access import Role
from shelter.accounts import people
from shelter.staffing import actions
from tests.accounts.codes import PASSWORD, Signer, code

NEW = "seven lanterns above the porch"


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.mark.parametrize("change", ["password", "role", "second factor", "status"])
def test_a_session_is_dead_at_once_after_a_change_of(house: SimpleNamespace, sign_in: Signer, change: str) -> None:
    client, colleague = sign_in(house.mara), sign_in(house.carla)
    assert is_in(client)

    now: dict[str, Any] = {"name": "Mara", "role": Role.COORDINATOR, "language": "en", "is_active": True}
    match change:
        case "password":
            house.mara.set_password(NEW)
            house.mara.save()
        case "role":
            actions.change_staff(by=house.ada, staff=house.mara, **{**now, "role": Role.SOCIAL_WORKER})
        case "second factor":
            actions.reset_sign_in(by=house.ada, staff=house.mara)
        case "status":
            actions.change_staff(by=house.ada, staff=house.mara, **{**now, "is_active": False})

    assert not is_in(client)
    assert is_in(colleague)


def test_who_changes_her_password_stays_here_and_leaves_elsewhere(house: SimpleNamespace, sign_in: Signer) -> None:
    here, elsewhere = sign_in(house.mara), sign_in(house.mara, step=1)
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert is_in(here)
    assert not is_in(elsewhere)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_who_enrols_a_second_factor_stays_here_and_leaves_everywhere_else(
    house: SimpleNamespace, sign_in: Signer
) -> None:
    here, elsewhere = sign_in(house.dora), sign_in(house.dora)
    secret = here.get("/accounts/2fa/totp/activate/").context["form"].secret
    before = elsewhere.get("/accounts/2fa/begin/").status_code
    here.post("/accounts/2fa/totp/activate/", {"code": code(secret=secret)})

    assert before == 200
    assert is_in(here)
    sessions = here.get("/account/").context["sessions"]
    assert [session.session_key for session in sessions] == [here.session.session_key]
    assert elsewhere.get("/accounts/2fa/begin/").headers["Location"].startswith("/accounts/login/")


def test_she_ends_the_session_of_another_device(house: SimpleNamespace, sign_in: Signer) -> None:
    here, elsewhere = sign_in(house.mara), sign_in(house.mara, step=1)
    sessions = here.get("/account/").context["sessions"]
    other = next(session for session in sessions if session.session_key == elsewhere.session.session_key)
    here.post(f"/account/sessions/{other.pk}/end/")

    assert len(sessions) == 2
    assert is_in(here)
    assert not is_in(elsewhere)


def test_nobody_ends_the_session_of_somebody_else(house: SimpleNamespace, sign_in: Signer) -> None:
    hers, mine = sign_in(house.mara), sign_in(house.carla)
    session = hers.get("/account/").context["sessions"][0]

    assert mine.post(f"/account/sessions/{session.pk}/end/").status_code == 404
    assert is_in(hers)


def test_a_session_is_given_a_new_key_at_sign_in(house: SimpleNamespace, sign_in: Signer) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": "mara", "password": PASSWORD})
    before = client.session.session_key

    assert sign_in(house.mara, client=client).session.session_key != before


def test_after_twelve_hours_a_session_is_over(house: SimpleNamespace, sign_in: Signer) -> None:
    client = sign_in(house.mara)
    client.get("/account/")
    session = client.session
    session["began_at"] -= 12 * 3600 + 1
    session.save()

    assert client.get("/account/").headers["Location"] == "/accounts/login/"
    assert not is_in(client)


def test_a_password_that_was_handed_over_leads_to_choosing_ones_own(house: SimpleNamespace, sign_in: Signer) -> None:
    handed = actions.reset_sign_in(by=house.ada, staff=house.mara)
    client = sign_in(house.mara, password=handed)

    assert client.get("/").headers["Location"] == "/accounts/password/change/"
    client.post("/accounts/password/change/", {"oldpassword": handed, "password1": NEW, "password2": NEW})
    assert client.get("/").headers["Location"] == "/accounts/2fa/begin/"
    assert not sign_in(house.mara, password=handed).session.get("_auth_user_id")


def test_ending_the_sessions_of_one_person_leaves_the_others(house: SimpleNamespace, sign_in: Signer) -> None:
    mara, carla = sign_in(house.mara), sign_in(house.carla)
    people.end_sessions(house.mara)

    assert not is_in(mara)
    assert is_in(carla)
