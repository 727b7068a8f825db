"""The database itself, asked as the application's own role with no help from Django's filters."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from residents import actions, queries
from residents.models import Assignment, Identity, Resident
from residents.models.codes import Why
from shelter import privacy
from shelter.access import Permission
from shelter.actor import acting
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Untraceable
from tests.world import World

CHILDRENS = [m for m in privacy.classified() if m.Privacy.guard is Guard.CHILD]
WITH_HISTORY = [*CHILDRENS, *(m.history.model for m in CHILDRENS if hasattr(m, "history"))]
TABLES = sorted(m._meta.db_table for m in WITH_HISTORY)


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


def everything() -> dict[str, int]:
    """Rows of every table of children, of keys and of the trace, as raw SQL sees them."""
    return {table: count(table) for table in [*TABLES, "shelter_datakey", "shelter_trace"]}


def test_the_tests_run_as_the_application_does(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select current_user, rolbypassrls, rolsuper from pg_roles where rolname = current_user")

        assert cursor.fetchone() == ("shelter_app", False, False)


def test_without_an_actor_there_is_not_one_row(world: World) -> None:
    with acting(world.mara.pk):
        assert count("residents_resident") == 3  # there is something that could be seen

    assert set(everything().values()) == {0}


@pytest.mark.parametrize("name", ["dora", "ada"])
def test_a_donor_officer_and_an_administrator_have_no_row_of_a_child(world: World, name: str) -> None:
    with acting(getattr(world, name).pk):
        assert {table: n for table in TABLES if (n := count(table))} == {}


def test_the_social_worker_of_another_home_has_no_row_by_orm_nor_by_sql(world: World) -> None:
    wren = world_pk(world, "wren")
    with acting(world.sol.pk):
        for model in WITH_HISTORY:
            field = "id" if model._meta.db_table.endswith("resident") else "resident_id"
            assert model._base_manager.filter(**{field: wren}).count() == 0, model
            with connection.cursor() as cursor:
                cursor.execute(f"select count(*) from {model._meta.db_table} where {field} = %s", [wren])
                assert cursor.fetchone() == (0,), model


def world_pk(world: World, name: str) -> Any:
    return world._ids[name]


REACH = {
    "mara": {"Wren", "Robin", "Plover"}, "carla": {"Wren", "Robin", "Plover"}, "cora": {"Wren", "Robin", "Plover"},
    "pia": {"Wren"}, "nena": {"Wren", "Robin", "Plover"}, "hana": {"Wren", "Robin", "Plover"},
    "sol": {"Heron"}, "suri": {"Heron"}, "dora": set(), "ada": set(),
}  # fmt: skip
IDENTITIES = {
    "mara": 3,
    "carla": 2,
    "cora": 1,
    "pia": 0,
    "nena": 0,
    "hana": 0,
    "sol": 1,
    "suri": 1,
    "dora": 0,
    "ada": 0,
}


@pytest.mark.parametrize("name", REACH)
def test_everyone_sees_exactly_the_children_she_works_with_and_the_database_says_the_same(
    world: World, name: str
) -> None:
    from residents import policies

    staff: Staff = getattr(world, name)
    with acting(staff.pk):
        by_database = set(Resident.objects.values_list("code_name", flat=True))
        by_policy = set(Resident.objects.filter(policies.reach(staff)).values_list("code_name", flat=True))
        identities = Identity.objects.count()

    assert (by_database, by_policy, identities) == (REACH[name], REACH[name], IDENTITIES.get(name, 0))


def test_a_part_that_asks_why_is_closed_in_the_database_until_a_reason_is_given(world: World) -> None:
    with acting(world.carla.pk):
        before = (count("residents_story"), count("residents_legalstatus"))
        actions.open_part(by=world.carla, resident=world.wren, part=Permission.STORY, why=Why.REVIEW)
        after = (count("residents_story"), count("residents_legalstatus"))

    assert (before, after) == ((0, 0), (1, 0))


def test_a_reason_opens_for_fifteen_minutes(world: World) -> None:
    with acting(world.carla.pk):
        actions.open_part(by=world.carla, resident=world.wren, part=Permission.STORY, why=Why.REVIEW)
        with connection.cursor() as cursor:  # an opening of sixteen minutes ago, as if it had been then
            cursor.execute(
                "insert into residents_opening (id, resident_id, staff_id, part, why, words, opened_at)"
                " select gen_random_uuid(), %s, staff_id, 'legal', why, words, now() - interval '16 minutes'"
                " from residents_opening",
                [world_pk(world, "wren")],
            )

        assert (count("residents_story"), count("residents_legalstatus")) == (1, 0)


def test_a_row_cannot_be_written_into_another_home(world: World) -> None:
    wren = world_pk(world, "wren")
    with acting(world.sol.pk), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Assignment(resident_id=wren, staff=world.sol, role="backup_sw").save_as(world.sol)


def test_a_write_without_a_name_is_refused(world: World) -> None:
    with acting(world.carla.pk):
        wren = world.wren
        with pytest.raises(Untraceable):
            wren.save()
        with pytest.raises(Untraceable):
            Resident.objects.filter(pk=wren.pk).update(phase="left")
        with pytest.raises(Untraceable):
            Resident.objects.filter(pk=wren.pk).delete()


def test_a_change_behind_the_back_of_history_is_refused_at_commit(world: World) -> None:
    with acting(world.carla.pk):
        connection.check_constraints()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update residents_resident set code_name = 'Jay' where code_name = 'Wren'")
            with pytest.raises(IntegrityError, match="left no history"):
                connection.check_constraints()
            transaction.set_rollback(True)


@pytest.mark.parametrize(("kind", "called"), [("~", "'Jay'"), ("-", "code_name")])
def test_a_line_of_history_that_is_not_so_is_refused(world: World, kind: str, called: str) -> None:
    """Neither that she was called otherwise, nor that her file is gone: not in one's own name either."""
    line: Any = Resident.history.model
    columns = [field.column for field in line._meta.concrete_fields if field.column not in ("history_id", "code_name")]
    changed = {"history_type": "%s", "history_user_id": "%s"}
    told = ", ".join(changed.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    refused = pytest.raises(IntegrityError, match="not so")
    with acting(world.carla.pk), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"insert into {line._meta.db_table} (history_id, code_name, {names}) select gen_random_uuid(), {called}, "
            f"{told} from {line._meta.db_table} where code_name = 'Wren' order by history_date desc limit 1",
            [world.carla.pk if column == "history_user_id" else kind for column in columns if column in changed],
        )


