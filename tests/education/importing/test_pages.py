"""A coordinator brings in results through the pages; nobody else comes near them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from education.importing.models import ResultsBatch
from education.models import Mark
from shelter.actor import acting
from shelter.models import Staff
from tests.education.importing.sheets_of_results import give_code, results
from tests.education.importing.test_bringing_in import ROBIN, WREN
from tests.world import World, enter

START = "/schooling/import/"


@pytest.fixture
def coded(world: World) -> World:
    with acting(world.mara.pk):
        give_code(world.mara, world.wren, "2020-001")
    return world


def upload(client: Any, content: bytes) -> Any:
    file = SimpleUploadedFile("Mahogany.xlsx", content)
    return client.post(START, {"file": file}, follow=True)


def marks(by: Staff) -> int:
    with acting(by.pk):
        return Mark.objects.count()


def test_a_coordinator_chooses_looks_and_brings_in(coded: World) -> None:
    client = enter(coded.mara)
    page = upload(client, results(last=[WREN, ROBIN]))
    text = page.content.decode()

    assert "1 row can be brought in" in text
    assert "code not known" in text
    assert "Mahogany" not in text
    assert marks(coded.mara) == 0
    done = client.post(page.request["PATH_INFO"], {"go": "1"}, follow=True)
    assert "The results are in" in done.content.decode()
    assert marks(coded.mara) == 4


def test_what_differs_is_asked_row_by_row(coded: World) -> None:
    client = enter(coded.mara)
    client.post(upload(client, results(last=[WREN])).request["PATH_INFO"], {"go": "1"})
    again = upload(client, results(last=[[*WREN[:3], 85, *WREN[4:]]]))

    assert "Quarter 1: 80 is written, 85 in the file" in again.content.decode()
    client.post(again.request["PATH_INFO"], {"go": "1", "overwrite": ["SY 2025-2026:2"]})
    with acting(coded.mara.pk):
        assert Mark.objects.get(period__number=1).value == 85


def test_a_row_that_does_not_differ_cannot_be_ticked(coded: World) -> None:
    client = enter(coded.mara)
    client.post(upload(client, results(last=[WREN])).request["PATH_INFO"], {"go": "1"})
    again = upload(client, results(last=[[*WREN[:3], 85, *WREN[4:]]]))
    refused = client.post(again.request["PATH_INFO"], {"overwrite": ["SY 2025-2026:9"]})

    assert refused.status_code == 200
    with acting(coded.mara.pk):
        assert Mark.objects.get(period__number=1).value == 80


def test_rows_are_shown_by_what_becomes_of_them(coded: World) -> None:
    client = enter(coded.mara)
    page = upload(client, results(last=[WREN, ROBIN]))
    shown = client.get(page.request["PATH_INFO"] + "?show=reject").content.decode()

    assert "2020-002" in shown
    assert ">2020-001<" not in shown


def test_a_file_may_be_forgotten(coded: World) -> None:
    client = enter(coded.mara)
    page = upload(client, results(last=[WREN]))
    with acting(coded.mara.pk):
        batch = ResultsBatch.objects.get()
    client.post(reverse("results_import_forget", args=[batch.pk]))

    assert client.get(page.request["PATH_INFO"]).status_code == 404


@pytest.mark.parametrize("name", ["carla", "pia", "nena", "hana", "dora", "ada"])
def test_nobody_else_comes_to_these_pages(coded: World, name: str) -> None:
    page = upload(enter(coded.mara), results(last=[WREN]))
    client = enter(getattr(coded, name))

    assert client.get(START).status_code == 403
    assert upload(client, results(last=[WREN])).status_code == 403
    assert client.get(page.request["PATH_INFO"]).status_code == 403


def test_another_coordinator_does_not_find_the_file(coded: World) -> None:
    page = upload(enter(coded.mara), results(last=[WREN]))

    assert enter(coded.suri).get(page.request["PATH_INFO"]).status_code == 404


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"a;b\n1;2\n"])
def test_what_holds_no_results_is_said_beside_the_field(coded: World, content: bytes) -> None:
    page = upload(enter(coded.mara), content)

    assert page.status_code == 200
    assert page.context["form"].errors["file"]
