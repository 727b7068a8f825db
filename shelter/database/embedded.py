"""A PostgreSQL of our own on this machine: made on first start, shared by commands, stopped by the last of them."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, Self

from shelter.database.binaries import find_binaries, major_version
from shelter.database.unprivileged import Unprivileged

ADMINISTRATOR = "shelter_admin"
SOCKET = ".s.PGSQL.5432"

# A statement in the server's log could hold a child's name: log what failed, never with which values.
QUIET_LOG = """
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
"""
# For tests only: a power cut may lose everything, and every commit is quicker.
FORGETFUL = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""


class ServerFailed(Exception):
    """The embedded database does not start or stop; the message says why in words."""


def socket_folder(folder: Path) -> Path:
    """Where the server in `folder` listens: beside the data, or in /tmp where that path is too long (108 bytes)."""
    beside = folder / "run"
    if len(os.fsencode(beside / f"{SOCKET}.lock")) <= 100:
        return beside
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir(), f"shelter-{os.geteuid()}-{digest}")


class Server:
    """The server whose data lie in `folder`. `durable=False` trades safety for speed: tests only."""

    def __init__(
        self,
        folder: Path,
        *,
        password: str,
        binaries: Path | None = None,
        durable: bool = True,
        namespaces: bool = True,
    ) -> None:
        self.folder = folder.absolute()
        self.data = self.folder / "data"
        self.socket = socket_folder(self.folder)
        self.durable = durable
        self._password = password
        self._unprivileged = Unprivileged(namespaces=namespaces)
        self.binaries = self._unprivileged.reachable(find_binaries(binaries))
        self._lease: IO[str] | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> Self:
        """Starts the server, or joins one that another command started; holds a lease on it until `stop`."""
        try:
            self._make_folders()
            with self._alone():
                self._make_cluster()
                if self._running() and not (self.socket / SOCKET).exists():
                    self._pg_ctl("stop", "-m", "fast")  # it listens where nobody looks: its folder was moved or removed
                if not self._running():
                    self._launch()
                self._lease = (self.folder / "lease").open("w")
                fcntl.flock(self._lease, fcntl.LOCK_SH)  # the kernel gives it back, even after kill -9
        except OSError as error:
            why = error.strerror or error
            raise ServerFailed(f"The database cannot use the folder {self.folder}: {why}.") from None
        return self

    def stop(self, mode: Literal["fast", "immediate"] = "fast") -> bool:
        """Gives up the lease and, when nobody else holds one, stops the server. True when it is stopped."""
        if not self.folder.exists():
            return True
        with self._alone(), (self.folder / "lease").open("w") as lease:
            if self._lease:
                self._lease.close()
                self._lease = None
            try:
                fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            if self._running():
                self._pg_ctl("stop", "-m", mode)
            return True

    # -- making it

    def _make_folders(self) -> None:
        for folder in (self.folder, self.socket):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._unprivileged.give(folder)
            owner = self._unprivileged.account.pw_uid if self._unprivileged.account else os.geteuid()
            if folder.stat().st_uid != owner:
                raise ServerFailed(f"The folder {folder} belongs to somebody else.")
        if not self._unprivileged.reaches(self.folder):
            raise ServerFailed(
                f"PostgreSQL does not run as root, and the account that runs it cannot reach {self.folder}: "
                "set SHELTER_DATA to a folder outside root's home, or start Shelter as another user."
            )

    def _make_cluster(self) -> None:
        version = major_version(self.binaries)
        if (self.data / "PG_VERSION").exists():
            made_by = int((self.data / "PG_VERSION").read_text())
            if made_by != version:
                raise ServerFailed(f"{self.data} is of PostgreSQL {made_by}, and this is {version}: restore a backup.")
            return
        draft = self.folder / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        # The wheel has no ICU; its own collation came with version 17.
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if version >= 17 else []
        haste = [] if self.durable else ["--no-sync"]
        with self._password_file() as file:
            access = ["-U", ADMINISTRATOR, "--auth=scram-sha-256", f"--pwfile={file}"]
            self._run(["initdb", "-D", draft, "-E", "UTF8", "--locale=C", *locale, *access, "--data-checksums", *haste])
        with (draft / "postgresql.conf").open("a") as conf:
            conf.write(QUIET_LOG + ("" if self.durable else FORGETFUL) + "\ninclude 'shelter.conf'\n")
        draft.rename(self.data)  # only now does it count: an interrupted initdb starts again

    @contextmanager
    def _password_file(self) -> Iterator[Path]:
        file = self.folder / "password"
        file.touch(mode=0o600)
        try:
            file.write_text(self._password + "\n")
            self._unprivileged.give(file)
            yield file
        finally:
            file.unlink()

    # -- running it

    def _launch(self) -> None:
        folder = str(self.socket).replace("'", "''")  # in a file, because the command line would split it at blanks
        conf = self.data / "shelter.conf"
        conf.write_text(
            f"listen_addresses = ''\nunix_socket_permissions = 0700\nunix_socket_directories = '{folder}'\n"
        )
        self._unprivileged.give(conf)
        for patience in (5, 4, 3, 2, 1, 0):
            try:
                self._pg_ctl("start", "-l", str(self.folder / "server.log"))
                break
            except ServerFailed:
                if not patience:
                    raise
                time.sleep(0.5)  # after kill -9 the children of the old server take a moment to notice

    def _running(self) -> bool:
        """Is a postmaster alive? Clears away the traces of one that is dead but looks alive to pg_ctl and to postgres.

        That is a zombie, where process 1 does not collect them (containers), or another program that got its number.
        """
        file = self.data / "postmaster.pid"
        try:
            pid = int(file.read_text().split("\n", 1)[0])
            os.kill(pid, 0)
        except (FileNotFoundError, ValueError, ProcessLookupError):
            return False
        except PermissionError:
            pass  # alive, and somebody else's
        if _is_postgres(pid):
            return True
        for trace in (file, self.socket / SOCKET, self.socket / f"{SOCKET}.lock"):
            trace.unlink(missing_ok=True)
        return False

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.folder / "start.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _pg_ctl(self, verb: str, *options: str) -> None:
        self._run(["pg_ctl", "-D", self.data, "-w", "-s", "-t", "60", *options, verb])

    def _run(self, argv: list[str | Path]) -> None:
        argv = [self.binaries / argv[0], *argv[1:]]
        # To a file and not to a pipe: the server inherits it, and would keep a pipe open for ever.
        with tempfile.TemporaryFile("w+") as said:
            ended = subprocess.run(
                self._unprivileged.command(argv), stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False
            )
            if ended.returncode:
                said.seek(0)
                raise ServerFailed(f"PostgreSQL says: {said.read().strip()} (more in {self.folder / 'server.log'})")


def _is_postgres(pid: int) -> bool:
    try:
        name, rest = Path(f"/proc/{pid}/stat").read_text().split("(", 1)[1].rsplit(")", 1)
    except (FileNotFoundError, IndexError):
        return not Path("/proc/self").exists()  # macOS: no way to look closer
    return name == "postgres" and rest.split()[0] not in {"Z", "X"}
