"""The data: the demo's, the same for the same number, and a home large enough for a roster of thirty."""

import time
from importlib import import_module
from typing import Any

from bench.works import ROWS, Work, edit, grid, names, roll
from shelter.config import CONFIG

LARGE, PLACES = "Silay", 36  # thirty-three girls live there


def make_once(residents: int) -> None:
    """Nothing to do where a kept folder has so many already."""
    made = CONFIG.data / f"made-{residents}"
    if not made.exists():
        make(residents)
        made.touch()


def make(residents: int) -> None:
    from django.core.management import call_command
    from django.db import connections

    from residents.demo import people

    people.BEDS[LARGE] = PLACES
    with connections["owner"].cursor() as cursor:
        cursor.execute("insert into shelter_installation values (1, true, now()) on conflict do nothing")
    call_command("make_demo", residents=residents)
    _prepare()


def _coordinator() -> Any:
    from shelter.models import Staff

    return Staff.objects.get(username="mara")


def _prepare() -> None:
    """Thirty girls of the large home on one list."""
    from django.utils.timezone import localdate

    from education.activities.models import OnList, Programme
    from residents.models import Resident
    from shelter.actor import one_transaction

    mara = _coordinator()
    with one_transaction(mara):
        girls = list(Resident.objects.filter(home__name=LARGE, phase="in_residence").order_by("code_name")[:ROWS])
        programme = Programme(home=girls[0].home, name="Measured", kind="other", begins_on=localdate())
        programme.save_as(mara)
        OnList.many_as([OnList(resident=girl, programme=programme) for girl in girls], mara)


def works() -> list[Work]:
    from django.urls import reverse
    from django.utils.timezone import localdate

    from education.activities.models import OnList, Programme
    from education.models import Enrolment
    from residents.models import Identity
    from shelter.actor import one_transaction

    with one_transaction(_coordinator()):
        programme = Programme.objects.get(name="Measured")
        listed = OnList.objects.filter(programme=programme).select_related("resident").order_by("resident__code_name")
        girl = listed[0].resident
        year = Enrolment.objects.filter(resident__home=programme.home, ended_on__isnull=True).values_list("year_id")[0]
        identity = Identity.objects.get(resident=girl)
        name = names(identity.given, identity.family)
    roster = reverse("roster", args=[programme.pk, localdate()])
    results = reverse("results_of_year", args=[programme.home_id, year[0], 1])
    return [
        Work("resident", girl.get_absolute_url(), of="her page"),
        Work("list", reverse("resident_list") + "?view=all&show=100", of="100 by name"),
        Work("search", reverse("resident_search"), name, "given", of="a legal name", answer=200),
        Work("edit", reverse("floor_card", args=[girl.public_id]), edit(), "called", of="save of a card"),
        Work("open", roster, of="roster of 30"),
        Work("roster", roster, roll(), "m-"),
        Work("grid", results, grid(), "mark-"),
    ]


def cookies() -> dict[str, str]:
    """A browser in which the coordinator has just signed in with both factors."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    mara, now = _coordinator(), time.time()
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(mara.pk), mara.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session["account_authentication_methods"] = [
        {"method": "password", "at": now, "username": mara.username},
        {"method": "mfa", "at": now, "type": "totp"},
    ]
    session["account_authentication_methods_user"] = str(mara.pk)
    session.save()
    return {settings.SESSION_COOKIE_NAME: str(session.session_key)}