def test_history_and_trace_cannot_be_altered(world: World) -> None:
    for table in ("residents_historicalresident", "shelter_trace", "residents_opening"):
        for change in (f"update {table} set id = id", f"delete from {table}"):
            refused = pytest.raises(DatabaseError, match="permission denied")
            with acting(world.mara.pk), refused, transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)


def test_nobody_writes_the_trace_of_somebody_else(world: World) -> None:
    from shelter import audit

    with acting(world.carla.pk), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        audit.record(audit.Event.FILE_OPENED, by=world.mara)


def test_no_bed_is_given_twice_and_no_child_has_two(world: World) -> None:
    with acting(world.mara.pk):
        taken = queries.bed_of(world.robin, viewer=world.mara)
        assert taken is not None
        with pytest.raises(ValidationError) as told:
            actions.change_bed(by=world.mara, resident=world.wren, bed=taken.bed, moved_on=taken.began_on)

    assert set(told.value.message_dict) == {"bed"}


def test_she_is_never_without_a_social_worker(world: World) -> None:
    with acting(world.mara.pk):
        hers = Assignment.objects.get(resident=world.wren, role="primary_sw")
        connection.check_constraints()
        with transaction.atomic():
            hers.ends_on = hers.begins_on
            hers.save_as(world.mara)
            with pytest.raises(IntegrityError, match="no social worker"):
                connection.check_constraints()
            transaction.set_rollback(True)


def test_a_file_keeps_its_words_sealed_in_the_table_and_in_its_history(world: World) -> None:
    with acting(world.mara.pk), connection.cursor() as cursor:
        cursor.execute(
            "select given, family from residents_identity"
            " union all select given, family from residents_historicalidentity"
        )
        stored = b"".join(bytes(value) for row in cursor.fetchall() for value in row)
        opened = Identity.objects.get(resident=world.wren).full_name

    assert opened == "Wren Grace Mayumi Dela Rama"
    assert b"Wren" not in stored
    assert b"Dela" not in stored


def test_every_table_of_a_child_is_in_these_tests() -> None:
    pointing = {
        m._meta.db_table
        for m in apps.get_models()
        if any(f.is_relation and f.related_model is Resident for f in m._meta.concrete_fields)
    }

    assert pointing <= set(TABLES)


def test_a_query_that_forgot_its_filter_still_shows_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage on purpose: every policy says yes, and the database still says no."""
    from django.db.models import Q

    from residents import policies
    from tests.world import enter

    with acting(world.mara.pk):
        hers = world.wren.get_absolute_url()
    monkeypatch.setattr(policies, "reach", lambda *_: Q())

    assert [enter(getattr(world, name)).get(hers).status_code for name in ("sol", "dora", "ada")] == [404, 404, 404]
    assert "Wren" not in enter(world.sol).get("/residents/").content.decode()
