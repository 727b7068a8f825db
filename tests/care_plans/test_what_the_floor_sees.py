"""A word planted in every field that only some may read, through the forms; then everybody looks everywhere."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from care_plans import actions
from care_plans.models.codes import Part
from shelter.actor import acting
from tests.care_plans import plans
from tests.residents.forms import filled, form_of
from tests.world import World, enter

SECRET, FLOOR = "Zyzzyvacanary", "Papayacanary"
LINK = re.compile(r'href="(/[^"#?]*)')
KEPT = [
    "note_add", "agreement_add", "belongings_add", "identity_change", "legal_add", "story_add", "told_add",
    "interview_add", "observation_add", "session_add", "conference_add",
]  # fmt: skip


@pytest.fixture
def planted(world: World) -> World:
    """Wren's file, full of two words: one that only her team may read, and one for whoever is with her."""
    client = enter(world.mara)
    with acting(world.mara.pk):
        wren = world.wren.public_id
        plans.write_safety(world.mara, world.wren)
        robin, carla = world.robin.public_id, str(world.carla.pk)
    with acting(world.carla.pk):
        plan = plans.in_force(world.carla, world.mara, world.robin)
        actions.begin(by=world.carla, resident=world.wren)
    pages = [(name, {"public_id": wren}) for name in KEPT]
    pages += [("plan_part", {"public_id": wren, "version": 1, "part": part}) for part in Part]
    pages += [("goal_add", {"public_id": wren, "version": 1})]
    pages += [("plan_review", {"public_id": robin, "version": plan.version})]
    for name, where in pages:
        send(client, reverse(name, kwargs=where), SECRET)
    send(client, reverse("task_add", args=[wren]), SECRET, staff=carla)
    send(client, reverse("person_add", args=[wren]), SECRET, label=FLOOR)
    send(client, reverse("floor_card", args=[wren]), FLOOR)
    send(client, reverse("safety_write", args=[wren]), FLOOR)
    return world


def send(client: Client, url: str, text: str, **more: Any) -> None:
    told = filled(form_of(client, url), text) | more
    answer = client.post(url, told)
    context: Any = answer.context
    assert answer.status_code == 302, (url, context and context["form"].errors)


def everything_seen(client: Client) -> dict[str, str]:
    """Every page that links lead to, from Today on."""
    seen: dict[str, str] = {}
    waiting = {"/"}
    while waiting:
        path = waiting.pop()
        answer = client.get(path, follow=True)
        seen[path] = answer.content.decode(errors="replace") if answer.status_code == 200 else ""
        found = {link for link in LINK.findall(seen[path]) if not link.startswith(("/static/", "/accounts/"))}
        waiting |= found - set(seen)
        assert len(seen) < 400
    return seen


def holding(word: str, seen: dict[str, str]) -> set[str]:
    return {path for path, page in seen.items() if word in page}


@pytest.mark.parametrize("who", ["hana", "nena", "cora"])
def test_whoever_is_with_her_sees_what_helps_and_nothing_of_what_happened(planted: World, who: str) -> None:
    seen = everything_seen(enter(getattr(planted, who)))

    assert holding(SECRET, seen) == set()
    assert holding(FLOOR, seen) != set()


@pytest.mark.parametrize("who", ["sol", "suri", "dora", "ada"])
def test_nobody_else_sees_either(planted: World, who: str) -> None:
    seen = everything_seen(enter(getattr(planted, who)))

    assert holding(SECRET, seen) | holding(FLOOR, seen) == set()


def test_the_words_are_there_for_those_who_may_read_them(planted: World) -> None:
    with acting(planted.mara.pk):
        wren = planted.wren.public_id
    client = enter(planted.mara)
    for name in (
        "resident_notes",
        "care_plan",
        "observation_list",
        "resident_tasks",
    ):
        assert SECRET in client.get(reverse(name, args=[wren])).content.decode(), name
