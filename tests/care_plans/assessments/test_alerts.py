"""What calls for somebody the same day: told once, at once, to those who answer for her, and on no list."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from care_plans.assessments import actions, results
from care_plans.assessments.models import Assessment, State
from care_plans.models import LookAgain
from residents.tasks.models import Origin
from shelter.actor import acting
from tests.care_plans.assessments.given import begin, finished, safety_tasks
from tests.world import World, enter


@pytest.fixture
def wren(world: World) -> Any:
    with acting(world.carla.pk):
        return world.wren


def told(world: World, wren: Any) -> tuple[list[str], int]:
    """Who has a safety task, and how often her safety plan was asked to be looked at."""
    with acting(world.mara.pk):
        tasks = safety_tasks(wren)
        assert {(task.origin, task.title) for task in tasks} <= {(Origin.QUESTIONNAIRE, "Safety today: sit with her")}
        return [task.staff.name for task in tasks], LookAgain.objects.filter(resident=wren).count()


def test_item_9_tells_coordinator_and_psychologist_as_soon_as_its_page_is_left_and_once(
    world: World, wren: Any
) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, mode="self")
    client, url = enter(world.carla), reverse("assessment_question", args=[wren.public_id, one.pk, 9])
    assert told(world, wren) == ([], 0)

    assert client.post(url, {"given": "1", "go": "next"}).status_code == 302
    assert told(world, wren) == (["Mara", "Pia"], 1)

    client.post(url, {"given": "3", "go": "next"})
    client.post(reverse("assessment_end", args=[wren.public_id, one.pk]), {"go": "finish"})
    client.post(reverse("assessment_end", args=[wren.public_id, one.pk]), {"go": "finish"})
    assert told(world, wren) == (["Mara", "Pia"], 1)


def test_stopping_there_tells_too(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, mode="self")
    client = enter(world.carla)

    client.post(reverse("assessment_question", args=[wren.public_id, one.pk, 9]), {"given": "2", "go": "stop"})

    assert told(world, wren) == (["Mara", "Pia"], 1)
    thanks = client.get(reverse("assessment_thanks", args=[wren.public_id, one.pk])).content.decode()
    assert "hurting" not in thanks
    assert client.session["covered"] == reverse("assessment_next_steps", args=[wren.public_id, one.pk])


@pytest.mark.parametrize("answers", [[0] * 9, [3] * 8 + [0], [3] * 8 + [None]])
def test_without_a_word_in_item_9_nobody_is_told(world: World, wren: Any, answers: list[Any]) -> None:
    with acting(world.carla.pk):
        one = finished(world.carla, wren, answers=answers)

    assert told(world, wren) == ([], 0)
    steps = enter(world.carla).get(reverse("assessment_next_steps", args=[wren.public_id, one.pk]))
    assert steps.headers["Location"] == reverse("assessment", args=[wren.public_id, one.pk])


def asq(world: World, wren: Any, *answers: Any) -> Assessment:
    """Question by question, as long as it is asked."""
    one = begin(world.carla, wren, "asq", mode="interview")
    for number, given in enumerate(answers, 1):
        one = actions.answer(by=world.carla, assessment=one, number=number, given=given)
    return actions.finish(by=world.carla, assessment=one)


@pytest.mark.parametrize(
    ("answers", "band", "alert"),
    [
        ((0, 0, 0, 0), "negative screen", None), ((0, 0, 0, 1, 0), "non-acute positive screen", "today"),
        ((1, 0, 1, 0, 1), "acute positive screen", "now"), ((0, None, 0, 0, 0), "non-acute positive screen", "today"),
    ],
)  # fmt: skip
def test_the_asq_comes_to_what_its_toolkit_says(
    world: World, wren: Any, answers: tuple[Any, ...], band: str, alert: str | None
) -> None:
    with acting(world.carla.pk):
        one = asq(world, wren, *answers)
        result = results.read(one.result)
        assert (one.alert[1] if one.alert else None) == alert

    assert result is not None
    assert (one.state, result.band) == (State.DONE, band)
    assert told(world, wren) == ((["Mara", "Pia"], 1) if alert else ([], 0))


@pytest.mark.parametrize("first", [(1, 0, 0, 0), (0, None, 0, 0)])
def test_question_5_is_asked_after_a_yes_or_a_refusal_only_and_cannot_stay_open(
    world: World, wren: Any, first: tuple[Any, ...]
) -> None:
    with acting(world.carla.pk):
        one = asq(world, wren, *first, None)
        assert (one.state, one.alert[1]) == (State.BEGUN, "now")
    client, pages = enter(world.carla), (wren.public_id, one.pk)

    assert told(world, wren) == (["Mara", "Pia"], 1)
    assert client.get(reverse("assessment_question", args=[*pages, 5])).status_code == 200
    assert "question 5 must be asked" in client.get(reverse("assessment_end", args=pages)).content.decode()
    with acting(world.carla.pk):
        actions.answer(by=world.carla, assessment=one, number=5, given=0)
        assert actions.finish(by=world.carla, assessment=one).state == State.DONE


def test_question_5_does_not_exist_while_all_four_are_no(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, "asq", mode="interview")
        for number in range(1, 5):
            actions.answer(by=world.carla, assessment=one, number=number, given=0)
    client = enter(world.carla)

    assert client.get(reverse("assessment_question", args=[wren.public_id, one.pk, 5])).status_code == 404
    fourth = client.get(reverse("assessment_question", args=[wren.public_id, one.pk, 4])).content.decode()
    assert "4 of 4" in fourth


def test_a_skipped_question_of_the_asq_counts_as_a_refusal_at_the_end(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, "asq", mode="interview")
        for number in (1, 3, 4):
            actions.answer(by=world.carla, assessment=one, number=number, given=0)
        assert told(world, wren) == ([], 0)

        one = actions.finish(by=world.carla, assessment=one)

    assert one.state == State.BEGUN  # question 5 first
    assert told(world, wren) == (["Mara", "Pia"], 1)


def test_an_asq_from_paper_without_question_5_tells_and_waits_for_it(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, "asq")
    client, url = enter(world.carla), reverse("assessment_form", args=[wren.public_id, one.pk])

    answer = client.post(url, {"q1": "1", "q2": "0", "q3": "0", "q4": "0"})

    assert answer.headers["Location"] == reverse("assessment_next_steps", args=[wren.public_id, one.pk])
    assert told(world, wren) == (["Mara", "Pia"], 1)
    assert "is not finished" in client.get(answer.headers["Location"]).content.decode()
    assert client.post(url, {"q1": "1", "q2": "0", "q3": "0", "q4": "0", "q5": "1"}).status_code == 302
    with acting(world.carla.pk):
        one = Assessment.objects.get(pk=one.pk)
        assert (one.state, one.alert[0]) == (State.DONE, "asq_acute")
    assert told(world, wren) == (["Mara", "Pia"], 1)


@pytest.mark.parametrize(
    ("entries", "urgency"),
    [
        ({"q1": 0, "q2": 0, "q6": 0}, None), ({"q1": 1, "q2": 0, "q6": 0}, None),
        ({"q1": 1, "q2": 1, "q3": 1, "q4": 0, "q5": 0, "q6": 0}, "today"),
        ({"q1": 1, "q2": 1, "q3": 1, "q4": 1, "q5": 0, "q6": 0}, "now"),
        ({"q1": 0, "q2": 0, "q6": 1, "q6_recent": 1}, "now"),
    ],
)  # fmt: skip
def test_the_c_ssrs_tells_from_moderate_on(
    world: World, wren: Any, entries: dict[str, int], urgency: str | None
) -> None:
    with acting(world.carla.pk):
        one = finished(world.carla, wren, "cssrs", answers=entries)
        assert (one.alert[1] if one.alert else None) == urgency

    assert told(world, wren) == ((["Mara", "Pia"], 1) if urgency else ([], 0))


def test_the_next_steps_are_plain_and_lead_to_her_safety_plan(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = asq(world, wren, 1, 0, 1, 0, 1)
    page = enter(world.carla).get(reverse("assessment_next_steps", args=[wren.public_id, one.pk])).content.decode()

    for words in ("Do not leave her alone", "Mara", "Pia", "within 48 hours"):
        assert words in page
    for name in ("safety_plan", "safety_write"):
        assert reverse(name, args=[wren.public_id]) in page
    assert "wrong" not in page.replace("data-", "")


def test_no_list_and_not_today_tells_what_it_was_about(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        asq(world, wren, 1, 0, 1, 0, 1)
        finished(world.carla, wren, answers=[3] * 9)
    for name in ("mara", "carla", "pia"):
        client = enter(getattr(world, name))
        for path in ("/", "/residents/", wren.get_absolute_url(), reverse("assessment_list", args=[wren.public_id]),
                     reverse("resident_tasks", args=[wren.public_id])):  # fmt: skip
            page = strip_tags(client.get(path).content.decode()).casefold()
            for word in ("suicid", "kill", "hurting", "acute", "positive", "severe", "phq", "asq", "dead"):
                assert word not in page, (name, path, word)
    assert "Safety today · Wren" in enter(world.pia).get("/").content.decode()
