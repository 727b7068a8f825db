"""Every setting that comes from outside: the one reader of the environment. Standard library only."""

import base64
import hashlib
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from shelter.database.embedded import socket_folder

Mode = Literal["demo", "real", "test"]
ROOT = Path(__file__).resolve().parent.parent
ROLES = ("owner", "app", "press", "report", "scan", "backup")
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


class Setting(NamedTuple):
    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting("SHELTER_MODE", "demo; real with DATABASE_URL", "demo (invented people), real, or test"),
    Setting("SHELTER_DATA", "./var", "folder of the embedded database and its keys, one folder inside per mode"),
    Setting("SHELTER_PORT", "8000", "port on 127.0.0.1"),
    Setting("DATABASE_URL", "none: embedded", "postgresql://administrator:password@host:port/name of your own server"),
    Setting("SHELTER_OWNER_PASSWORD", "made once when embedded", "of role shelter_owner, which migrates"),
    Setting("SHELTER_APP_PASSWORD", "made once when embedded", "of role shelter_app, which serves the pages"),
    Setting("SHELTER_PRESS_PASSWORD", "made once when embedded", "of role shelter_press, which makes donor reports"),
    Setting("SHELTER_REPORT_PASSWORD", "made once when embedded", "of role shelter_report, which may only count"),
    Setting("SHELTER_SCAN_PASSWORD", "made once when embedded", "of role shelter_scan, which looks for names in them"),
    Setting("SHELTER_BACKUP_PASSWORD", "made once when embedded", "of role shelter_backup, which dumps it all, sealed"),
    Setting("SHELTER_MASTER_KEY", "made once when embedded", "opens every sealed field: 32 bytes in hex or base64"),
    Setting("SHELTER_SECRET_KEY", "made once when embedded", "signs sessions; at least 50 characters"),
    Setting("SHELTER_ALLOWED_HOSTS", "127.0.0.1 localhost", "host names the site answers to, separated by blanks"),
    Setting("SHELTER_TRUSTED_ORIGINS", "none", "https://… origins forms may come from, separated by blanks"),
    Setting("SHELTER_SECURE", "1 in mode real", "1 when served behind TLS: secure cookies, HSTS"),
    Setting("SHELTER_DEBUG", "0", "1 shows error pages with detail; refused in mode real"),
    Setting(
        "SHELTER_PG_BIN", "the wheel's or the system's", "folder of the PostgreSQL programs for the embedded server"
    ),
    Setting("SHELTER_CHROMIUM", "the system's", "browser for the journeys in ./x test"),
    Setting("SHELTER_PYTHON", "the first found", "a Python 3.12, 3.13 or 3.14 to make .venv with"),
)


class NotConfigured(Exception):
    """A setting is missing or cannot be used; the message says which and what to do, and never shows a secret."""


@dataclass(frozen=True, slots=True)
class Database:
    """Where PostgreSQL listens (for the embedded server `host` is the folder of its socket) and who administers it."""

    host: str
    port: int
    name: str
    administrator: str
    administrator_password: str = field(repr=False)
    options: Mapping[str, str] = field(default_factory=dict)
    embedded: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    mode: Mode
    data: Path
    port: int
    database: Database
    passwords: Mapping[str, str] = field(repr=False)  # by ROLES
    master_key: bytes = field(repr=False)
    secret_key: str = field(repr=False)
    allowed_hosts: tuple[str, ...] = LOCAL_HOSTS
    trusted_origins: tuple[str, ...] = ()
    secure: bool = False
    debug: bool = False
    pg_bin: Path | None = None
    chromium: Path | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Self:
        """Raises NotConfigured with every missing setting named at once."""
        mode = _mode(env)
        debug = _flag(env, "SHELTER_DEBUG", default=False)
        if mode == "real" and debug:
            raise NotConfigured("SHELTER_DEBUG=1 shows children's data in error pages: refused in mode real.")
        data = Path(env.get("SHELTER_DATA") or ROOT / "var").absolute() / mode
        # Tests never touch a server that they did not start.
        external = env.get("DATABASE_URL", "") if mode != "test" else ""
        keys = _keys(env, mode, data, external=bool(external))
        if len(keys["SECRET_KEY"]) < 50:
            raise NotConfigured("SHELTER_SECRET_KEY is shorter than 50 characters.")
        return cls(
            mode=mode,
            data=data,
            port=_port(env.get("SHELTER_PORT") or "8000"),
            database=_external(external) if external else _embedded(data, keys["ADMIN_PASSWORD"]),
            passwords={role: keys[f"{role.upper()}_PASSWORD"] for role in ROLES},
            master_key=_key_bytes(keys["MASTER_KEY"]),
            secret_key=keys["SECRET_KEY"],
            allowed_hosts=tuple(env.get("SHELTER_ALLOWED_HOSTS", "").split()) or LOCAL_HOSTS,
            trusted_origins=tuple(env.get("SHELTER_TRUSTED_ORIGINS", "").split()),
            secure=_flag(env, "SHELTER_SECURE", default=mode == "real"),
            debug=debug,
            pg_bin=_path(env.get("SHELTER_PG_BIN")),
            chromium=_path(env.get("SHELTER_CHROMIUM")),
        )


