"""Case conferences: who, what was decided, and the next time; put right the same day; due after half a year."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from care_plans.services import actions, panels
from care_plans.services.models import Conference
from residents import actions as file_actions
from residents.models import Resident
from residents.models.codes import Custody, Decision
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import Trace
from shelter.panels import lines
from tests.care_plans.services.written import CONFERENCE, confer
from tests.world import World, enter, seen_at

TODAY = localdate()
PAGE = {**CONFERENCE, "held_on": TODAY.isoformat(), "next_on": (TODAY + timedelta(days=90)).isoformat()}


def days(n: int) -> timedelta:
    return timedelta(days=n)


@pytest.fixture
def wren(world: World) -> Resident:
    with acting(world.carla.pk):
        found: Resident = world.wren
        return found


def test_a_conference_leads_to_its_page_from_where_tasks_are_set(world: World, wren: Resident) -> None:
    client = enter(world.pia)

    answer = client.post(reverse("conference_add", args=[wren.public_id]), PAGE)

    with acting(world.pia.pk):
        held = Conference.objects.get(resident=wren)
    assert answer.headers["Location"] == reverse("conference", args=[wren.public_id, held.pk])
    shown = client.get(answer.headers["Location"]).content.decode()
    assert "a quiet desk for her" in shown
    assert f"{reverse('task_add', args=[wren.public_id])}?from=conference" in shown
    with acting(world.mara.pk):
        assert Trace.objects.filter(resident_id=wren.pk, event="conference_held").count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"decisions": ""}, "decisions"), ({"kind": "x"}, "kind"), ({"next_on": TODAY.isoformat()}, "next_on"),
        ({"held_on": (TODAY + timedelta(days=1)).isoformat()}, "held_on"), ({"next_on": "soon"}, "next_on"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_what_was_typed_is_kept(
    world: World, wren: Resident, wrong: dict[str, str], field: str
) -> None:
    answer = enter(world.carla).post(reverse("conference_add", args=[wren.public_id]), PAGE | wrong)

    assert list(answer.context["form"].errors) == [field]
    assert "she, Mara, Carla" in answer.content.decode()


def test_the_form_offers_half_a_year(world: World, wren: Resident) -> None:
    form = enter(world.carla).get(reverse("conference_add", args=[wren.public_id])).context["form"]

    assert form["next_on"].initial == TODAY + days(180)


def test_it_is_put_right_on_the_day_it_was_written_down(world: World, wren: Resident) -> None:
    with acting(world.carla.pk):
        held = confer(world.carla, wren, held_on=TODAY - days(20))
    url = reverse("conference_change", args=[wren.public_id, held.pk])

    client = enter(world.carla)
    answer = client.post(url, PAGE | {"decisions": "two quiet desks", "seen": seen_at(client, url)})

    assert answer.status_code == 302
    with acting(world.carla.pk):
        lines = [line.decisions for line in Conference.history.filter(id=held.pk).order_by("history_date")]
        assert lines == ["a quiet desk for her", "two quiet desks"]


def test_a_task_set_from_it_leads_back_and_stands_on_its_page(world: World, wren: Resident) -> None:
    with acting(world.carla.pk):
        held = confer(world.carla, wren)
    client, url = enter(world.carla), reverse("conference", args=[wren.public_id, held.pk])
    add = f"{reverse('task_add', args=[wren.public_id])}?from=conference&of={held.pk}"
    due_on = client.get(add).context["form"]["due_on"].initial
    task = {"title": "Ask for a quiet desk", "staff": str(world.pia.pk), "due_on": TODAY.isoformat()}

    answers = [client.post(add, task), client.post(f"{add}x", task)]
    shown = client.get(url).content.decode()

    assert (due_on, answers[0].headers["Location"]) == (TODAY + days(7), url)
    assert answers[1].headers["Location"] == reverse("resident_tasks", args=[wren.public_id])
    assert ("Tasks set from it that day" in shown, shown.count("Ask for a quiet desk")) == (True, 2)
    assert "The task is set." in shown


def test_two_who_put_it_right_at_once_see_both_versions(world: World, wren: Resident) -> None:
    with acting(world.carla.pk):
        held = confer(world.carla, wren)
    url = reverse("conference_change", args=[wren.public_id, held.pk])
    carla, mara = enter(world.carla), enter(world.mara)
    hers, others = seen_at(carla, url), seen_at(mara, url)
    mara.post(url, PAGE | {"decisions": "a lamp", "seen": others})

    clash = carla.post(url, PAGE | {"decisions": "two quiet desks", "seen": hers})
    shown = clash.content.decode()

    assert ("What is saved now" in shown, "a lamp" in shown, "two quiet desks</textarea>" in shown) == (True,) * 3
    seen = clash.context["form"]["seen"].value()
    assert carla.post(url, PAGE | {"decisions": "two quiet desks", "seen": seen}).status_code == 302


def test_on_a_later_day_it_is_not_altered_neither_by_the_page_nor_in_the_database(world: World, wren: Resident) -> None:
    with acting(world.carla.pk):
        told: dict[str, Any] = CONFERENCE
        held = Conference(resident=wren, staff=world.carla, written_on=TODAY - days(1), **told).save_as(world.carla)
        now = {**CONFERENCE, "held_on": TODAY}
        with pytest.raises(Refused, match="on the day it was written down"):
            actions.change_conference(by=world.carla, conference=held, seen="", **now)
        held.kind = "other"
        with pytest.raises(IntegrityError, match="on the day it was written down"), transaction.atomic():
            held.save_as(world.carla)
    url = reverse("conference_change", args=[wren.public_id, held.pk])
    assert enter(world.carla).get(url).status_code == 403
    assert (
        "Put it right"
        not in enter(world.carla).get(reverse("conference", args=[wren.public_id, held.pk])).content.decode()
    )


def received(world: World, name: str, came_on: date) -> Resident:
    """A girl of Carla's who came on an earlier day."""
    with acting(world.mara.pk):
        girl = world.refer(name, by=world.mara, social_worker=world.carla, referred_on=came_on)
        file_actions.decide(by=world.mara, resident=girl, answer=Decision.ACCEPTED, decided_on=came_on)
        bed = world.free_bed(world.north)
        file_actions.admit(by=world.mara, resident=girl, bed=bed, began_on=came_on, custody=Custody.LSWDO)
        return girl


