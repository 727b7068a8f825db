"""The pages of donor reports: for the donor officer and the coordinators, and with nothing that points at a girl."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.models import Edition
from shelter.actor import one_transaction
from tests.reports.east import East

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def enter(client: Client, east: East, name: str) -> Client:
    """Signed in, with both factors."""
    client.force_login(getattr(east, name))
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def test_the_officer_makes_a_report_and_takes_it_home_in_french(full_east: East, client: Client) -> None:
    enter(client, full_east, "dora")
    start = client.get("/reports/")
    made = client.post("/reports/", {"period": "2026H1"})
    page = client.get(made.headers["Location"])
    pdf = client.get("/reports/2026H1/report-fr.pdf")

    assert start.status_code == 200
    assert made.headers["Location"] == "/reports/2026H1/"
    assert page.status_code == 200
    assert "Every figure is rounded" in page.text
    assert pdf.content.startswith(b"%PDF")
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="donor-report-2026H1-fr.pdf"'
    assert client.get("/reports/2026H1/report-fr.pdf").content == pdf.content
    for picture in re.findall(r'(?:src|srcset)="(/reports/[^"]+)"', page.text):
        chart = client.get(picture)
        assert chart.status_code == 200
        assert chart.headers["Content-Type"] == "image/svg+xml"


def test_no_page_of_a_report_names_a_girl_or_a_home(full_east: East, client: Client) -> None:
    enter(client, full_east, "dora")
    client.post("/reports/", {"period": "2026H1"})
    pages = [client.get(path).text for path in ("/reports/", "/reports/2026H1/", "/reports/2026H1/chart-1-wide.svg")]

    with one_transaction(full_east.mara):
        names = [*full_east.girls, full_east.home.name, *(str(girl.public_id) for girl in full_east.girls.values())]
    assert len(names) == 51
    assert ["<h1" in page or "<svg" in page for page in pages] == [True, True, True]
    for page in pages:
        assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", page)]


@pytest.mark.parametrize("period", ["2099", "2026H9", "2026-01", "", "../etc", "2026H1\x00"])
def test_a_period_that_cannot_be_chosen_is_refused_beside_the_field(east: East, client: Client, period: str) -> None:
    answer = enter(client, east, "dora").post("/reports/", {"period": period})

    assert answer.status_code == 200
    assert answer.context["form"].errors["period"]


def test_a_period_with_few_girls_says_why_there_is_no_report(east: East, client: Client) -> None:
    answer = enter(client, east, "dora").post("/reports/", {"period": "2026H1"})

    assert "Fewer than 10 girls lived with you in this period" in answer.text
    with one_transaction(east.dora):
        assert not Edition.objects.exists()


def test_the_list_costs_the_same_for_one_report_and_for_many(full_east: East, client: Client) -> None:
    enter(client, full_east, "dora")
    client.post("/reports/", {"period": "2026H1"})
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/reports/")
    for label in ("2025H1", "2025H2", "2025"):
        client.post("/reports/", {"period": label})
    with CaptureQueriesContext(connection) as many:
        client.get("/reports/")

    assert len(many) == len(one) <= 15


@pytest.mark.parametrize("name", ["carla", "ada", "hana", "sol"])
def test_others_are_refused(east: East, client: Client, name: str) -> None:
    enter(client, east, name)

    for path in ("/reports/", "/reports/2026H1/", "/reports/2026H1/report-fr.pdf", "/reports/2026H1/chart-1-wide.svg"):
        assert client.get(path).status_code == 403


def test_a_coordinator_reads_but_is_not_offered_to_make_one(full_east: East, client: Client) -> None:
    enter(client, full_east, "dora").post("/reports/", {"period": "2026H1"})
    enter(client, full_east, "mara")

    assert client.get("/reports/2026H1/").status_code == 200
    assert 'name="period"' not in client.get("/reports/").text
    assert client.post("/reports/", {"period": "2025"}).status_code == 403


def test_an_edition_that_does_not_exist_is_not_found(east: East, client: Client) -> None:
    enter(client, east, "dora")

    for path in ("/reports/2020H1/", "/reports/2026/report-de.pdf", "/reports/2026H1/chart-9-wide.svg"):
        assert client.get(path).status_code == 404
