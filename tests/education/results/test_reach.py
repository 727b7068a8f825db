"""Who gets what of results: by page, by the models, and by SQL as the application's own role."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from education.actions import add_school
from education.models import Enrolment, Mark
from education.models.codes import Scale
from shelter.actor import acting
from tests.education.results.schooled import enrol, field, mark, year
from tests.paper import read
from tests.world import World, enter

TABLES = ("education_mark", "education_historicalmark")
SEES: dict[str, set[str]] = {
    "mara": {"wren", "robin", "plover"}, "carla": {"wren", "robin"}, "cora": {"plover"}, "pia": {"wren"},
    "nena": set(), "hana": set(), "sol": {"heron"}, "suri": {"heron"}, "dora": set(), "ada": set(),
}  # fmt: skip
OF_WREN = {
    "mara": 200, "carla": 200, "cora": 403, "pia": 200, "nena": 403, "hana": 403, "sol": 404, "suri": 404,
    "dora": 404, "ada": 404,
}  # fmt: skip
OF_NORTH = {
    "mara": 200, "carla": 200, "cora": 200, "pia": 200, "nena": 403, "hana": 403, "sol": 404, "suri": 404,
    "dora": 403, "ada": 403,
}  # fmt: skip
WRITE_WREN = OF_WREN | {"mara": 302, "carla": 302, "pia": 403}
WRITE_NORTH = OF_NORTH | {"mara": 302, "carla": 302, "cora": 403, "pia": 403}
SCHOOL = "Lapuyan Heron School"


@pytest.fixture
def there(world: World) -> dict[str, UUID]:
    """An enrolment and a mark of each girl; Wren's school has a name that must not be told."""
    with acting(world.mara.pk):
        of = add_school(by=world.mara, home=world.north, name=SCHOOL, calendar=year().calendar, scale=Scale.PERCENT)
        rows = {name: enrol(world.mara, getattr(world, name)) for name in ("robin", "plover")}
        rows["wren"] = enrol(world.mara, world.wren, school=of, adviser="Ms Curlew", cover_address="9 Canary Lane")
        for row in rows.values():
            mark(world.mara, row, "mathematics", "74")
        ids = {name: row.pk for name, row in rows.items()} | {"public_id": world.wren.public_id}
    with acting(world.suri.pk):
        heron = enrol(world.suri, world.heron)
        mark(world.suri, heron, "mathematics", "80")
        return ids | {"heron": heron.pk}


def pages(world: World, there: dict[str, UUID]) -> dict[str, str]:
    her = there["public_id"]
    return {
        "results_of_girl": reverse("results_of_girl", args=[her]),
        "of a year": reverse("results_of_enrolment", args=[her, there["wren"]]),
        "results_over_time": reverse("results_over_time", args=[her]),
    }


def of_north(world: World) -> list[str]:
    return [reverse("results_of_year", args=[world.north.pk, year().pk, number]) for number in (0, 1)]


@pytest.mark.parametrize("who", SEES)
def test_everyone_has_the_marks_of_her_girls_by_the_models_and_by_sql(
    world: World, there: dict[str, UUID], who: str
) -> None:
    keys = {world._ids[girl] for girl in SEES[who]}
    with acting(getattr(world, who).pk), connection.cursor() as cursor:
        by_models = set(Mark.objects.values_list("resident_id", flat=True))
        by_sql = []
        for table in TABLES:
            cursor.execute(f"select resident_id from {table}")
            by_sql.append({key for (key,) in cursor.fetchall()})

    assert by_models == keys
    assert by_sql == [keys] * 2


@pytest.mark.parametrize("who", OF_WREN)
def test_every_page_answers_everyone_as_the_table_says(world: World, there: dict[str, UUID], who: str) -> None:
    client = enter(getattr(world, who))

    answers = {name: client.get(url).status_code for name, url in pages(world, there).items()}
    paper = client.post(reverse("report_card_print", args=[there["public_id"], there["wren"]]))

    assert answers == dict.fromkeys(answers, OF_WREN[who])
    assert paper.status_code == OF_WREN[who]
    assert [client.get(url).status_code for url in of_north(world)] == [OF_NORTH[who]] * 2


@pytest.mark.parametrize("who", OF_NORTH)
def test_a_home_is_the_girls_within_reach_and_a_form_only_where_one_writes(
    world: World, there: dict[str, UUID], who: str
) -> None:
    if OF_NORTH[who] != 200:
        return
    answer = enter(getattr(world, who)).get(of_north(world)[1])

    assert {row.label.lower() for row in answer.context["form"].grid.rows} == SEES[who]
    assert ("data-grid " in answer.content.decode()) is (who != "pia")


@pytest.mark.parametrize("who", OF_WREN)
def test_what_is_sent_is_saved_for_those_who_write_and_for_nobody_else(
    world: World, there: dict[str, UUID], who: str
) -> None:
    client, typed = enter(getattr(world, who)), {field(there["wren"], "english"): "90", "seen": "{}"}

    hers = client.post(pages(world, there)["of a year"], typed).status_code
    home = client.post(of_north(world)[1], typed).status_code

    assert (hers, home) == (WRITE_WREN[who], WRITE_NORTH[who])
    with acting(world.mara.pk):
        assert Mark.objects.filter(area="english").count() == (1 if 302 in (hers, home) else 0)


def test_a_year_of_another_girl_is_not_reached_through_ones_own(world: World, there: dict[str, UUID]) -> None:
    client = enter(world.carla)
    for girl in ("robin", "plover", "heron"):
        assert client.get(reverse("results_of_enrolment", args=[there["public_id"], there[girl]])).status_code == 404
        assert client.post(reverse("report_card_print", args=[there["public_id"], there[girl]])).status_code == 404


@pytest.mark.parametrize("who", ["cora", "pia", "nena", "hana", "sol"])
def test_the_database_refuses_a_mark_in_a_file_of_somebody_else(world: World, there: dict[str, UUID], who: str) -> None:
    staff = getattr(world, who)
    with acting(world.mara.pk):
        known = Enrolment.objects.get(pk=there["wren"])
    with acting(staff.pk), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        mark(staff, known, "english", "90")


def test_no_page_of_results_names_her_school_and_neither_does_her_report_card(
    world: World, there: dict[str, UUID]
) -> None:
    client = enter(world.carla)
    answers: list[Any] = [client.get(url) for url in (*pages(world, there).values(), *of_north(world))]
    pdf = client.post(reverse("report_card_print", args=[there["public_id"], there["wren"]]))
    paper = read(pdf.content)
    said = [answer.content.decode() for answer in answers] + [paper.text(), *paper.margins, paper.catalog]

    for secret in (SCHOOL, "Ms Curlew", "Canary Lane", "Wren Grace"):
        assert [secret in text for text in said] == [False] * len(said)
    assert "North" not in paper.text() + "".join(paper.margins)
