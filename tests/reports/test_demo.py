"""The demo's donor reports go the way of all others: nothing in them could be told more closely."""

from io import StringIO

import pytest
from django.core.management import call_command

from reports.models import Edition, EditionFile, Stage
from shelter.actor import one_transaction
from shelter.models import Installation
from tests.reports.east import East


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_the_demo_has_two_reports_that_are_out_with_their_files_and_a_draft(full_east: East) -> None:
    Installation.objects.using("owner").get_or_create(pk=1, defaults={"demo": True})
    said = StringIO()
    call_command("demo_reports", stdout=said)

    assert said.getvalue() == "Made two donor reports and a draft.\n"
    with one_transaction(full_east.dora):
        stages = Edition.objects.order_by("begun_at").values_list("stage", flat=True)
        assert list(stages) == [Stage.PUBLISHED, Stage.PUBLISHED, Stage.DRAFT]
        assert EditionFile.objects.count() == 2 * len(EditionFile.Kind)
    call_command("audit_editions", stdout=said)
    assert "0 disclosures" in said.getvalue()
