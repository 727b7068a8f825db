"""Who gets what of her questionnaires: by page, by the models, by SQL; and what waits on Today."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.timezone import localdate

from care_plans.assessments import actions
from care_plans.assessments.instruments import CATALOGUE
from care_plans.assessments.models import Assessment
from care_plans.assessments.urls import top, urlpatterns
from shelter.actor import acting
from shelter.models import Trace
from shelter.panels import due
from tests.care_plans.assessments.given import begin, finished, phqa
from tests.residents.test_every_page_of_a_file import EVERYBODY, patterns, visit
from tests.world import World, enter

CANARY = "Zyzzyvacanary"
SEES: dict[str, set[str]] = {
    "mara": {"wren", "robin", "plover"}, "carla": {"wren", "robin"}, "cora": {"plover"}, "pia": {"wren"},
    "nena": set(), "hana": set(), "sol": set(), "suri": set(), "dora": set(), "ada": set(),
}  # fmt: skip
# Those who see her floor card are told that this part is not for them; to the others she does not exist.
OF_WREN = {
    "mara": 200, "carla": 200, "pia": 200, "cora": 403, "nena": 403, "hana": 403, "sol": 404, "suri": 404, "dora": 404,
    "ada": 404,
}  # fmt: skip
BY_POST = {"assessment_resume"}
MANAGED = {who: 200 if who == "ada" else 403 for who in EVERYBODY}
# The row that an address names: one that is open, one that is done, one with an alert.
ROWS = {
    "assessment": "done", "assessment_resume": "open", "assessment_decline": "open", "assessment_withdraw": "done",
    "assessment_next_steps": "alert", "assessment_question": "open", "assessment_end": "open",
    "assessment_form": "paper", "assessment_thanks": "open",
}  # fmt: skip


@pytest.fixture
def there(world: World) -> dict[str, Any]:
    with acting(world.mara.pk):
        for girl in (world.robin, world.plover):
            finished(world.mara, girl)
        wren, by = world.wren, world.mara
        rows = {
            "done": finished(by, wren, answers=phqa(12)).pk,
            "alert": finished(by, wren, "asq", answers=[1, 0, 0, 0, 0]).pk,
            "open": begin(by, wren, mode="self").pk,
            "paper": begin(by, wren, "cries8").pk,
        }
        return {"public_id": wren.public_id, "id": wren.pk, "url": wren.get_absolute_url(), **rows}


def address(name: str, there: dict[str, Any]) -> str:
    more: dict[str, Any] = {"pk": there[ROWS[name]]} if name in ROWS else {}
    if name in ("assessment_begin", "assessment_over_time"):
        more["code"] = "gad7" if name == "assessment_begin" else "phqa"
    if name == "assessment_question":
        more["number"] = 1
    return reverse(name, kwargs={"public_id": there["public_id"], **more})


NAMES = [str(pattern.name) for pattern in patterns(urlpatterns)]


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_page_answers_everybody_as_the_table_says(world: World, there: dict[str, Any], who: str) -> None:
    client = enter(getattr(world, who))
    got = {name: client.get(address(name, there)).status_code for name in NAMES}

    assert got == {name: 405 if name in BY_POST else OF_WREN[who] for name in NAMES}


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_may_send_what_the_form_offers_and_nobody_else_may(
    world: World, there: dict[str, Any], who: str
) -> None:
    answers: dict[str, set[int]] = {}
    for name in NAMES:
        with transaction.atomic():  # each page finds everything as it was
            answers[name] = visit(getattr(world, who), address(name, there))
            transaction.set_rollback(True)

    assert set().union(*answers.values()) <= {200, 302, 403, 404, 405}
    taken = {name for name, statuses in answers.items() if 302 in statuses}
    # What is sent to the page of thanks meets the cover, which came with it.
    writes = {"assessment_thanks", "assessment_begin", "assessment_resume", "assessment_decline",
              "assessment_withdraw", "assessment_question", "assessment_end", "assessment_form"}  # fmt: skip
    assert taken == (writes if OF_WREN[who] == 200 else set())
    if OF_WREN[who] == 404:
        assert set().union(*answers.values()) <= {404, 405}


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_list_of_what_we_may_use_is_the_administrators(world: World, who: str) -> None:
    client = enter(getattr(world, who))
    urls = [reverse("instrument_list"), reverse("instrument_agreement", args=["aso"])]

    assert len(top) == len(urls)
    assert [client.get(url).status_code for url in urls] == [MANAGED[who]] * 2
    assert client.post(urls[1], {"agreed_on": localdate().isoformat()}).status_code == (302 if who == "ada" else 403)
    assert client.get(reverse("instrument_agreement", args=["phq9"])).status_code == (404 if who == "ada" else 403)


@pytest.mark.parametrize("who", SEES)
def test_everyone_has_the_rows_of_her_girls_by_the_models_and_by_sql(
    world: World, there: dict[str, Any], who: str
) -> None:
    keys = {world._ids[girl] for girl in SEES[who]}
    with acting(getattr(world, who).pk), connection.cursor() as cursor:
        assert set(Assessment.objects.values_list("resident_id", flat=True)) == keys
        for table in ("assessments_assessment", "assessments_historicalassessment"):
            cursor.execute(f"select resident_id from {table}")
            assert {key for (key,) in cursor.fetchall()} == keys


@pytest.mark.parametrize("who", ["cora", "pia", "hana"])
def test_the_database_refuses_a_row_in_a_file_of_somebody_else(world: World, who: str) -> None:
    robin, staff = world._ids["robin"], getattr(world, who)
    with acting(staff.pk), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Assessment(
            resident_id=robin, instrument="phqa", version="1", respondent="self", mode="self", language="en",
            staff=staff, **dict.fromkeys(("answers", "result", "alert", "override_reason", "withdrawn_because")),
        ).save_as(staff)  # fmt: skip


def test_a_questionnaire_of_another_girl_is_not_reached_through_ones_own(world: World, there: dict[str, Any]) -> None:
    client = enter(world.carla)
    with acting(world.mara.pk):
        others = list(Assessment.objects.exclude(resident=there["id"]).values_list("pk", flat=True))
    for pk in (*others, uuid4()):
        for name in ("assessment", "assessment_next_steps", "assessment_thanks", "assessment_end", "assessment_form"):
            assert client.get(reverse(name, args=[there["public_id"], pk])).status_code == 404


def test_no_page_is_read_without_a_trace(world: World, there: dict[str, Any]) -> None:
    client = enter(world.carla)
    untraced = set()
    for name in NAMES:
        with acting(world.mara.pk):
            before = Trace.objects.filter(resident_id=there["id"], reads=True).count()
        answer = client.get(address(name, there))
        with acting(world.mara.pk):
            after = Trace.objects.filter(resident_id=there["id"], reads=True).count()
        if answer.status_code == 200 and after == before:
            untraced.add(name)

    assert untraced == set()


def test_a_house_parent_and_a_nurse_find_nothing_of_it(world: World, there: dict[str, Any]) -> None:
    for who in ("hana", "nena"):
        client = enter(getattr(world, who))
        for path in ("/", "/residents/", there["url"]):
            page = client.get(path).content.decode()
            for word in ("uestionnaire", "Mood check-in", "How she is", "Safety check-in"):
                assert word not in page, (who, path, word)


def test_what_she_answered_and_what_was_written_stand_on_no_list(world: World) -> None:
    with acting(world.carla.pk):
        wren, by = world.wren, world.carla
        one = finished(by, wren, answers=phqa(17), respondent="staff", override_reason=CANARY)
        struck = finished(by, wren, "gad7", answers=[3] * 7)
        actions.withdraw(by=by, assessment=struck, withdrawn_because=CANARY)
        pages = (wren.public_id, one.pk)
        assert Assessment.objects.get(pk=one.pk).override_reason == CANARY
    for who in ("mara", "carla", "pia", "hana", "dora", "ada"):
        client = enter(getattr(world, who))
        for path in ("/", "/residents/", "/home/", "/reports/", wren.get_absolute_url(),
                     reverse("assessment_list", args=pages[:1]), reverse("resident_tasks", args=pages[:1]),
                     reverse("assessment_over_time", args=[pages[0], "gad7"]), reverse("instrument_list")):  # fmt: skip
            assert CANARY not in client.get(path).content.decode(), (who, path)
    listed = enter(world.carla).get(reverse("assessment_list", args=pages[:1])).content.decode()
    told = strip_tags(listed.split("<main")[1].split("</main>")[0]).replace(wren.number, "").split()
    assert not {"severe", "moderate", "17", "PHQ-A", "GAD-7"} & set(told)
    assert "Worry check-in" in listed


# Today ------------------------------------------------------------------------------------------------------------
def lines(world: World, who: str) -> list[tuple[str, str]]:
    staff = getattr(world, who)
    with acting(staff.pk):
        return [(str(line.what), line.code_name) for line in due(viewer=staff) if "uestionnaire" in line.url]


def test_one_that_was_begun_waits_from_the_next_day_on_until_it_is_closed(world: World, monkeypatch: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, world.wren)
    assert lines(world, "carla") == []

    later = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert lines(world, "carla") == [("Go on with a questionnaire", "Wren")]
    assert lines(world, "hana") == lines(world, "cora") == []

    with acting(world.carla.pk):
        actions.decline(by=world.carla, assessment=one)
    assert lines(world, "carla") == []


def test_the_aso_is_due_where_its_agreement_is_signed(world: World) -> None:
    for agreed in (False, True):
        if agreed:
            with acting(world.ada.pk):
                actions.agree(by=world.ada, instrument=CATALOGUE["aso"], agreed_on=localdate())
        with acting(world.mara.pk):
            assert [line for line in lines(world, "mara") if line[0] == "Progress review"] == []
        # she came today: the first review is due in a month, and is not shown yet
    scores = {entry.code: [2, 3, 2] for entry in CATALOGUE["aso"].entries}
    with acting(world.carla.pk):
        finished(world.carla, world.wren, "aso", on=localdate() - timedelta(days=200), answers=scores)
        finished(world.carla, world.robin, "aso", on=localdate() - timedelta(days=400), answers=scores)
        finished(world.carla, world.robin, "aso", on=localdate() - timedelta(days=200), answers=scores)

    assert lines(world, "carla") == [("Progress review", "Wren")]
