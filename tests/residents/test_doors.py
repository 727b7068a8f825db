"""The closed parts: open, traced, asked for; and who looked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from residents.models import Opening, Resident
from shelter.actor import acting
from shelter.models import Trace
from tests.world import World, enter

# What each person meets at each door of Wren's file, asked for directly.
DOORS = {
    #          identity family legal  story  told
    "mara":   (200,     200,   302,   302,   302),
    "carla":  (200,     200,   302,   302,   302),
    "cora":   (403,     403,   403,   403,   403),
    "pia":    (403,     200,   403,   302,   302),
    "nena":   (403,     403,   403,   403,   403),
    "hana":   (403,     403,   403,   403,   403),
    "sol":    (404,     404,   404,   404,   404),
    "dora":   (404,     404,   404,   404,   404),
    "ada":    (404,     404,   404,   404,   404),
}  # fmt: skip
WHY = {"why": "legal", "words": ""}


@pytest.fixture
def wren(world: World) -> Resident:
    with acting(world.mara.pk):
        found: Resident = world.wren
        return found


def at(resident: Resident, part: str) -> str:
    return f"{resident.get_absolute_url()}{part}/"


@pytest.mark.parametrize("name", DOORS)
def test_each_door_opens_asks_or_stays_closed_as_the_role_says(world: World, wren: Resident, name: str) -> None:
    client = enter(getattr(world, name))

    met = tuple(client.get(at(wren, part)).status_code for part in ("identity", "family", "legal", "story", "told"))

    assert met == DOORS[name]


def test_a_door_that_is_not_for_her_says_no_more_than_that(world: World, wren: Resident) -> None:
    shown = enter(world.hana).get(wren.get_absolute_url()).content.decode()

    assert shown.count("Not for your role") == 5
    assert "/legal/" not in shown


def test_identity_opens_at_once_and_leaves_a_trace(world: World, wren: Resident) -> None:
    shown = enter(world.carla).get(at(wren, "identity")).content.decode()

    assert "Dela Rama" in shown
    with acting(world.carla.pk):
        seen = Trace.objects.filter(resident_id=wren.pk, reads=True).values_list("event", "part")
        assert list(seen) == [("part_opened", "identity")]


def test_a_reason_opens_the_part_for_a_quarter_of_an_hour(world: World, wren: Resident) -> None:
    client = enter(world.carla)

    opened = client.post(at(wren, "why/legal"), WHY)

    assert opened.headers["Location"] == at(wren, "legal")
    assert "Protective custody (LSWDO)" in client.get(at(wren, "legal")).content.decode()
    with acting(world.carla.pk):
        opening = Opening.objects.get(resident=wren)
        assert (opening.part, opening.why) == ("legal", "legal")


def test_after_a_quarter_of_an_hour_the_door_asks_again(world: World, wren: Resident) -> None:
    with acting(world.carla.pk):
        long_ago = timezone.now() - timedelta(minutes=16)
        Opening(resident=wren, staff=world.carla, part="legal", why="legal", opened_at=long_ago).save(force_insert=True)

    assert enter(world.carla).get(at(wren, "legal")).headers["Location"] == at(wren, "why/legal")


def test_a_reason_for_one_part_opens_no_other(world: World, wren: Resident) -> None:
    client = enter(world.carla)
    client.post(at(wren, "why/legal"), WHY)

    assert client.get(at(wren, "story")).headers["Location"] == at(wren, "why/story")


def test_somebody_else_reason_is_not_mine(world: World, wren: Resident) -> None:
    enter(world.carla).post(at(wren, "why/legal"), WHY)

    assert enter(world.mara).get(at(wren, "legal")).status_code == 302


def test_something_else_needs_words(world: World, wren: Resident) -> None:
    answer = enter(world.carla).post(at(wren, "why/story"), {"why": "other", "words": ""})

    assert answer.context["form"].errors == {"words": ["Say in a few words why."]}


def test_a_reason_is_taken_only_from_who_has_just_shown_that_it_is_she(world: World, wren: Resident) -> None:
    client = enter(world.carla)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session["account_authentication_methods"] = session["account_authentication_methods"]
    session.save()

    answer = client.post(at(wren, "why/legal"), WHY)

    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")
    with acting(world.carla.pk):
        assert Opening.objects.count() == 0


def test_who_looked_is_told_with_the_reason_and_the_words(world: World, wren: Resident) -> None:
    carla, mara = enter(world.carla), enter(world.mara)
    carla.post(at(wren, "why/story"), {"why": "other", "words": "her lawyer asks"})
    carla.get(at(wren, "story"))

    told = mara.get(at(wren, "trace")).content.decode()

    assert "Opened a part: what brought her here" in told
    assert "Something else · her lawyer asks" in told


def looks(client: Client, resident: Resident, only: str = "") -> list[tuple[str, str, bool]]:
    shown = client.get(at(resident, "trace"), {"only": only} if only else {}).context["looks"]
    return [(look.trace.staff.name, look.trace.event, look.outside) for look in shown]


def test_the_trace_can_be_narrowed_to_closed_parts_and_to_those_outside(world: World, wren: Resident) -> None:
    enter(world.hana).get(wren.get_absolute_url())
    enter(world.carla).get(at(wren, "identity"))
    with acting(world.sol.pk):
        Trace(event="file_opened", staff=world.sol, resident_id=wren.pk, reads=True).save(force_insert=True)
    mara = enter(world.mara)

    assert looks(mara, wren, "outside") == [("Sol", "file_opened", True)]
    assert ("Hana", "file_opened", False) in looks(mara, wren)
    assert {event for _, event, _ in looks(mara, wren, "closed")} == {"part_opened", "trace_read"}


@pytest.mark.parametrize(("name", "answer"), [("cora", 403), ("pia", 403), ("hana", 403), ("sol", 404)])
def test_only_her_social_worker_and_the_coordinator_see_who_looked(
    world: World, wren: Resident, name: str, answer: int
) -> None:
    assert enter(getattr(world, name)).get(at(wren, "trace")).status_code == answer


def test_what_is_added_behind_a_door_is_a_new_entry(world: World, wren: Resident) -> None:
    client = enter(world.carla)
    client.post(at(wren, "legal/add"), {
        "since": "2026-01-05", "custody": "court_commitment", "clada": "not_applicable", "protection_order": "none",
    })  # fmt: skip
    client.post(at(wren, "why/legal"), WHY)

    told = client.get(at(wren, "legal")).content.decode()

    assert ("Court commitment" in told, "Protective custody (LSWDO)" in told) == (True, True)