def waits(world: World, who: str = "carla") -> dict[str, date]:
    staff = getattr(world, who)
    with acting(staff.pk):
        return {line.code_name: line.due_on for line in lines([panels], viewer=staff)}


def test_the_first_is_due_half_a_year_after_she_came_and_shows_two_weeks_before(world: World) -> None:
    received(world, "Dove", TODAY - days(165))
    received(world, "Finch", TODAY - days(166))
    received(world, "Swift", TODAY - days(200))

    assert waits(world) == {"Finch": TODAY + days(14), "Swift": TODAY - days(20)}
    assert waits(world, "mara") == waits(world)
    assert waits(world, "pia") == waits(world, "cora") == waits(world, "hana") == waits(world, "sol") == {}


def test_the_next_is_due_on_the_day_that_was_agreed_and_after_half_a_year_at_most(world: World) -> None:
    girls = {name: received(world, name, TODAY - days(400)) for name in ("Dove", "Swift", "Tern")}
    with acting(world.carla.pk):
        confer(world.carla, girls["Dove"], held_on=TODAY - days(10), next_on=TODAY + days(5))
        confer(world.carla, world.wren, next_on=TODAY + days(50))
        confer(world.carla, girls["Swift"], held_on=TODAY - days(190), next_on=TODAY + days(50))
        confer(world.carla, girls["Tern"], held_on=TODAY - days(190))
        confer(world.carla, girls["Tern"], held_on=TODAY - days(30))

    assert waits(world) == {"Dove": TODAY + days(5), "Swift": TODAY - days(10)}


def test_a_move_between_our_homes_postpones_nothing(world: World) -> None:
    girl = received(world, "Dove", TODAY - days(200))
    with acting(world.ada.pk):
        from shelter.staffing import actions as staffing

        staffing.post(by=world.ada, staff=world.mara, home=world.south, begins_on=TODAY, ends_on=None)
        staffing.post(by=world.ada, staff=world.carla, home=world.south, begins_on=TODAY, ends_on=None)
    bed_by = world.suri
    with acting(bed_by.pk):
        bed = world.free_bed(world.south)
    with acting(world.mara.pk):
        girl = world.dove
        file_actions.move_home(by=world.mara, resident=girl, bed=bed, moved_on=TODAY - days(1))

    assert waits(world) == {"Dove": TODAY - days(20)}


def test_today_says_so_and_leads_to_the_form(world: World) -> None:
    girl = received(world, "Swift", TODAY - days(200))

    shown = enter(world.carla).get("/?all=1").content.decode()

    assert "Case conference · Swift" in shown
    assert reverse("conference_add", args=[girl.public_id]) in shown
