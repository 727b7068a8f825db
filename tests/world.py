"""North and South are two homes. A person's name tells what they are:

    Mara the coordinator, Carla and Cora the social workers, Pia the psychologist, Nena the nurse,
    Hana the house parent: all of North;
    Sol is a social worker of South, Suri its coordinator: they must never see a child of North;
    Dora the donor officer and Ada the administrator see no child at all.
Wren and Robin of North are accompanied by Carla, Plover by Cora; Heron lives in South with Sol.
Every child has the name of a bird. The world is built only by calling actions.
"""

import copy
import json
import time
from collections.abc import Sequence
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.utils.timezone import localdate

from residents import actions
from residents.models import Resident
from residents.models.codes import Concern, Custody, Decision, ReferralSource, TeamRole
from shelter.access import Role
from shelter.actor import acting
from shelter.models import Bed, Home, Staff
from shelter.staffing import actions as staffing

CAST = {
    "mara": Role.COORDINATOR, "carla": Role.SOCIAL_WORKER, "cora": Role.SOCIAL_WORKER, "pia": Role.PSYCHOLOGIST,
    "nena": Role.NURSE, "hana": Role.HOUSE_PARENT, "sol": Role.SOCIAL_WORKER, "suri": Role.COORDINATOR,
    "dora": Role.DONOR_OFFICER,
}  # fmt: skip
SOUTH = {"sol", "suri"}
PASSWORD = "a quiet garden in the morning"


class World:
    """The cast and the children, fresh from the database at every touch."""

    north: Home
    south: Home

    def __init__(self) -> None:
        self._ids: dict[str, Any] = {}
        ada = staffing.first_administrator(username="ada", name="Ada", password=PASSWORD)
        self._ids["ada"] = ada.pk
        with acting(ada.pk):
            self._build_homes(ada)
            for name, role in CAST.items():
                self._hire(ada, name, role)
        with acting(self.mara.pk):
            self.admit("Wren", by=self.mara, social_worker=self.carla)
            self.admit("Robin", by=self.mara, social_worker=self.carla)
            self.admit("Plover", by=self.mara, social_worker=self.cora)
            actions.assign(
                by=self.mara, resident=self.wren, staff=self.pia, role=TeamRole.PSYCHOLOGIST, begins_on=localdate()
            )
        with acting(self.suri.pk):
            self.admit("Heron", by=self.suri, social_worker=self.sol)

    @classmethod
    def again(cls) -> "World":
        """The world as its actions make it. They are called once a day and run; then its rows are put back."""
        day = localdate()
        if day not in _MADE:
            before = _rows()
            made = cls()
            _MADE.clear()
            _MADE[day] = (
                made,
                json.dumps(
                    {table: added for table, rows in _rows().items() if (added := _added(rows, before.get(table, [])))}
                ),
            )
            return copy.deepcopy(made)
        made, rows = _MADE[day]
        with connection.cursor() as cursor:
            cursor.execute("select copying.put_back(%s::jsonb)", [rows])
        return copy.deepcopy(made)

    def __getattr__(self, name: str) -> Any:
        """world.carla is a member of staff, world.wren a child."""
        if name.startswith("_") or name not in self._ids:
            raise AttributeError(name)
        pk = self._ids[name]
        return Staff.objects.filter(pk=pk).first() or Resident.objects.get(pk=pk)

    def _build_homes(self, ada: Staff) -> None:
        self.north = staffing.add_home(by=ada, name="North", address="12 Canary Lane", region="", capacity=6)
        self.south = staffing.add_home(by=ada, name="South", address="7 Linnet Road", region="", capacity=6)
        for home in (self.north, self.south):
            room = staffing.add_room(by=ada, home=home, label="Mango room")
            for number in range(1, 7):
                staffing.add_bed(by=ada, room=room, label=str(number))

    def _hire(self, ada: Staff, name: str, role: Role) -> None:
        person = staffing.add_staff(by=ada, username=name, name=name.title(), role=role, password=PASSWORD)
        self._ids[name] = person.pk
        if role != Role.DONOR_OFFICER:
            home = self.south if name in SOUTH else self.north
            staffing.post(by=ada, staff=person, home=home, begins_on=localdate() - timedelta(days=30), ends_on=None)

    def free_bed(self, home: Home) -> Bed:
        from residents import queries

        return queries.free_beds(home, viewer=self.suri if home == self.south else self.mara)[0]

    def refer(
        self, code_name: str, *, by: Staff, social_worker: Staff, home: Home | None = None, **more: Any
    ) -> Resident:
        """A referral under a code name; her legal name is a variation of it."""
        told: dict[str, Any] = {
            "given": f"{code_name} Grace", "middle": "Mayumi", "family": "Dela Rama", "nickname": f"{code_name}let",
            "birth_date": date(2012, 5, 17), "birth_precision": "exact", "source": ReferralSource.LSWDO,
            "office": "Office of Lanipga", "referred_on": localdate() - timedelta(days=2),
            "concerns": [Concern.AT_RISK],
        }  # fmt: skip
        home = home or (self.south if by.username in SOUTH else self.north)
        resident = actions.refer(by=by, home=home, social_worker=social_worker, code_name=code_name, **(told | more))
        self._ids[code_name.lower()] = resident.pk
        return resident

    def admit(self, code_name: str, *, by: Staff, social_worker: Staff, **more: Any) -> Resident:
        resident = self.refer(code_name, by=by, social_worker=social_worker, **more)
        actions.decide(answer=Decision.ACCEPTED, by=by, resident=resident, decided_on=localdate())
        return actions.admit(
            by=by,
            resident=resident,
            bed=self.free_bed(resident.home),
            began_on=localdate(),
            custody=Custody.LSWDO,
            called=f"Little {code_name}",
            allergies="peanuts",
            safe_today="knock before entering",
        )


