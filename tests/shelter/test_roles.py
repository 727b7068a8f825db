"""The roles PostgreSQL knows us by, made on a server of their own."""

import dataclasses
from collections.abc import Iterator

import psycopg
import pytest

from shelter.config import Config
from shelter.database import roles
from shelter.database.embedded import Server


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Config]:
    config = Config.from_env({"SHELTER_DATA": str(tmp_path_factory.mktemp("roles"))})
    password = config.database.administrator_password
    with Server(config.data / "postgres", password=password, durable=False):
        roles.prepare(config)
        yield config


def connect(config: Config, role: str) -> psycopg.Connection:
    database = config.database
    name, password = roles.PREFIX + role, config.passwords[role]
    return psycopg.connect(host=database.host, user=name, password=password, dbname=database.name, autocommit=True)


def as_administrator(config: Config, statement: str) -> None:
    database = config.database
    with psycopg.connect(
        host=database.host,
        user=database.administrator,
        password=database.administrator_password,
        dbname="postgres",
        autocommit=True,
    ) as connection:
        connection.execute(statement)


def test_making_them_twice_changes_nothing(config: Config) -> None:
    roles.prepare(config)


def test_a_role_that_is_younger_than_the_database_gets_in_too(config: Config) -> None:
    as_administrator(config, f"revoke connect on database {config.database.name} from shelter_scan")
    as_administrator(config, "drop role shelter_scan")

    roles.prepare(config)

    with connect(config, "scan") as connection:
        assert connection.execute("select current_user").fetchone() == ("shelter_scan",)


def test_the_press_may_what_the_app_may_and_the_app_is_not_the_press(config: Config) -> None:
    with connect(config, "owner") as connection:
        connection.execute("create table twig (id int); grant select on twig to shelter_app")
    with connect(config, "press") as connection:
        connection.execute("select * from twig")
    with connect(config, "app") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("set role shelter_press")


@pytest.mark.parametrize(("role", "bypasses"), [(role, role == "backup") for role in roles.ATTRIBUTES])
def test_only_the_backup_passes_by_row_security_and_nobody_is_superuser(
    config: Config, role: str, bypasses: bool
) -> None:
    with connect(config, role) as connection:
        found = connection.execute(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user"
        ).fetchone()

    assert found == (False, bypasses, False, False)


def test_the_reporting_role_cannot_write(config: Config) -> None:
    with connect(config, "report") as connection, pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        connection.execute("create temporary table figures (n int)")


def test_the_app_does_not_wait_for_a_compiler(config: Config) -> None:
    with connect(config, "app") as connection:
        assert connection.execute("show jit").fetchone() == ("off",)


def test_only_the_owner_makes_tables(config: Config) -> None:
    with connect(config, "owner") as connection:
        connection.execute("create table nest (id int)")
    with connect(config, "app") as connection:
        for statement in ("create table other (id int)", "select * from nest"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_a_demo_database_cannot_become_real_nor_a_real_one_a_demo(config: Config) -> None:
    with pytest.raises(roles.Unprepared, match="created as a demo"):
        roles.prepare(dataclasses.replace(config, mode="real"))

    elsewhere = dataclasses.replace(config, database=dataclasses.replace(config.database, name="homes"))
    roles.prepare(dataclasses.replace(elsewhere, mode="real"))
    with pytest.raises(roles.Unprepared, match="not created as a demo"):
        roles.prepare(elsewhere)


def test_a_role_that_passes_by_row_security_is_refused(config: Config) -> None:
    as_administrator(config, "alter role shelter_app bypassrls")

    with pytest.raises(roles.Unprepared, match="shelter_app"):
        roles.prepare(config)
    as_administrator(config, "alter role shelter_app nobypassrls")


def test_an_owner_prepares_what_is_there_and_is_told_when_something_is_missing(config: Config) -> None:
    owner = dataclasses.replace(
        config.database, administrator="shelter_owner", administrator_password=config.passwords["owner"]
    )
    roles.prepare(dataclasses.replace(config, database=owner))

    with pytest.raises(roles.Unprepared, match="name an administrator"):
        roles.prepare(dataclasses.replace(config, database=dataclasses.replace(owner, name="missing")))
