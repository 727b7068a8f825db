"""Rosters cost the same number of statements for three girls and for thirty, to open and to save."""

import pytest
from django.test import Client

from education.activities.models import Here, Meeting, Participation
from shelter.actor import acting
from tests.education.activities.yard import (
    TREES,
    add_east,
    add_programme,
    address,
    page_of,
    receive,
    sign_up,
    statements,
)
from tests.world import World, enter

OPEN, SAVE = 8, 12


def sent(client: Client, url: str, told: dict[str, str]) -> int:
    def send() -> None:
        assert client.post(url, told).status_code == 302

    return statements(send)


def opened(client: Client, url: str) -> int:
    client.get(url)  # what a first visit writes down, a sign of life, is not the page's
    return min(statements(lambda: client.get(url)) for _ in range(2))


@pytest.mark.parametrize("who", ["mara", "carla", "hana"])
def test_a_roster_costs_the_same_for_three_girls_and_for_thirty(world: World, who: str) -> None:
    home, client = add_east(world), enter(getattr(world, who))
    told: list[tuple[int, ...]] = []
    for many in (3, 30):
        girls = receive(world, home, [f"{name} {many}" for name in TREES[:many]])
        programme = add_programme(world.mara, home, name=f"Circus {many}")
        sign_up(world.mara, programme, girls)
        url = address(programme)
        blank = opened(client, url)
        first = sent(client, url, page_of(girls, submission=f"5f1d2a54-3c1c-4c5e-9a53-7d2f6f0c8a{many:02d}"))
        again = sent(client, url, page_of(girls))
        seen = {f"s-{girl.public_id}": "here" for girl in girls}
        corrected = sent(client, url, page_of(girls, Here.DECLINED, **seen))
        told.append((blank, first, again, corrected, opened(client, url)))
        with acting(world.mara.pk):
            assert Participation.objects.filter(meeting__programme=programme, here="declined").count() == many
            assert Meeting.objects.filter(programme=programme).count() == 1

    assert told[0] == told[1]
    blank, first, again, corrected, filled = told[1]
    assert max(blank, filled) <= OPEN
    assert max(first, again, corrected) <= SAVE
