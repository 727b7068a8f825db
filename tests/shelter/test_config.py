"""Where settings come from, and which are refused."""

from pathlib import Path

import pytest

from shelter.config import ROLES, SETTINGS, Config, NotConfigured
from shelter.database.embedded import socket_folder

KEY = "0f" * 32
EXTERNAL = {
    "DATABASE_URL": "postgresql://chief:p%40ss@db.example:6543/homes?sslmode=verify-full",
    **{f"SHELTER_{role.upper()}_PASSWORD": f"of-{role}" for role in ROLES},
    "SHELTER_MASTER_KEY": KEY,
    "SHELTER_SECRET_KEY": "k" * 50,
}


def refusal(env: dict[str, str]) -> str:
    with pytest.raises(NotConfigured) as refused:
        Config.from_env(env)
    return str(refused.value)


def test_a_bare_machine_gets_a_demo_whose_keys_only_we_may_read(tmp_path: Path) -> None:
    config = Config.from_env({"SHELTER_DATA": str(tmp_path)})

    assert (config.mode, config.port, config.secure, config.debug) == ("demo", 8000, False, False)
    assert config.data == tmp_path / "demo"
    assert config.database.host == str(socket_folder(tmp_path / "demo" / "postgres"))
    assert {file.stat().st_mode & 0o777 for file in (config.data / "secrets").iterdir()} == {0o600}
    assert (config.data / "secrets").stat().st_mode & 0o777 == 0o700


def test_keys_are_made_once(tmp_path: Path) -> None:
    first, second = (Config.from_env({"SHELTER_DATA": str(tmp_path)}) for _ in range(2))

    assert first == second
    assert len({*first.passwords.values(), first.secret_key, first.master_key.hex()}) == len(ROLES) + 2


def test_demo_and_real_never_share_a_folder_or_a_key(tmp_path: Path) -> None:
    demo, real = (Config.from_env({"SHELTER_DATA": str(tmp_path), "SHELTER_MODE": m}) for m in ("demo", "real"))

    assert demo.data != real.data
    assert demo.master_key != real.master_key
    assert real.secure


def test_a_database_without_its_keys_is_not_given_new_ones(tmp_path: Path) -> None:
    (tmp_path / "real" / "postgres" / "data").mkdir(parents=True)

    assert "its keys" in refusal({"SHELTER_DATA": str(tmp_path), "SHELTER_MODE": "real"})
    assert not (tmp_path / "real" / "secrets").exists()


def test_a_server_of_ones_own_is_real_and_needs_every_key(tmp_path: Path) -> None:
    config = Config.from_env({**EXTERNAL, "SHELTER_DATA": str(tmp_path)})

    database = config.database
    assert config.mode == "real"
    assert (database.host, database.port, database.name) == ("db.example", 6543, "homes")
    assert (database.administrator, database.administrator_password) == ("chief", "p@ss")
    assert (dict(database.options), database.embedded) == ({"sslmode": "verify-full"}, False)
    assert list(tmp_path.iterdir()) == []  # nothing of it is written down here


@pytest.mark.parametrize("name", [name for name in EXTERNAL if name != "DATABASE_URL"])
def test_a_server_of_ones_own_without_a_key_is_refused_by_the_name_of_the_key(name: str) -> None:
    assert name in refusal({key: value for key, value in EXTERNAL.items() if key != name})


def test_tests_never_touch_a_server_they_did_not_start() -> None:
    assert Config.from_env({**EXTERNAL, "SHELTER_MODE": "test"}).database.embedded


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"SHELTER_MODE": "staging"}, "demo, real or test"),
        ({"SHELTER_MODE": "test", "SHELTER_PORT": "http"}, "1 to 65535"),
        ({"SHELTER_MODE": "test", "SHELTER_PORT": "65536"}, "1 to 65535"),
        ({"SHELTER_MODE": "test", "SHELTER_SECURE": "yes"}, "0 or 1"),
        ({**EXTERNAL, "SHELTER_DEBUG": "1"}, "refused in mode real"),
        ({**EXTERNAL, "SHELTER_MASTER_KEY": "abc"}, "32 bytes"),
        ({**EXTERNAL, "SHELTER_SECRET_KEY": "short"}, "50 characters"),
        ({**EXTERNAL, "DATABASE_URL": "mysql://chief@db/homes"}, "postgresql://"),
        ({**EXTERNAL, "DATABASE_URL": "postgresql://chief@db:x/homes"}, "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(env: dict[str, str], says: str) -> None:
    assert says in refusal(env)


def test_no_secret_is_in_what_a_traceback_would_print() -> None:
    config = Config.from_env(EXTERNAL)

    shown = repr(config)
    assert not [value for key, value in EXTERNAL.items() if key != "DATABASE_URL" and value in shown]
    assert "p@ss" not in shown


def test_every_setting_that_is_read_is_documented() -> None:
    class Listening(dict[str, str]):
        def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]  # only what we use
            asked.add(key)
            return super().get(key, default)

    asked: set[str] = set()
    Config.from_env(Listening(EXTERNAL))

    assert asked | {"SHELTER_PYTHON"} == {setting.name for setting in SETTINGS}  # the launcher reads that one itself
