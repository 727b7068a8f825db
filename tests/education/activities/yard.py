"""A home with beds for all, its girls, and the programmes they take part in; written as their people would."""

from datetime import date, time, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from education.activities import actions, queries
from education.activities.marking import Mark
from education.activities.models import Here, Meeting, Programme
from residents.models import Resident
from shelter.actor import acting
from shelter.models import Home, Staff
from shelter.staffing import actions as staffing
from tests.world import World

TREES = """Acacia Agoho Almaciga Anahaw Bagtikan Balete Banaba Bangkal Batino Dao Dita Duhat Guijo Hagonoy Ipil Kalantas
Kamagong Katmon Lauan Malabulak Mabolo Mahogany Molave Narra Pili Santol Sampaloc Talisay Toog Yakal""".split()
FOUR = time(16, 0)
CIRCUS: dict[str, Any] = {
    "name": "Circus", "kind": "circus", "place": "home", "leader": "Coach Ben", "capacity": None, "regular": True,
}  # fmt: skip


def add_east(world: World) -> Home:
    """East, where Mara, Carla and Hana work too."""
    with acting(world.ada.pk):
        home = staffing.add_home(by=world.ada, name="East", address="3 Mynah Street", region="", capacity=40)
        room = staffing.add_room(by=world.ada, home=home, label="Guava room")
        for n in range(40):
            staffing.add_bed(by=world.ada, room=room, label=str(n))
        for person in (world.mara, world.carla, world.hana):
            staffing.post(by=world.ada, staff=person, home=home, begins_on=localdate(), ends_on=None)
    return home


def receive(world: World, home: Home, names: list[str]) -> list[Resident]:
    with acting(world.mara.pk):
        return [world.admit(name, by=world.mara, social_worker=world.carla, home=home) for name in names]


def add_programme(by: Staff, home: Home, **more: Any) -> Programme:
    with acting(by.pk):
        told = {**CIRCUS, "begins_on": localdate() - timedelta(days=100), **more}
        return actions.add_programme(by=by, home=home, **told)


def weekly(by: Staff, programme: Programme, day: date, begins_at: time = FOUR, minutes: int = 90) -> None:
    """It takes place each week on the weekday of this day."""
    with acting(by.pk):
        told: dict[str, Any] = {"weekday": day.weekday(), "begins_at": begins_at, "minutes": minutes}
        actions.add_slot(by=by, programme=programme, **told)


def sign_up(by: Staff, programme: Programme, girls: list[Resident], begins_on: date | None = None) -> None:
    with acting(by.pk):
        first = begins_on or localdate() - timedelta(days=60)
        actions.sign_up(by=by, programme=programme, girls=girls, begins_on=first)


def take(
    by: Staff, programme: Programme, told: dict[Any, str], day: date | None = None, begins_at: time | None = FOUR
) -> Meeting:
    """The roll, as `told` for each girl; each mark in words as a page sends them."""
    with acting(by.pk):
        roster = queries.roster(programme.pk, day or localdate(), begins_at, viewer=by, to_write=True)
        marks = {girl.pk: mark for girl, words in told.items() if (mark := Mark.parse(words))}
        return actions.take_roll(by=by, roster=roster, marks=marks, seen={})


def page_of(girls: list[Resident], mark: str = Here.HERE, **more: str) -> dict[str, str]:
    """What the page of the roster sends."""
    return {f"m-{girl.public_id}": mark for girl in girls} | more


def address(programme: Programme, day: date | None = None, begins_at: time | None = FOUR, name: str = "roster") -> str:
    return reverse(name, args=[programme.pk, day or localdate(), *([begins_at] if begins_at else [])])


def statements(do: Any) -> int:
    """How many statements this costs, without the marks where a request begins and ends inside the test."""
    with CaptureQueriesContext(connection) as asked:
        do()
    begun = ("SAVEPOINT", "RELEASE SAVEPOINT")
    return sum(not query["sql"].startswith(begun) for query in asked.captured_queries)
