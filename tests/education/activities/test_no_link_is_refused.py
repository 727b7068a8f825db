"""Whoever is led to activities by a link is let in: no page offers what its reader may not open."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from education.activities.models import Programme
from shelter.actor import acting
from tests.education.activities.yard import add_programme, address, sign_up, take, weekly
from tests.world import World, enter

LINK = re.compile(r'href="(?!/static)([^"#?]*/activities/[^"#]*|[^"#]*/stays/away/)"')


@pytest.fixture
def circus(world: World) -> Programme:
    """Circus today, whose roll was taken yesterday; nobody knows where Wren was."""
    with acting(world.mara.pk):
        wren, robin = world.wren, world.robin
    circus = add_programme(world.mara, world.north)
    for day in (localdate(), localdate() - timedelta(days=1)):
        weekly(world.mara, circus, day)
    sign_up(world.mara, circus, [wren, robin])
    take(world.mara, circus, {wren: "away:unknown", robin: "here"}, localdate() - timedelta(days=1))
    return circus


@pytest.mark.parametrize("who", ["mara", "carla", "cora", "pia", "nena", "hana", "dora", "ada"])
def test_every_link_to_activities_opens_for_who_is_shown_it(world: World, circus: Programme, who: str) -> None:
    client = enter(getattr(world, who))
    with acting(world.mara.pk):
        pages = {"/", world.wren.get_absolute_url(), world.robin.get_absolute_url(), world.plover.get_absolute_url()}
    to_see, seen, led = set(pages), set[str](), dict[str, int]()

    while to_see:
        page = to_see.pop()
        seen.add(page)
        answer: Any = client.get(page, follow=True)
        if page not in pages:
            led[page] = answer.status_code
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            to_see |= set(LINK.findall(answer.content.decode())) - seen

    assert {page: code for page, code in led.items() if code != 200} == {}
    assert bool(led) is (who not in ("dora", "ada"))


def test_a_psychologist_reads_what_her_girl_takes_part_in_and_is_offered_nothing_else(
    world: World, circus: Programme
) -> None:
    with acting(world.mara.pk):
        wren, robin = world.wren, world.robin
    client = enter(world.pia)

    page = client.get(reverse("girl_activities", args=[wren.public_id])).content.decode().partition("<main")[2]

    assert "Circus" in page
    assert "Away" in page
    for words in ("She would like to join", "She chooses not to go on", "How much she enjoyed it"):
        assert words not in page
    assert client.get(reverse("girl_activities", args=[robin.public_id])).status_code == 404
    assert client.get(address(circus)).status_code == 403
