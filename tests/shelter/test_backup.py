"""A backup comes back whole or not at all, and the server that made it cannot read it."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from shelter.config import Config
from shelter.database import backup, roles
from shelter.database.embedded import Server

PRIVATE, PUBLIC = backup.make_identity()
TABLES = """
    create table shelter_datakey (subject int primary key, wrapped bytea);
    create table resident (id int primary key references shelter_datakey, called text);
    alter table resident enable row level security;
    alter table resident force row level security;
    create policy everything on resident to shelter_owner using (true);
    insert into shelter_datakey select n, sha256(n::text::bytea) from generate_series(1, 500) n;
    insert into resident select n, 'Kingfisher ' || n from generate_series(1, 500) n;
"""


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Config]:
    config = Config.from_env({"SHELTER_DATA": str(tmp_path_factory.mktemp("backup"))})
    password = config.database.administrator_password
    with Server(config.data / "postgres", password=password, durable=False):
        roles.prepare(config)
        owner = roles.conninfo(config.database, "shelter", user="shelter_owner", password=config.passwords["owner"])
        with psycopg.connect(owner) as connection:
            connection.execute(TABLES)
        yield config


@pytest.fixture(scope="module")
def made(config: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return backup.back_up(config, tmp_path_factory.mktemp("shelf"), PUBLIC)


def empty(config: Config, name: str) -> Config:
    other = dataclasses.replace(config, database=dataclasses.replace(config.database, name=name))
    roles.prepare(other)
    return other


def test_what_row_security_hides_from_the_owner_comes_back_too(config: Config, made: Path) -> None:
    other = empty(config, "restored")

    assert backup.restore(other, made, PRIVATE) == 500
    with backup.connect_as_administrator(other) as connection:
        keys = connection.execute("select count(*) from shelter_datakey").fetchone()
        fence = connection.execute("select relforcerowsecurity from pg_class where relname = 'resident'").fetchone()
    assert (keys, fence) == ((500,), (True,))


def test_nothing_in_it_can_be_read(made: Path) -> None:
    assert {file.name for file in made.iterdir()} == {"data.age", "keys.age", "counts.age"}
    assert [file for file in made.iterdir() if b"Kingfisher" in file.read_bytes()] == []
    assert made.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["data.age", "keys.age", "counts.age"])
@pytest.mark.parametrize("harm", ["flipped", "cut", "gone"])
def test_a_harmed_backup_is_refused_before_anything_is_written(
    config: Config, made: Path, tmp_path: Path, name: str, harm: str
) -> None:
    other, copy = empty(config, "untouched"), tmp_path / "copy"
    copy.mkdir()
    for file in made.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    held = bytearray((copy / name).read_bytes())
    held[-20] ^= 1
    match harm:
        case "flipped":
            (copy / name).write_bytes(held)
        case "cut":
            (copy / name).write_bytes(held[:-20])
        case "gone":
            (copy / name).unlink()

    with pytest.raises(backup.BackupFailed, match=name):
        backup.restore(other, copy, PRIVATE)
    with backup.connect_as_administrator(other) as connection:
        assert backup.count_rows(connection) == {}


def test_another_key_does_not_open_it(config: Config, made: Path) -> None:
    with pytest.raises(backup.BackupFailed, match="does not open"):
        backup.restore(empty(config, "untouched"), made, backup.make_identity()[0])


def test_a_database_that_holds_something_is_not_overwritten(config: Config, made: Path) -> None:
    with pytest.raises(backup.BackupFailed, match="not empty"):
        backup.restore(config, made, PRIVATE)


def test_a_word_that_is_no_key_is_refused(config: Config, tmp_path: Path) -> None:
    with pytest.raises(backup.BackupFailed, match="age1"):
        backup.back_up(config, tmp_path, "wren")
    assert list(tmp_path.iterdir()) == []
