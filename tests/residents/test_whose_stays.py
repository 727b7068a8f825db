"""A girl's stays are changed by those who accompany her; a colleague of the same home is told so in words."""

import pytest
from django.utils.timezone import localdate

from residents import queries
from shelter.actor import acting
from tests.world import World, enter


@pytest.mark.parametrize("who", ["carla", "hana", "nena", "cora", "mara"])
@pytest.mark.parametrize("page", ["stays/bed/", "stays/away/", "stays/discharge/"])
def test_only_those_who_accompany_her_change_her_stays(world: World, who: str, page: str) -> None:
    with acting(world.mara.pk):
        url = world.plover.get_absolute_url()
        bed = queries.free_beds(world.north, viewer=world.mara)[0]
    today = localdate().isoformat()
    told = {
        "stays/bed/": {"bed": str(bed.pk), "moved_on": today},
        "stays/away/": {"kind": "hospital", "left_on": today},
        "stays/discharge/": {"ended_on": today, "exit_type": "kinship"},
    }

    answer = enter(getattr(world, who)).post(url + page, told[page])

    assert answer.status_code == (302 if who in {"cora", "mara"} else 403)
