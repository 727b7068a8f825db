"""What somebody could try who speaks SQL as the application, in her own name: the database refuses it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate, now

from care_plans import actions as plan_actions
from care_plans.models import Goal, LookAgain, Observation, Plan, SafetyPlan
from care_plans.models.codes import Occasion, Part
from residents import actions as file_actions
from residents.disclosures import actions as told
from residents.disclosures.models import Disclosure, DisclosureMistake, ReportSent
from residents.models import Copy, Note
from residents.models.codes import Custody, Language, NoteKind, PaperKind, Why
from residents.tasks import actions as task_actions
from residents.tasks.models import Task
from shelter.access import Permission
from shelter.actor import acting
from shelter.models import Trace
from tests.care_plans import plans
from tests.world import World

TODAY = localdate()


def run(sql: str, *values: Any) -> list[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if cursor.description else []


def refused(sql: str, *values: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        run(sql, *values)


def saving_is_refused(row: Any, by: Any) -> None:
    """By the database: what the model itself checks is not asked."""
    row.written_by = by.pk
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()


# Doors -----------------------------------------------------------------------------------------------------------
OPENING = (
    "insert into residents_opening (id, resident_id, staff_id, part, why, words, opened_at)"
    " values (gen_random_uuid(), %s, %s, %s, 'review', '', %s) returning opened_at"
)


def test_nobody_opens_a_door_in_the_name_of_another(world: World) -> None:
    with acting(world.carla.pk):
        wren, mara = world.wren.pk, world.mara.pk
        refused(OPENING, wren, mara, "story", now())


@pytest.mark.parametrize("part", ["case", "floor", "care.write", "something"])
def test_only_a_part_that_asks_why_is_opened(world: World, part: str) -> None:
    with acting(world.carla.pk):
        refused(OPENING, world.wren.pk, world.carla.pk, part, now())


@pytest.mark.parametrize(
    ("name", "part"), [("hana", "story"), ("nena", "disclosure"), ("pia", "legal"), ("cora", "story")]
)
def test_a_part_is_opened_by_those_only_for_whom_it_is(world: World, name: str, part: str) -> None:
    with acting(getattr(world, name).pk):
        refused(OPENING, world.wren.pk, getattr(world, name).pk, part, now())


def test_an_opening_tells_the_hour_at_which_it_was_made(world: World) -> None:
    with acting(world.carla.pk):
        wren, carla = world.wren.pk, world.carla.pk
        for claimed in (now() + timedelta(days=30), now() - timedelta(minutes=14)):
            ((opened_at,),) = run(OPENING, wren, carla, "story", claimed)
            assert abs(opened_at - now()) < timedelta(minutes=1)

        assert run("select count(*) from residents_story where resident_id = %s", wren) == [(1,)]


# Care plans ------------------------------------------------------------------------------------------------------
def plan_of(world: World, **more: Any) -> Plan:
    return Plan(**{"resident": world.wren, "version": 1, "writers": [world.carla.pk], **more})


def test_a_plan_begins_as_a_draft_of_who_writes_it(world: World) -> None:
    with acting(world.carla.pk):
        saving_is_refused(plan_of(world, writers=[]), world.carla)
        saving_is_refused(plan_of(world, writers=[world.pia.pk]), world.carla)
        saving_is_refused(plan_of(world, stage="agreed", agreed_on=TODAY), world.carla)
        saving_is_refused(plan_of(world, approver=world.mara), world.carla)
        in_force = {"stage": "active", "active_from": TODAY, "review_on": TODAY}
        for approver, writers in (("mara", ["carla"]), ("carla", ["pia"])):
            ids = [getattr(world, name).pk for name in writers]
            saving_is_refused(plan_of(world, approver=getattr(world, approver), writers=ids, **in_force), world.carla)


def test_a_plan_in_force_is_entered_by_who_approves_it_and_did_not_write_it(world: World) -> None:
    in_force = {"stage": "active", "active_from": TODAY, "review_on": TODAY, "approver": world.mara}
    with acting(world.mara.pk):
        saving_is_refused(plan_of(world, writers=[], **in_force), world.mara)
        saving_is_refused(plan_of(world, writers=[world.mara.pk], **in_force), world.mara)
        entered = plan_of(world, **in_force).save_as(world.mara)
        Goal(resident=world.wren, plan=entered, **plans.GOAL).save_as(world.mara)


def test_whoever_writes_in_a_draft_cannot_take_her_name_out_of_it(world: World) -> None:
    with acting(world.carla.pk):
        draft = plans.draft(world.carla, world.wren)
        refused("update care_plans_plan set writers = '{}' where id = %s", draft.pk)
    with acting(world.mara.pk):
        refused("update care_plans_plan set her_language = 'fil' where id = %s", draft.pk)
        refused("update care_plans_plan set writers = array[app.staff_id()] where id = %s", draft.pk)
        refused("update care_plans_plan set resident_id = %s where id = %s", world.robin.pk, draft.pk)


def test_a_goal_is_written_by_who_is_named_as_a_writer(world: World) -> None:
    with acting(world.carla.pk):
        draft = plans.draft(world.carla, world.wren)
        goal = plans.goals_of(draft)[0]
    with acting(world.mara.pk):
        refused("update care_plans_goal set weight = 4 where id = %s", goal.pk)
        refused("delete from care_plans_goal where id = %s", goal.pk)
        saving_is_refused(Goal(resident=world.wren, plan=draft, place=5, **plans.GOAL), world.mara)

        added = plan_actions.add_goal(by=world.mara, plan=draft, **plans.GOAL)
        assert world.mara.pk in Plan.objects.get(pk=added.plan_id).writers


def test_a_goal_neither_leaves_nor_enters_a_plan_that_is_no_draft(world: World) -> None:
    with acting(world.carla.pk):
        first = plans.in_force(world.carla, world.mara, world.wren)
        second = plan_actions.begin(by=world.carla, resident=world.wren)
        of_first, of_second = plans.goals_of(first)[0], plans.goals_of(second)[0]
        refused("update care_plans_goal set plan_id = %s, line = id where id = %s", second.pk, of_first.pk)
        refused("update care_plans_goal set plan_id = %s, line = id where id = %s", first.pk, of_second.pk)
        refused("update care_plans_goal set resident_id = %s where id = %s", world.robin.pk, of_second.pk)
        saving_is_refused(Goal(resident=world.wren, plan=first, place=5, **plans.GOAL), world.carla)
        saving_is_refused(Goal(resident=world.robin, plan=second, place=5, **plans.GOAL), world.carla)
    with acting(world.mara.pk):  # not even by who approved it
        saving_is_refused(Goal(resident=world.wren, plan=first, place=5, **plans.GOAL), world.mara)


def test_the_days_of_a_plan_change_with_its_moves_only(world: World) -> None:
    with acting(world.carla.pk):
        plan = plans.in_force(world.carla, world.mara, world.wren)
    with acting(world.mara.pk):
        for change in (
            "active_from = active_from - 90", "active_until = app.today()", "agreed_on = agreed_on - 1",
            "approver_id = null", f"approver_id = '{world.suri.pk}'",
            "stage = 'closed', active_until = app.today() + 9",
        ):  # fmt: skip
            refused(f"update care_plans_plan set {change} where id = %s", plan.pk)


@pytest.mark.parametrize(
    "table", ["care_plans_plan", "services_session", "services_conference", "assessments_assessment"]
)
def test_what_is_kept_is_removed_by_nobody(world: World, table: str) -> None:
    with acting(world.mara.pk), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        run(f"delete from {table}")


# History ---------------------------------------------------------------------------------------------------------
def copy_of(table: str, **other: str) -> str:
    """A line of history like the last one, but for some columns."""
    changes = {"history_id": "gen_random_uuid()", **other}
    pairs = ", ".join(f"'{column}', {value}" for column, value in changes.items())
    return (
        f"insert into {table} select told.* from (select * from {table} order by history_date desc limit 1) h"
        f" cross join lateral jsonb_populate_record(null::{table}, to_jsonb(h) || jsonb_build_object({pairs})) told"
    )


def test_a_line_of_history_is_written_in_ones_own_name(world: World) -> None:
    with acting(world.carla.pk):
        file_actions.write_note(by=world.carla, resident=world.wren, kind=NoteKind.CALL, written_on=TODAY, text="x")
        refused(copy_of("residents_historicalnote", history_user_id=f"'{world.mara.pk}'"))
        refused(copy_of("residents_historicalnote", history_user_id="null"))


def test_a_line_of_history_is_written_by_who_may_write_the_row(world: World) -> None:
    with acting(world.nena.pk):
        refused(copy_of("residents_historicalstay", history_user_id="app.staff_id()"))
        refused(copy_of("residents_historicalresident", history_user_id="app.staff_id()"))


def test_a_line_of_history_tells_when_it_was_written(world: World) -> None:
    with acting(world.carla.pk):
        file_actions.write_note(by=world.carla, resident=world.wren, kind=NoteKind.CALL, written_on=TODAY, text="x")
        run(copy_of("residents_historicalnote", history_user_id="app.staff_id()", history_date="'2020-01-01'"))
        ((first,),) = run("select min(history_date) from residents_historicalnote")

    assert now() - first < timedelta(minutes=5)


def test_what_she_told_is_marked_and_reported_by_who_has_opened_it(world: World) -> None:
    with acting(world.carla.pk):
        kept = told.keep_told(
            by=world.carla, resident=world.wren, told_on=TODAY, asked="x", words="x", language=Language.HILIGAYNON,
            heard_by="Hana",
        )  # fmt: skip
    with acting(world.mara.pk):
        sent = {"resident": world.wren, "disclosure_id": kept.pk, "reported_on": TODAY, "reported_to": "police"}
        mistake = {"resident": world.wren, "disclosure_id": kept.pk, "note": "x"}
        saving_is_refused(ReportSent(**sent), world.mara)
        saving_is_refused(DisclosureMistake(**mistake), world.mara)
        for her in (world.wren, world.robin):
            file_actions.open_part(by=world.mara, resident=her, part=Permission.DISCLOSURE, why=Why.REVIEW)
        saving_is_refused(ReportSent(**{**sent, "resident": world.robin}), world.mara)
        saving_is_refused(DisclosureMistake(**{**mistake, "resident": world.robin}), world.mara)
        ReportSent(**sent).save_as(world.mara)
        DisclosureMistake(**mistake).save_as(world.mara)


# Tasks and what is added -----------------------------------------------------------------------------------------
def test_who_is_asked_to_do_something_says_that_it_is_done_and_nothing_else(world: World) -> None:
    with acting(world.carla.pk):
        told_to = {"resident": world.wren, "title": "Call", "due_on": TODAY, "staff": world.hana}
        task = task_actions.set_task(by=world.carla, **told_to)
        refused("update tasks_task set resident_id = %s where id = %s", world.robin.pk, task.pk)
    with acting(world.hana.pk):
        for change in (
            "due_on = due_on + 90", "kind = 'safety'", "title = ''", "origin = 'plan'",
            f"done_on = app.today(), done_by_id = '{world.carla.pk}'",
            "done_on = app.today() - 1, done_by_id = app.staff_id()",
        ):  # fmt: skip
            refused(f"update tasks_task set {change} where id = %s", task.pk)
        done = task_actions.finish_task(by=world.hana, task=Task.objects.get(pk=task.pk))
        task_actions.reopen_task(by=world.hana, task=done)


def test_what_is_added_is_added_in_ones_own_name(world: World) -> None:
    with acting(world.carla.pk):
        wren, mara = world.wren, world.mara
        for row in (
            SafetyPlan(resident=wren, version=1, author=mara, **plans.SAFETY),
            LookAgain(resident=wren, staff=mara, occasion=Occasion.CRISIS),
            Observation(resident=wren, observer=mara, role="coordinator", signs=[["sleep", "1", ""]]),
            Copy(resident=wren, paper=PaperKind.FLOOR_CARD, number=1, staff=mara),
            Disclosure(resident=wren, asked="x", words="x", heard_by="x", author=mara),
        ):
            saving_is_refused(row, world.carla)


def test_copies_are_numbered_one_after_the_other(world: World) -> None:
    with acting(world.carla.pk):
        for number in (0, 2, 900):
            copy = Copy(resident=world.wren, paper=PaperKind.FLOOR_CARD, number=number, staff=world.carla)
            saving_is_refused(copy, world.carla)
        printed = [
            plan_actions.print_paper(by=world.carla, resident=world.wren, paper=PaperKind.FLOOR_CARD).number
            for _ in range(2)
        ]

    assert printed == [1, 2]


def test_nobody_asks_to_look_again_before_the_moment_has_come(world: World) -> None:
    with acting(world.carla.pk):
        later = LookAgain(resident=world.wren, staff=world.carla, occasion=Occasion.CRISIS)
        later.asked_at = now() + timedelta(days=2)
        saving_is_refused(later, world.carla)


def test_a_note_without_an_author_is_brought_by_who_imports(world: World) -> None:
    with acting(world.carla.pk):
        saving_is_refused(Note(resident=world.wren, kind=NoteKind.IMPORTED, text="x"), world.carla)


# The trace and what the organisation decided ---------------------------------------------------------------------
def test_a_change_is_told_by_sql_to_those_only_who_may_open_what_changed(world: World) -> None:
    with acting(world.carla.pk):
        plans.write(world.carla, plan_actions.begin(by=world.carla, resident=world.wren), Part.STRENGTHS, strengths="x")
        file_actions.set_legal_status(by=world.carla, resident=world.wren, custody=Custody.LSWDO)
        file_actions.keep_words(
            by=world.carla, resident=world.wren, words="x", language=Language.HILIGAYNON, translation="", said_on=TODAY
        )
    sees = {}
    for name in ("mara", "pia", "hana", "nena", "cora", "sol"):
        with acting(getattr(world, name).pk):
            hers = Trace.objects.filter(event__in=["plan_written", "legal_changed", "words_kept"])
            sees[name] = set(hers.filter(staff__username="carla").values_list("event", flat=True))

    floor = {"words_kept"}
    assert sees == {
        "mara": {"plan_written", "legal_changed", "words_kept"}, "pia": {"plan_written", "words_kept"},
        "hana": floor, "nena": floor, "cora": floor, "sol": set(),
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        "insert into shelter_ownterm (code, days) values ('papers', 900)",
        "insert into assessments_agreement (instrument, agreed_on, staff_id) select 'aso', app.today(), app.staff_id()",
        "insert into shelter_organisation (id, house_parents_exempt) values (1, true)",
    ],
)
def test_what_the_organisation_decides_is_decided_by_the_administrator(world: World, change: str) -> None:
    for name in ("mara", "carla", "hana", "dora"):
        with acting(getattr(world, name).pk):
            refused(change)
    with acting(None):
        refused(change)
    with acting(world.ada.pk):
        run(change)
