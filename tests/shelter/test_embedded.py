"""The PostgreSQL of our own: it starts, is shared, survives a kill, and keeps quiet about what is in it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from shelter.database.binaries import NoBinaries, find_binaries
from shelter.database.embedded import ADMINISTRATOR, Server, ServerFailed, socket_folder

PASSWORD = "a wren's"


def server(folder: Path, *, namespaces: bool = True) -> Server:
    return Server(folder, password=PASSWORD, durable=False, namespaces=namespaces)


def connect(running: Server) -> psycopg.Connection:
    return psycopg.connect(
        host=str(running.socket), user=ADMINISTRATOR, password=PASSWORD, dbname="postgres", autocommit=True
    )


def postmaster(running: Server) -> int:
    return int((running.data / "postmaster.pid").read_text().split()[0])


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """With a blank, a quote and an accent in its path, as people's folders have."""
    folder = tmp_path / "les données d'Ana"
    yield folder
    server(folder).stop("immediate")


def test_it_starts_answers_and_stops(folder: Path) -> None:
    with server(folder) as running, connect(running) as connection:
        assert connection.execute("select 1").fetchone() == (1,)

    assert not (running.data / "postmaster.pid").exists()


def test_it_listens_on_no_port_and_lets_nobody_in_without_the_password(folder: Path) -> None:
    with server(folder) as running, connect(running) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)
        assert (running.socket.stat().st_mode & 0o777, running.folder.stat().st_mode & 0o777) == (0o700, 0o700)
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(host=str(running.socket), user=ADMINISTRATOR, password="wrong", dbname="postgres")


def test_two_commands_share_it_and_the_last_stops_it(folder: Path) -> None:
    first, second = server(folder).start(), server(folder).start()

    assert first.stop() is False
    with connect(second) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert second.stop() is True


def test_after_a_kill_every_committed_row_is_there(folder: Path) -> None:
    running = Server(folder, password=PASSWORD).start()  # durable, as at work
    with connect(running) as connection:
        connection.execute("create table tree as select 'narra' as name")
        os.kill(postmaster(running), signal.SIGKILL)

    with server(folder) as again, connect(again) as connection:
        assert connection.execute("select name from tree").fetchall() == [("narra",)]
    running.stop()


def test_a_file_left_by_another_programs_number_does_not_stop_it(folder: Path) -> None:
    server(folder).start().stop()
    (folder / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{folder / 'data'}\n0\n5432\n")

    with server(folder) as running, connect(running) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_an_interrupted_first_start_does_not_count(folder: Path) -> None:
    (folder / "data.new").mkdir(parents=True)
    (folder / "data.new" / "PG_VERSION").write_text("18\n")

    with server(folder) as running:
        assert (running.data / "postmaster.pid").exists()


def test_data_of_another_version_are_left_alone(folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "PG_VERSION").write_text("9\n")

    with pytest.raises(ServerFailed, match="PostgreSQL 9"):
        server(folder).start()


def test_a_path_too_long_for_a_socket_moves_it_to_a_short_one(tmp_path: Path) -> None:
    deep = tmp_path / ("nest" * 25)

    with server(deep) as running, connect(running) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
        assert len(str(running.socket)) < 100
        assert running.socket.stat().st_mode & 0o777 == 0o700
    assert socket_folder(deep) == running.socket


def test_its_log_says_what_failed_but_not_with_which_words(folder: Path) -> None:
    with server(folder) as running, connect(running) as connection:
        connection.execute("create table girl (name varchar(3) unique)")
        connection.execute("insert into girl values ('Owl')")
        for statement in ("insert into girl values ('Kingfisher')", "insert into girl values ('Owl')"):
            with pytest.raises((psycopg.DataError, psycopg.IntegrityError)):
                connection.execute(statement)
        with pytest.raises(psycopg.IntegrityError):
            connection.execute("insert into girl values (%s)", ["Owl"])

    log = (folder / "server.log").read_text()
    assert "value too long" in log
    assert "Kingfisher" not in log
    assert "Owl" not in log


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
def test_root_without_namespaces_runs_it_as_another_account() -> None:
    folder = Path(f"/var/tmp/shelter-test-{os.getpid()}")
    with server(folder, namespaces=False) as running, connect(running) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
        assert Path(f"/proc/{postmaster(running)}").stat().st_uid != 0


def test_a_named_folder_without_postgresql_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(NoBinaries, match=str(tmp_path)):
        find_binaries(tmp_path)
