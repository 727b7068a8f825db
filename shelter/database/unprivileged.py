"""PostgreSQL refuses to run as root: two ways to run it all the same, without opening any folder of ours."""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# In a user namespace the process believes to be user 1000 while its files stay root's: nothing is given away.
_IN_NAMESPACE = """
import os, sys
os.unshare(os.CLONE_NEWUSER)
for name, text in (("setgroups", "deny"), ("uid_map", "1000 0 1"), ("gid_map", "1000 0 1")):
    with open("/proc/self/" + name, "w") as out:
        out.write(text)
os.environ["USER"] = os.environ["LOGNAME"] = "shelter"
os.execv(sys.argv[1], sys.argv[1:])
"""

# Where namespaces are refused (Docker, by default): become an account that owns nothing else.
_AS_ACCOUNT = """
import os, pwd, sys
account = pwd.getpwnam(sys.argv[1])
os.setgroups([])
os.setgid(account.pw_gid)
os.setuid(account.pw_uid)
os.chdir("/")
os.environ.update(USER=account.pw_name, LOGNAME=account.pw_name, HOME="/")
os.execv(sys.argv[2], sys.argv[2:])
"""


class NoAccount(Exception):
    """Root finds nobody else to run PostgreSQL as; the message says why."""


class Unprivileged:
    """Runs commands as somebody who is not root; for everybody but root it changes nothing."""

    def __init__(self, *, namespaces: bool = True) -> None:
        self.account: pwd.struct_passwd | None = None
        self._prefix: list[str] = []
        if os.geteuid() != 0:
            return
        in_namespace = [sys.executable, "-I", "-c", _IN_NAMESPACE]
        if namespaces and hasattr(os, "unshare") and _succeeds([*in_namespace, "/bin/true"]):
            self._prefix = in_namespace
        else:
            self.account = _account()
            self._prefix = [sys.executable, "-I", "-c", _AS_ACCOUNT, self.account.pw_name]

    def command(self, argv: Sequence[str | Path]) -> list[str]:
        return [*self._prefix, *map(str, argv)]

    def give(self, *paths: Path) -> None:
        """Hands files of the database over to the account that runs it."""
        if self.account:
            for path in paths:
                os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def reachable(self, binaries: Path) -> Path:
        """The folder itself; a copy where the account cannot reach it (a .venv below /root)."""
        if not self.account or _succeeds(self.command([binaries / "postgres", "--version"])):
            return binaries
        copy = Path(f"/var/tmp/shelter-postgres-{binaries.stat().st_mtime_ns}")  # noqa: S108 - checked below to be root's own
        if not copy.exists():
            draft = copy.with_suffix(f".{os.getpid()}")
            shutil.copytree(binaries.parent, draft, symlinks=True)
            draft.chmod(0o755)
            draft.rename(copy)
        if copy.stat().st_uid != 0:
            raise NoAccount(f"{copy} belongs to somebody else: remove it.")
        return copy / "bin"

    def reaches(self, folder: Path) -> bool:
        return not self.account or _succeeds(self.command(["/usr/bin/test", "-w", folder]))


def _account() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoAccount("PostgreSQL does not run as root, and there is no account postgres or nobody.")


def _succeeds(argv: Sequence[str]) -> bool:
    return subprocess.run(argv, capture_output=True, check=False).returncode == 0
