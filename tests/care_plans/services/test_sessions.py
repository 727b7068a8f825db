"""Sessions: written in a few taps, entered once for a group, put right with history, told on no list."""

import re
from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from care_plans.services import actions
from care_plans.services.models import Mode, Session
from shelter.actor import acting
from shelter.freshness import fingerprint
from shelter.models import Trace
from tests.care_plans.services.written import ALONE, SHARED, confer, record, record_group
from tests.world import World, enter, seen_at

TODAY = localdate()
CANARY = "Zyzzyvacanary"
PAGE: dict[str, Any] = {**ALONE, "held_on": TODAY.isoformat(), "note": "she drew a boat"}


def of(world: World, girl: str) -> Any:
    with acting(world.mara.pk):
        return getattr(world, girl)


def marked(shown: str) -> int:
    """How many of the choices of a page are marked."""
    return len(re.findall(r'type="radio"[^>]* checked', shown))


def group_page(world: World, marks: dict[str, str], **more: Any) -> dict[str, Any]:
    marked = {f"taking_part_{world._ids[girl]}": outcome for girl, outcome in marks.items()}
    return {**SHARED, "held_on": TODAY.isoformat(), **marked, **more}


def test_a_session_is_written_through_its_page_with_history_and_trace(world: World) -> None:
    wren = of(world, "wren")

    answer = enter(world.pia).post(reverse("session_add", args=[wren.public_id]), PAGE)

    assert answer.headers["Location"] == reverse("session_list", args=[wren.public_id])
    with acting(world.pia.pk):
        row = Session.objects.get(resident=wren)
        assert (row.kind, row.mode, row.outcome, row.note, row.staff) == (
            "individual_therapy", "individual", "held", "she drew a boat", world.pia,
        )  # fmt: skip
        assert [line.history_user_id for line in row.history.all()] == [world.pia.pk]
    with acting(world.mara.pk):
        assert Trace.objects.filter(resident_id=wren.pk, event="session_recorded", staff=world.pia).count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outcome": ""}, "outcome"), ({"kind": ""}, "kind"), ({"kind": "group_therapy"}, "kind"),
        ({"kind": "individual_therapy", "mode": "family"}, "kind"), ({"minutes": "0"}, "minutes"),
        ({"minutes": "481"}, "minutes"), ({"minutes": "an hour"}, "minutes"), ({"provider_role": "x"}, "provider_role"),
        ({"held_on": (TODAY + timedelta(days=1)).isoformat()}, "held_on"), ({"note": "boat " * 101}, "note"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_beside_its_field_and_what_was_typed_is_kept(
    world: World, wrong: dict[str, str], field: str
) -> None:
    wren = of(world, "wren")

    answer = enter(world.carla).post(
        reverse("session_add", args=[wren.public_id]), PAGE | {"led_by": "Tita Luz"} | wrong
    )

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert "Tita Luz" in answer.content.decode()
    with acting(world.carla.pk):
        assert Session.objects.count() == 0


def test_nothing_is_marked_beforehand_and_the_pages_say_what_stays_out(world: World) -> None:
    wren, client = of(world, "wren"), enter(world.carla)
    with acting(world.carla.pk):
        row = record(world.carla, wren)

    for url in (reverse("session_add", args=[wren.public_id]), reverse("group_session")):
        shown = client.get(url).content.decode()
        assert marked(shown) == 0
        assert "Therapy process notes stay out of this system." in shown
    assert (
        "Therapy process notes stay out"
        in client.get(reverse("session", args=[wren.public_id, row.pk])).content.decode()
    )


def test_the_database_itself_refuses_what_cannot_be(world: World) -> None:
    with acting(world.carla.pk):
        wren = world.wren
        for name, wrong in (
            ("session_of_at_most_8_hours", {"minutes": 481}), ("therapy_alone_is_alone", {"mode": "family"}),
            ("group_is_a_group", {"kind": "group_therapy"}),
        ):  # fmt: skip
            told = {**ALONE, **wrong}
            with pytest.raises(IntegrityError, match=name), transaction.atomic():
                Session(resident=wren, staff=world.carla, **told).save_as(world.carla)


def test_a_group_session_is_entered_once_for_those_who_were_marked(world: World) -> None:
    url, wren = reverse("group_session"), of(world, "wren")
    marks = {"wren": "held", "robin": "declined"}
    note = {f"taking_part_{wren.pk}_note": "she led the song"}

    answer = enter(world.mara).post(f"{url}?from={wren.public_id}", group_page(world, marks, **note))

    assert answer.headers["Location"] == reverse("session_list", args=[wren.public_id])
    with acting(world.mara.pk):
        rows = list(Session.objects.select_related("resident"))
        assert len({row.session for row in rows}) == 1
        assert {row.resident.code_name: (row.mode, row.outcome, row.note) for row in rows} == {
            "Wren": ("group", "held", "she led the song"), "Robin": ("group", "declined", ""),
        }  # fmt: skip
        assert all(row.history.count() == 1 for row in rows)
        told = Trace.objects.filter(event="session_recorded").values_list("resident_id", flat=True)
        assert Counter(told) == Counter(row.resident_id for row in rows)


def test_a_form_sent_twice_makes_one_group_session(world: World) -> None:
    client, sent = enter(world.mara), group_page(world, {"wren": "held"}, submission=str(uuid4()))

    answers = [client.post(reverse("group_session"), sent) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [302] * 3
    with acting(world.mara.pk):
        assert Session.objects.count() == 1


def test_a_group_with_nobody_or_half_a_mark_is_told_and_kept(world: World) -> None:
    client, url, wren = enter(world.mara), reverse("group_session"), of(world, "wren")

    nobody = client.post(url, group_page(world, {}, led_by="Tita Luz"))
    half = client.post(url, group_page(world, {"robin": "held"}, **{f"taking_part_{wren.pk}_note": "a song"}))
    long = client.post(url, group_page(world, {"wren": "held"}, **{f"taking_part_{wren.pk}_note": "a song " * 99}))

    assert nobody.context["form"].errors == {"taking_part": ["Mark at least one girl."]}
    assert "Tita Luz" in nobody.content.decode()
    assert half.context["form"].errors == {"taking_part": ["Say how it went for: Wren"]}
    assert "a song</textarea>" in half.content.decode()
    assert marked(half.content.decode()) == 1
    assert long.context["form"].errors["taking_part"][0].startswith("Wren: ")
    with acting(world.mara.pk):
        assert Session.objects.count() == 0


def test_a_girl_out_of_reach_who_is_sent_all_the_same_is_not_written_for(world: World) -> None:
    enter(world.carla).post(reverse("group_session"), group_page(world, {"wren": "held", "plover": "held"}))

    with acting(world.mara.pk):
        assert [row.resident.code_name for row in Session.objects.all()] == ["Wren"]


def test_a_session_is_put_right_and_what_it_said_before_stays_in_its_history(world: World) -> None:
    wren = of(world, "wren")
    with acting(world.pia.pk):
        row = record(world.pia, wren)
    url = reverse("session_change", args=[wren.public_id, row.pk])

    client = enter(world.carla)
    new = {"outcome": "cancelled", "note": "", "mode": "family", "kind": "family_work"}
    unseen = client.post(url, PAGE | new)
    answer = client.post(url, PAGE | new | {"seen": seen_at(client, url)})

    assert "What is saved now" in unseen.content.decode()

    assert answer.status_code == 302
    with acting(world.carla.pk):
        now = Session.objects.get(pk=row.pk)
        assert (now.outcome, now.mode, now.note, now.staff) == ("cancelled", "family", "", world.pia)
        lines = [(line.outcome, line.note, line.history_user_id) for line in now.history.order_by("history_date")]
        assert lines == [("held", "she drew a boat", world.pia.pk), ("cancelled", "", world.carla.pk)]


def changed(world: World, who: str, girl: str, **more: Any) -> Session:
    staff = getattr(world, who)
    row = Session.objects.select_related("resident").get(resident=getattr(world, girl), mode=Mode.GROUP)
    now = {name: getattr(row, name) for name in (*SHARED, "held_on", "outcome", "note")}
    return actions.change_session(by=staff, session=row, seen=fingerprint(actions.words_of(row)), **(now | more))


def test_what_a_group_shares_is_changed_for_all_of_it_and_the_rest_for_one(world: World) -> None:
    with acting(world.mara.pk):
        record_group(world.mara, [world.wren, world.robin, world.plover])

        changed(world, "mara", "wren", outcome="absent", minutes=45, mode=Mode.INDIVIDUAL)

        rows = Session.objects.values_list("resident__code_name", "mode", "minutes", "outcome", "resident__phase")
        assert {(name, mode, minutes, outcome) for name, mode, minutes, outcome, _ in rows} == {
            ("Wren", "group", 45, "absent"), ("Robin", "group", 45, "held"), ("Plover", "group", 45, "held"),
        }  # fmt: skip
        assert {row.history.count() for row in Session.objects.all()} == {2}
        connection.check_constraints()


def test_who_does_not_write_for_all_of_a_group_changes_her_girls_only(world: World) -> None:
    with acting(world.mara.pk):
        record_group(world.mara, [world.wren, world.robin, world.plover])
    with acting(world.carla.pk):
        changed(world, "carla", "wren", outcome="declined")
        with pytest.raises(ValidationError, match="Ask the coordinator"):
            changed(world, "carla", "robin", minutes=45)
    with acting(world.mara.pk):
        rows = Session.objects.values_list("resident__code_name", "minutes", "outcome")
        assert set(rows) == {("Wren", 60, "declined"), ("Robin", 60, "held"), ("Plover", 60, "held")}


def test_the_database_lets_no_session_fall_apart_or_move_to_another_girl(world: World) -> None:
    with acting(world.mara.pk):
        shared = record_group(world.mara, [world.wren, world.robin])
        row = Session.objects.get(resident=world.wren)
        with transaction.atomic():
            row.kind = "legal"
            row.save_as(world.mara)
            with pytest.raises(IntegrityError, match="do not agree"):
                connection.check_constraints()
            transaction.set_rollback(True)
        with transaction.atomic():
            Session(resident=world.plover, session=shared, staff=world.mara, **ALONE).save_as(world.mara)
            with pytest.raises(IntegrityError, match="do not agree"):
                connection.check_constraints()
            transaction.set_rollback(True)
        row = Session.objects.get(resident=world.wren)
        row.resident = world.plover
        with pytest.raises(IntegrityError, match="stays where it was written"), transaction.atomic():
            row.save_as(world.mara)


def test_words_stand_on_the_page_of_one_session_and_on_no_list(world: World) -> None:
    wren, client = of(world, "wren"), enter(world.carla)
    with acting(world.carla.pk):
        row = record(world.carla, wren, note=CANARY, led_by=CANARY)
        held = confer(world.carla, wren, decisions=CANARY, participants=CANARY, next_on=TODAY + timedelta(days=3))
    lists = [
        "/", "/residents/", "/home/", wren.get_absolute_url(), reverse("group_session"),
        reverse("session_list", args=[wren.public_id]), reverse("conference_list", args=[wren.public_id]),
    ]  # fmt: skip

    for viewer in (client, enter(world.mara), enter(world.hana)):
        assert [url for url in lists if CANARY in viewer.get(url).content.decode()] == []
    for url in (
        reverse("session", args=[wren.public_id, row.pk]), reverse("conference", args=[wren.public_id, held.pk]),
    ):  # fmt: skip
        assert CANARY in client.get(url).content.decode()


def test_her_list_narrows_by_kind_and_shows_the_rest_when_asked(world: World) -> None:
    wren, client = of(world, "wren"), enter(world.carla)
    with acting(world.carla.pk):
        for n in range(51):
            record(world.carla, wren, kind="education", held_on=TODAY - timedelta(days=n))
        record(world.carla, wren, kind="legal")
    url = reverse("session_list", args=[wren.public_id])

    def shown(query: str) -> tuple[int, bool]:
        answer = client.get(url + query)
        return len(answer.context["sessions"]), answer.context["more"]

    assert shown("") == (50, True)
    assert shown("?all=1") == (52, False)
    assert shown("?kind=legal") == (1, False)
    assert shown("?kind=education&all=1") == (51, False)
    assert shown("?kind=nonsense") == (50, True)
    assert "?kind=legal" in client.get(url).content.decode()


def test_her_page_says_when_she_last_had_a_session_of_each_kind(world: World) -> None:
    wren, week = of(world, "wren"), timedelta(days=7)
    with acting(world.carla.pk):
        record(world.carla, wren, held_on=TODAY - week)
        record(world.carla, wren, held_on=TODAY, outcome="absent")
        record(world.carla, wren, kind="legal", held_on=TODAY - 2 * week)
        confer(world.carla, wren, held_on=TODAY - 2 * week, next_on=TODAY + 3 * week)
        confer(world.carla, wren, held_on=TODAY - week, next_on=TODAY + week)

    for who, cards in (("carla", 1), ("mara", 1), ("pia", 1), ("cora", 0), ("hana", 0), ("nena", 0)):
        panels = enter(getattr(world, who)).get(wren.get_absolute_url()).context["panels"]
        mine = [panel.context["lately"] for panel in panels if panel.template == "services/panel.html"]
        assert len(mine) == cards, who
        for lately in mine:
            assert lately.sessions == [("individual_therapy", TODAY - week), ("legal", TODAY - 2 * week)]
            assert (lately.conference_on, lately.next_on) == (TODAY - week, TODAY + week)
