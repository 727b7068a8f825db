"""The roles PostgreSQL knows us by, and the database they share. Making them twice changes nothing."""

import psycopg
from psycopg import Connection
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier, Literal

from shelter.config import Config, Database, Mode

PREFIX = "shelter_"
ATTRIBUTES = {
    "owner": "nosuperuser nobypassrls",  # owns the tables and migrates; row security is forced on it too
    "app": "nosuperuser nobypassrls",  # serves the pages
    "press": "nosuperuser nobypassrls in role shelter_app",  # may what the app may, and makes reports
    "report": "nosuperuser nobypassrls",  # counts
    "scan": "nosuperuser nobypassrls",  # looks for names in words that leave
    "backup": "nosuperuser bypassrls",  # a dump must be whole: under row security it would be empty without a word
}
SETTINGS = {
    "app": "jit = off",  # compiling a policy takes longer than running it
    "press": "jit = off",
    "report": "default_transaction_read_only = on",
    "scan": "default_transaction_read_only = on",
}
MARKS: dict[Mode, str] = {"demo": "Shelter, a demo: invented people only", "real": "Shelter"}


class Unprepared(Exception):
    """The roles or the database are missing, or not what they must be; the message says what to do."""


def prepare(config: Config) -> None:
    """Creates what is missing of roles and database. Raises Unprepared when it may not, or what is there is unsafe."""
    try:
        with _connect(config.database) as connection:
            for role in ATTRIBUTES:
                _ensure_role(connection, role, config)
            if config.mode != "test":  # there the test runner makes one of its own
                _ensure_database(connection, config.database.name, config.mode)
                _ensure_way_in(connection, config.database.name)
    except psycopg.errors.InsufficientPrivilege as error:
        raise Unprepared(
            f"The database user {config.database.administrator} may not create the roles and the database "
            f"({error.diag.message_primary}): name an administrator in DATABASE_URL once."
        ) from None
    except psycopg.OperationalError as error:
        why = " ".join(str(error).split())
        raise Unprepared(f"The database cannot be reached: {why}") from None


def _connect(database: Database) -> Connection:
    """To the maintenance database, or to our own where a hosted server has only that."""
    failure: psycopg.OperationalError | None = None
    for name in ("postgres", database.name):
        try:
            return psycopg.connect(conninfo(database, name), autocommit=True)
        except psycopg.OperationalError as error:
            failure = failure or error
    raise failure or psycopg.OperationalError("no database")


def conninfo(database: Database, name: str, *, user: str = "", password: str = "") -> str:
    """How to connect to one of the server's databases; as its administrator unless somebody else is named."""
    return make_conninfo(
        host=database.host,
        port=database.port,
        user=user or database.administrator,
        password=password if user else database.administrator_password,
        dbname=name,
        **{"connect_timeout": "10", **database.options},
    )


def _ensure_role(connection: Connection, role: str, config: Config) -> None:
    name = PREFIX + role
    found = connection.execute("select rolsuper, rolbypassrls from pg_roles where rolname = %s", [name]).fetchone()
    if found is None:
        _create_role(connection, role, config)
        return
    superuser, bypasses = found
    if superuser or (bypasses and role != "backup"):
        raise Unprepared(f"The role {name} passes by row security: alter role {name} nosuperuser nobypassrls.")
    if role == "backup" and not bypasses:
        raise Unprepared(f"The role {name} would make empty backups: alter role {name} bypassrls.")


def _create_role(connection: Connection, role: str, config: Config) -> None:
    name = PREFIX + role
    # Hashed here, so that the password itself reaches neither the server nor its log.
    verifier = connection.pgconn.encrypt_password(config.passwords[role].encode(), name.encode(), b"scram-sha-256")
    attributes = ATTRIBUTES[role] + (" createdb" if role == "owner" and config.mode == "test" else "")
    connection.execute(
        SQL("create role {} login {} password {}").format(Identifier(name), SQL(attributes), Literal(verifier.decode()))
    )
    if role in SETTINGS:
        connection.execute(SQL("alter role {} set {}").format(Identifier(name), SQL(SETTINGS[role])))
    if role == "backup":
        connection.execute(SQL("grant pg_read_all_data to {}").format(Identifier(name)))


def _ensure_database(connection: Connection, name: str, mode: Mode) -> None:
    found = connection.execute(
        "select shobj_description(oid, 'pg_database') from pg_database where datname = %s", [name]
    ).fetchone()
    if found is None:
        _create_database(connection, name, mode)
        return
    if (found[0] == MARKS["demo"]) != (mode == "demo"):
        raise Unprepared(
            f"The database {name} was not created as a demo, and cannot become one."
            if mode == "demo"
            else f"The database {name} was created as a demo: use another one for real children."
        )


def _create_database(connection: Connection, name: str, mode: Mode) -> None:
    owner, database = Identifier(f"{PREFIX}owner"), Identifier(name)
    # An administrator who is not superuser must be a member of the role that he gives a database to.
    connection.execute(SQL("grant {} to current_user").format(owner))
    connection.execute(SQL("create database {} owner {} template template0 encoding 'UTF8'").format(database, owner))
    connection.execute(SQL("comment on database {} is {}").format(database, Literal(MARKS[mode])))
    connection.execute(SQL("revoke all on database {} from public").format(database))


def _ensure_way_in(connection: Connection, name: str) -> None:
    """A role may be younger than the database."""
    outside = connection.execute(
        "select role from unnest(%s::text[]) role where not has_database_privilege(role, %s, 'connect')",
        [[PREFIX + role for role in ATTRIBUTES], name],
    ).fetchall()
    for (role,) in outside:
        connection.execute(SQL("grant connect on database {} to {}").format(Identifier(name), Identifier(role)))
