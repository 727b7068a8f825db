"""Results from the command line: judged in words, or brought in in somebody's name."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from education.models import Mark
from shelter.actor import acting
from tests.education.importing.sheets_of_results import give_code, results
from tests.education.importing.test_bringing_in import RESULTS, ROBIN, WREN
from tests.education.importing.test_judging import MASTER_LIST
from tests.world import World

pytestmark = pytest.mark.django_db(databases={"default", "owner", "report"})


def run(*argv: str) -> str:
    out = StringIO()
    call_command("import_results", *argv, stdout=out, stderr=StringIO())
    return out.getvalue()


def rows(*argv: str) -> dict[tuple[str, int], tuple[str, str]]:
    told: list[dict[str, Any]] = json.loads(run(*argv, "--dry-run", "--format", "json"))["rows"]
    return {(row["sheet"], row["row"]): (row["verdict"], row["why"]) for row in told}


@pytest.fixture
def file(world: World, tmp_path: Path) -> Path:
    with acting(world.mara.pk):
        give_code(world.mara, world.wren, "2020-001")
    path = tmp_path / "results.xlsx"
    path.write_bytes(results(last=[WREN, ROBIN]))
    return path


def test_a_file_is_judged_by_a_list_of_residents() -> None:
    told = rows(str(RESULTS), "--register", str(MASTER_LIST))

    assert told["SY 2025-2026", 85] == ("reject", "code not known")
    assert told["SY 2025-2026", 86] == ("reject", "grade level not known")
    assert told["SY 2025-2026", 87] == ("reject", "mark out of range")
    assert told["SY 2026-2027", 2] == ("accept", "")


@pytest.mark.parametrize(
    ("by", "verdict"), [((), "accept"), (("--by", "mara"), "accept"), (("--by", "suri"), "reject")]
)
def test_a_file_is_judged_by_the_registers_somebody_opens(file: Path, by: tuple[str, ...], verdict: str) -> None:
    told = rows(str(file), *by)

    assert told["SY 2025-2026", 2][0] == verdict
    assert told["SY 2025-2026", 3] == ("reject", "code not known")


def test_a_dry_run_writes_nothing_and_names_no_school(file: Path, world: World) -> None:
    assert "Mahogany" not in run(str(file), "--dry-run")
    with acting(world.mara.pk):
        assert not Mark.objects.exists()


def test_a_coordinator_brings_it_in(file: Path, world: World) -> None:
    assert run(str(file), "--by", "mara").startswith("1 school years begun, 4 marks written, 0 filled in; 0 rows")
    assert run(str(file), "--by", "mara").startswith("0 school years begun, 0 marks written, 0 filled in; 0 rows")
    with acting(world.mara.pk):
        assert Mark.objects.count() == 4


@pytest.mark.parametrize("by", [(), ("--by", "nobody"), ("--by", "carla")])
def test_nobody_else_brings_it_in(file: Path, by: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as told:
        run(str(file), *by)

    assert str(told.value).endswith(".")


def test_what_is_no_file_of_results_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"\x89PNG")

    for path in (tmp_path / "list.xlsx", tmp_path / "missing.xlsx"):
        with pytest.raises(CommandError) as told:
            run(str(path), "--dry-run", "--register", str(MASTER_LIST))
        assert (told.value.returncode, str(told.value)[-1]) == (2, ".")
