"""What she told: kept once, closed, never altered; everywhere else only that it is known."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from residents import actions as file_actions
from residents.disclosures import actions, queries
from residents.disclosures.models import (
    Disclosure,
    DisclosureMistake,
    Interview,
    InterviewMistake,
    Office,
    Purpose,
    ReportSent,
)
from residents.models import Opening, Resident
from residents.models.codes import Language, TeamRole, Why
from shelter import panels
from shelter.access import Permission, Refused
from shelter.actor import acting
from shelter.models import Staff, Trace
from shelter.records import Untraceable
from tests.residents.test_queries_budget import BUDGET, questions
from tests.world import World, enter

CANARY = "Kingfishercanary"
KNOWN = "What happened is known. Do not ask her again."
TODAY = localdate()
CLOSED = (Disclosure, ReportSent, DisclosureMistake)
ADDED = (*CLOSED, Interview, InterviewMistake)
WITH_HISTORY = [*CLOSED, *(model.history.model for model in CLOSED)]
EVERYBODY = ("mara", "carla", "cora", "pia", "nena", "hana", "sol", "suri", "dora", "ada")


def keep(world: World, **more: Any) -> Disclosure:
    """Wren told Hana something, and Carla wrote it down."""
    told: dict[str, Any] = {
        "told_on": TODAY, "asked": f"{CANARY} asked", "words": f"{CANARY} words", "language": Language.HILIGAYNON,
        "heard_by": f"{CANARY} hana", "place": f"{CANARY} place", "reported_to": f"{CANARY} office",
        "reference": f"{CANARY} no", "reported_on": TODAY,
    }  # fmt: skip
    with acting(world.carla.pk):
        return actions.keep_told(by=world.carla, resident=world.wren, **(told | more))


def interview(world: World, days_ago: int = 0, **more: Any) -> Interview:
    told: dict[str, Any] = {
        "held_on": TODAY - timedelta(days=days_ago), "office": Office.POLICE, "by_whom": "Officer Teal",
        "purpose": Purpose.INVESTIGATION, "minutes": 40, "note": "",
    }  # fmt: skip
    with acting(world.carla.pk):
        return actions.note_interview(by=world.carla, resident=world.wren, **(told | more))


def mark(world: World, kept: Disclosure) -> None:
    with acting(world.carla.pk):
        actions.mark_told_mistake(by=world.carla, disclosure=kept, note=f"{CANARY} wrong file")


@pytest.fixture
def wren(world: World) -> Resident:
    with acting(world.mara.pk):
        found: Resident = world.wren
        return found


def at(resident: Resident, part: str = "") -> str:
    return f"{resident.get_absolute_url()}{part}"


def open_door(client: Client, resident: Resident) -> Any:
    return client.post(at(resident, "why/disclosure/"), {"why": "review", "words": ""})


def rows() -> dict[str, int]:
    """Every row of the closed tables and their histories, as the ORM and as raw SQL see them."""
    seen = {}
    for model in WITH_HISTORY:
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table}")
            seen[table] = cursor.fetchone()[0]
        assert seen[table] == model._base_manager.count()
    return {table: n for table, n in seen.items() if n}


# Kept as it is


def alterations(table: str) -> list[str]:
    """Every statement by which a row could be changed: an update of any column, a removal, all at once."""
    return [f"update {table} set id = id", f"delete from {table}", f"truncate {table} cascade"]


@pytest.mark.parametrize("model", [*ADDED, *(m.history.model for m in ADDED)], ids=lambda m: m.__name__)
def test_nothing_that_was_added_is_altered_or_removed_by_sql(world: World, wren: Resident, model: Any) -> None:
    mark(world, keep(world))
    with acting(world.carla.pk):
        file_actions.open_part(by=world.carla, resident=wren, part=Permission.DISCLOSURE, why=Why.REVIEW)
        actions.mark_interview_mistake(by=world.carla, interview=interview(world), note="twice")
    for statement in alterations(model._meta.db_table):
        with acting(world.carla.pk), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    with acting(world.carla.pk):
        assert model._base_manager.count() == 1


def test_nothing_that_was_added_is_altered_by_a_save(world: World, wren: Resident) -> None:
    keep(world)
    with acting(world.carla.pk):
        file_actions.open_part(by=world.carla, resident=wren, part=Permission.DISCLOSURE, why=Why.REVIEW)
        kept = Disclosure.objects.get()
        kept.words = "something else"
        with pytest.raises(DatabaseError), transaction.atomic():
            kept.save_as(world.carla)
        with pytest.raises(DatabaseError), transaction.atomic():
            kept.delete_as(world.carla)
        with pytest.raises(Untraceable):
            Disclosure.objects.update(told_on=TODAY)

        assert Disclosure.objects.get().words == f"{CANARY} words"


@pytest.mark.django_db
def test_the_owner_of_the_tables_may_not_alter_them_either() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select tgrelid::regclass::text from pg_trigger where tgname = 'append_only'")
        fenced = {table for (table,) in cursor.fetchall()}

    assert {m._meta.db_table for added in ADDED for m in (added, added.history.model)} <= fenced


# Closed


@pytest.mark.parametrize("name", EVERYBODY)
def test_without_an_opening_nobody_reads_a_row_not_even_its_author(world: World, name: str) -> None:
    mark(world, keep(world))

    with acting(getattr(world, name).pk):
        assert rows() == {}


@pytest.mark.parametrize("name", ["mara", "carla", "pia"])
def test_a_reason_opens_it_to_those_whose_part_it_is(world: World, wren: Resident, name: str) -> None:
    mark(world, keep(world))
    staff: Staff = getattr(world, name)
    with acting(staff.pk):
        file_actions.open_part(by=staff, resident=wren, part=Permission.DISCLOSURE, why=Why.SAFETY)

        assert (len(rows()), set(rows().values())) == (6, {1})


@pytest.mark.parametrize("name", ["cora", "nena", "hana", "sol", "suri", "dora", "ada"])
def test_no_reason_opens_it_to_anybody_else_not_even_written_behind_the_back_of_the_policy(
    world: World, wren: Resident, name: str
) -> None:
    keep(world)
    staff: Staff = getattr(world, name)
    with acting(staff.pk):
        with pytest.raises(Refused):
            file_actions.open_part(by=staff, resident=wren, part=Permission.DISCLOSURE, why=Why.SAFETY)
        with pytest.raises((Refused, Http404)):
            queries.told(wren, viewer=staff)
        with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "insert into residents_opening (id, resident_id, staff_id, part, why, words, opened_at)"
                " values (gen_random_uuid(), %s, %s, 'disclosure', 'safety', '', now())",
                [wren.pk, staff.pk],
            )

        assert rows() == {}


def test_it_is_open_for_a_quarter_of_an_hour_and_then_closed_again(world: World, wren: Resident) -> None:
    keep(world)
    client = enter(world.carla)
    assert open_door(client, wren).headers["Location"] == at(wren, "told/")
    assert f"{CANARY} words" in client.get(at(wren, "told/")).content.decode()

    with acting(world.mara.pk):
        long_ago = timezone.now() - timedelta(minutes=16)  # counted from when the transaction began
        Opening(resident=wren, staff=world.mara, part="disclosure", why="review", opened_at=long_ago).save(
            force_insert=True
        )
        assert rows() == {}
        with pytest.raises(Http404):
            queries.told(wren, viewer=world.mara)
    assert enter(world.mara).get(at(wren, "told/")).headers["Location"] == at(wren, "why/disclosure/")


@pytest.mark.parametrize("part", ["told/", "told/{pk}/report/", "told/{pk}/mistake/"])
def test_every_page_behind_the_door_asks_why_first(world: World, wren: Resident, part: str) -> None:
    address = at(wren, part.format(pk=keep(world).pk))

    assert enter(world.carla).get(address).headers["Location"] == at(wren, "why/disclosure/")
    assert enter(world.hana).get(address).status_code == 403
    assert enter(world.sol).get(address).status_code == 404


def test_who_has_not_shown_lately_that_it_is_she_is_asked_again(world: World, wren: Resident) -> None:
    keep(world)
    client = enter(world.carla)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session["account_authentication_methods"] = session["account_authentication_methods"]
    session.save()

    assert open_door(client, wren).headers["Location"].startswith("/accounts/reauthenticate/")
    with acting(world.carla.pk):
        assert (Opening.objects.count(), rows()) == (0, {})


def test_the_page_before_says_what_lies_behind_and_that_not_now_is_an_answer(world: World, wren: Resident) -> None:
    keep(world)

    shown = enter(world.pia).get(at(wren, "why/disclosure/")).content.decode()

    assert ("as she said them" in shown, "Not now" in shown, CANARY in shown) == (True, True, False)


def test_every_reading_is_traced(world: World, wren: Resident) -> None:
    keep(world)
    client = enter(world.carla)
    open_door(client, wren)
    client.get(at(wren, "told/"))

    with acting(world.mara.pk):
        read = Trace.objects.filter(resident_id=wren.pk, event="part_opened").values_list("part", "reason")
        assert sorted(read) == [("disclosure", ""), ("disclosure", "review")]


# Added to


def test_a_report_sent_later_is_added_and_the_words_stay(world: World, wren: Resident) -> None:
    kept = keep(world, reported_to="", reference="", reported_on=None)
    client = enter(world.carla)
    open_door(client, wren)

    client.post(at(wren, f"told/{kept.pk}/report/"), {
        "reported_to": "Office of Lanipga", "reference": "77", "reported_on": TODAY.isoformat(),
    })  # fmt: skip

    shown = client.get(at(wren, "told/")).content.decode()
    assert ("Office of Lanipga" in shown, "reference 77" in shown, f"{CANARY} words" in shown) == (True, True, True)


@pytest.mark.parametrize(("told", "field"), [
    ({"reported_to": ""}, "reported_to"), ({"reported_on": None}, "reported_on"),
    ({"reported_on": TODAY - timedelta(days=1)}, "reported_on"),
])  # fmt: skip
def test_half_a_report_is_refused_beside_its_field_and_nothing_is_kept(
    world: World, wren: Resident, told: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        keep(world, **told)

    assert list(refused.value.message_dict) == [field]
    with acting(world.mara.pk):
        assert queries.at_a_glance(wren, viewer=world.mara).known is False


def test_a_mistake_stands_marked_and_makes_nothing_known(world: World, wren: Resident) -> None:
    mark(world, keep(world))
    client = enter(world.carla)
    open_door(client, wren)

    shown = client.get(at(wren, "told/")).content.decode()

    assert ("Entered by mistake" in shown, f"{CANARY} wrong file" in shown, f"{CANARY} words" in shown) == (True,) * 3
    with acting(world.hana.pk):
        assert queries.at_a_glance(wren, viewer=world.hana).known is False


def test_an_entry_is_marked_once(world: World, wren: Resident) -> None:
    held = interview(world)
    client = enter(world.carla)
    sent = [client.post(at(wren, f"told/interviews/{held.pk}/mistake/"), {"note": "twice"}) for _ in range(2)]

    assert [answer.status_code for answer in sent] == [302, 403]


def told_form(**more: str) -> dict[str, str]:
    return {
        "told_on": TODAY.isoformat(), "asked": "nobody asked", "words": "hm", "language": "hil", "heard_by": "Hana",
    } | more  # fmt: skip


def test_a_form_sent_twice_makes_one_entry(world: World, wren: Resident) -> None:
    client = enter(world.carla)
    form = told_form(submission="5f1d2a54-3c1c-4c5e-9a53-7d2f6f0c8a12")
    for _ in range(2):
        assert client.post(at(wren, "told/add/"), form).headers["Location"] == at(wren)
    open_door(client, wren)

    assert len(client.get(at(wren, "told/")).context["entries"]) == 1


@pytest.mark.parametrize(
    ("name", "answer"),
    {"mara": 302, "carla": 302, "pia": 302, "cora": 403, "nena": 403, "hana": 403, "sol": 404, "dora": 404}.items(),
)
def test_those_who_write_of_her_care_add_to_it_without_a_reason(
    world: World, wren: Resident, name: str, answer: int
) -> None:
    assert enter(getattr(world, name)).post(at(wren, "told/add/"), told_form()).status_code == answer


# Known


@pytest.mark.parametrize("name", ["mara", "carla", "cora", "pia", "nena", "hana"])
def test_everybody_on_the_floor_reads_that_it_is_known_and_not_a_word_more(
    world: World, wren: Resident, name: str
) -> None:
    client = enter(getattr(world, name))
    before = client.get(at(wren)).content.decode()
    mark(world, keep(world, told_on=TODAY - timedelta(days=400)))
    keep(world)
    keep(world)

    shown = client.get(at(wren)).content.decode()

    assert (KNOWN in before, KNOWN in shown, CANARY in shown) == (False, True, False)


def test_no_page_of_a_house_parent_holds_a_word_of_it(world: World, wren: Resident) -> None:
    mark(world, keep(world))
    interview(world, by_whom=CANARY, note=CANARY)
    client = enter(world.hana)
    pages = ["/", "/residents/", "/home/", *(at(wren, part) for part in ("", "words/", "stays/", "team/", "told/"))]

    answers = [client.get(page).content.decode() for page in pages]

    assert [page for page, shown in zip(pages, answers, strict=True) if CANARY in shown or "Teal" in shown] == []


@pytest.mark.parametrize("name", ["sol", "suri", "dora", "ada"])
def test_out_of_reach_nobody_learns_even_that_it_is_known(world: World, wren: Resident, name: str) -> None:
    keep(world)
    staff: Staff = getattr(world, name)

    with acting(staff.pk), connection.cursor() as cursor:
        cursor.execute("select app.story_known(%s)", [[wren.pk]])
        assert cursor.fetchone() == ([],)
        with pytest.raises(Refused):
            queries.at_a_glance(wren, viewer=staff)


# Interviews


def test_the_counter_says_how_often_when_by_whom_and_what_for(world: World, wren: Resident) -> None:
    interview(world, 30)
    interview(world, 3, office=Office.DOCTOR, by_whom="", purpose=Purpose.MEDICAL)
    with acting(world.carla.pk):
        actions.mark_interview_mistake(by=world.carla, interview=interview(world, 2), note="it was another girl")
    interview(world, 20, office=Office.COURT, purpose=Purpose.HEARING)
    day = f"{TODAY - timedelta(days=3):%-d %b %Y}"

    for name in ("mara", "carla", "pia"):
        shown = enter(getattr(world, name)).get(at(wren)).content.decode()
        assert (f"Interviewed 3 times, last on {day}" in shown, "Doctor · Medical examination" in shown) == (True, True)
    for name in ("cora", "nena", "hana"):
        client = enter(getattr(world, name))
        assert "Interview" not in client.get(at(wren)).content.decode()  # nor among what happened lately
        assert client.get(at(wren, "told/interviews/")).status_code == 403


def test_every_interview_is_listed_and_one_noted_by_mistake_is_marked(world: World, wren: Resident) -> None:
    client = enter(world.pia)
    client.post(at(wren, "told/interviews/add/"), {
        "held_on": TODAY.isoformat(), "office": "police", "by_whom": "Officer Teal", "purpose": "investigation",
        "minutes": "40", "note": "",
    })  # fmt: skip
    with acting(world.carla.pk):
        actions.mark_interview_mistake(by=world.carla, interview=interview(world, 2), note="it was another girl")

    shown = client.get(at(wren, "told/interviews/"))

    assert [held.minutes for held in shown.context["interviews"]] == [40, 40]
    assert shown.content.decode().count("it was another girl") == 1


# Seen to be opened


def test_the_coordinator_and_her_key_worker_see_on_today_that_it_was_opened(world: World, wren: Resident) -> None:
    keep(world)
    with acting(world.mara.pk):
        file_actions.assign(by=world.mara, resident=wren, staff=world.hana, role=TeamRole.HOUSE_PARENT, begins_on=TODAY)
    open_door(enter(world.pia), wren)

    said = {}
    for name in EVERYBODY:
        shown = enter(getattr(world, name)).get("/", follow=True).content.decode()
        said[name] = ("Wren: what she told" in shown, "Pia · " in shown, "Care plan review" in shown)

    assert {name for name, seen in said.items() if seen == (True, True, True)} == {"mara", "carla"}
    assert {name for name, seen in said.items() if any(seen)} == {"mara", "carla"}


def test_an_opening_of_last_week_is_no_longer_told_on_today_but_by_the_trace(world: World, wren: Resident) -> None:
    with acting(world.pia.pk):
        past = timezone.now() - timedelta(days=8)
        Opening(resident=wren, staff=world.pia, part="disclosure", why="review", opened_at=past).save(force_insert=True)

    assert "Closed parts opened lately" not in enter(world.mara).get("/").content.decode()


# Reported within 48 hours

REPORT = "Report what she told to the office"


def told_on_today(world: World) -> set[str]:
    return {n for n in EVERYBODY if REPORT in enter(getattr(world, n)).get("/?all=1", follow=True).content.decode()}


def test_a_report_waits_with_her_social_worker_and_the_coordinator_until_it_is_sent(
    world: World, wren: Resident
) -> None:
    none = {"reported_to": "", "reference": "", "reported_on": None}
    first, second = keep(world, **none), keep(world, **none)
    waits = told_on_today(world)
    with acting(world.carla.pk):
        (line,) = [line for line in panels.due(viewer=world.carla) if line.what == REPORT]
        file_actions.open_part(by=world.carla, resident=wren, part=Permission.DISCLOSURE, why=Why.REVIEW)
        actions.note_report(by=world.carla, disclosure=first, reported_to="DSWD", reference="", reported_on=TODAY)
    still = told_on_today(world)
    mark(world, second)

    assert (line.code_name, line.due_on, line.url) == ("Wren", TODAY + timedelta(days=2), at(wren, "told/"))
    assert waits == still == {"mara", "carla"}
    assert told_on_today(world) == set()


def test_the_database_tells_of_a_waiting_report_to_those_only_who_write_her_file(world: World, wren: Resident) -> None:
    keep(world, reported_to="", reference="", reported_on=None)
    told = {}
    for name in EVERYBODY:
        with acting(getattr(world, name).pk), connection.cursor() as cursor:
            cursor.execute("select app.told_unreported_since(%s)", [wren.pk])
            told[name] = cursor.fetchone()[0]

    assert {name for name, day in told.items() if day} == {"mara", "carla"}


# Questions asked of the database


def test_pages_cost_the_same_for_one_entry_and_for_many(world: World, wren: Resident) -> None:
    client, coordinator = enter(world.carla), enter(world.mara)
    open_door(client, wren)
    keep(world)
    interview(world)
    pages = [at(wren), at(wren, "told/"), at(wren, "told/interviews/")]
    few = [*(questions(client, page) for page in pages), questions(coordinator, "/")]

    for n in range(12):
        keep(world)
        interview(world, n)
        with acting(world.pia.pk):
            file_actions.open_part(by=world.pia, resident=wren, part=Permission.DISCLOSURE, why=Why.REVIEW)

    assert [*(questions(client, page) for page in pages), questions(coordinator, "/")] == few
    assert max(few[1:]) <= BUDGET  # the page of her file has its own test
