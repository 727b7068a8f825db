"""./x manage export_edition: a report that is out is written once more, and nothing that is not."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reports.disclosure import canonical, write
from reports.management.commands.export_edition import file_of
from tests.reports.catalogued import catalogue_edition


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