def _mode(env: Mapping[str, str]) -> Mode:
    match env.get("SHELTER_MODE", ""):
        case "demo":
            return "demo"
        case "test":
            return "test"
        case "real":
            return "real"
        case "":
            return "real" if env.get("DATABASE_URL") else "demo"
        case _:
            raise NotConfigured("SHELTER_MODE must be demo, real or test.")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise NotConfigured("SHELTER_PORT must be a number from 1 to 65535.")
    return int(text)


def _flag(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    match env.get(name, ""):
        case "":
            return default
        case "0" | "1" as text:
            return text == "1"
        case _:
            raise NotConfigured(f"{name} must be 0 or 1.")


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def _key_bytes(text: str) -> bytes:
    for decode in (bytes.fromhex, _from_base64):
        try:
            key = decode(text)
        except ValueError:
            continue
        if len(key) == 32:
            return key
    raise NotConfigured("SHELTER_MASTER_KEY must be 32 bytes, written as 64 hex digits or in base64.")


def _from_base64(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


# Where the database is


def _embedded(data: Path, password: str) -> Database:
    return Database(str(socket_folder(data / "postgres")), 5432, "shelter", "shelter_admin", password)


def _external(url: str) -> Database:
    """Of a libpq-like URL; what stands after `?` (sslmode, sslrootcert…) is handed to the driver."""
    try:
        parts = urlsplit(url)
        port = parts.port or 5432
    except ValueError:
        raise NotConfigured("DATABASE_URL cannot be read as a URL.") from None
    if parts.scheme not in {"postgres", "postgresql"} or not parts.username:
        raise NotConfigured("DATABASE_URL must look like postgresql://administrator:password@host:port/name.")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", unquote(parts.hostname or "localhost"))
    name = unquote(parts.path.lstrip("/")) or "shelter"
    return Database(host, port, name, unquote(parts.username), unquote(parts.password or ""), options, embedded=False)


# Keys: from the environment for a server of one's own; made once and kept in a file for the embedded one

_MAKE: Mapping[str, Callable[[], str]] = {
    "ADMIN_PASSWORD": lambda: secrets.token_urlsafe(32),
    **{f"{role.upper()}_PASSWORD": lambda: secrets.token_urlsafe(32) for role in ROLES},
    "MASTER_KEY": lambda: secrets.token_hex(32),
    "SECRET_KEY": lambda: secrets.token_urlsafe(50),
}


def _keys(env: Mapping[str, str], mode: Mode, data: Path, *, external: bool) -> dict[str, str]:
    if mode == "test":
        return {name: hashlib.sha256(name.encode()).hexdigest() for name in _MAKE}
    if external:
        return _keys_of_environment(env)
    folder = data / "secrets"
    keyless = not env.get("SHELTER_MASTER_KEY") and not (folder / "master_key").exists()
    if keyless and (data / "postgres" / "data").exists():  # a new key would open nothing of what is there
        raise NotConfigured(f"There is a database in {data} but its keys in {folder} are gone: put them back.")
    return {name: env.get(f"SHELTER_{name}") or _kept(folder / name.lower(), make) for name, make in _MAKE.items()}


def _keys_of_environment(env: Mapping[str, str]) -> dict[str, str]:
    names = [name for name in _MAKE if name != "ADMIN_PASSWORD"]
    missing = [f"SHELTER_{name}" for name in names if not env.get(f"SHELTER_{name}")]
    if missing:
        raise NotConfigured(f"With DATABASE_URL these must be set too: {', '.join(missing)}. See ./x --help.")
    return {name: env[f"SHELTER_{name}"] for name in names}


def _kept(file: Path, make: Callable[[], str]) -> str:
    """The secret in the file, made on first use; of two processes that make it at once, one wins and both read it."""
    if not file.exists():
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_once(file, make())
        except OSError as error:
            raise NotConfigured(f"The folder {file.parent} cannot be written: {error.strerror}.") from None
    return file.read_text().strip()


def _write_once(file: Path, text: str) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


CONFIG: Config


def __getattr__(name: str) -> Config:
    """CONFIG is read when somebody first asks for it: ./x --help works although a setting is wrong."""
    if name != "CONFIG":
        raise AttributeError(name)
    globals()[name] = config = Config.from_env()
    return config
