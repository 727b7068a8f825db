"""The pages of a plan cost the same for few goals and versions and for many, and at most fifteen questions."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from care_plans import actions
from care_plans.models import Goal, Plan, Rating, Review
from shelter.actor import acting
from tests.care_plans import plans
from tests.residents.test_queries_budget import BUDGET, questions
from tests.world import World, enter

PAGES = ("resident_file", "care_plan", "safety_plan", "observation_list")


def begin(world: World) -> None:
    """A plan in force with one goal, and one of everything else."""
    plan = Plan(resident=world.wren, version=1, stage="active", writers=[world.carla.pk], approver=world.mara,
                active_from=localdate() - timedelta(days=400), review_on=localdate()).save_as(world.mara)  # fmt: skip
    add(world, plan, range(1))


def add(world: World, plan: Plan, some: range) -> None:
    """So many goals, reviews, observations and versions more."""
    goals = [Goal(resident=world.wren, plan=plan, place=n, **plans.GOAL).save_as(world.mara) for n in some]
    for n in some:
        held = localdate() - timedelta(days=n + 1)
        told = {"resident": world.wren, "plan": plan, "staff": world.mara, "held_on": held, "next_on": localdate()}
        review = Review(**told).save_as(world.mara)
        rated = [Rating(resident=world.wren, review=review, goal=goal, line=goal.line, level=0) for goal in goals]
        Rating.many_as(rated, world.mara)
        plans.write_safety(world.mara, world.wren, helps=f"a song, {n}", occasion="review")
        actions.observe(by=world.mara, resident=world.wren, seen_on=localdate(), signs=[["sleep", "1", ""]], note="")
        laid = {"version": n + 20, "stage": "closed", "writers": [world.carla.pk], "approver": world.mara}
        Plan(resident=world.wren, **laid).save_as(world.mara)


@pytest.mark.parametrize("who", ["mara", "carla", "pia"])
def test_her_pages_cost_the_same_for_few_and_for_many(world: World, who: str) -> None:
    client = enter(getattr(world, who))
    with acting(world.mara.pk):
        urls = [reverse(page, args=[world.wren.public_id]) for page in PAGES]
        begin(world)
    few = [questions(client, url) for url in urls]
    with acting(world.mara.pk):
        add(world, Plan.objects.get(stage="active"), range(1, 10))

    assert [questions(client, url) for url in urls] == few
    assert max(few) <= BUDGET, dict(zip(PAGES, few, strict=True))
