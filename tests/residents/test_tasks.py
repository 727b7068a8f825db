"""Tasks about a child: who sets, sees and finishes them, by the pages, the policies and the database itself."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from residents import actions as file
from residents.models import Resident
from residents.models.codes import TeamRole
from residents.tasks import actions, policies, queries
from residents.tasks.models import Task, TaskKind
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import Staff, Trace
from shelter.panels import due
from shelter.staffing import actions as staffing
from shelter.vault import NoKey
from tests.residents.test_queries_budget import BUDGET, questions
from tests.world import World, enter, seen_at

TODAY = localdate()
EVERYBODY = ("mara", "carla", "cora", "pia", "nena", "hana", "sol", "suri", "dora", "ada")


def child(world: World, name: str) -> Resident:
    with acting(world.mara.pk):
        resident: Resident = getattr(world, name)
        return resident


def ask(world: World, staff: Staff, title: str, of: str = "wren", **more: Any) -> Task:
    """Carla asks somebody to do something, in three days."""
    told = {"due_on": TODAY + timedelta(days=3)} | more
    resident = child(world, of)
    with acting(world.carla.pk):
        return actions.set_task(by=world.carla, resident=resident, title=title, staff=staff, **told)


@pytest.fixture
def given(world: World) -> dict[str, Task]:
    """One task of Wren's for Carla, Hana and Nena each."""
    return {name: ask(world, getattr(world, name), f"For {name}") for name in ("carla", "hana", "nena")}


# Which of the three each person sees: all of a file she opens; else what she was asked herself.
SEES: dict[str, set[str]] = {
    "mara": {"carla", "hana", "nena"}, "carla": {"carla", "hana", "nena"}, "pia": {"carla", "hana", "nena"},
    "cora": set(), "nena": {"nena"}, "hana": {"hana"}, "sol": set(), "suri": set(), "dora": set(), "ada": set(),
}  # fmt: skip


@pytest.mark.parametrize("name", EVERYBODY)
def test_everyone_sees_the_tasks_of_her_files_and_her_own_by_page_orm_and_sql(
    world: World, given: dict[str, Task], name: str
) -> None:
    viewer, of = getattr(world, name), {task.pk: who for who, task in given.items()}
    with acting(viewer.pk):
        by_orm = {of[pk] for pk in Task.objects.values_list("pk", flat=True)}
        by_policy = {of[pk] for pk in Task.objects.filter(policies.visible(viewer)).values_list("pk", flat=True)}
        with connection.cursor() as cursor:
            cursor.execute("select id from tasks_task union all select id from tasks_historicaltask")
            by_sql = sorted(of[pk] for (pk,) in cursor.fetchall())
    client, public_id = enter(viewer), child(world, "wren").public_id
    shown = client.get(reverse("resident_tasks", args=[public_id])).content.decode()
    opened = {who for who, t in given.items() if client.get(reverse("task", args=[public_id, t.pk])).status_code == 200}

    assert (by_orm, by_policy, by_sql) == (SEES[name], SEES[name], sorted([*SEES[name]] * 2))
    assert ({who for who in given if f"For {who}" in shown}, opened) == (SEES[name], SEES[name])


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_task_is_set_by_whoever_writes_of_her_care_and_the_database_says_the_same(world: World, name: str) -> None:
    by, wren, hana = getattr(world, name), child(world, "wren"), world.hana
    ways: tuple[Callable[[], Task], ...] = (
        lambda: actions.set_task(by=by, resident=wren, title="Call", due_on=TODAY, staff=hana),
        lambda: Task(resident=wren, staff=by, title="Call", due_on=TODAY).save_as(by),
    )
    done = []
    with acting(by.pk):
        for way in ways:
            try:
                with transaction.atomic():
                    done.append(bool(way()))
            except (Refused, DatabaseError, NoKey):
                done.append(False)

    assert done == [name in {"mara", "carla", "pia"}] * 2


def test_who_may_be_asked_works_in_her_home_or_accompanies_her(world: World) -> None:
    with acting(world.carla.pk):
        wren = set(queries.may_be_asked(world.wren, viewer=world.carla).values_list("name", flat=True))
        robin = set(queries.may_be_asked(world.robin, viewer=world.carla).values_list("name", flat=True))

    assert wren == {"Mara", "Carla", "Cora", "Pia", "Nena", "Hana"}
    assert robin == wren - {"Pia"}


