"""Taking the roll: what is marked is written once, what is not marked is not presumed, and nobody's marks are lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from education.activities import actions, marking, queries
from education.activities.marking import Mark
from education.activities.models import Here, Meeting, Participation, Programme, Where
from residents.models import Resident
from shelter.actor import acting, one_transaction
from shelter.audit import Event
from shelter.models import Trace
from tests.education.activities.yard import add_programme, address, page_of, sign_up, take, weekly
from tests.world import World, enter

HERE, AWAY, NOT_KNOWN = Mark(Here.HERE), Mark(Here.AWAY), Mark(Here.AWAY, Where.UNKNOWN)
DECLINED = Mark(Here.DECLINED)


@pytest.fixture
def girls(world: World) -> list[Resident]:
    with acting(world.mara.pk):
        return [world.plover, world.robin, world.wren]


@pytest.fixture
def circus(world: World, girls: list[Resident]) -> Programme:
    programme = add_programme(world.mara, world.north)
    weekly(world.mara, programme, localdate())
    sign_up(world.mara, programme, girls)
    return programme


def roll(world: World) -> dict[str, str]:
    """What is written down, by code name."""
    with acting(world.mara.pk):
        told = Participation.objects.select_related("resident")
        return {line.resident.code_name: f"{line.here}:{line.where}".rstrip(":") for line in told}


def test_what_is_marked_is_written_with_its_history_and_a_trace_for_each_girl(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    client, plover = enter(world.hana), girls[0]
    told = page_of(girls) | {f"m-{plover.public_id}": "away", f"w-{plover.public_id}": "hospital"}

    answer = client.post(address(circus), told)

    assert answer.headers["Location"] == address(circus)
    assert roll(world) == {"Plover": "away:hospital", "Robin": "here", "Wren": "here"}
    with acting(world.mara.pk):
        meeting = Meeting.objects.get()
        assert (meeting.taken_by, meeting.minutes, meeting.begins_at) == (world.hana, 90, time(16, 0))
        history = Participation.history.values_list("history_type", "history_user_id")
        assert list(history) == [("+", world.hana.pk)] * 3
        traced = Trace.objects.filter(event=Event.ROLL_TAKEN).values_list("resident_id", "staff_id")
        assert sorted(traced) == sorted((girl.pk, world.hana.pk) for girl in girls)


def test_who_is_not_marked_has_no_line_and_the_page_says_how_many(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    client = enter(world.hana)
    client.post(address(circus), page_of(girls[:1], "declined"))

    page = client.get(address(circus)).content.decode()

    assert roll(world) == {"Plover": "declined"}
    assert "2 not marked: leave them open, or mark them." in page
    assert "<strong>1 of 3 marked</strong>" in page


def test_without_a_script_one_tick_marks_everybody_else_here(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    enter(world.hana).post(address(circus), page_of(girls[:1], "declined", rest="1"))

    assert roll(world) == {"Plover": "declined", "Robin": "here", "Wren": "here"}


def test_nothing_is_marked_beforehand(world: World, circus: Programme) -> None:
    page = enter(world.hana).get(address(circus)).content.decode().partition("</main>")[0]

    assert page.count('type="radio"') == 9
    assert " checked" not in page
    assert "<strong>0 of 3 marked</strong>" in page


def test_sent_again_by_the_same_or_another_press_it_is_one_roll_call(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    client, told = enter(world.hana), page_of(girls, submission=str(uuid4()))

    answers = [client.post(address(circus), told) for _ in range(3)]
    answers.append(client.post(address(circus), page_of(girls, submission=str(uuid4()))))

    assert {answer.headers["Location"] for answer in answers} == {address(circus)}
    with acting(world.mara.pk):
        assert (Meeting.objects.count(), Participation.objects.count()) == (1, 3)
        assert (Meeting.history.count(), Participation.history.count()) == (1, 3)
        assert Trace.objects.filter(event=Event.ROLL_TAKEN).count() == 3


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_two_people_who_save_at_the_same_moment_make_one_roll_call() -> None:
    with transaction.atomic():
        world = World()
    with one_transaction(world.mara):
        girls = [world.plover, world.robin, world.wren]
        circus = actions.add_programme(
            by=world.mara, home=world.north, name="Circus", kind="circus", place="home", leader="", capacity=None,  # type: ignore[arg-type]  # codes
            regular=True, begins_on=localdate(),
        )  # fmt: skip
        actions.sign_up(by=world.mara, programme=circus, girls=girls, begins_on=localdate())
    clients, url = [enter(world.hana), enter(world.mara), enter(world.carla), enter(world.hana)], address(circus)

    def save(client: Any) -> int:
        try:
            return int(client.post(url, page_of(girls, submission=str(uuid4()))).status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as at_once:
        assert list(at_once.map(save, clients)) == [302] * 4
    with one_transaction(world.mara):
        assert (Meeting.objects.count(), Participation.objects.count()) == (1, 3)
        assert Trace.objects.filter(event=Event.ROLL_TAKEN).count() == 3


def test_a_roll_call_can_be_put_right(world: World, girls: list[Resident], circus: Programme) -> None:
    client, wren = enter(world.mara), girls[2]
    client.post(address(circus), page_of(girls))
    page = client.get(address(circus)).content.decode()
    assert f'name="s-{wren.public_id}" value="here"' in page

    seen = {f"s-{girl.public_id}": "here" for girl in girls}
    client.post(address(circus), page_of(girls) | seen | {f"m-{wren.public_id}": "away"})

    assert roll(world) == {"Plover": "here", "Robin": "here", "Wren": "away"}
    with acting(world.mara.pk):
        assert list(Participation.history.filter(history_type="~").values_list("resident_id", flat=True)) == [wren.pk]


def test_two_people_who_mark_different_girls_lose_nothing(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    hana, mara = enter(world.hana), enter(world.mara)

    hana.post(address(circus), page_of(girls[:2]))
    mara.post(address(circus), page_of(girls[2:], "declined"))  # her page was opened before

    assert roll(world) == {"Plover": "here", "Robin": "here", "Wren": "declined"}


def test_two_people_who_mark_one_girl_differently_are_told(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    hana, mara, wren = enter(world.hana), enter(world.mara), girls[2]
    hana.post(address(circus), page_of([wren], "away"))

    answer = mara.post(address(circus), page_of([wren], "here"))
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "Somebody else marked these girls while you were marking: Wren (Away)." in page
    assert roll(world) == {"Wren": "away"}
    assert f'name="m-{wren.public_id}" value="here" checked' in page  # her own mark is still there
    mara.post(address(circus), page_of([wren], "here") | {f"s-{wren.public_id}": "away"})
    assert roll(world) == {"Wren": "here"}


MERGED = [
    # mine, as I saw it, as stored: what is written, and whether we disagree
    (HERE, None, None, HERE, False),
    (HERE, HERE, HERE, None, False),
    (HERE, None, HERE, None, False),
    (HERE, HERE, DECLINED, None, False),  # I left it as I saw it: theirs stays
    (HERE, None, AWAY, None, True),
    (HERE, AWAY, DECLINED, None, True),
    (NOT_KNOWN, AWAY, AWAY, NOT_KNOWN, False),
    (AWAY, NOT_KNOWN, NOT_KNOWN, AWAY, False),
    (HERE, AWAY, None, HERE, False),
]


@pytest.mark.parametrize(("mine", "seen", "stored", "written", "clash"), MERGED)
def test_two_roll_calls_become_one(
    mine: Mark, seen: Mark | None, stored: Mark | None, written: Mark | None, clash: bool
) -> None:
    girl = uuid4()

    def of(mark: Mark | None) -> dict[UUID, Mark]:
        return {girl: mark} if mark else {}

    merged = marking.merge(of(mine), of(seen), of(stored))

    assert merged == marking.Merged({**of(written)}, of(stored) if clash else {})


UNMARKED = [
    # as I saw it before I took it away, as stored: whether it goes, and whether we disagree
    (HERE, HERE, True, False),
    (HERE, None, False, False),
    (HERE, AWAY, False, True),
    (None, HERE, False, False),
]


@pytest.mark.parametrize(("seen", "stored", "goes", "clash"), UNMARKED)
def test_a_mark_that_was_taken_away_goes_unless_somebody_else_changed_it(
    seen: Mark | None, stored: Mark | None, goes: bool, clash: bool
) -> None:
    girl = uuid4()

    def of(mark: Mark | None) -> dict[UUID, Mark]:
        return {girl: mark} if mark else {}

    assert marking.merge({}, of(seen), of(stored)) == marking.Merged(
        {girl: None} if goes else {}, of(stored) if clash else {}
    )


def test_a_mark_that_was_saved_by_mistake_is_taken_away_with_its_history(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    client, wren = enter(world.hana), girls[2]
    client.post(address(circus), page_of(girls))
    seen = {f"s-{girl.public_id}": "here" for girl in girls}

    client.post(address(circus), page_of(girls[:2]) | seen)

    assert roll(world) == {"Plover": "here", "Robin": "here"}
    with acting(world.mara.pk):
        gone = Participation.history.filter(history_type="-").values_list("resident_id", "history_user_id")
        assert list(gone) == [(wren.pk, world.hana.pk)]
        assert Meeting.objects.get().taken_at is not None


def test_a_roll_whose_every_mark_is_taken_away_is_not_taken(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    client = enter(world.hana)
    client.post(address(circus), page_of(girls))
    seen = {f"s-{girl.public_id}": "here" for girl in girls}

    assert client.post(address(circus), seen).status_code == 302
    again = client.post(address(circus), seen).content.decode()

    assert "Nobody is marked yet." in again
    assert roll(world) == {}
    with acting(world.mara.pk):
        meeting = Meeting.objects.get()
        assert (meeting.taken_at, meeting.taken_by) == (None, None)


def test_where_she_is_not_known_the_page_says_what_to_do_next(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    wren = girls[2]
    told = page_of([wren], "away") | {f"w-{wren.public_id}": "unknown"}
    enter(world.hana).post(address(circus), told)

    parent, worker = (enter(who).get(address(circus)).content.decode() for who in (world.hana, world.mara))

    for page in (parent, worker):
        assert "Nobody knows yet where she is:" in page
        assert "Look first where she was last seen" in page
    away = f"/residents/{wren.public_id}/stays/away/"
    assert away in worker
    assert away not in parent  # a house parent does not write stays
    assert roll(world) == {"Wren": "away:unknown"}


def test_where_is_kept_only_of_who_is_away(world: World, girls: list[Resident], circus: Programme) -> None:
    told = page_of(girls) | {f"w-{girl.public_id}": "school" for girl in girls}
    enter(world.hana).post(address(circus), told)

    assert set(roll(world).values()) == {"here"}


@pytest.mark.parametrize("nonsense", ["asleep", "\0", "here:", "x" * 10_000, "‮away"])
def test_what_is_no_mark_is_answered_and_nothing_is_written(
    world: World, girls: list[Resident], circus: Programme, nonsense: str
) -> None:
    told = page_of(girls, "away") | {f"w-{girls[0].public_id}": nonsense, f"s-{girls[0].public_id}": nonsense}

    answer = enter(world.hana).post(address(circus), told)

    assert answer.status_code == 200
    assert "Choose one of the three for each girl." in answer.content.decode()
    assert roll(world) == {}


def test_an_empty_page_a_day_to_come_and_a_day_before_are_refused_kindly(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    client, today = enter(world.hana), localdate()

    def said(day: Any, told: dict[str, str]) -> str:
        return str(client.post(address(circus, day), told).content.decode())

    assert "Nobody is marked yet." in said(today, {})
    assert "This day is still to come." in said(today + timedelta(days=1), page_of(girls))
    assert "The programme did not take place on this day." in said(today - timedelta(days=200), page_of(girls))
    assert roll(world) == {}


def test_a_girl_who_is_not_on_the_list_cannot_be_marked(world: World, girls: list[Resident], circus: Programme) -> None:
    with acting(world.suri.pk):
        heron = world.heron
    enter(world.hana).post(address(circus), page_of([*girls, heron]))

    assert set(roll(world)) == {"Plover", "Robin", "Wren"}


def test_a_girl_who_was_marked_stays_on_the_roster_of_that_day(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    take(world.mara, circus, {girls[2]: "here"})
    with acting(world.mara.pk):
        for entry in queries.list_of(circus, viewer=world.mara):
            actions.leave_list(by=world.mara, entry=entry, ends_on=localdate() - timedelta(days=1))
        roster = queries.roster(circus.pk, localdate(), time(16, 0), viewer=world.mara)

    assert [(line.girl.code_name, line.mark) for line in roster.lines] == [("Wren", HERE)]


def test_a_session_that_did_not_take_place_takes_no_roll_until_it_did(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    client = enter(world.hana)
    assert client.post(address(circus, name="roster_cancel")).status_code == 302
    refused = client.post(address(circus), page_of(girls))
    assert "Say first that it did." in refused.content.decode()
    assert "It did not take place." in client.get(address(circus)).content.decode()

    client.post(address(circus, name="roster_held"))
    client.post(address(circus), page_of(girls))

    assert len(roll(world)) == 3
    page = client.post(address(circus, name="roster_cancel")).content.decode()
    assert "The roll of this session was taken, so it did take place." in page
    with acting(world.mara.pk):
        assert not Meeting.objects.get().cancelled


def test_a_session_is_found_by_its_day_where_it_is_the_only_one(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    client, today = enter(world.hana), localdate()

    assert client.get(address(circus, begins_at=None)).headers["Location"] == address(circus)
    other = today - timedelta(days=1)
    assert client.get(address(circus, other, None)).status_code == 200
    assert client.post(address(circus, other, None), page_of(girls)).status_code == 302
    with acting(world.mara.pk):
        assert Meeting.objects.get().begins_at is None


def test_from_paper_the_day_leads_to_the_roster(world: World, circus: Programme) -> None:
    client, today = enter(world.hana), localdate()
    asked = reverse("roster_paper", args=[circus.pk])

    assert client.get(asked, {"held_on": str(today)}).headers["Location"] == address(circus)
    other = client.get(asked, {"held_on": str(today - timedelta(days=1))})
    assert other.headers["Location"] == address(circus, today - timedelta(days=1), None)
    hour = client.get(asked, {"held_on": str(today), "begins_at": "9:30"})
    assert hour.headers["Location"] == address(circus, begins_at=time(9, 30))
    for wrong in ({"held_on": "3/4/2026"}, {"held_on": str(today + timedelta(days=3))}, {"held_on": "\0"}):
        assert client.get(asked, wrong).status_code in (200, 400)  # said beside the field; a NUL is no address


def test_of_several_sessions_on_a_day_the_hour_is_asked_for(world: World, circus: Programme) -> None:
    weekly(world.mara, circus, localdate(), time(9, 0))

    page = enter(world.hana).get(f"/activities/{circus.pk}/paper/", {"held_on": str(localdate())}).content.decode()

    assert "There were several on that day: 09:00, 16:00" in page


def test_a_printed_roster_holds_code_names_and_empty_boxes_and_is_traced(
    world: World, girls: list[Resident], circus: Programme
) -> None:
    take(world.mara, circus, {girls[2]: "here"})

    page = enter(world.nena).get(address(circus, name="roster_print")).content.decode()

    assert page.count('class="box"') == 9
    assert "Wren" in page
    assert "Printed" in page
    assert "by Nena" in page
    assert "Dela Rama" not in page
    with acting(world.nena.pk):
        assert Trace.objects.filter(event=Event.PAPER_PRINTED, part="roster").count() == 1


def test_a_refused_roll_writes_nothing(world: World, girls: list[Resident], circus: Programme) -> None:
    with acting(world.mara.pk):
        roster = queries.roster(circus.pk, localdate(), time(16, 0), viewer=world.mara, to_write=True)
        with pytest.raises(ValidationError):
            actions.take_roll(by=world.mara, roster=roster, marks={}, seen={})

        assert not Meeting.objects.exists()
