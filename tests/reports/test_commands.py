"""Donor reports from the command line."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from reports.disclosure import fingerprint
from reports.models import Edition, LedgerEntry, Stage
from shelter.actor import one_transaction
from tests.reports.east import East
from tests.reports.test_editions import published

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def run(command: str, **options: Any) -> str:
    out = StringIO()
    call_command(command, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def plant(edition: Edition, document: dict[str, Any]) -> None:
    """What only somebody with the owner's password can do: another document in place of the one that went out."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("alter table reports_edition disable trigger user")
        Edition.objects.using("owner").filter(pk=edition.pk).update(document=document)
        cursor.execute("alter table reports_edition enable trigger user")


def test_a_report_is_compiled_from_the_command_line_and_waits_for_a_signature(full_east: East) -> None:
    said = run("compile_report", period="2026H1", figures="P1,P3", language="fr")

    assert "a coordinator signs it next" in said
    with one_transaction(full_east.dora):
        edition = Edition.objects.get()
        assert (edition.stage, edition.author, edition.language) == (Stage.CHECKED, full_east.dora, "fr")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"period": "2024H1"}, "Fewer than 10 girls"),
        ({"period": "2030"}, "not over yet"),
        ({"period": "2026H9"}, "A period is written"),
        ({"figures": "P1,X9"}, "Choose figures from the catalogue"),
        ({"by": "carla"}, "--by must name the donor officer"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence_and_leaves_nothing(
    full_east: East, options: dict[str, str], why: str
) -> None:
    with pytest.raises(CommandError, match=why):
        run("compile_report", **({"period": "2026H1", "figures": "P1"} | options))
    with one_transaction(full_east.dora):
        assert not Edition.objects.exists()
    assert not LedgerEntry.objects.using("owner").exists()


def test_the_audit_finds_nothing_in_what_was_published(full_east: East) -> None:
    published(full_east)
    published(full_east, donor="Aurore", figures=("P1", "P4"))

    assert "0 disclosures" in run("audit_editions", each=True)


def test_the_audit_fails_when_a_figure_could_be_told_more_closely(full_east: East) -> None:
    edition = published(full_east)
    document = dict(edition.document or {})
    document["tables"][0]["cells"][0]["rounded"] |= {"value": 26, "max_dev": 1}
    plant(edition, document)
    with pytest.raises(CommandError, match="certificate of 2026-H1-fr-1"):
        run("audit_editions")

    document["certificate"] |= {"hash": fingerprint(document)}
    plant(edition, document)
    with pytest.raises(CommandError, match="told more closely") as failure:
        run("audit_editions")
    assert failure.value.returncode == 1


def test_the_audit_of_nothing_says_so(east: East) -> None:
    assert run("audit_editions") == "Nothing was published yet.\n"
