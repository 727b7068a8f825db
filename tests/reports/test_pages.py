"""The pages of donor reports: for the donor officer and the coordinators, and with nothing that points at a girl."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports import figures as catalogue
from reports.models import Edition, Task
from shelter.actor import one_transaction
from tests.reports.east import East
from tests.reports.test_editions import begun, checked, published, worked
from tests.world import enter

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
NEW = {"period": "2026H1", "language": "fr", "donor": "Lumière", "figures": ["P1", "P3"]}
READ = tuple(f"/reports/{page}" for page in ("", "catalogue/", "why-rounded/", "compare/", "targets/", "entered/"))


def test_the_officer_begins_a_report_and_sees_no_figure_before_the_check(full_east: East) -> None:
    client = enter(full_east.dora)
    new = client.get("/reports/new/")
    made = client.post("/reports/new/", NEW)
    page = client.get(made.headers["Location"])

    assert new.status_code == 200
    assert "Check the figures" in page.text
    assert "<table" not in page.text
    with one_transaction(full_east.dora):
        assert made.headers["Location"] == Edition.objects.get().get_absolute_url()


@pytest.mark.parametrize(
    ("field", "value"),
    [("period", value) for value in ("2099", "2026H9", "2026-01", "", "../etc", "2026H1\x00")]
    + [("figures", ["P1.home"]), ("language", "de")],
)
def test_what_cannot_be_chosen_is_refused_beside_the_field(east: East, field: str, value: Any) -> None:
    answer = enter(east.dora).post("/reports/new/", NEW | {field: value})

    assert answer.status_code == 200 or "\x00" in value
    with one_transaction(east.dora):
        assert not Edition.objects.exists()


def test_a_name_in_the_words_is_caught_and_not_repeated_in_the_answer(full_east: East) -> None:
    edition = begun(full_east)
    answer = enter(full_east.dora).post(
        f"/reports/{edition.pk}/words/", {"people": "Nous aimons Avocet et les autres."}
    )

    assert answer.status_code == 200
    assert answer.context["form"].errors["people"][0].startswith("This looks like a name. Donor reports name nobody")
    assert "Avocet" not in answer.context["form"].errors.as_text()
    with one_transaction(full_east.dora):
        assert Edition.objects.get().narrative == {}


def test_words_that_name_nobody_stand_in_the_report(full_east: East) -> None:
    edition = begun(full_east)
    client = enter(full_east.dora)
    client.post(f"/reports/{edition.pk}/words/", {"people": "Chacune avance à son pas."})
    worked(full_east, edition, Task.CHECK)

    assert "Chacune avance à son pas." in client.get(f"/reports/{edition.pk}/").text


def test_no_page_of_a_report_names_a_girl_or_a_home(full_east: East, client: Client) -> None:
    edition = published(full_east)
    client = enter(full_east.dora)
    pages = [client.get(path).text for path in (*READ, f"/reports/{edition.pk}/")]
    with one_transaction(full_east.mara):
        names = [*full_east.girls, full_east.home.name, *(str(girl.public_id) for girl in full_east.girls.values())]

    assert len(names) == 2 * len(full_east.girls) + 1
    assert all("<h1" in page for page in pages)
    for page in pages:
        assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", page)]


def test_only_the_coordinator_is_offered_to_sign_and_only_the_officer_to_publish(full_east: East) -> None:
    edition = checked(full_east)
    officer, coordinator = enter(full_east.dora), enter(full_east.mara)
    page, sign = f"/reports/{edition.pk}/", f"/reports/{edition.pk}/sign/"

    assert "Sign this report" not in officer.get(page).text
    assert "You wrote this report yourself" in officer.get(page).text
    assert officer.post(sign).status_code == 403
    assert "Sign this report" in coordinator.get(page).text
    assert f'href="{page}"' in coordinator.get("/").text
    assert coordinator.post(sign).headers["Location"] == page
    assert coordinator.post(sign).headers["Location"] == page  # twice is once
    assert f'href="{page}"' not in coordinator.get("/").text
    assert "Publish" not in re.sub("Published?|Before it goes out", "", coordinator.get(page).text)
    assert coordinator.post(f"/reports/{edition.pk}/publish/").status_code == 403
    assert f'action="/reports/{edition.pk}/publish/"' in officer.get(page).text


def test_the_files_are_the_same_however_often_they_are_taken(full_east: East) -> None:
    edition = published(full_east)
    client = enter(full_east.mara)
    for kind in ("pdf", "xlsx", "json"):
        first, second = (client.get(f"/reports/{edition.pk}/report.{kind}") for _ in range(2))
        assert first.content == second.content
        assert first.headers["Content-Disposition"] == f'attachment; filename="donor-report-2026-H1-fr-1.{kind}"'


def test_a_draft_has_no_files(full_east: East) -> None:
    edition = checked(full_east)

    assert enter(full_east.dora).get(f"/reports/{edition.pk}/report.pdf").status_code == 404


def test_targets_and_figures_entered_by_hand_are_shown_with_who_entered_them(full_east: East) -> None:
    published(full_east)
    client = enter(full_east.dora)
    client.post("/reports/targets/", {"period": "2026H1", "figure": "P1", "baseline": "20", "target": "30"})
    manual = next(figure for figure in catalogue.CATALOGUE if figure.kind == "manual")
    client.post("/reports/entered/", {"period": "2026H1", "figure": manual.code, "value": "120"})

    assert 'value="50"' in client.get("/reports/targets/").text
    assert str(full_east.dora.name) in client.get("/reports/entered/").text


def test_two_reports_stand_side_by_side_with_published_figures(full_east: East) -> None:
    one, other = published(full_east), published(full_east, donor="Aurore")
    page = enter(full_east.mara).get(f"/reports/compare/?one={one.pk}&other={other.pk}")

    assert "2026-H1-fr-1" in page.text
    rows = [row for figure in page.context["figures"] for row in figure["rows"]]
    assert rows
    assert all(row["one"] == row["other"] for row in rows)


def test_every_figure_of_the_catalogue_is_on_its_page(east: East) -> None:
    page = enter(east.dora).get("/reports/catalogue/").text

    assert [figure.code for figure in catalogue.CATALOGUE if f"({figure.code})" not in page] == []
    assert "Not recorded yet" in page


def test_the_list_costs_the_same_for_one_report_and_for_many(full_east: East) -> None:
    client = enter(full_east.dora)
    begun(full_east)
    client.get("/reports/")
    with CaptureQueriesContext(connection) as one:
        client.get("/reports/")
    for donor in ("a", "b", "c"):
        begun(full_east, donor=donor)
    with CaptureQueriesContext(connection) as many:
        client.get("/reports/")

    assert len(many) == len(one) <= 15


@pytest.mark.parametrize("name", ["carla", "ada", "hana", "sol"])
def test_others_are_refused(full_east: East, name: str) -> None:
    edition = checked(full_east)
    client = enter(getattr(full_east, name))

    for path in (*READ, "/reports/new/", f"/reports/{edition.pk}/", f"/reports/{edition.pk}/report.pdf"):
        assert client.get(path).status_code == 403, path
    for verb in ("check", "sign", "publish"):
        assert client.post(f"/reports/{edition.pk}/{verb}/").status_code == 403


def test_an_edition_that_does_not_exist_is_not_found(east: East) -> None:
    client = enter(east.dora)

    for path in ("/reports/2026H1/", "/reports/00000000-0000-4000-8000-000000000000/"):
        assert client.get(path).status_code == 404
