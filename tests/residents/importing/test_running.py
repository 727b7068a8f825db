"""Bringing in a list beside the pages: committed work, seen from other connections."""

import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from residents.importing import actions, running
from residents.importing.models import ImportBatch, Stage
from residents.models import Resident, Stay
from residents.models.codes import Phase
from shelter.actor import one_transaction
from tests.residents.importing.homes import LIST, Homes
from tests.residents.importing.lists import HEADING, HERON, WREN, changed, workbook
from tests.world import World, enter

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SMALL = workbook(MASTER_LIST=[HEADING, WREN, HERON])


@pytest.fixture
def homes(transactional_db: None) -> Homes:
    with transaction.atomic():
        return Homes(World())


def send(client: Client, content: bytes, name: str = "list.xlsx") -> Any:
    return client.post("/residents/import/", {"file": SimpleUploadedFile(name, content)})


def confirm(client: Client, homes: Homes, content: bytes) -> str:
    """From the file to the page that follows it; the columns are right as found. Returns that page's address."""
    columns: str = send(client, content).headers["Location"]
    page = client.get(columns)
    data = {bound.html_name: bound.value() for bound in page.context["form"]}
    rows = client.post(columns, data).headers["Location"]
    assert client.get(rows).status_code == 200
    asked = client.get(rows.replace("/rows/", "/confirm/"))
    workers = {field.html_name: str(homes.carmen.pk) for field in asked.context["form"]}
    return str(client.post(rows.replace("/rows/", "/confirm/"), {"go": "1", **workers}).headers["Location"])


def wait(client: Client, address: str) -> dict[str, Any]:
    for _try in range(200):
        state: dict[str, Any] = client.get(f"{address}state/").json()
        if state["url"]:
            return state
        time.sleep(0.1)
    raise AssertionError("it does not end")


def test_a_coordinator_brings_in_a_list_by_the_pages_and_takes_it_back(homes: Homes) -> None:
    client = enter(homes.lena)
    address = confirm(client, homes, LIST.read_bytes())

    assert wait(client, address) == {"done": 384, "total": 384, "url": address}
    done = client.get(address).content.decode()
    assert "The list is in" in done
    with one_transaction(homes.lena):
        assert Resident.objects.filter(phase=Phase.IN_RESIDENCE).count() == 64

    assert client.get(f"{address}back/").status_code == 200
    client.post(f"{address}back/")

    assert "The list was taken back" in client.get(address).content.decode()
    with one_transaction(homes.lena):
        assert not Resident.objects.exists()


class Killed(dict[Any, Any]):
    """Whoever is asked for, the process ends at that moment."""

    def __getitem__(self, key: Any) -> Any:
        raise KeyboardInterrupt


def begun(homes: Homes) -> ImportBatch:
    workers: Any = homes.everywhere(homes.carmen)
    with one_transaction(homes.lena):
        batch = actions.look_at(by=homes.lena, content=SMALL, file_name="")
        return actions.begin(by=homes.lena, batch=batch, social_workers=workers)


def test_an_import_that_is_killed_leaves_nothing_and_can_be_tried_again(homes: Homes) -> None:
    client, batch = enter(homes.lena), begun(homes)
    with pytest.raises(KeyboardInterrupt):
        running.bring_in(batch.pk, homes.lena, Killed())
    with one_transaction(homes.lena):
        assert not Resident.objects.exists()
        assert ImportBatch.objects.get().stage == Stage.RUNNING
        ImportBatch.objects.update(told_at="2020-01-01T00:00:00Z")  # silent for long

    address = batch.get_absolute_url()
    assert "Nothing of it was brought in" in client.get(address).content.decode()
    form = client.get(f"{address}confirm/").context["form"]
    client.post(f"{address}confirm/", {"go": "1", **{f.html_name: str(homes.carmen.pk) for f in form}})
    wait(client, address)
    with one_transaction(homes.lena):
        assert Resident.objects.count() == 2


def test_a_fault_is_told_and_nothing_is_written(homes: Homes) -> None:
    client, batch = enter(homes.lena), begun(homes)
    running.bring_in(batch.pk, homes.lena, {})  # nobody for the girls who are here

    assert "Nothing of it was brought in" in client.get(batch.get_absolute_url()).content.decode()
    with one_transaction(homes.lena):
        assert not Resident.objects.exists()


def bring_in(homes: Homes, content: bytes) -> ImportBatch:
    workers: Any = homes.everywhere(homes.carmen)
    with one_transaction(homes.lena):
        batch = actions.look_at(by=homes.lena, content=content, file_name="")
        return actions.bring_in(by=homes.lena, batch=batch, social_workers=workers)


def test_a_girl_known_from_before_gets_a_further_stay_in_her_file_and_back(homes: Homes) -> None:
    bring_in(homes, workbook(MASTER_LIST=[HEADING, changed(WREN, left="2021-01-01")]))
    batch = bring_in(homes, workbook(MASTER_LIST=[HEADING, changed(WREN, admitted="2022-02-02", home="Passi 2")]))

    with one_transaction(homes.lena):
        her = Resident.objects.get()
        assert (her.phase, her.home) == (Phase.IN_RESIDENCE, homes.named("Passi 2"))
        assert Stay.objects.filter(resident=her).count() == 2
    with one_transaction(homes.lena):
        actions.take_back(by=homes.lena, batch=batch)

    with one_transaction(homes.lena):
        her = Resident.objects.get()
        assert (her.phase, her.home) == (Phase.LEFT, homes.named("Silay"))
        assert Stay.objects.filter(resident=her).count() == 1
