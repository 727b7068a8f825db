"""Girls of two homes who go to school and take part in activities: what attacks on schooling begin with."""

from typing import Any

import pytest
from django.utils.timezone import localdate

from education.models import SchoolYear
from shelter.actor import acting
from tests.education import schools
from tests.education.activities import yard
from tests.world import World


@pytest.fixture
def year(world: World) -> SchoolYear:
    return schools.year_around()


@pytest.fixture
def there(world: World, year: SchoolYear) -> dict[str, Any]:
    """Wren and Robin at a school of North, Heron at one of South; each home with a programme."""
    with acting(world.carla.pk):
        of_north = schools.add_school(world.carla, world.north, year)
        wren = schools.enrol(world.carla, world.wren, of_north, year)
        robin = schools.enrol(world.carla, world.robin, of_north, year)
        girl = world.wren
    with acting(world.sol.pk):
        of_south = schools.add_school(world.sol, world.south, year, name=schools.SOUTHERN)
        heron = schools.enrol(world.sol, world.heron, of_south, year)
    north, south = yard.add_programme(world.mara, world.north), yard.add_programme(world.suri, world.south)
    yard.weekly(world.mara, north, localdate())
    yard.sign_up(world.mara, north, [girl])
    meeting = yard.take(world.mara, north, {girl: "here"})
    return {"of_north": of_north, "of_south": of_south, "wren": wren, "robin": robin, "heron": heron, "north": north,
            "south": south, "meeting": meeting}  # fmt: skip
