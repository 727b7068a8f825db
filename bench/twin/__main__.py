"""Makes the twin's database out of the product's rows, and prints as JSON how it is opened."""

import json
import os
import sys
from itertools import cycle
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from bench import measuring, works
from bench.twin.settings import NAME
from residents.code_names import BIRDS
from residents.demo.people import SURNAMES
from shelter.config import CONFIG

HOMES = "select id, name from shelter_home order by name"
GIRLS = "select home_id, number, code_name, phase, birth_month from residents_resident order by code_name"


def main() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.twin.settings"
    homes, girls = _rows()
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)  # its own tables, which point to those of Django
    _write(homes, girls)
    cookies = _cookies()
    json.dump({"cookies": cookies, "statements": measuring.statements(cookies, works.of_twin())}, sys.stdout)


def _rows() -> tuple[list[Any], list[Any]]:
    """The product's, as its administrator reads them; a database for the twin's is made anew."""
    database = CONFIG.database
    address = make_conninfo(
        host=database.host, port=database.port, dbname=database.name,
        user=database.administrator, password=database.administrator_password,
    )  # fmt: skip
    with psycopg.connect(address, autocommit=True) as product:
        for statement in ("drop database if exists {}", "create database {}"):
            product.execute(sql.SQL(statement).format(sql.Identifier(NAME)))
        return product.execute(HOMES).fetchall(), product.execute(GIRLS).fetchall()


def _write(homes: list[Any], girls: list[Any]) -> None:
    from django.db import connection, transaction
    from django.utils.timezone import localdate
    from simple_history.utils import bulk_create_with_history

    Home, Girl, Session, Line = map(_model, ("home", "girl", "session", "line"))  # noqa: N806  # they are classes
    with transaction.atomic():
        known = {pk: Home.objects.create(name=name) for pk, name in homes}
        names = zip(cycle(BIRDS), cycle(SURNAMES), girls, strict=False)
        rows = [
            Girl(home=known[home], number=number, code_name=code, phase=phase, birth_month=month, given=given,
                 family=family, called=given, languages="hil, fil", allergies="peanuts", safe_today="a quiet corner")
            for given, family, (home, number, code, phase, month) in names
        ]  # fmt: skip
        bulk_create_with_history(rows, Girl, batch_size=1000)
        session = Session.objects.create(name="Measured", home=rows[0].home, held_on=localdate())
        bulk_create_with_history([Line(session=session, girl=girl, here="here") for girl in rows[: works.ROWS]], Line)
    with connection.cursor() as cursor:
        cursor.execute("analyze")


def _model(name: str) -> Any:
    """Not imported: the types of this repository know the product's apps only."""
    from django.apps import apps

    return apps.get_model("twin", name)


def _cookies() -> dict[str, str]:
    from django.contrib.auth.models import User
    from django.test import Client

    client: Any = Client()
    client.force_login(User.objects.create_superuser("mara"))
    return {name: morsel.value for name, morsel in client.cookies.items()}


if __name__ == "__main__":
    main()
