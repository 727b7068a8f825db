"""The care plan: how it moves, who may do what, and what the database itself refuses."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from care_plans import actions, policies, queries
from care_plans.models import Comparison, Goal, Plan, Rating
from care_plans.models.codes import NEXT, Part, Stage
from shelter.access import Refused
from shelter.actor import acting
from shelter.freshness import Stale, fingerprint
from tests.care_plans import plans
from tests.world import World


def test_a_plan_goes_from_draft_to_agreed_to_active_and_the_next_one_follows_it(world: World) -> None:
    with acting(world.carla.pk):
        first = plans.in_force(world.carla, world.mara, world.wren)
        assert (first.stage, first.active_from, first.approver) == (Stage.ACTIVE, localdate(), world.mara)

        second = actions.begin(by=world.carla, resident=world.wren)
        assert [g.title for g in plans.goals_of(second)] == ["Stay in class for the whole morning"]
        assert plans.goals_of(second)[0].line == plans.goals_of(first)[0].line
        assert (second.strengths, second.view) == ("She draws, and makes others laugh.", "not_asked")
        plans.write(world.carla, second, Part.VOICE, view="agrees_partly")
        plans.write(world.carla, second, Part.ROUND, review_on=localdate() + timedelta(days=60))
        second = actions.agree(by=world.carla, plan=second)
    with acting(world.mara.pk):
        actions.approve(by=world.mara, plan=second)

        stages = dict(Plan.objects.filter(resident=world.wren).values_list("version", "stage"))
        assert stages == {1: "superseded", 2: "active"}


def test_a_plan_is_not_agreed_before_everything_is_there(world: World) -> None:
    with acting(world.carla.pk):
        plan = actions.begin(by=world.carla, resident=world.wren)
        with pytest.raises(ValidationError) as told:
            actions.agree(by=world.carla, plan=plan)

    assert [str(message) for message in told.value.messages] == [
        "Begin with what she is good at",
        "Write down what she wants, in her own words",
        "Ask what she says of the plan, or say why she was not asked",
        "Add a first goal",
        "Choose a review date",
    ]


def test_a_goal_with_an_open_step_says_which(world: World) -> None:
    with acting(world.carla.pk):
        plan = plans.draft(world.carla, world.wren)
        goal = plans.goals_of(plan)[0]
        actions.add_goal(by=world.carla, plan=plan, **plans.GOAL | {"steps": ["a", "b", "", "d", "e"]})
        whole = queries.whole(Plan.objects.select_related("resident").get(pk=plan.pk), viewer=world.carla)

    assert [(str(left.what), left.goal == goal) for left in whole.left] == [
        ("Describe what “As hoped” looks like", False)
    ]


def test_whoever_wrote_in_a_plan_does_not_approve_it(world: World) -> None:
    with acting(world.mara.pk):
        plan = actions.agree(by=world.mara, plan=plans.draft(world.mara, world.wren))
        with pytest.raises(Refused, match="You wrote in this plan yourself"):
            actions.approve(by=world.mara, plan=plan)
        with pytest.raises(IntegrityError), transaction.atomic():
            by_sql(plan, "stage = 'active', active_from = app.today(), approver_id = app.staff_id()")


def test_words_that_nobody_approved_are_not_approved_by_who_wrote_them_in_a_version_before(world: World) -> None:
    with acting(world.mara.pk):
        plan = plans.draft(world.mara, world.wren)
        actions.close(by=world.mara, plan=plan, closed_because="")
    with acting(world.carla.pk):
        later = actions.begin(by=world.carla, resident=world.wren)

    assert set(later.writers) == {world.mara.pk, world.carla.pk}


def test_only_a_coordinator_approves(world: World) -> None:
    with acting(world.carla.pk):
        plan = actions.agree(by=world.carla, plan=plans.draft(world.carla, world.wren))
    with acting(world.pia.pk):
        with pytest.raises(Refused, match="A coordinator approves"):
            actions.approve(by=world.pia, plan=plan)
        with pytest.raises(IntegrityError), transaction.atomic():
            by_sql(plan, "stage = 'active', active_from = app.today(), approver_id = app.staff_id()")


def by_sql(plan: Plan, change: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"update care_plans_plan set {change} where id = %s", [plan.pk])  # of this test


SAYS = {
    Stage.DRAFT: "agreed_on = null", Stage.AGREED: "agreed_on = app.today()",
    Stage.ACTIVE: "approver_id = app.staff_id(), active_from = app.today()",
    Stage.SUPERSEDED: "active_until = app.today()",
}  # fmt: skip
WAY = {
    Stage.DRAFT: [], Stage.AGREED: [Stage.AGREED], Stage.ACTIVE: [Stage.AGREED, Stage.ACTIVE],
    Stage.SUPERSEDED: [Stage.AGREED, Stage.ACTIVE, Stage.SUPERSEDED], Stage.CLOSED: [Stage.CLOSED],
}  # fmt: skip


def move(plan: Plan, now: Stage, then: Stage) -> None:
    says = SAYS.get(then, SAYS[Stage.SUPERSEDED] if now == Stage.ACTIVE else "")
    by_sql(plan, ", ".join(filter(None, [f"stage = '{then}'", says])))


@pytest.mark.parametrize("now", list(Stage))
@pytest.mark.parametrize("then", list(Stage))
def test_the_database_moves_a_plan_as_its_states_allow(world: World, now: Stage, then: Stage) -> None:
    if now == then:
        return
    with acting(world.carla.pk):
        plan = Plan(resident=world.wren, version=1, writers=[world.carla.pk], review_on=localdate())
        plan.save_as(world.carla)
    with acting(world.mara.pk), transaction.atomic():
        for before, after in pairwise([Stage.DRAFT, *WAY[now]]):
            move(plan, before, after)
        try:
            with transaction.atomic():
                move(plan, now, then)
                moved = True
        except IntegrityError:
            moved = False
        transaction.set_rollback(True)  # without a line of history it would not be kept

    assert moved == (then in NEXT[now])


def test_what_is_agreed_is_never_altered_not_even_by_sql(world: World) -> None:
    with acting(world.carla.pk):
        plan = actions.agree(by=world.carla, plan=plans.draft(world.carla, world.wren))
        goal = plans.goals_of(plan)[0]
        with pytest.raises(Refused):
            plans.write(world.carla, plan, Part.STRENGTHS, strengths="something else")
        with pytest.raises(Refused):
            actions.remove_goal(by=world.carla, goal=goal)
        for change in ("strengths = ''::bytea", "version = 9", "permanency = 'foster'"):
            with pytest.raises(IntegrityError), transaction.atomic():
                by_sql(plan, change)
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update care_plans_goal set weight = 4 where id = %s", [goal.pk])


def test_a_plan_given_back_says_what_to_change_and_is_written_again(world: World) -> None:
    with acting(world.carla.pk):
        plan = actions.agree(by=world.carla, plan=plans.draft(world.carla, world.wren))
    with acting(world.mara.pk):
        back = actions.give_back(by=world.mara, plan=plan, returned_with="Ask her about Sundays.")
        assert (back.stage, back.returned_with, back.agreed_on) == (Stage.DRAFT, "Ask her about Sundays.", None)
        assert world.mara.pk not in back.writers
    with acting(world.carla.pk):
        plans.write(world.carla, back, Part.STRENGTHS, strengths="She sings on Sundays.")


def test_there_is_one_plan_in_force_and_one_being_written(world: World) -> None:
    with acting(world.carla.pk):
        actions.begin(by=world.carla, resident=world.wren)
        with pytest.raises(Refused, match="being written already"):
            actions.begin(by=world.carla, resident=world.wren)
        with pytest.raises(IntegrityError, match="one_care_plan_being_written"), transaction.atomic():
            Plan(resident=world.wren, version=2, writers=[world.carla.pk]).save_as(world.carla)


def test_whoever_saves_second_is_told_and_nothing_is_written_over(world: World) -> None:
    with acting(world.carla.pk):
        plan = plans.draft(world.carla, world.wren)
        seen, words = {"strengths": "", "interests": ""}, {"strengths": "x", "interests": "y"}
        with pytest.raises(Stale):
            actions.write_part(by=world.carla, plan=plan, part=Part.STRENGTHS, seen=fingerprint(seen), **words)
        again = actions.write_part(
            by=world.carla, plan=plan, part=Part.STRENGTHS, seen="", strengths="She draws, and makes others laugh.",
            interests="birds, dancing",
        )  # fmt: skip  # the same words sent twice are no clash

    assert again.strengths == "She draws, and makes others laugh."


REVIEW: dict[str, Any] = {
    "view": "agrees", "her_words": "Mas maayo na.", "changed": "A desk near the window.", "participants": "she, Carla",
}  # fmt: skip


def test_a_review_rates_each_goal_and_sets_the_next_date(world: World) -> None:
    with acting(world.carla.pk):
        plan = plans.in_force(world.carla, world.mara, world.wren)
        goal = plans.goals_of(plan)[0]
        later = localdate() + timedelta(days=80)
        actions.review(by=world.carla, plan=plan, held_on=localdate(), next_on=later, levels={goal.pk: 1}, **REVIEW)
        whole = queries.whole(Plan.objects.select_related("resident").get(pk=plan.pk), viewer=world.carla)

        assert (whole.plan.review_on, whole.goals[0].now, whole.goals[0].ratings) == (later, 1, [(localdate(), 1)])
        assert whole.score is None  # the number is for coordinators
    with acting(world.mara.pk):
        of = Plan.objects.select_related("resident").get(pk=plan.pk)
        assert queries.whole(of, viewer=world.mara).score == pytest.approx(60)
        assert Comparison.objects.count() == 0  # not 90 days yet


def test_attainment_is_compared_once_the_plan_is_90_days_old(world: World) -> None:
    begun = localdate() - timedelta(days=90)
    with acting(world.mara.pk):
        plan = Plan(resident=world.wren, version=1, stage=Stage.ACTIVE, writers=[world.carla.pk], approver=world.mara,
                    active_from=begun, review_on=localdate()).save_as(world.mara)  # fmt: skip
        goals = [Goal(resident=world.wren, plan=plan, place=n, **plans.GOAL).save_as(world.mara) for n in range(2)]
        levels = {goals[0].pk: 1, goals[1].pk: -1}
        later = localdate() + timedelta(days=90)
        actions.review(by=world.mara, plan=plan, held_on=localdate(), next_on=later, levels=levels, **REVIEW)

        assert list(Comparison.objects.values_list("instrument", "since_on", "compared_on", "better")) == [
            ("gas", begun, localdate(), True)
        ]
        assert Rating.objects.count() == 2


@pytest.mark.parametrize(("days", "field"), [(-1, "held_on"), (1, "held_on")])
def test_a_review_lies_between_the_plan_and_today(world: World, days: int, field: str) -> None:
    with acting(world.carla.pk):
        plan = plans.in_force(world.carla, world.mara, world.wren)
        held, later = localdate() + timedelta(days=days), localdate() + timedelta(days=90)
        with pytest.raises(ValidationError) as told:
            actions.review(by=world.carla, plan=plan, held_on=held, next_on=later, levels={}, **REVIEW)

    assert set(told.value.message_dict) == {field}


def test_two_versions_are_compared_part_by_part(world: World) -> None:
    with acting(world.carla.pk):
        first = plans.in_force(world.carla, world.mara, world.wren)
        second = actions.begin(by=world.carla, resident=world.wren)
        plans.write(world.carla, second, Part.STRENGTHS, strengths="She teaches the little ones to draw.")
        hers = [queries.plan(world.wren, n, viewer=world.carla) for n in (first.version, second.version)]
        rows = {row.label: row for row in queries.compare(hers[0], hers[1], viewer=world.carla)}

    assert rows["What she is good at"].changed
    assert rows["What she is good at"].after == "She teaches the little ones to draw."
    assert not rows["What she likes"].changed
    assert not rows["Goal"].changed


def test_a_psychologist_writes_where_she_is_assigned_and_nowhere_else(world: World) -> None:
    with acting(world.pia.pk):
        assert actions.begin(by=world.pia, resident=world.wren).version == 1
    with acting(world.mara.pk):
        robin = world.robin
    with acting(world.pia.pk):
        assert not policies.may_care(world.pia, robin)
