"""Backups that the server itself cannot open: dumps, encrypted (age) to a key that is kept elsewhere.

A backup is a folder of three files: the data, the keys of the sealed fields, the number of rows of each table. The
keys are apart so that they can be destroyed sooner: who was erased is then erased from old data files too. The master
key is in none of them.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile

import psycopg
import pyrage
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from shelter.config import Config
from shelter.database.binaries import find_binaries
from shelter.database.roles import PREFIX, conninfo

KEYS = "shelter_datakey"
DATA_FILE, KEYS_FILE, COUNTS_FILE = "data.age", "keys.age", "counts.age"
TABLES = """
    select quote_ident(schemaname) || '.' || quote_ident(tablename), schemaname, tablename from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') and tablename <> %s order by 1
"""


class BackupFailed(Exception):
    """The backup, or what was restored of it, is not whole; the message says what happened, without any content."""


def make_identity() -> tuple[str, str]:
    """A new key pair: what opens backups (kept off the server), and what they are encrypted to."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def back_up(config: Config, folder: Path, recipient: str) -> Path:
    """Makes a folder of its own in `folder`; it appears under its name only when it is whole."""
    try:
        to = pyrage.x25519.Recipient.from_str(recipient.strip())
    except pyrage.RecipientError:
        raise BackupFailed("This is no public key of age: it begins with age1.") from None
    whole = folder / f"shelter-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    draft = whole.with_suffix(".unfinished")
    draft.mkdir(parents=True, mode=0o700)
    with _connect(config, "backup") as connection, connection.transaction():
        connection.execute("set transaction isolation level repeatable read, read only")
        snapshot = _one(connection, "select pg_export_snapshot()")
        counts = json.dumps(count_rows(connection)).encode()
        _dump(config, draft / DATA_FILE, to, f"--snapshot={snapshot}", f"--exclude-table-data=public.{KEYS}")
    _dump(config, draft / KEYS_FILE, to, "--data-only", f"--table=public.{KEYS}")  # after the data: none may be missing
    with (draft / COUNTS_FILE).open("wb") as out:
        pyrage.encrypt_io(BytesIO(counts), out, [to])
    return draft.rename(whole)


def restore(config: Config, backup: Path, identity: str) -> int:
    """Fills the empty database with a backup, and counts what came back. Returns the number of rows."""
    key = _identity(identity)
    for name in (DATA_FILE, KEYS_FILE):  # before anything is written
        _opened(backup / name, key)
    told = json.loads(_opened(backup / COUNTS_FILE, key))
    with connect_as_administrator(config) as connection:
        if count_rows(connection):
            raise BackupFailed(f"The database {config.database.name} is not empty: restore into a new one.")
    for file, what in (
        (DATA_FILE, "--section=pre-data"),
        (KEYS_FILE, "--data-only"),  # before the data, whose rows point to them
        (DATA_FILE, "--section=data"),
        (DATA_FILE, "--section=post-data"),
    ):
        _load(config, backup / file, key, what)
    with connect_as_administrator(config) as connection:
        found = count_rows(connection)
    if told != found:
        differing = sorted(table for table in {*told, *found} if told.get(table) != found.get(table))
        raise BackupFailed(f"These tables have not as many rows as they had: {', '.join(differing)}.")
    return sum(found.values())


def count_rows(connection: psycopg.Connection) -> dict[str, int]:
    """Of every table but the one of keys, whose rows come and go between the two dumps."""
    tables = connection.execute(TABLES, [KEYS]).fetchall()
    return {
        name: int(_one(connection, SQL("select count(*) from {}").format(Identifier(schema, table))))
        for name, schema, table in tables
    }


def connect_as_administrator(config: Config) -> psycopg.Connection:
    return psycopg.connect(conninfo(config.database, config.database.name))


def _connect(config: Config, role: str) -> psycopg.Connection:
    return psycopg.connect(
        conninfo(config.database, config.database.name, user=PREFIX + role, password=config.passwords[role])
    )


def _one(connection: psycopg.Connection, query: str | SQL | psycopg.sql.Composed) -> str:
    row = connection.execute(query).fetchone()
    assert row is not None
    return str(row[0])


def _identity(text: str) -> pyrage.x25519.Identity:
    lines = [line for line in text.splitlines() if line.startswith("AGE-SECRET-KEY-")]
    if len(lines) != 1:
        raise BackupFailed("There must be one key in the file: a line that begins with AGE-SECRET-KEY-.")
    return pyrage.x25519.Identity.from_str(lines[0])


def _opened(file: Path, key: pyrage.x25519.Identity) -> bytes:
    """What is in the file, all of it or nothing. Raises BackupFailed for a wrong key and for a changed or cut file."""
    out = BytesIO()
    try:
        with file.open("rb") as source:
            pyrage.decrypt_io(source, out, [key])
    except FileNotFoundError:
        raise BackupFailed(f"{file.name} is missing from the backup.") from None
    except (pyrage.DecryptError, OSError):
        raise BackupFailed(f"{file.name} does not open: it was changed or cut, or this is not its key.") from None
    return out.getvalue()


def _dump(config: Config, file: Path, to: pyrage.x25519.Recipient, *options: str) -> None:
    command = [*_client(config, "pg_dump", f"{PREFIX}backup"), "--format=custom", *options]
    with file.open("wb") as out, _running(config, command, config.passwords["backup"]) as process:
        assert process.stdout is not None
        pyrage.encrypt_io(process.stdout, out, [to])


def _load(config: Config, file: Path, key: pyrage.x25519.Identity, what: str) -> None:
    command = [*_client(config, "pg_restore", config.database.administrator), "--exit-on-error", what]
    password = config.database.administrator_password
    with file.open("rb") as source, _running(config, command, password) as process:
        assert process.stdin is not None
        with suppress(OSError, pyrage.DecryptError):  # pg_restore hangs up when it has what it wants; see its exit code
            pyrage.decrypt_io(source, process.stdin, [key])


def _client(config: Config, program: str, user: str) -> list[str]:
    """A program of PostgreSQL, told where to connect; the password goes through the environment."""
    database = config.database
    where = make_conninfo(host=database.host, port=database.port, user=user, dbname=database.name, **database.options)
    return [str(find_binaries(config.pg_bin) / program), "--no-password", f"--dbname={where}"]


@contextmanager
def _running(config: Config, command: list[str], password: str) -> Iterator[subprocess.Popen[bytes]]:
    """Fails when the program does; it names tables and constraints, and never rows."""
    pipe = subprocess.PIPE
    with (
        TemporaryFile() as said,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=said, env={"PGPASSWORD": password}) as process,
    ):
        yield process
        for stream in (process.stdin, process.stdout):
            with suppress(BrokenPipeError):
                stream and stream.close()
        if process.wait():
            said.seek(0)
            words = " ".join(said.read().decode(errors="replace").split("\n")[0].split())
            raise BackupFailed(f"{Path(command[0]).name} says: {words}")