@pytest.mark.parametrize(("name", "day", "field"), [("sol", 0, "staff"), ("dora", 0, "staff"), ("hana", -1, "due_on")])
def test_a_task_for_somebody_far_or_a_day_that_is_over_is_refused_beside_the_field(
    world: World, name: str, day: int, field: str
) -> None:
    with pytest.raises(ValidationError) as told:
        ask(world, getattr(world, name), "Call", due_on=TODAY + timedelta(days=day))

    assert set(told.value.message_dict) == {field}


def test_an_assignee_finishes_hers_and_nobody_elses(world: World, given: dict[str, Task]) -> None:
    client, public_id = enter(world.hana), child(world, "wren").public_id
    address = {who: reverse("task_done", args=[public_id, task.pk]) for who, task in given.items()}

    answers = {who: client.post(url).status_code for who, url in address.items()}
    again = client.post(address["hana"]).status_code

    assert (answers, again) == ({"carla": 404, "nena": 404, "hana": 302}, 302)
    with acting(world.mara.pk):
        finished = Task.objects.filter(done_on__isnull=False).values_list("staff__name", "done_on", "done_by__name")
        assert list(finished) == [("Hana", TODAY, "Hana")]
        assert Trace.objects.filter(event="task_done").count() == 1


def test_an_assignee_neither_hands_on_nor_removes_a_task(world: World, given: dict[str, Task]) -> None:
    with acting(world.hana.pk):
        hers = queries.task(world.wren, given["hana"].pk, viewer=world.hana)
        with pytest.raises(Refused):
            actions.change_task(by=world.hana, task=hers, seen="", title="-", due_on=TODAY, staff=world.nena)
        with pytest.raises(Http404):
            queries.task(world.wren, given["nena"].pk, viewer=world.hana)
        with pytest.raises(DatabaseError, match="nothing else"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update tasks_task set staff_id = %s where id = %s", [world.nena.pk, hers.pk])
        with pytest.raises(DatabaseError, match="denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("delete from tasks_task where id = %s", [hers.pk])


def test_an_assignee_who_no_longer_works_in_the_home_sees_the_task_no_more(
    world: World, given: dict[str, Task]
) -> None:
    with acting(world.ada.pk):
        posting = world.hana.postings.get()
        staffing.end_posting(by=world.ada, posting=posting, ends_on=TODAY - timedelta(days=1))

    with acting(world.hana.pk):
        assert (Task.objects.count(), queries.tasks_of_team(viewer=world.hana)) == (0, [])


def test_a_task_is_given_to_somebody_else_put_off_finished_and_opened_again(world: World) -> None:
    task = ask(world, world.hana, "Call", due_on=TODAY)
    address = reverse("task", args=[child(world, "wren").public_id, task.pk])
    client, later = enter(world.carla), TODAY + timedelta(days=9)

    new = {"title": "Call", "staff": str(world.nena.pk), "due_on": later.isoformat()}
    unseen = client.post(f"{address}change/", new).content.decode()
    client.post(f"{address}change/", new | {"seen": seen_at(client, f"{address}change/")})

    assert ("What is saved now" in unseen, "Hana · House parent" in unseen) == (True, True)
    client.post(f"{address}done/")
    closed = client.get(f"{address}change/").status_code
    client.post(f"{address}open/")

    with acting(world.carla.pk):
        kept = Task.objects.get()
        assert (kept.staff.name, kept.due_on, kept.done_on, kept.done_by) == ("Nena", later, None, None)
    assert closed == 403


@pytest.mark.parametrize(("asked", "kept"), [("plan", "plan"), ("session", "session"), ("x", "file"), ("", "file")])
def test_a_task_remembers_from_which_part_of_her_file_it_was_set(world: World, asked: str, kept: str) -> None:
    address = reverse("task_add", args=[child(world, "wren").public_id])
    sent = {"title": "Call", "staff": str(world.hana.pk), "due_on": TODAY.isoformat()}

    enter(world.carla).post(f"{address}?from={asked}", sent)

    with acting(world.carla.pk):
        assert Task.objects.get().origin == kept


def safety(world: World, by: str = "pia", origin: str = "questionnaire") -> set[str]:
    staff = getattr(world, by)
    with acting(staff.pk):
        made = actions.set_safety_tasks(by=staff, resident=world.wren, title="Sit with her today", origin=origin)
        return {task.staff.name for task in made}


def test_a_safety_task_goes_to_each_coordinator_and_psychologist_once_a_day(world: World) -> None:
    assert (safety(world), safety(world), safety(world, origin="plan")) == ({"Mara", "Pia"}, set(), {"Mara", "Pia"})
    with acting(world.mara.pk):
        assert set(Task.objects.values_list("kind", "due_on")) == {("safety", TODAY)}
        actions.finish_task(by=world.mara, task=Task.objects.get(staff=world.mara, origin="plan"))
    assert safety(world, origin="plan") == {"Mara"}


def test_without_coordinator_and_psychologist_her_social_worker_gets_the_safety_task(world: World) -> None:
    with acting(world.mara.pk):
        hers = world.wren.team.get(role=TeamRole.PSYCHOLOGIST)
        hers.begins_on -= timedelta(days=5)
        hers.save_as(world.mara)
        file.end_assignment(by=world.mara, assignment=hers, ends_on=TODAY - timedelta(days=1))
    with acting(world.ada.pk):
        staffing.end_posting(by=world.ada, posting=world.mara.postings.get(), ends_on=TODAY - timedelta(days=1))

    assert safety(world, by="carla") == {"Carla"}


def test_the_same_safety_task_twice_is_refused_by_the_database(world: World) -> None:
    safety(world)
    told: dict[str, Any] = {"kind": TaskKind.SAFETY, "title": "x", "due_on": TODAY, "origin": "questionnaire"}
    double = Task(resident=child(world, "wren"), staff=world.mara, **told)
    with acting(world.pia.pk), pytest.raises(IntegrityError, match="safety_task_once_a_day"), transaction.atomic():
        double.save_as(world.pia)


def today_of(viewer: Staff) -> list[tuple[str, str]]:
    """The lines of Today that lead to a task."""
    with acting(viewer.pk):
        tasks = {reverse("task", args=[t.resident.public_id, t.pk]) for t in Task.objects.select_related("resident")}
        return [(str(line.what), line.code_name) for line in due(viewer=viewer) if line.url in tasks]


def test_today_shows_my_tasks_late_first_and_safety_before_all(world: World) -> None:
    ask(world, world.mara, "Call the school")
    late = ask(world, world.mara, "Bring the letter", of="robin")
    with acting(world.carla.pk):
        late.due_on = TODAY - timedelta(days=2)
        late.save_as(world.carla)
    ask(world, world.hana, "Buy shoes")
    safety(world)

    pages = [enter(getattr(world, name)).get("/").content.decode() for name in ("mara", "carla", "hana", "nena")]

    assert today_of(world.mara) == [
        ("Safety today", "Wren"), ("Bring the letter", "Robin"), ("Call the school", "Wren"),
    ]  # fmt: skip
    assert (today_of(world.hana), today_of(world.carla)) == ([("Buy shoes", "Wren")], [])
    assert ["Buy shoes" in page for page in pages] == [False, False, True, False]
    assert ["Sit with her today" in page for page in pages] == [False] * 4


def test_a_list_of_children_says_that_a_task_waits_and_not_which(world: World) -> None:
    ask(world, world.hana, "Buy shoes")

    shown = enter(world.hana).get("/residents/").content.decode()

    assert ("A task" in shown, "Buy shoes" in shown) == (True, False)


@pytest.mark.parametrize(("name", "sees"), [("carla", True), ("pia", True), ("hana", True), ("nena", False)])
def test_her_page_has_the_card_of_tasks_for_those_who_have_any_to_see(world: World, name: str, sees: bool) -> None:
    ask(world, world.hana, "Buy shoes")

    shown = enter(getattr(world, name)).get(child(world, "wren").get_absolute_url()).content.decode()

    assert ("Buy shoes" in shown, 'id="tasks"' in shown) == (sees, sees)
    assert ("Add a task" in shown) == (name in {"carla", "pia"})


@pytest.mark.parametrize("name", ["mara", "carla", "hana"])
def test_today_costs_the_same_for_one_task_and_for_thirty(world: World, name: str) -> None:
    client, staff = enter(getattr(world, name)), getattr(world, name)
    ask(world, staff, "Buy shoes")
    few = questions(client, "/")
    for n in range(30):
        ask(world, staff, f"Buy {n} shoes", of="robin" if n % 2 else "wren")

    assert questions(client, "/") == few
    assert few <= BUDGET


def test_the_words_of_a_task_are_sealed_and_asked_for_with_a_hint(world: World) -> None:
    ask(world, world.hana, "Buy shoes")
    with acting(world.mara.pk), connection.cursor() as cursor:
        cursor.execute("select title from tasks_task union all select title from tasks_historicaltask")
        assert [b"shoes" in bytes(title) for (title,) in cursor.fetchall()] == [False, False]
    form = enter(world.mara).get(reverse("task_add", args=[child(world, "wren").public_id]))

    assert "write nothing of what happened" in form.content.decode()
