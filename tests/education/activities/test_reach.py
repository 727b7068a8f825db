"""Who gets what of activities: by page, by the models, and by SQL as the application's own role."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from education.activities.models import Meeting, OnList, Participation, Programme, Slot
from education.activities.past.actions import look_at
from shelter.actor import acting
from tests.education.activities.yard import FOUR, add_programme, page_of, sign_up, take, weekly
from tests.world import World, enter

ALL = ("mara", "carla", "cora", "pia", "nena", "hana", "sol", "suri", "dora", "ada")
# What the pages of a programme of North answer: those who see a whole home read; coordinator, social workers and house
# parents write. In another home it does not exist; to the rest this part is not for their role.
READ = {
    "mara": 200, "carla": 200, "cora": 200, "pia": 403, "nena": 200, "hana": 200, "sol": 404, "suri": 404,
    "dora": 403, "ada": 403,
}  # fmt: skip
WRITE = READ | {"nena": 403}
LIST = READ | {"sol": 200, "suri": 200}
ADD = LIST | {"nena": 403}
BRING_IN = dict.fromkeys(ALL, 403) | {"mara": 200, "suri": 200}
OF_HERS = READ | {"pia": 200, "dora": 404, "ada": 404}  # her psychologist reads what is hers
WRITE_HERS = OF_HERS | {"nena": 403, "pia": 403}
BEGUN = dict.fromkeys(ALL, 403) | {"mara": 200, "suri": 404}  # a list Mara brings
TABLE: dict[str, dict[str, int]] = {
    "activity_list": LIST, "programme_add": ADD, "past_start": BRING_IN, "past_rows": BEGUN,
    "programme": READ, "roster": READ, "roster_print": READ,
    "programme_change": WRITE, "programme_end": WRITE, "slot_add": WRITE, "slot_remove": WRITE, "meeting_add": WRITE,
    "roster_list_add": WRITE, "roster_list_end": WRITE, "roster_paper": WRITE, "roster_cancel": WRITE,
    "girl_activities": OF_HERS, "girl_join": WRITE_HERS, "girl_leave": WRITE_HERS, "girl_rate": WRITE_HERS,
}  # fmt: skip
WRITES = ("programme_add", "programme_change", "programme_end", "slot_add", "slot_remove", "meeting_add", "roster",
          "roster_list_add", "roster_list_end", "roster_cancel", "roster_held", "past_forget", "girl_join",
          "girl_leave", "girl_rate")  # fmt: skip
SEES = dict.fromkeys(ALL, frozenset[str]()) | {  # what takes place in a home is known to all who work there
    **dict.fromkeys(("mara", "carla", "cora", "pia", "nena", "hana"), frozenset({"North"})),
    **dict.fromkeys(("sol", "suri"), frozenset({"South"})),
}


@pytest.fixture
def there(world: World) -> dict[str, str]:
    """A programme of North with Wren and Robin, whose roll was taken today; one of South with Heron."""
    with acting(world.mara.pk):
        wren, robin = world.wren, world.robin
    with acting(world.suri.pk):
        heron = world.heron
    north = add_programme(world.mara, world.north)
    south = add_programme(world.suri, world.south)
    for by, programme, girls in ((world.mara, north, [wren, robin]), (world.suri, south, [heron])):
        weekly(by, programme, localdate())
        sign_up(by, programme, girls)
        take(by, programme, {girls[0]: "here"})
    with acting(world.mara.pk):
        past = look_at(by=world.mara, content=b"date;activity;code;present\n", file_name="list.csv")
        entry, slot = OnList.objects.get(resident=wren), Slot.objects.get(programme=north)
        told = Participation.objects.get(resident=wren)
    session = [north.pk, localdate(), FOUR]
    of_hers, of_the_list = [wren.public_id], [past.pk]
    places: dict[str, list[Any]] = {
        "activity_list": [], "programme_add": [], "past_start": [],
        "past_rows": of_the_list, "past_done": of_the_list, "past_forget": of_the_list,
        "roster": session, "roster_print": session, "roster_cancel": session, "roster_held": session,
        "girl_activities": of_hers, "girl_join": of_hers,
        "girl_leave": [*of_hers, entry.pk], "girl_rate": [*of_hers, told.pk],
        "slot_remove": [north.pk, slot.pk], "roster_list_end": [north.pk, entry.pk],
    }  # fmt: skip
    names = {*TABLE, *WRITES, "past_done"}
    return {name: reverse(name, args=places.get(name, [north.pk])) for name in sorted(names)}


@pytest.mark.parametrize("who", ALL)
def test_every_page_answers_everyone_as_the_table_says(world: World, there: dict[str, str], who: str) -> None:
    client = enter(getattr(world, who))

    assert {name: client.get(there[name]).status_code for name in TABLE} == {name: TABLE[name][who] for name in TABLE}


@pytest.mark.parametrize("who", ["pia", "nena", "sol", "suri", "dora", "ada"])
def test_what_is_sent_by_those_outside_changes_nothing(world: World, there: dict[str, str], who: str) -> None:
    client = enter(getattr(world, who))
    before = state(world)
    with acting(world.mara.pk):
        girls = [world.wren, world.robin]
    sent = {"name": "Choir", "kind": "music", "place": "home", "begins_on": "2026-01-05", "ends_on": "2026-01-05",
            "weekday": "1", "begins_at": "09:00", "minutes": "60", "held_on": "2026-01-05", "girls": [str(girls[1].pk)],
            "enjoyed": "1"}  # fmt: skip

    answers = {name: client.post(there[name], sent | page_of(girls, "declined")).status_code for name in WRITES}

    own = {"programme_add"} if who in ("sol", "suri") else set()  # in her own home
    assert {code for name, code in answers.items() if name not in own} <= {403, 404}
    assert state(world) == before


def state(world: World) -> list[list[tuple[Any, ...]]]:
    """Everything that is written down of the activities of North."""
    with acting(world.mara.pk):
        return [sorted(m.objects.values_list(), key=str) for m in (Programme, Slot, Meeting, OnList, Participation)]


@pytest.mark.parametrize("who", ALL)
def test_everyone_has_the_rows_of_her_homes_and_girls_by_the_models_and_by_sql(
    world: World, there: dict[str, str], who: str
) -> None:
    homes = {name: getattr(world, name.lower()).pk for name in ("North", "South")}
    girls = {"North": {world._ids["wren"], world._ids["robin"]}, "South": {world._ids["heron"]}}
    wanted = {homes[name] for name in SEES[who]}
    hers = {key for name in SEES[who] for key in girls[name]} - ({world._ids["robin"]} if who == "pia" else set())
    with acting(getattr(world, who).pk), connection.cursor() as cursor:
        by_models = [set(model.objects.values_list("home_id", flat=True)) for model in (Programme, Slot, Meeting)]
        lists = set(OnList.objects.values_list("resident_id", flat=True))
        by_sql = []
        for table in ("programme", "slot", "meeting", "historicalprogramme", "historicalslot", "historicalmeeting"):
            cursor.execute(f"select home_id from activities_{table}")
            by_sql.append({key for (key,) in cursor.fetchall()})
        for table in ("onlist", "historicalonlist"):
            cursor.execute(f"select resident_id from activities_{table}")
            assert {key for (key,) in cursor.fetchall()} == lists

    assert by_models == [wanted] * 3
    assert by_sql == [wanted] * 6
    assert lists == hers


@pytest.mark.parametrize("who", ["nena", "pia", "sol"])
def test_the_database_refuses_a_line_written_by_those_who_take_no_roll(
    world: World, there: dict[str, str], who: str
) -> None:
    with acting(world.mara.pk):
        meeting = Meeting.objects.get(home=world.north)
    staff = getattr(world, who)
    with acting(staff.pk), pytest.raises(DatabaseError, match=r"row-level|another home"), transaction.atomic():
        Participation(resident_id=world._ids["robin"], meeting=meeting, here="here").save_as(staff)


def test_a_line_or_a_place_of_another_girl_is_not_reached_through_ones_own(world: World, there: dict[str, str]) -> None:
    with acting(world.mara.pk):
        robin, wren = world.robin, world.wren
        told, entry = Participation.objects.get(resident=wren), OnList.objects.get(resident=wren)
    client = enter(world.mara)

    assert client.get(reverse("girl_rate", args=[robin.public_id, told.pk])).status_code == 404
    assert client.get(reverse("girl_leave", args=[robin.public_id, entry.pk])).status_code == 404


def test_the_menu_leads_to_activities_for_those_who_see_a_home(world: World) -> None:
    shown = {who: "/activities/" in enter(getattr(world, who)).get("/account/", follow=True).content.decode()
             for who in ALL}  # fmt: skip

    assert {who for who, there in shown.items() if there} == {who for who in ALL if LIST[who] == 200}
