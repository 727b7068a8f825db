"""Programmes of a home: a weekly plan makes sessions, places are shared kindly, and she stops when she likes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from education.activities import actions, queries, schedule
from education.activities.models import Meeting, OnList, Programme, Slot
from education.activities.schedule import State
from residents.models import Resident
from shelter.access import Refused
from shelter.actor import acting
from shelter.audit import Event
from shelter.models import Trace
from tests.education.activities.yard import CIRCUS, add_programme, address, page_of, sign_up, statements, take, weekly
from tests.world import World, enter

MONDAY = date(2026, 11, 23)


@pytest.fixture
def girls(world: World) -> list[Resident]:
    with acting(world.mara.pk):
        return [world.plover, world.robin, world.wren]


def a_programme(begins_on: date, ends_on: date | None) -> Any:
    return SimpleNamespace(pk="p", name="Circus", begins_on=begins_on, ends_on=ends_on)


def an_hour(day: int, at: time) -> Any:
    return SimpleNamespace(programme_id="p", weekday=day, begins_at=at, minutes=90)


def a_meeting(day: date, at: time | None, **more: Any) -> Any:
    told = {"programme_id": "p", "held_on": day, "begins_at": at, "minutes": 60, "taken_at": None, "cancelled": False}
    return SimpleNamespace(**(told | more))


def test_a_weekly_plan_makes_the_sessions_of_each_day_and_what_is_written_down_comes_to_it() -> None:
    week = schedule.days_around(MONDAY, before=0, after=6)
    circus = a_programme(MONDAY - timedelta(days=9), MONDAY + timedelta(days=4))  # it ends before the Saturday
    hours = [an_hour(0, time(16)), an_hour(0, time(9)), an_hour(5, time(9))]
    extra, taken = a_meeting(MONDAY + timedelta(days=2), None), a_meeting(MONDAY, time(9), taken_at=1)

    found = schedule.sessions([circus], hours, [extra, taken], week)

    assert [(one.held_on, one.begins_at, one.meeting) for one in found] == [
        (MONDAY, time(9), taken), (MONDAY, time(16), None), (MONDAY + timedelta(days=2), None, extra),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "now", "state"),
    [
        ({}, datetime(2026, 11, 23, 8), State.TO_COME),
        ({}, datetime(2026, 11, 23, 9), State.NOT_TAKEN),
        ({}, datetime(2026, 11, 24, 1), State.NOT_TAKEN),
        ({"taken_at": 1}, datetime(2026, 11, 23, 10), State.TAKEN),
        ({"cancelled": True}, datetime(2026, 11, 23, 10), State.CANCELLED),
    ],
)
def test_a_session_waits_for_its_roll_from_its_hour_on(more: dict[str, Any], now: datetime, state: State) -> None:
    circus = a_programme(MONDAY, None)

    (session,) = schedule.sessions([circus], [], [a_meeting(MONDAY, time(9), **more)], [MONDAY])

    assert session.state(now) is state


def test_when_a_session_ends_is_said_within_its_day() -> None:
    assert schedule.end_of(time(16), 90) == time(17, 30)
    assert schedule.end_of(time(23), 90) is None
    assert schedule.end_of(None, 90) is None


def test_a_programme_is_added_changed_and_ended(world: World) -> None:
    client = enter(world.hana)
    told = {**CIRCUS, "capacity": "12", "regular": "on", "begins_on": "2026-01-05", "home": str(world.north.pk)}

    made = client.post(reverse("programme_add"), told).headers["Location"]
    client.post(f"{made}change/", told | {"name": "Big circus", "regular": ""})
    client.post(f"{made}end/", {"ends_on": "2026-02-05"})

    with acting(world.mara.pk):
        one = Programme.objects.get()
        assert (one.name, one.home, one.capacity, one.regular, one.ends_on) == (
            "Big circus", world.north, 12, False, date(2026, 2, 5),
        )  # fmt: skip
        assert Programme.history.count() == 3
        assert Trace.objects.filter(event=Event.PROGRAMME_CHANGED).count() in (0, 3)  # read by whom they concern
    page = client.get(made).content.decode()
    assert "This programme ended on 5 Feb 2026." in page


def test_a_home_has_one_programme_of_a_name(world: World) -> None:
    add_programme(world.mara, world.north)

    with pytest.raises(ValidationError, match="a programme of this name"):
        add_programme(world.mara, world.north, name="CIRCUS")
    add_programme(world.suri, world.south)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_of_two_people_who_give_one_name_at_the_same_moment_the_second_is_told_beside_it() -> None:
    with transaction.atomic():
        world = World()
    told = {**CIRCUS, "capacity": "", "begins_on": str(localdate()), "home": str(world.north.pk)}

    def add(client: Client) -> tuple[int, bool]:
        try:
            answer = client.post(reverse("programme_add"), told)
            return answer.status_code, b"a programme of this name already" in answer.content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as at_once:
        answers = list(at_once.map(add, [enter(world.mara) for _ in range(4)]))

    assert sorted(answers) == [(200, True)] * 3 + [(302, False)]


def test_a_programme_is_added_only_where_one_works(world: World) -> None:
    with pytest.raises(Refused):
        add_programme(world.mara, world.south)


def test_hours_are_added_and_taken_out_of_the_weekly_plan(world: World) -> None:
    circus, client = add_programme(world.mara, world.north), enter(world.hana)
    add, hour = reverse("slot_add", args=[circus.pk]), {"weekday": "5", "begins_at": "16:00", "minutes": "90"}

    client.post(add, hour)
    twice = client.post(add, hour).content.decode()
    wrong = client.post(add, hour | {"begins_at": "half past four"}).content.decode()

    assert "This hour is in the weekly plan already." in twice
    assert "This is not an hour. Write it like 16:00." in wrong
    with acting(world.mara.pk):
        slot = Slot.objects.get()
    assert "Saturday 16:00" in client.get(reverse("activity_list")).content.decode()
    client.post(reverse("slot_remove", args=[circus.pk, slot.pk]))
    with acting(world.mara.pk):
        assert list(Slot.history.order_by("history_date").values_list("history_type", flat=True)) == ["+", "-"]


def test_one_more_session_is_planned_once(world: World) -> None:
    circus, client = add_programme(world.mara, world.north), enter(world.hana)
    told = {"held_on": str(localdate() + timedelta(days=2)), "begins_at": "10:00", "minutes": "60"}

    client.post(reverse("meeting_add", args=[circus.pk]), told)
    again = client.post(reverse("meeting_add", args=[circus.pk]), told).content.decode()

    assert "This session is written down already." in again
    with acting(world.mara.pk):
        assert Meeting.objects.get().taken_at is None
    assert "10:00–11:00" in client.get(reverse("programme", args=[circus.pk])).content.decode()


def test_places_are_shared_kindly(world: World, girls: list[Resident]) -> None:
    circus, client = add_programme(world.mara, world.north, capacity=2), enter(world.hana)
    add = reverse("roster_list_add", args=[circus.pk])

    def join(*those: Resident) -> str:
        return str(client.post(add, {"begins_on": str(localdate()), "girls": [g.pk for g in those]}).content.decode())

    assert "There are 2 places left. Choose together who begins now" in join(*girls)
    join(girls[0])
    assert "There is 1 place left." in join(*girls[1:])
    assert "1 of 2 places are taken." in client.get(add).content.decode()
    join(girls[1])
    assert "All 2 places are taken. She can be the next one" in join(girls[2])
    with acting(world.mara.pk):
        first = OnList.objects.get(resident=girls[0])
    client.post(reverse("roster_list_end", args=[circus.pk, first.pk]), {"ends_on": str(localdate())})
    join(girls[2])

    with acting(world.mara.pk):
        now = queries.list_of(circus, viewer=world.mara)
        assert {entry.resident.code_name for entry in now if entry.ends_on is None} == {"Robin", "Wren"}


def test_who_stops_and_begins_again_on_one_day_has_never_stopped(world: World, girls: list[Resident]) -> None:
    circus = add_programme(world.mara, world.north)
    sign_up(world.mara, circus, girls[:1])
    with acting(world.mara.pk):
        entry = OnList.objects.select_related("resident").get()
        actions.leave_list(by=world.mara, entry=entry, ends_on=localdate())
        for _ in range(2):
            actions.sign_up(by=world.mara, programme=circus, girls=girls[:1], begins_on=localdate())

        assert OnList.objects.get().ends_on is None
        assert Trace.objects.filter(event=Event.ON_LIST).count() == 3


def test_a_girl_of_another_home_is_not_put_on_a_list(world: World) -> None:
    circus = add_programme(world.mara, world.north)
    with acting(world.suri.pk):
        heron = world.heron
    with acting(world.mara.pk), pytest.raises(Refused):
        actions.sign_up(by=world.mara, programme=circus, girls=[heron], begins_on=localdate())


def test_today_tells_what_waits_for_its_roll(world: World, girls: list[Resident]) -> None:
    today, early, late = localdate(), time(0, 0), time(23, 59)
    circus = add_programme(world.mara, world.north)
    sign_up(world.mara, circus, girls, begins_on=today - timedelta(days=9))
    for day, at in (
        (today, early),
        (today, late),
        (today - timedelta(days=1), early),
        (today - timedelta(days=2), early),
    ):
        weekly(world.mara, circus, day, at)

    def told(page: str) -> list[tuple[str, str]]:
        rows = enter(world.hana).get(page).context
        panel = rows["sessions"] if page == "/activities/" else _sessions_of(rows)
        return [(each["hours"][:5], str(each["badge"])) for each in panel]

    waiting = [("00:00", "Not taken yet"), ("00:00", "Not taken yet"), ("23:59", "")]
    assert told("/activities/") == told("/") == waiting
    take(world.mara, circus, {girls[2]: "here"}, begins_at=early)
    assert told("/activities/") == told("/") == [waiting[0], ("00:00", "Taken"), waiting[2]]


def _sessions_of(context: Any) -> list[dict[str, Any]]:
    return next(p.context["sessions"] for p in context["panels"] if p.template == "activities/today_panel.html")


def opened(client: Client, url: str) -> int:
    client.get(url)
    return min(statements(lambda: client.get(url)) for _ in range(2))


def test_the_pages_cost_the_same_for_few_programmes_and_for_many(world: World, girls: list[Resident]) -> None:
    client = enter(world.mara)

    def fill(names: list[str]) -> Programme:
        for name in names:
            circus = add_programme(world.mara, world.north, name=name)
            weekly(world.mara, circus, localdate(), time(0, 0))
            sign_up(world.mara, circus, girls)
            take(world.mara, circus, {girls[0]: "here", girls[1]: "declined"}, begins_at=time(0, 0))
        return circus

    one = fill(["Circus"])
    with acting(world.mara.pk):
        wren = girls[0]
        own = ["/activities/", reverse("programme", args=[one.pk]), reverse("girl_activities", args=[wren.public_id])]
        pages = [*own, "/", wren.get_absolute_url()]  # the last two have a budget of their own
    few = [opened(client, page) for page in pages]
    fill([f"Circus {n}" for n in range(12)])

    assert [opened(client, page) for page in pages] == few
    assert max(few[: len(own)]) <= 10, few


def test_an_unknown_day_or_hour_is_no_address(world: World) -> None:
    circus, client = add_programme(world.mara, world.north), enter(world.hana)

    for place in ("2026-13-40/", "2026-02-30/", "2026-11-22/2960/", "2026-11-22/16/", "0000-00-00/"):
        assert client.get(f"/activities/{circus.pk}/{place}").status_code == 404
    assert client.get(address(circus, date(1990, 1, 1))).status_code == 200
    assert client.post(address(circus, date(1990, 1, 1)), page_of([])).status_code == 200


def test_where_she_works_in_one_home_nobody_asks_in_which(world: World) -> None:
    page = enter(world.hana).get(reverse("programme_add")).content.decode()
    assert 'name="home"' not in page


def test_a_session_to_come_is_called_off_and_takes_place_after_all(world: World) -> None:
    client, circus = enter(world.hana), add_programme(world.mara, world.north)
    place = [circus.pk, localdate() + timedelta(days=3)]
    client.post(reverse("meeting_add", args=[circus.pk]), {"held_on": str(place[1]), "minutes": "60"})

    client.post(reverse("roster_cancel", args=place))

    assert "It will not take place." in client.get(reverse("roster", args=place)).content.decode()
    assert "It will not take place" in client.get(reverse("programme", args=[circus.pk])).content.decode()
    client.post(reverse("roster_held", args=place))
    assert "not take place." not in client.get(reverse("roster", args=place)).content.decode()
