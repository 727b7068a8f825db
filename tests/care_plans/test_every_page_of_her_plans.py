"""Every page of her plans, opened and sent by everybody: what each gets is the table below."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from care_plans import actions
from care_plans.models import Plan
from care_plans.urls import of_a_plan
from shelter.actor import acting
from shelter.models import Trace
from tests.care_plans import plans
from tests.residents.forms import filled
from tests.residents.test_every_page_of_a_file import EVERYBODY, form_shown, patterns, visit
from tests.world import World, enter

# Mara, Carla and Pia accompany Wren; Cora, Nena and Hana work in her home; the others see no child of it.
OF_THE_TEAM, OF_THE_HOME = ("mara", "carla", "pia"), ("cora", "nena", "hana")
FLOOR = {"team": 200, "home": 200}
CASE = {"team": 200, "home": 403}
TABLE: dict[str, dict[str, int]] = {
    "safety_plan": FLOOR, "safety_version": FLOOR, "safety_again": FLOOR, "safety_write": CASE,
    "observation_list": CASE, "observation_add": CASE,
    "care_plan": CASE, "plan_version": CASE, "plan_compare": CASE, "plan_part": CASE, "goal_add": CASE,
    "goal_change": CASE, "goal_remove": CASE, "plan_review": CASE, "plan_close": CASE,
    "plan_return": {"team": 403, "home": 403},  # this one was not agreed yet
}  # fmt: skip
BY_POST = {"plan_begin", "plan_move", "paper_print"}
ROOMS = {  # the pages of the rooms have tests of their own
    str(pattern.name)
    for pattern in patterns(of_a_plan)
    if pattern.callback.__module__.startswith(("care_plans.services", "care_plans.assessments"))
}


@pytest.fixture
def addresses(world: World) -> dict[str, str]:
    """Wren with a plan in force and a next one being written."""
    with acting(world.carla.pk):
        plans.write_safety(world.carla, world.wren)
        plans.in_force(world.carla, world.mara, world.wren)
        second = actions.begin(by=world.carla, resident=world.wren)
        goal = plans.goals_of(second)[0]
        public_id = world.wren.public_id
    more: dict[str, dict[str, Any]] = {
        "safety_version": {"version": 1}, "plan_version": {"version": 1}, "plan_review": {"version": 1},
        "plan_compare": {"version": 2, "other": 1}, "plan_part": {"version": 2, "part": "voice"},
        "goal_add": {"version": 2}, "goal_change": {"version": 2, "pk": goal.pk},
        "goal_remove": {"version": 2, "pk": goal.pk}, "plan_return": {"version": 2}, "plan_close": {"version": 2},
        "plan_move": {"version": 2, "verb": "agree"}, "paper_print": {"paper": "care_plan"},
    }  # fmt: skip
    names = {str(pattern.name) for pattern in patterns(of_a_plan)} - ROOMS
    return {name: reverse(name, kwargs={"public_id": public_id, **more.get(name, {})}) for name in names}


def expected(name: str, who: str) -> int:
    if name in BY_POST:
        return 405
    return TABLE[name]["team"] if who in OF_THE_TEAM else TABLE[name]["home"] if who in OF_THE_HOME else 404


def test_the_table_names_every_page() -> None:
    names = {str(pattern.name) for pattern in patterns(of_a_plan)} - ROOMS

    assert names == set(TABLE) | BY_POST


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_gets_exactly_what_the_table_says(world: World, addresses: dict[str, str], who: str) -> None:
    client = enter(getattr(world, who))
    got = {name: client.get(url).status_code for name, url in addresses.items()}

    assert got == {name: expected(name, who) for name in addresses}


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_may_send_what_the_form_offers_and_nobody_else_may(
    world: World, addresses: dict[str, str], who: str
) -> None:
    answers: dict[str, set[int]] = {}
    for name, url in addresses.items():
        with transaction.atomic():  # each page finds the plans as they were
            answers[name] = visit(getattr(world, who), url)
            transaction.set_rollback(True)

    assert set().union(*answers.values()) <= {200, 302, 403, 404, 405}
    if who in OF_THE_TEAM:
        taken = {name for name, statuses in answers.items() if 302 in statuses}
        assert taken >= {"safety_write", "safety_again", "observation_add", "plan_part", "goal_add", "goal_change",
                         "goal_remove", "plan_review"}  # fmt: skip
    if who not in (*OF_THE_TEAM, *OF_THE_HOME):
        assert set().union(*answers.values()) <= {404, 405}


def test_no_page_is_read_without_a_trace(world: World, addresses: dict[str, str]) -> None:
    client, untraced = enter(world.carla), set()
    with acting(world.mara.pk):
        wren = world.wren.pk
    for name, url in addresses.items():
        with acting(world.mara.pk):
            before = Trace.objects.filter(resident_id=wren, reads=True).count()
        answer = client.get(url)
        with acting(world.mara.pk):
            after = Trace.objects.filter(resident_id=wren, reads=True).count()
        if answer.status_code == 200 and after == before:
            untraced.add(name)

    assert untraced == set()


def test_a_psychologist_finds_nothing_of_a_child_she_does_not_accompany(world: World) -> None:
    with acting(world.mara.pk):
        robin = world.robin.public_id
    client = enter(world.pia)
    for name in ("safety_plan", "care_plan", "observation_list", "safety_write"):
        assert client.get(reverse(name, args=[robin])).status_code == 404, name


def test_a_version_or_a_goal_of_another_child_is_not_reached_through_ones_own(
    world: World, addresses: dict[str, str]
) -> None:
    with acting(world.carla.pk):
        robin = world.robin.public_id
        goal = plans.goals_of(plans.draft(world.carla, world.robin))[0].pk
        wren = world.wren.public_id
    client: Client = enter(world.carla)

    assert client.get(reverse("goal_change", args=[wren, 2, goal])).status_code == 404
    assert client.get(reverse("goal_change", args=[robin, 1, uuid4()])).status_code == 404
    assert client.get(reverse("plan_version", args=[robin, 7])).status_code == 404


def test_both_versions_are_shown_when_two_write_at_once(world: World, addresses: dict[str, str]) -> None:
    url = addresses["plan_part"].replace("/voice/", "/strengths/")
    carla, mara = enter(world.carla), enter(world.mara)
    hers, other = (filled(form_of(client, url), text) for client, text in ((carla, "sings"), (mara, "dances")))
    assert mara.post(url, other).status_code == 302

    clash = carla.post(url, hers)
    page = clash.content.decode()
    assert clash.status_code == 200
    assert "Somebody else saved this while you were writing" in page
    assert "dances" in page  # what is saved
    assert "sings</textarea>" in page  # what she typed

    seen = clash.context["form"]["seen"].value()
    assert carla.post(url, hers | {"seen": seen}).status_code == 302
    with acting(world.carla.pk):
        assert Plan.objects.get(resident=world.wren, version=2).strengths == "sings"


def form_of(client: Client, url: str) -> Any:
    form = form_shown(client.get(url))
    assert form is not None
    return form


def test_what_is_to_finish_is_told_on_the_plan(world: World) -> None:
    with acting(world.carla.pk):
        plan = actions.begin(by=world.carla, resident=world.robin)
        url = reverse("plan_move", args=[world.robin.public_id, plan.version, "agree"])
    page = enter(world.carla).post(url).content.decode()

    assert "5 things to finish" in page
    assert "Begin with what she is good at" in page


def test_a_plan_due_for_review_and_one_to_approve_wait_on_today(world: World) -> None:
    with acting(world.carla.pk):
        plans.write_safety(world.carla, world.wren)
        plans.in_force(world.carla, world.mara, world.wren, review_on=localdate() + timedelta(days=3))
        actions.agree(by=world.carla, plan=plans.draft(world.carla, world.robin))
    hers = enter(world.carla).get("/").content.decode()
    approver = enter(world.mara).get("/").content.decode()

    assert "Look at the care plan again · Wren" in hers
    assert "What helps her, written down · Robin" in hers
    assert "What helps her, written down · Wren" not in hers
    assert "A care plan to approve · Robin" in approver
    assert "A care plan to approve" not in hers
    connection.check_constraints()
