"""The wall between the children and the donors, tried from both sides."""

import ast
from pathlib import Path
from typing import get_type_hints

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, connections

from reports import pdf
from reports.disclosure import PublishedTables
from reports.snapshot import COUNTING, snapshot
from residents.models import Identity, Resident
from shelter.actor import one_transaction
from shelter.privacy import Guard, classified
from tests.reports.east import East
from tests.world import World

REPORTS = Path(pdf.__file__).parent.parent
GUARDED = [model for model in classified() if model.Privacy.guard in (Guard.CHILD, Guard.HOME)]


def tables_of_children() -> list[str]:
    """Every guarded table, and its history."""
    models = [*GUARDED, *(model.history.model for model in GUARDED if hasattr(model, "history"))]
    return sorted(model._meta.db_table for model in models)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["dora", "ada"])
def test_the_donor_officer_and_the_administrator_have_no_row_of_any_child(world: World, name: str) -> None:
    staff = getattr(world, name)
    children = [model for model in GUARDED if model.Privacy.guard is Guard.CHILD]
    with one_transaction(world.mara):
        assert Resident.objects.exists()  # there is something to be seen
    with one_transaction(staff):
        seen = {model.__name__: model._base_manager.count() for model in children}

    assert set(seen.values()) == {0}


@pytest.mark.django_db
def test_the_donor_officer_has_no_row_in_raw_sql_either_nor_of_any_home(world: World) -> None:
    with one_transaction(world.dora), connection.cursor() as cursor:
        for table in tables_of_children():
            cursor.execute(f"select count(*) from {table}")  # a name of our own
            assert cursor.fetchone() == (0,), table


@pytest.mark.django_db(databases="__all__")
def test_the_counting_role_may_read_the_countable_columns_and_nothing_else() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select table_name, column_name, privilege_type from information_schema.column_privileges "
            "where grantee = 'shelter_report'"
        )
        granted = set(cursor.fetchall())
    countable = {
        (model._meta.db_table, model._meta.get_field(name).column, "SELECT")
        for model in classified()
        for name in model.Privacy.countable
    }

    assert ("residents_stay", "began_on", "SELECT") in granted
    assert granted == countable


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_the_counting_role_reads_no_name_and_writes_nothing(east: East) -> None:
    refused = [
        "select count(*) from residents_identity",
        "select code_name from residents_resident",
        "select name from shelter_home",
        "select * from shelter_datakey",
        "select count(*) from shelter_trace",
        "update residents_resident set sex = 'female'",
        "delete from residents_stay",
        "create table reports_copy (id int)",
    ]
    for sql in refused:
        refusal = pytest.raises(DatabaseError, match=r"permission denied|read-only")
        with refusal, snapshot(), connections[COUNTING].cursor() as cursor:
            cursor.execute(sql)
    with one_transaction(east.mara):
        assert Identity.objects.exists()  # there is something to be read


def test_the_pdf_is_drawn_from_published_figures_alone() -> None:
    assert get_type_hints(pdf.draw)["published"] is PublishedTables


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_only_the_catalogue_reaches_the_apps_of_children_and_only_their_aggregates() -> None:
    apps_of_children = {config.name.split(".")[0] for config in apps.get_app_configs()} & {
        "residents",
        "care_plans",
        "education",
    }
    reached = {
        (path.name, name)
        for path in REPORTS.rglob("*.py")
        for name in imports_of(path)
        if name.split(".")[0] in apps_of_children
    }

    names = {name for _file, name in reached}
    assert {file for file, _name in reached} == {"populations.py", "habits.py"}
    assert [name for name in names if "models" in name or "queries" in name or "actions" in name] == []
    assert {name for name in names if "aggregates" not in name} <= {
        "residents", "care_plans", "care_plans.services", "education", "education.activities"
    }  # fmt: skip


@pytest.mark.parametrize(
    "folder",
    [
        "reports/disclosure",
        "reports/pdf",
        "reports/wording",
        "reports/charts.py",
        "reports/workbook.py",
        "shelter/paper",
    ],
)
def test_what_protects_and_draws_knows_no_django_and_no_database(folder: str) -> None:
    place = REPORTS.parent / folder
    files = [place] if place.is_file() else list(place.rglob("*.py"))

    assert files
    roots = {name.split(".")[0] for path in files for name in imports_of(path)}
    assert roots.isdisjoint({"django", "psycopg", "residents"})


def test_the_audit_shares_no_code_with_the_maker() -> None:
    names = {name for path in (REPORTS / "disclosure" / "audit").rglob("*.py") for name in imports_of(path)}
    ours = {name for name in names if name.split(".")[0] in ("reports", "shelter", "residents")}

    assert ours
    assert all(name.startswith("reports.disclosure.audit") for name in ours)
