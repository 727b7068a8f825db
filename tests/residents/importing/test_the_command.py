"""The dry run of a list, as the command prints it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from residents.models import Resident
from shelter.actor import acting
from tests.residents.importing.homes import LIST, Homes
from tests.residents.importing.lists import HEADING, WREN, changed, workbook
from tests.world import World

FIXTURES = Path(__file__).parent / "fixtures"
pytestmark = pytest.mark.django_db(databases={"default", "owner", "report"})


def dry_run(file: Path) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("import_residents", str(file), "--dry-run", "--format", "json", stdout=out)
    rows: list[dict[str, Any]] = json.loads(out.getvalue())["rows"]
    return rows


def test_the_list_of_a_home_is_judged_row_by_row_as_expected() -> None:
    expected = json.loads((FIXTURES / "expected.json").read_text())["rows"]
    said = {(row["sheet"], row["row"]): (row["verdict"], row["why"]) for row in dry_run(FIXTURES / "residents.xlsx")}
    of_residents = [row for row in expected if row["sheet"] == "MASTER LIST"]

    assert len(of_residents) > 390
    assert {(r["sheet"], r["row"]): said[r["sheet"], r["row"]] for r in of_residents} == {
        (r["sheet"], r["row"]): (r["verdict"], r["why"]) for r in of_residents
    }


def test_every_row_that_is_not_empty_is_said_once() -> None:
    rows = dry_run(FIXTURES / "residents.xlsx")

    assert len(rows) == len({(row["sheet"], row["row"]) for row in rows})
    assert {tuple(row) for row in rows} == {("sheet", "row", "verdict", "why")}


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 nothing", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"\x89PNG\r\n\x1a\n" + b"\0" * 99]
)
def test_what_is_no_list_is_said_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(content)

    with pytest.raises(CommandError) as told:
        dry_run(file)

    assert (told.value.returncode, str(told.value)[-1]) == (2, ".")


def refusals(file: Path, *options: str) -> set[str]:
    """Why rows were rejected."""
    out, err = StringIO(), StringIO()
    call_command("import_residents", str(file), "--dry-run", *options, "--format", "json", stdout=out, stderr=err)
    return {row["why"] for row in json.loads(out.getvalue())["rows"] if row["verdict"] == "reject"}


def test_a_list_of_homes_nobody_knows_here_is_judged_by_its_own(world: World, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    birds = ("Heron", "Robin", "Plover", "Stork")
    rows = [changed(WREN, code=f"2020-{n}", given=name, home="Bahay Silangan") for n, name in enumerate(birds)]
    file.write_bytes(workbook(LIST=[HEADING, *rows, changed(WREN, home="Elsewhere")]))

    assert refusals(file) == {"home not known"}  # the one row that names another
    assert refusals(file, "--home", "Elsewhere") == {"home not known"}
    assert refusals(file, "--home", "Elsewhere", "--home", "Bahay Silangan") == set()


def test_a_coordinator_brings_a_list_in_from_the_command_line(world: World) -> None:
    homes, out = Homes(world), StringIO()
    call_command("import_residents", str(LIST), "--by", "lena", "--social-worker", "carmen", stdout=out)

    assert out.getvalue().startswith("384 files begun, 384 stays; 2 rows were here already, 6 were not accepted.")
    with acting(homes.lena.pk):
        assert Resident.objects.count() == 384


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "--by must name somebody"),
        (("--by", "lena"), "--social-worker must name somebody"),
        (("--by", "carmen", "--social-worker", "carmen"), "Only a coordinator brings in a list."),
        (("--by", "lena", "--social-worker", "carla"), "This person does not work in that home."),
    ],
)
def test_without_the_right_people_nothing_is_brought_in(world: World, options: tuple[str, ...], words: str) -> None:
    Homes(world)
    with pytest.raises(CommandError, match=words):
        call_command("import_residents", str(LIST), *options)
