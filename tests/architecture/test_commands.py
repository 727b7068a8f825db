"""The commands: what is documented exists, what exists is documented, and what fails says so in a sentence."""

import os
import re
import socket
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from shelter.__main__ import COMMANDS, help_text
from shelter.config import ROLES, ROOT, SETTINGS

README = ROOT / "README.md"
HOSTS = re.compile(r"https?://|--(extra-)?index-url|--find-links")


def x(*argv: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The command as a person starts it, but in the environment that runs the tests."""
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("SHELTER_", "DATABASE_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-P", "-m", "shelter", *argv],
        env={**clean, "PYTHONPATH": str(ROOT), **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What a person reads when a command refuses: one line, no traceback, exit code 1."""
    assert done.returncode == 1
    assert done.stderr.startswith("x: ")
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_exists_and_is_documented(name: str) -> None:
    assert callable(getattr(import_module(f"shelter.commands.{name}"), name))
    assert f"./x {name}" in help_text()
    assert f"./x {name}" in README.read_text()


def test_every_module_of_commands_is_a_command_or_serves_one() -> None:
    modules = {file.stem for file in (ROOT / "shelter" / "commands").glob("[a-z]*.py")}

    assert modules == {*COMMANDS, "ground", "inspect", "processes"}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_stands_in_the_help_and_in_the_readme(setting: tuple[str, str, str]) -> None:
    name, default, meaning = setting

    assert f"{name} " in help_text()
    assert f"| `{name}` | {meaning} | {default} |" in README.read_text()


def test_no_module_but_the_configuration_reads_the_environment() -> None:
    readers = {
        str(file.relative_to(ROOT))
        for app in ("shelter", "residents", "reports")
        for file in (ROOT / app).rglob("*.py")
        if re.search(r"os\.(environ|getenv)", file.read_text())
    }

    assert readers == {
        "shelter/config.py",
        "shelter/commands/check.py",  # these three hand it on to a child, or tell Django which settings are ours
        "shelter/commands/ground.py",
        "shelter/commands/test.py",
        "shelter/database/unprivileged.py",  # tells PostgreSQL who it runs as
        "shelter/wsgi.py",
    }


def test_help_works_although_a_setting_is_wrong() -> None:
    assert x("--help", SHELTER_MODE="nonsense").returncode == 0


def test_an_unknown_command_is_answered_with_the_way_to_the_list() -> None:
    done = x("runn")

    assert (done.returncode, done.stderr) == (2, "x: there is no command runn. ./x --help lists them.\n")


def test_a_check_that_there_is_not_is_a_sentence_that_names_them_all() -> None:
    assert "types, lint, format" in one_sentence(x("check", "typos"))


def test_a_wrong_setting_is_a_sentence() -> None:
    assert "SHELTER_MODE must be" in one_sentence(x("run", SHELTER_MODE="nonsense"))


def test_a_port_in_use_is_a_sentence_that_names_another(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = one_sentence(x("run", SHELTER_PORT=str(port), SHELTER_DATA=str(tmp_path)))

    assert f"SHELTER_PORT={port + 1} ./x run" in said


def test_a_folder_that_cannot_be_written_is_a_sentence() -> None:
    assert "/proc/nowhere" in one_sentence(x("run", SHELTER_PORT="1", SHELTER_DATA="/proc/nowhere"))


def test_a_server_of_ones_own_that_does_not_answer_is_a_sentence(tmp_path: Path) -> None:
    keys = {f"SHELTER_{name}": "0f" * 32 for name in ("MASTER_KEY", "SECRET_KEY")}
    passwords = {f"SHELTER_{role}_PASSWORD": "x" for role in map(str.upper, ROLES)}
    said = one_sentence(
        x("manage", "check", DATABASE_URL=f"postgresql://a:secret@/homes?host={tmp_path}", **keys, **passwords)
    )

    assert "cannot be reached" in said
    assert "secret" not in said


def test_reset_asks_before_it_removes(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()

    assert "--yes" in one_sentence(x("reset", SHELTER_DATA=str(tmp_path)))
    assert x("reset", "--yes", SHELTER_DATA=str(tmp_path)).returncode == 0
    assert not (tmp_path / "demo").exists()


def test_reset_never_removes_real_children(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()

    one_sentence(x("reset", "--yes", SHELTER_DATA=str(tmp_path), SHELTER_MODE="real"))
    assert (tmp_path / "real").exists()


def test_the_locks_hold_hashes_and_no_address() -> None:
    for lock in ("run", "dev", "uv"):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text()
        pins = re.findall(r"^[a-z0-9][\w.-]*==", text, re.MULTILINE)

        assert pins
        assert text.count("--hash=sha256:") >= len(pins)
        assert not HOSTS.search(text)


def test_development_runs_the_very_versions_that_are_shipped() -> None:
    run, dev, uv = (pins((ROOT / "requirements" / f"{lock}.txt").read_text()) for lock in ("run", "dev", "uv"))

    assert run.items() <= dev.items()
    assert uv.items() <= dev.items()


def pins(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9][\w.-]*)==(\S+)", text, re.MULTILINE))


def test_every_dependency_has_its_reason() -> None:
    lines = re.findall(r'^    "[a-z][^\n]*$', (ROOT / "pyproject.toml").read_text().split("[tool.")[0], re.MULTILINE)

    assert len(lines) > 20
    assert [line for line in lines if "# " not in line] == []
