"""Words planted through the real forms are looked for in every place where they must not be."""

import logging
import subprocess
from pathlib import Path

import pytest
from django.db import connections, transaction

from residents.models import Resident
from shelter.actor import acting
from shelter.config import CONFIG
from shelter.database.binaries import find_binaries
from shelter.logs import NothingOfAnyone
from tests.residents.forms import PAGES, address, filled, form_of
from tests.world import World, enter

CANARY = "Zyzzyvacanary"
pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
LISTS = ("/", "/residents/", "/home/", "/reports/")


@pytest.fixture
def planted(transactional_db: None, caplog: pytest.LogCaptureFixture) -> World:
    """A committed world whose forms were all filled with the canary, while every logger told all it could."""
    caplog.set_level(logging.DEBUG)
    for name in ("django", "django.db.backends", "django.request"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    with transaction.atomic():
        world = World()
    client = enter(world.mara)
    with acting(world.mara.pk), transaction.atomic():
        public_id = world.wren.public_id
    for page in PAGES:
        url = address(page, public_id)
        if page != "code_name":  # the one name that may be seen everywhere
            answer = client.post(url, filled(form_of(client, url), CANARY))
            assert answer.status_code == 302, (page, getattr(answer.context.get("form"), "errors", None))
            assert CANARY not in answer.headers["Location"]
    return world


def dump() -> bytes:
    owner = connections["owner"].settings_dict
    program = find_binaries(CONFIG.pg_bin) / "pg_dump"
    where = ["-h", owner["HOST"], "-p", str(owner["PORT"]), "-U", "shelter_backup", owner["NAME"]]
    done = subprocess.run(
        [program, "--inserts", *where],
        env={"PGPASSWORD": CONFIG.passwords["backup"], "PATH": ""},
        capture_output=True,
        check=True,
    )
    return done.stdout


def hidden_in(content: bytes) -> bool:
    """The canary as text, or as PostgreSQL writes bytes."""
    low = content.lower()
    return any(form in low for form in (CANARY.lower().encode(), CANARY.encode().hex().encode()))


def bytes_of(file: Path) -> bytes:
    """PostgreSQL takes files away while they are looked through."""
    try:
        return file.read_bytes() if file.is_file() else b""
    except FileNotFoundError:
        return b""


def test_planted_words_are_in_no_dump_no_file_and_no_log(planted: World, caplog: pytest.LogCaptureFixture) -> None:
    with acting(planted.mara.pk), transaction.atomic():
        assert CANARY in planted.wren.called  # it is there, for those who may

    dumped = dump()
    assert b"residents_identity" in dumped
    assert not hidden_in(dumped)
    assert [file.name for file in Path(CONFIG.data).rglob("*") if hidden_in(bytes_of(file))] == []
    formatter = NothingOfAnyone()
    assert CANARY not in "\n".join(formatter.format(record) for record in caplog.records)


def test_planted_words_are_on_no_list_no_title_and_not_with_the_donor_officer(planted: World) -> None:
    for name in ("mara", "carla", "hana", "dora", "ada", "sol"):
        client = enter(getattr(planted, name))
        for path in LISTS:
            assert CANARY not in client.get(path, follow=True).content.decode(), (name, path)


def test_the_legal_name_is_not_in_the_page_until_it_is_asked_for(planted: World) -> None:
    client = enter(planted.carla)
    with acting(planted.carla.pk), transaction.atomic():
        url = Resident.objects.get(code_name="Wren").get_absolute_url()
        family = planted.wren.identity.family
    before = client.get(url).content.decode()
    after = client.post(f"{url}name/", follow=True).content.decode()

    assert family == CANARY
    assert f"{CANARY} {CANARY}" not in before
    assert f"{CANARY} {CANARY}" in after
