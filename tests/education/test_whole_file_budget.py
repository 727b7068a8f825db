"""A girl with everything in her file: her page and Today cost at most fifteen questions."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from care_plans.models import Plan
from shelter.actor import acting
from tests.care_plans.assessments.given import begin, finished
from tests.care_plans.services.written import confer, record
from tests.care_plans.test_queries_of_plans import add
from tests.care_plans.test_queries_of_plans import begin as begin_plan
from tests.education import schools
from tests.education.activities.yard import add_programme, sign_up, take, weekly
from tests.residents.test_queries_budget import BUDGET, fill, questions
from tests.world import World, enter


def write_everything(world: World, many: int) -> None:
    """So many of each thing, and whatever makes Today speak of it."""
    today, year = localdate(), schools.year_around(label=f"year {many}")
    with acting(world.mara.pk):
        mara, wren = world.mara, world.wren
        fill(wren, mara, many)
        begin_plan(world)
        add(world, Plan.objects.get(stage="active"), range(1, many))
        for n in range(many):
            record(mara, wren, held_on=today - timedelta(days=n))
        confer(mara, wren, next_on=today + timedelta(days=1))
        finished(mara, wren)
        begin(mara, wren, "gad7")
        schools.enrol(mara, wren, schools.add_school(mara, world.north, year), year)
    circus = add_programme(world.mara, world.north)
    weekly(world.mara, circus, today)
    sign_up(world.mara, circus, [wren])
    for n in range(many):
        take(world.mara, circus, {wren: "here"}, today - timedelta(days=n))


@pytest.mark.parametrize("many", [1, 8])
def test_her_page_and_today_stay_within_the_budget(world: World, many: int) -> None:
    write_everything(world, many)
    with acting(world.mara.pk):
        her_page = world.wren.get_absolute_url()

    for who in ("mara", "carla", "pia", "hana"):
        client = enter(getattr(world, who))
        cost = {address: questions(client, address) for address in ("/", her_page)}
        assert max(cost.values()) <= BUDGET, (who, cost)
