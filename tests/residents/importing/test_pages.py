"""The pages of bringing in a list: what they refuse beside the field, what they show, and to whom."""

import csv
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from residents.importing import sheets
from residents.importing.judge import judge
from shelter.actor import acting
from tests.residents.importing.homes import LIST, Homes
from tests.residents.importing.lists import HEADING, HERON, HOMES, TODAY, WREN, changed, workbook
from tests.world import World, enter

START = "/residents/import/"


@pytest.fixture
def homes(world: World) -> Iterator[Homes]:
    found = Homes(world)
    with acting(None):
        yield found


def send(client: Client, content: bytes, name: str = "list.xlsx") -> Any:
    return client.post(START, {"file": SimpleUploadedFile(name, content)})


def bomb() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return file.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
HOSTILE = {
    "no spreadsheet": (b"\x89PNG\r\n\x1a\n" + b"\0" * 400, "not a spreadsheet"),
    "empty": (b"", "empty"),
    "locked": (LOCKED, "protected by a password"),
    "a bomb": (bomb(), "grow far beyond its size"),
    "cut short": (LIST.read_bytes()[:5000], "damaged"),
    "fifty megabytes": (b"a,b\n" * 12_500_000, "larger than 20 MB"),
    "words": (b"\0\1\2\3" * 900, "not a spreadsheet"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_list_is_answered_beside_the_field(homes: Homes, kind: str) -> None:
    content, words = HOSTILE[kind]
    answer = send(enter(homes.lena), content)

    assert answer.status_code == 200
    assert words in str(answer.context["form"].errors["file"])


def test_nothing_sent_is_answered_beside_the_field(homes: Homes) -> None:
    assert "file" in enter(homes.lena).post(START).context["form"].errors


def test_each_row_is_shown_with_its_verdict_and_no_name(homes: Homes) -> None:
    client = enter(homes.lena)
    columns = send(client, LIST.read_bytes()).headers["Location"]
    rows = columns.replace("/columns/", "/rows/")

    page = client.get(rows).content.decode()
    rejected = client.get(f"{rows}?show=reject").content.decode()

    assert "MASTER LIST · 76" in rejected
    assert "no name" in rejected
    assert rejected.count("MASTER LIST ·") == 6
    assert "Download the rows" in page
    judged = judge(sheets.read(LIST.read_bytes()), homes=HOMES, today=TODAY)
    families = {one.person.family for one in judged.verdicts if one.person}
    assert len(families) > 20
    assert [name for name in families if name in page.partition("<main")[2]] == []


def test_rows_to_mend_are_a_file_without_formulas_and_names(homes: Homes) -> None:
    client = enter(homes.lena)
    bad = changed(HERON, code="+cmd|calc", admitted="31/02/2020")
    columns = send(client, workbook(MASTER_LIST=[HEADING, WREN, bad])).headers["Location"]

    answer = client.get(columns.replace("/columns/", "/rows.csv"))
    lines = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))

    assert lines[1:] == [["MASTER LIST", "3", "'+cmd|calc", "Not accepted", "no such date"]]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rows-to-mend.csv"'


def test_what_the_columns_hold_can_be_changed(homes: Homes) -> None:
    client = enter(homes.lena)
    columns = send(client, workbook(LIST=[HEADING, WREN])).headers["Location"]
    form = client.get(columns).context["form"]
    data = {bound.html_name: bound.value() for bound in form}

    twice = client.post(columns, data | {"s0c1": "given"})
    swapped = client.post(columns, data | {"s0c1": "given", "s0c2": "family"})

    assert "s0c2" in twice.context["form"].errors
    assert swapped.status_code == 302
    again = client.get(columns).context["form"]
    assert (again["s0c1"].value(), again["s0c2"].value()) == ("given", "family")


@pytest.mark.parametrize("bad", ["nonsense", "\0", "x" * 100_000, "‮given"])
def test_nonsense_for_a_column_is_answered_beside_it(homes: Homes, bad: str) -> None:
    client = enter(homes.lena)
    columns = send(client, workbook(LIST=[HEADING, WREN])).headers["Location"]
    data = {bound.html_name: bound.value() for bound in client.get(columns).context["form"]}

    answer = client.post(columns, data | {"s0c1": bad})

    assert answer.status_code == 200
    assert "s0c1" in answer.context["form"].errors


def test_a_list_that_is_not_brought_in_is_deleted(homes: Homes) -> None:
    client = enter(homes.lena)
    columns = send(client, LIST.read_bytes()).headers["Location"]

    client.post(columns.replace("/columns/", "/forget/"))

    assert client.get(columns).status_code == 404


@pytest.mark.parametrize("name", ["carla", "pia", "nena", "hana", "dora", "ada"])
def test_only_a_coordinator_sees_the_pages(homes: Homes, world: World, name: str) -> None:
    assert enter(getattr(world, name)).get(START).status_code == 403


def test_a_list_of_somebody_else_looks_as_if_it_did_not_exist(homes: Homes, world: World) -> None:
    columns = send(enter(homes.lena), LIST.read_bytes()).headers["Location"]
    other = enter(world.mara)

    for page in ("columns", "rows", "confirm", "state", "back"):
        assert other.get(columns.replace("columns", page)).status_code == 404
    assert other.get(columns.replace("columns/", "")).status_code == 404
    assert other.get(columns.replace("columns/", "rows.csv")).status_code == 404


@pytest.mark.parametrize(
    "asked", ["?from=-5", "?from=99999999999", "?from=1e9", "?show=nonsense", "?show=reject&from=x"]
)
def test_nonsense_in_the_address_is_taken_kindly(homes: Homes, asked: str) -> None:
    client = enter(homes.lena)
    rows = send(client, workbook(LIST=[HEADING, WREN])).headers["Location"].replace("/columns/", "/rows/")

    assert client.get(rows + asked).status_code == 200
