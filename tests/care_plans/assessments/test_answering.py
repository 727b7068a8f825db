"""From the first question to the last: one by one, stopped, gone on with, left open; closed once, and standing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from care_plans.assessments import actions, queries, results
from care_plans.assessments.models import NEXT, Assessment, State
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import Trace
from tests.care_plans.assessments.given import answer_all, begin, finished, phqa
from tests.world import World, enter

TODAY = localdate()
BEGIN = {"respondent": "self", "mode": "self", "language": "en", "answered_on": TODAY.isoformat()}


@pytest.fixture
def wren(world: World) -> Any:
    with acting(world.carla.pk):
        return world.wren


def stored(world: World, one: Assessment | None = None) -> Assessment:
    with acting(world.carla.pk):
        found = Assessment.objects.get(pk=one.pk) if one else Assessment.objects.get()
        _read = found.answers, found.result, found.alert, found.override_reason  # opened as hers
        return found


def test_each_answer_is_kept_when_it_is_given_and_a_new_sign_in_goes_on_where_she_stopped(
    world: World, wren: Any
) -> None:
    client = enter(world.carla)
    first = client.post(reverse("assessment_begin", args=[wren.public_id, "phqa"]), BEGIN).headers["Location"]
    assert first.endswith("/1/")
    second = client.post(first, {"given": "1", "go": "next"}).headers["Location"]
    third = client.post(second, {"given": "open", "go": "next"}).headers["Location"]
    assert stored(world).answers == [1, None, *[""] * 9]

    other = enter(world.carla)  # the session is lost; another begins
    one = stored(world)
    resumed = other.post(reverse("assessment_resume", args=[wren.public_id, one.pk]))

    assert resumed.headers["Location"] == third
    stopped = other.post(third, {"given": "2", "go": "stop"})
    assert stopped.headers["Location"] == reverse("assessment_thanks", args=[wren.public_id, one.pk])
    assert (stored(world).state, stored(world).answers[2]) == (State.STOPPED, 2)


def test_stopping_without_an_answer_and_skipping_are_no_mistakes(world: World, wren: Any) -> None:
    client = enter(world.carla)
    first = client.post(reverse("assessment_begin", args=[wren.public_id, "phqa"]), BEGIN).headers["Location"]

    second = client.post(first, {"go": "skip"})
    stopped = client.post(second.headers["Location"], {"go": "stop"})

    assert second.headers["Location"].endswith("/2/")
    assert stopped.status_code == 302
    assert stored(world).answers == ["skipped", *[""] * 10]


def test_what_she_skipped_is_not_asked_again_before_the_end(world: World, wren: Any) -> None:
    client = enter(world.carla)
    page = client.post(reverse("assessment_begin", args=[wren.public_id, "phqa"]), BEGIN).headers["Location"]
    for sent in ({"go": "skip"}, {"given": "1", "go": "next"}, {"go": "skip"}, {"go": "stop"}):
        page = client.post(page, sent).headers["Location"]
    one = stored(world)
    address = [wren.public_id, one.pk]
    other = enter(world.carla)

    page = other.post(reverse("assessment_resume", args=address)).headers["Location"]
    assert page == reverse("assessment_question", args=[*address, 4])
    while page != reverse("assessment_end", args=address):
        page = other.post(page, {"given": "0", "go": "next"}).headers["Location"]

    assert other.get(page).context["skipped"] == [1, 3]
    assert other.post(reverse("assessment_resume", args=address)).headers["Location"] == page


def test_the_screen_is_covered_once_she_is_thanked(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = actions.stop(by=world.carla, assessment=begin(world.carla, wren, mode="self"))
        file = wren.get_absolute_url()
    client, address = enter(world.carla), [wren.public_id, one.pk]

    shown = client.get(reverse("assessment_thanks", args=address)).content.decode()

    assert ("Carla stays with you." in shown, f'href="{reverse("cover")}"' in shown) == (True, True)
    assert client.get(file).headers["Location"] == reverse("cover")
    assert client.session["covered"] == reverse("assessment", args=address)


def test_where_the_text_is_here_its_language_is_meant_and_a_paper_form_is_free(world: World, wren: Any) -> None:
    client, url = enter(world.carla), reverse("assessment_begin", args=[wren.public_id, "phqa"])

    shown = client.get(url)
    refused = client.post(url, BEGIN | {"language": "hil"}).content.decode()

    assert shown.context["form"].initial["language"] == "en"
    assert "The text is in English." in shown.content.decode()
    assert "The text is here in English only." in refused
    assert client.post(url, BEGIN | {"language": "hil", "mode": "paper"}).status_code == 302
    assert stored(world).language == "hil"


def test_going_on_to_the_next_question_wants_an_answer_or_a_word_that_there_is_none(world: World, wren: Any) -> None:
    client = enter(world.carla)
    first = client.post(reverse("assessment_begin", args=[wren.public_id, "phqa"]), BEGIN).headers["Location"]

    assert "Choose an answer, or skip." in client.post(first, {"go": "next"}).content.decode()
    assert client.post(first, {"go": "next", "given": "7"}).status_code == 200
    assert stored(world).answers == [""] * 11


def test_no_page_that_she_sees_tells_a_total_or_a_band_and_no_title_a_question(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, mode="self")
        for number in range(1, 12):
            actions.answer(by=world.carla, assessment=one, number=number, given=None if number == 2 else 1)
    client = enter(world.carla)
    urls = [reverse("assessment_question", args=[wren.public_id, one.pk, number]) for number in range(1, 12)]
    pages = [client.get(url).content.decode() for url in urls]
    pages.append(client.get(reverse("assessment_end", args=[wren.public_id, one.pk])).content.decode())
    client.post(reverse("assessment_end", args=[wren.public_id, one.pk]), {"go": "finish"})
    pages.append(client.get(reverse("assessment_thanks", args=[wren.public_id, one.pk])).content.decode())

    for page in pages:
        title = page[page.index("<title>") : page.index("</title>")]
        assert title in {"<title>Questions · Shelter", "<title>Thank you · Shelter"}
        for word in ("minimal", "moderate", "severe", "depression", "PHQ", "Wren", "Total"):
            assert word not in page


@pytest.mark.parametrize("answer", [-1, 4, 99, "x"])
def test_an_answer_that_the_form_does_not_have_is_refused(world: World, wren: Any, answer: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren)
        with pytest.raises(ValidationError):
            actions.answer(by=world.carla, assessment=one, number=1, given=answer)
        with pytest.raises(ValidationError):
            actions.answer(by=world.carla, assessment=one, number=12, given=0)


def test_one_open_answer_leaves_no_total_and_is_told(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = answer_all(world.carla, begin(world.carla, wren), [1, None, *[0] * 7])
        result = results.read(one.result)

    assert result is not None
    assert (result.total, result.missing) == (None, (2,))
    page = enter(world.carla).get(reverse("assessment", args=[wren.public_id, one.pk])).content.decode()
    assert "Some answers are missing, so there is no score." in page
    assert "Question 2" in page


def test_the_worker_reads_the_result_as_published_with_its_limits(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = finished(world.carla, wren, answers=phqa(12))
    page = enter(world.carla).get(reverse("assessment", args=[wren.public_id, one.pk])).content.decode()

    for words in ("<span>12</span>", "As published: moderate", "never a diagnosis", "Johnson, Harris",
                  "in another language they are indicative only"):  # fmt: skip
        assert words in page


def test_pressing_finish_twice_gives_one_result(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, mode="self")
        for number in range(1, 10):
            actions.answer(by=world.carla, assessment=one, number=number, given=1)
    client, url = enter(world.carla), reverse("assessment_end", args=[wren.public_id, one.pk])

    answers = [client.post(url, {"go": "finish"}) for _ in range(2)]

    assert {answer.headers["Location"] for answer in answers} == {
        reverse("assessment_thanks", args=[wren.public_id, one.pk])
    }
    with acting(world.mara.pk):
        assert Trace.objects.filter(resident_id=wren.pk, event="assessed").count() == 1
        assert [line.state for line in Assessment.history.filter(id=one.pk, state="done")] == ["done"]


def test_one_of_a_kind_is_open_at_a_time(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren)
        with pytest.raises(ValidationError, match="begun and not finished"):
            begin(world.carla, wren)

        actions.decline(by=world.carla, assessment=one)

        assert begin(world.carla, wren).pk != one.pk


def test_choosing_not_to_is_kept_and_counts_for_nothing(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren)
    client = enter(world.carla)

    answer = client.post(reverse("assessment_decline", args=[wren.public_id, one.pk]))

    assert answer.status_code == 302
    assert (stored(world).state, stored(world).result) == (State.DECLINED, [])
    assert "That is her right" in client.get(answer.headers["Location"]).content.decode()
    with acting(world.carla.pk), pytest.raises(Refused):
        actions.answer(by=world.carla, assessment=one, number=1, given=1)


MOVES = {
    "stop": (actions.stop, State.STOPPED), "resume": (actions.resume, State.BEGUN),
    "decline": (actions.decline, State.DECLINED), "finish": (actions.finish, State.DONE),
}  # fmt: skip


@pytest.mark.parametrize("first", MOVES)
@pytest.mark.parametrize("then", MOVES)
def test_it_moves_as_its_states_say_and_no_further(world: World, wren: Any, first: str, then: str) -> None:
    (begin_with, now), (go_on, next_one) = MOVES[first], MOVES[then]
    with acting(world.carla.pk):
        one = begin_with(by=world.carla, assessment=begin(world.carla, wren))
        assert one.state == now
        if next_one == now or next_one in NEXT[now]:
            assert go_on(by=world.carla, assessment=one).state == next_one
        else:
            with pytest.raises(Refused):
                go_on(by=world.carla, assessment=one)


def test_the_end_of_a_stopped_one_may_still_be_sent(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = actions.stop(by=world.carla, assessment=begin(world.carla, wren, mode="self"))

    sent = enter(world.carla).post(reverse("assessment_end", args=[wren.public_id, one.pk]), {"go": "finish"})

    assert sent.headers["Location"] == reverse("assessment_thanks", args=[wren.public_id, one.pk])
    assert stored(world, one).state == State.DONE


# The gate ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def young(world: World) -> Any:
    """Dunnock is 9."""
    with acting(world.mara.pk):
        born = date(TODAY.year - 9, TODAY.month, 1) - timedelta(days=1)
        return world.admit("Dunnock", by=world.mara, social_worker=world.carla, birth_date=born)


def test_outside_of_its_ages_a_reason_is_asked_beside_its_field_and_kept(world: World, young: Any) -> None:
    client, url = enter(world.carla), reverse("assessment_begin", args=[young.public_id, "phqa"])
    assert "Say why it is used all the same" in client.get(url).content.decode()

    refused = client.post(url, BEGIN)

    told = "She is 9. This form is made for ages 11 to 17. Say why it is used all the same."
    assert refused.context["form"].errors == {"override_reason": [told]}
    assert told in refused.content.decode()
    assert client.post(url, BEGIN | {"override_reason": "Her psychologist asks for it."}).status_code == 302
    assert stored(world).override_reason == "Her psychologist asks for it."


def test_within_its_ages_no_reason_is_asked(world: World, wren: Any) -> None:
    url = reverse("assessment_begin", args=[wren.public_id, "phqa"])

    assert "override_reason" not in enter(world.carla).get(url).content.decode()
    with acting(world.carla.pk):
        assert begin(world.carla, wren, override_reason="hm").override_reason == ""


def test_who_is_not_foreseen_to_answer_needs_a_reason_too(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        with pytest.raises(ValidationError, match="not made to be answered by this person"):
            begin(world.carla, wren, respondent="staff")

        assert begin(world.carla, wren, respondent="staff", override_reason="no other way").respondent == "staff"


def test_a_day_to_come_is_refused(world: World, wren: Any) -> None:
    with acting(world.carla.pk), pytest.raises(ValidationError, match="still to come"):
        begin(world.carla, wren, answered_on=TODAY + timedelta(days=1))


def test_the_aso_waits_for_the_agreement(world: World, wren: Any) -> None:
    client, url = enter(world.carla), reverse("assessment_begin", args=[wren.public_id, "aso"])
    assert "signed agreement" in client.get(url).content.decode()
    with acting(world.carla.pk), pytest.raises(Refused):
        begin(world.carla, wren, "aso")

    signed = {"agreed_on": TODAY.isoformat()}
    assert enter(world.ada).post(reverse("instrument_agreement", args=["aso"]), signed).status_code == 302

    with acting(world.carla.pk):
        begin(world.carla, wren, "aso")
    enter(world.ada).post(reverse("instrument_agreement", args=["aso"]), {"agreed_on": ""})
    with acting(world.carla.pk), pytest.raises(Refused):
        begin(world.carla, wren, "aso")


# Entered ----------------------------------------------------------------------------------------------------------
def entered(world: World, wren: Any, code: str, sent: dict[str, Any]) -> Any:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, code)
    return enter(world.carla).post(reverse("assessment_form", args=[wren.public_id, one.pk]), sent)


@pytest.mark.parametrize(
    ("code", "sent", "field", "words"),
    [
        ("sdq", {"emotional": "11"}, "emotional", "from 0 to 10"),
        ("sdq", {"emotional": "7", "conduct": "2", "hyperactivity": "5", "peer": "2", "total": "17"}, "total", "fit"),
        ("ucla", {"total": "81"}, "total", "from 0 to 80"),
        ("crafft", {"days_alcohol": "0", "days_cannabis": "0", "days_other": "0", "car": "0", "score": "3"}, "score",
         "only the car"),
        ("cssrs", {"q1": "1", "q2": "0", "q3": "1", "q6": "0"}, "q2", "after a yes to question 2"),
        ("cssrs", {"q1": "0", "q2": "0", "q6": "0", "q6_recent": "1"}, "q6", "question 6 cannot be no"),
        ("cans", {"needs": "2 5"}, "needs", "from 0 to 3"),
        ("sdq", {}, "__all__", "at least one score"),
    ],
)  # fmt: skip
def test_a_score_that_cannot_be_is_told_beside_its_field(
    world: World, wren: Any, code: str, sent: dict[str, str], field: str, words: str
) -> None:
    answer = entered(world, wren, code, sent | {"go": "x"})

    assert answer.status_code == 200
    assert words in str(answer.context["form"].errors[field])
    assert stored(world).state == State.BEGUN


def test_scores_of_a_form_that_is_not_ours_are_kept_and_the_items_behind_a_mean_are_not(
    world: World, wren: Any
) -> None:
    sent = {"emotional": "7", "conduct": "2", "hyperactivity": "5", "peer": "2"}
    assert entered(world, wren, "sdq", sent).status_code == 302
    assert entered(world, wren, "cans", {"needs": "2 3 0", "strengths": "1"}).status_code == 302

    with acting(world.carla.pk):
        sdq, cans = (Assessment.objects.get(instrument=code) for code in ("sdq", "cans"))
        told = results.read(sdq.result)
        assert told is not None
        assert (told.total, told.band, sdq.answers) == (16, "slightly raised", [7, 2, 5, 2, None, None, None])
        needs = results.read(cans.result)
        assert needs is not None
        assert (needs.subscores["needs_to_act_on"], cans.answers) == (2, [])


def test_a_paper_form_without_its_text_is_entered_by_number(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, "cries8", mode="read_aloud")
    client, url = enter(world.carla), reverse("assessment_form", args=[wren.public_id, one.pk])
    assert "Question 8" in client.get(url).content.decode()
    assert client.post(url, {"q1": "3"}).context["form"].errors.keys() == {f"q{n}" for n in range(2, 9)}

    sent = {f"q{n}": str(value) for n, value in enumerate([3, 1, 3, 3, 1, 3, 3, 0], 1)}

    assert client.post(url, sent).status_code == 302
    with acting(world.carla.pk):
        result = results.read(stored(world).result)
    assert result is not None
    assert (result.total, result.band) == (17, "screens positive")


# It stands --------------------------------------------------------------------------------------------------------
CHANGES = {
    "state": "state = 'begun'", "answers": "answers = '\\x00'", "result": "result = '\\x00'",
    "day": "answered_on = '2020-01-01'",
    "who": "staff_id = resident_id", "which": "instrument = 'gad7'", "alert": "alert = '\\x00'",
}  # fmt: skip


@pytest.mark.parametrize("change", [*CHANGES.values()], ids=[*CHANGES])
def test_a_closed_one_is_not_altered_by_sql_either(world: World, wren: Any, change: str) -> None:
    with acting(world.carla.pk):
        finished(world.carla, wren)
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"update assessments_assessment set {change}")
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("delete from assessments_assessment")


@pytest.mark.parametrize("change", ["instrument = 'gad7'", "version = '1'", "state = 'x'", "mode = 'self'"])
def test_an_open_one_stays_the_one_it_is(world: World, wren: Any, change: str) -> None:
    with acting(world.carla.pk):
        begin(world.carla, wren)
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"update assessments_assessment set {change}")


def test_a_mistaken_one_is_struck_out_once_and_stays_readable(world: World, wren: Any) -> None:
    with acting(world.carla.pk):
        one = finished(world.carla, wren, answers=phqa(12))
    client, url = enter(world.carla), reverse("assessment_withdraw", args=[wren.public_id, one.pk])

    assert client.post(url, {"withdrawn_because": "It was Robin's."}).status_code == 302

    page = client.get(reverse("assessment", args=[wren.public_id, one.pk])).content.decode()
    assert "It was Robin&#x27;s." in page
    assert "As published: moderate" in page
    assert client.post(url, {"withdrawn_because": "again"}).status_code == 403
    with acting(world.carla.pk):
        assert queries.over_time(wren, "phqa", viewer=world.carla) == []
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update assessments_assessment set withdrawn_on = null")
