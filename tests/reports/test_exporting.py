"""./x manage export_edition: a report that is out is written once more, and nothing that is not."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reports.disclosure import canonical, write
from reports.management.commands.export_edition import file_of
from reports.models import Edition, EditionFile
from shelter.actor import one_transaction
from tests.reports.catalogued import catalogue_edition
from tests.reports.east import East
from tests.reports.test_editions import checked, published


@pytest.mark.parametrize("kind", ["json", "pdf", "xlsx"])
def test_a_file_is_made_anew_with_the_same_bytes(kind: str) -> None:
    made = catalogue_edition()

    assert file_of(made, kind) == file_of(made, kind)


def test_the_json_is_the_stored_document() -> None:
    made = catalogue_edition()

    assert file_of(made, "json") == canonical(write(made))
    assert json.loads(file_of(made, "json"))["schema"] == "shelter-edition/1"


@pytest.mark.django_db(databases="__all__")
@pytest.mark.parametrize("name", ["2026-H1-fr-9", "6f1f3c52-3c55-4f0e-9a51-2f1f5b9d2c11", "../../etc/passwd"])
def test_what_is_not_out_is_not_exported(name: str) -> None:
    with pytest.raises(CommandError, match="No report that is out is called"):
        call_command("export_edition", name, format="json", stdout=StringIO())


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_published_report_is_exported_by_name_or_id_as_it_went_out_and_pictured(
    full_east: East, tmp_path: Path
) -> None:
    edition = published(full_east)
    with one_transaction(full_east.dora):
        went_out = {file.kind: bytes(file.content) for file in EditionFile.objects.filter(edition=edition)}

    for kind, content in went_out.items():
        for name in (edition.name, str(edition.pk)):
            call_command("export_edition", name, format=kind, out=tmp_path / "file")
            assert (tmp_path / "file").read_bytes() == content
    if shutil.which("pdftoppm"):
        call_command("picture_edition", tmp_path / "pages", stdout=StringIO())
        assert (tmp_path / "pages" / "page-1.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_report_that_is_only_checked_stays_in_the_house(full_east: East) -> None:
    edition: Edition = checked(full_east)

    with pytest.raises(CommandError, match="No report that is out is called"):
        call_command("export_edition", str(edition.pk), format="json", stdout=StringIO())
