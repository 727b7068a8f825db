"""./x run: the whole of Shelter, on this machine, until Ctrl-C."""

import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException

from shelter.commands import CannotDoThat, ground
from shelter.commands.processes import die_with_parent, stop_in_order
from shelter.config import CONFIG, ROOT

WORKERS, THREADS = 2, 4
PATIENCE = 60  # seconds for the web server to answer


def run(rest: Sequence[str]) -> int:
    if rest:
        raise CannotDoThat("./x run takes nothing more. Settings come from the environment: see ./x --help.")
    _check_port()
    stop_in_order()
    print("Starting the database", flush=True)
    with ground.database():
        _prepare()
        return _serve()


def _check_port() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", CONFIG.port))
        except OSError as error:
            raise CannotDoThat(
                f"Port {CONFIG.port} cannot be used ({error.strerror}). Is Shelter running already? "
                f"Or choose another one: SHELTER_PORT={CONFIG.port + 1} ./x run"
            ) from None


def _prepare() -> None:
    from django.core.management import call_command

    ground.set_up_django()
    if ground.migrate():
        print("Made the tables", flush=True)
    if CONFIG.mode == "demo":
        _make_demo_once()
    call_command("collectstatic", interactive=False, verbosity=0)
    ground.let_go()


def _make_demo_once() -> None:
    from django.core.management import call_command

    made = CONFIG.data / "demo-is-made"
    if made.exists():
        return
    print("Inventing people for the demo (once)", flush=True)
    call_command("make_demo")
    call_command("demo_reports")
    made.parent.mkdir(parents=True, exist_ok=True)  # with a server of one's own nothing has needed it yet
    made.touch()


def _serve() -> int:
    server = subprocess.Popen(_gunicorn(), cwd=ROOT, preexec_fn=die_with_parent)
    try:
        _wait_for(server)
        print(_welcome(), flush=True)
        return server.wait()
    finally:
        print("Stopping", flush=True)
        server.terminate()
        server.wait()


def _gunicorn() -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "shelter.wsgi"),
        *("--bind", f"127.0.0.1:{CONFIG.port}"),
        *("--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)),
        *("--log-level", "warning", "--no-control-socket"),
    ]


def _wait_for(server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise CannotDoThat("The web server ended at once; its own words are above.")
        if _answers():
            return
        time.sleep(0.1)
    raise CannotDoThat(f"The web server does not answer after {PATIENCE} seconds.")


def _answers() -> bool:
    """Any page will do: gunicorn takes connections before its workers know how to answer them."""
    connection = HTTPConnection("127.0.0.1", CONFIG.port, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        status = connection.getresponse().status
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    if status >= 500:
        raise CannotDoThat("Shelter starts, but its first page fails; the reason is above.")
    return True


def _welcome() -> str:
    address = f"http://127.0.0.1:{CONFIG.port}/"
    if CONFIG.mode == "demo":
        how = "Open it and choose who you are: everybody in it is invented."
    else:
        how = "Sign in with your user name, password and second factor."
    return f"\nShelter is ready: {address}\n{how} Ctrl-C stops it.\n"
