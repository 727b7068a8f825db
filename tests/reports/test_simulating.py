"""Editions of invented organisations, for whoever wants to attack them."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from education.models import known
from reports.demo.girls import ADVERSE, Organisation, girls_of
from reports.disclosure import reopen
from reports.models import Edition, EditionMove
from shelter.actor import one_transaction
from shelter.models import Installation, Staff
from tests.reports.attacker import Attacker
from tests.reports.east import East

EMPTY = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def empty_demo(transactional_db: None) -> None:
    _lay_down()


def _lay_down() -> None:
    Installation.objects.using("owner").get_or_create(pk=1, defaults={"demo": True})
    known.lay_down(apps, "owner")


def simulate(folder: Path, **options: Any) -> list[dict[str, Any]]:
    small = {"residents": 40, "periods": 2, "donors": 2, "truth": folder / "truth"}
    call_command("simulate_editions", out=folder / "out", stdout=StringIO(), **(small | options))
    return [json.loads(file.read_text()) for file in sorted((folder / "out").iterdir())]


@EMPTY
def test_an_organisation_is_invented_and_its_reports_are_made_signed_and_published(
    empty_demo: None, tmp_path: Path
) -> None:
    documents = simulate(tmp_path)

    assert [reopen(one).frame.edition for one in documents] == [one["edition"] for one in documents]
    assert {one["edition"] for one in documents} == {
        f"2020{half}-{language}-1" for half in ("", "-H1", "-H2") for language in ("fr", "en")
    }
    assert Attacker(documents).attack(tries=24) == []
    exact = _exact(tmp_path / "truth")
    for table in [table for one in documents for table in one["tables"]]:
        for cell in table["cells"]:
            said = cell["rounded"]
            if said["mode"] == "controlled":
                true = exact[table["population"], json.dumps(cell["at"], sort_keys=True)]
                assert abs(said["value"] - true) <= said["max_dev"]
    officer = Staff.objects.get(role="donor_officer")
    with one_transaction(officer):
        assert set(Edition.objects.values_list("stage", flat=True)) == {"published"}
        assert set(EditionMove.objects.filter(stage="signed").values_list("staff__role", flat=True)) == {"coordinator"}
    with pytest.raises(CommandError, match="empty database of a demo"):
        simulate(tmp_path / "again")


@EMPTY
def test_the_same_seed_gives_the_same_bytes(empty_demo: None, tmp_path: Path) -> None:
    few = {"residents": 24, "periods": 1, "donors": 1}
    simulate(tmp_path / "first", **few)
    call_command("flush", database="owner", interactive=False, inhibit_post_migrate=True, verbosity=0)
    _lay_down()
    simulate(tmp_path / "second", **few)

    first, second = (_bytes(tmp_path / name / "out") for name in ("first", "second"))
    assert first == second != {}


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def _exact(folder: Path) -> dict[tuple[str, str], int]:
    told = [json.loads(file.read_text()) for file in folder.iterdir()]
    rows = [row for one in told for row in (*one["counts"], *one["sums"])]
    return {(row["population"], json.dumps(row["at"], sort_keys=True)): row["count"] for row in rows}


@EMPTY
def test_nothing_is_simulated_where_there_are_people(east: East, tmp_path: Path) -> None:
    Installation.objects.using("owner").get_or_create(pk=1, defaults={"demo": True})
    with pytest.raises(CommandError, match="empty database of a demo"):
        simulate(tmp_path)
    assert not list(tmp_path.rglob("*.json"))


@EMPTY
def test_nothing_is_simulated_in_a_real_installation(transactional_db: None, tmp_path: Path, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="empty database of a demo"):
        simulate(tmp_path)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"residents": 9}, "--residents must be from 10 to 10000"),
        ({"periods": 13}, "--periods must be from 1 to 12"),
        ({"turnover": 1.0}, "--turnover"),
    ],
)
def test_numbers_out_of_bounds_are_refused(options: dict[str, Any], why: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=why):
        simulate(tmp_path, **options)


def test_what_is_true_does_not_lie_beside_what_is_attacked(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="another folder"):
        simulate(tmp_path, truth=tmp_path / "out")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "older.json").touch()
    with pytest.raises(CommandError, match="not empty"):
        simulate(tmp_path)


@pytest.mark.parametrize("adverse", ["", *ADVERSE])
def test_the_same_girls_come_for_the_same_seed_and_nobody_is_in_two_places(adverse: str) -> None:
    kind = Organisation(girls=30, periods=6, turnover=0.3, seed=4, adverse=adverse)
    girls = girls_of(kind)

    assert girls == girls_of(kind)
    for girl in girls:
        for one, later in zip(girl.times, girl.times[1:], strict=False):
            assert one.left is not None
            assert one.left <= later.came