_MADE: dict[date, tuple[World, str]] = {}  # the world of a day, and its rows as JSON


def _rows() -> dict[str, list[dict[str, Any]]]:
    with connection.cursor() as cursor:
        cursor.execute("select copying.rows()")
        (kept,) = cursor.fetchone()
    rows: dict[str, list[dict[str, Any]]] = json.loads(kept)
    return rows


def _added(rows: list[dict[str, Any]], before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row not in before]


def put_rows(rows: Sequence[Model]) -> None:
    """Many rows at once, where only their number matters: without their triggers and without history."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        columns = {str(field.column): field.get_db_prep_save(field.pre_save(row, add=True), connection)
                   for field in row._meta.concrete_fields}  # fmt: skip
        tables.setdefault(row._meta.db_table, []).append(columns)
    with connection.cursor() as cursor:
        cursor.execute("select copying.put_back(%s::jsonb)", [json.dumps(tables, default=_as_text)])
    look_at(*{type(row) for row in rows})


def look_at(*models: type[Model]) -> None:
    """Tell the planner how many rows there are by now: of tables it saw empty it believes that they stay so."""
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute("select copying.look_at(%s)", [model._meta.db_table])


def _as_text(value: Any) -> str:
    return f"\\x{value.hex()}" if isinstance(value, bytes | memoryview) else str(value)


def enter(staff: Staff) -> Client:
    """A browser in which this person has just signed in with both factors."""
    client, now = Client(), time.time()
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(staff.pk), staff.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session["account_authentication_methods"] = [
        {"method": "password", "at": now, "username": staff.username},
        {"method": "mfa", "at": now, "type": "totp"},
    ]
    session["account_authentication_methods_user"] = str(staff.pk)
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client


def seen_at(client: Client, url: str) -> str:
    """The mark of what a form was opened on, as her browser sends it back."""
    return str(client.get(url).context["form"]["seen"].value())
