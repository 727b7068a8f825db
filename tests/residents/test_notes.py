"""Notes: written by those who care for her, changed for a day by their author, then standing, with what is added."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from residents import actions
from residents.models import Addendum, Note, Resident
from residents.models.codes import NoteKind
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import Staff, Trace
from shelter.vault import NoKey
from tests.world import World, enter, seen_at

EVERYBODY = ("mara", "carla", "cora", "pia", "nena", "hana", "sol", "suri", "dora", "ada")
CARES = {"mara", "carla", "pia"}  # for Wren: the coordinator, her social worker, her psychologist


@pytest.fixture
def wren(world: World) -> Resident:
    with acting(world.mara.pk):
        resident: Resident = world.wren
        return resident


def write(by: Staff, wren: Resident, text: str = "Her aunt called.", hours_ago: float = 0) -> Note:
    """A note of now, or as if it had been written some hours ago."""
    with acting(by.pk):
        if not hours_ago:
            return actions.write_note(by=by, resident=wren, kind=NoteKind.CALL, written_on=localdate(), text=text)
        at = timezone.now() - timedelta(hours=hours_ago)
        return Note(resident=wren, kind=NoteKind.CALL, text=text, author=by, written_at=at).save_as(by)


def page(world: World, wren: Resident, name: str, note: Note | None = None) -> str:
    return reverse(name, args=[wren.public_id, note.pk] if note else [wren.public_id])


@pytest.mark.parametrize("name", EVERYBODY)
def test_notes_are_read_and_written_by_those_who_care_for_her_and_by_nobody_else(
    world: World, wren: Resident, name: str
) -> None:
    note, staff = write(world.carla, wren), getattr(world, name)
    with acting(world.carla.pk):
        actions.add_to_note(by=world.carla, note=note, text="She calls again on Sunday.")
    client = enter(staff)

    read = client.get(page(world, wren, "resident_notes")).content.decode()
    sent = {"text": "She slept well.", "kind": "floor", "written_on": localdate().isoformat()}
    wrote = client.post(page(world, wren, "note_add"), sent).status_code
    added = client.post(page(world, wren, "note_add_to", note), {"text": "And on Monday."}).status_code
    with acting(staff.pk):
        with connection.cursor() as cursor:
            cursor.execute("select (select count(*) from residents_note), (select count(*) from residents_addendum)")
            counted = cursor.fetchone()
        by_orm = (Note.objects.count(), Addendum.objects.count())

    cares = name in CARES
    assert ("Her aunt called." in read, "She calls again on Sunday." in read) == (cares, cares)
    assert (wrote == 302, added == 302) == (cares, cares)
    assert counted == by_orm == ((2, 2) if cares else (0, 0))


@pytest.mark.parametrize("name", EVERYBODY)
def test_the_database_lets_only_those_write_notes(world: World, wren: Resident, name: str) -> None:
    staff = getattr(world, name)
    with acting(staff.pk):
        try:
            with transaction.atomic():
                Note(resident=wren, text="x", author=staff, written_at=timezone.now()).save_as(staff)
            wrote = True
        except (DatabaseError, NoKey):
            wrote = False

    assert wrote == (name in CARES)


def test_a_note_says_who_wrote_it_and_when_and_what_was_added_by_whom(world: World, wren: Resident) -> None:
    note = write(world.carla, wren, hours_ago=25)
    with acting(world.pia.pk):
        actions.add_to_note(by=world.pia, note=note, text="She was glad.")

    shown = enter(world.mara).get(page(world, wren, "resident_notes")).content.decode()

    assert [word in shown for word in ("Carla, ", "Locked", "Added by Pia", "She was glad.", "Add to this note")] == [
        True, True, True, True, True,
    ]  # fmt: skip
    with acting(world.mara.pk):
        assert set(Trace.objects.filter(event="note_added_to").values_list("staff__name", flat=True)) == {"Pia"}


def test_its_author_changes_a_note_within_a_day_and_what_it_said_stays_in_its_history(
    world: World, wren: Resident
) -> None:
    note = write(world.carla, wren, hours_ago=23.9)
    client = enter(world.carla)
    sent = {"text": "Her aunt called twice.", "kind": "call", "written_on": localdate().isoformat()}

    offered = client.get(page(world, wren, "resident_notes")).content.decode()
    url = page(world, wren, "note_change", note)
    answer = client.post(url, sent | {"seen": seen_at(client, url)})

    assert (page(world, wren, "note_change", note) in offered, "Locked" in offered) == (True, False)
    assert answer.status_code == 302
    with acting(world.carla.pk):
        assert Note.objects.get().text == "Her aunt called twice."
        history: Any = Note.history
        assert [line.text for line in history.order_by("history_date")] == [
            "Her aunt called.",
            "Her aunt called twice.",
        ]
        assert Trace.objects.filter(event="note_changed").count() == 1


@pytest.mark.parametrize(("name", "hours"), [("carla", 24.1), ("mara", 1), ("pia", 1)])
def test_a_note_is_not_changed_after_a_day_nor_by_somebody_else(
    world: World, wren: Resident, name: str, hours: float
) -> None:
    note, staff = write(world.carla, wren, hours_ago=hours), getattr(world, name)
    client = enter(staff)
    sent = {"text": "Nothing.", "kind": "call", "written_on": localdate().isoformat()}

    shown = client.get(page(world, wren, "resident_notes")).content.decode()
    answers = (
        client.get(page(world, wren, "note_change", note)),
        client.post(page(world, wren, "note_change", note), sent),
    )

    assert [answer.status_code for answer in answers] == [403, 403]
    assert (page(world, wren, "note_change", note) in shown, page(world, wren, "note_add_to", note) in shown) == (
        False, True,
    )  # fmt: skip
    with acting(staff.pk):
        note.text = "Nothing."
        with pytest.raises(Refused):
            actions.change_note(by=staff, note=note, seen="", kind=NoteKind.CALL, written_on=localdate(), text="-")
        with pytest.raises(DatabaseError, match="by its author only"), transaction.atomic():
            note.save_as(staff)


# What nobody does to a note by SQL, whoever she is, even its author within a day.
REFUSED = {
    "update residents_note set author_id = null": "stays",
    "update residents_note set written_at = now() + interval '1 minute'": "stays",
    "delete from residents_note": "never removed",
    "update residents_addendum set added_at = now()": "permission denied",
    "delete from residents_addendum": "permission denied",
    "delete from residents_historicaladdendum": "permission denied",
}


@pytest.mark.parametrize("change", REFUSED)
def test_the_lock_of_a_note_holds_against_sql(world: World, wren: Resident, change: str) -> None:
    note = write(world.carla, wren)
    with acting(world.carla.pk):
        actions.add_to_note(by=world.carla, note=note, text="And again.")
        with (
            pytest.raises(DatabaseError, match=REFUSED[change]),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)


def test_after_a_day_sql_changes_nothing_of_a_note(world: World, wren: Resident) -> None:
    write(world.carla, wren, hours_ago=24.1)
    change = "update residents_note set kind = 'visit'"
    with acting(world.carla.pk), pytest.raises(DatabaseError, match="within 24 hours"), transaction.atomic():
        connection.cursor().execute(change)


def test_nobody_writes_or_adds_in_the_name_of_another_nor_ahead_of_time(world: World, wren: Resident) -> None:
    note, now = write(world.carla, wren), timezone.now()
    told: dict[str, Any] = {"resident": wren, "text": "x"}
    robins = Addendum(resident_id=uuid4(), note=note, author=world.mara, text="x")
    with acting(world.mara.pk):
        robins.resident = world.robin
        for row in (
            Note(author=world.carla, written_at=now, **told),
            Note(author=None, written_at=now, **told),
            Note(author=world.mara, written_at=now + timedelta(hours=2), **told),
            Addendum(note=note, author=world.carla, **told),
            robins,  # in the file of another child
        ):
            with pytest.raises(DatabaseError, match=r"own name|name of another"), transaction.atomic():
                row.save_as(world.mara)


def test_what_was_brought_from_a_list_has_no_author_and_stands(world: World, wren: Resident) -> None:
    with acting(world.mara.pk):
        note = Note(resident=wren, kind=NoteKind.IMPORTED, text="likes the garden").save_as(world.mara)
        assert note.locked

    shown = enter(world.mara).get(page(world, wren, "resident_notes")).content.decode()

    assert ("likes the garden" in shown, "Its author is not written down." in shown) == (True, True)


def test_two_taps_begin_a_note_and_its_draft_is_kept(world: World, wren: Resident) -> None:
    client = enter(world.pia)

    shown = client.get(wren.get_absolute_url()).content.decode()
    form = client.get(page(world, wren, "note_add")).content.decode()

    assert shown.partition('class="btn btn-primary" href="')[2].startswith(page(world, wren, "note_add"))
    assert f'data-draft-url="{reverse("draft")}"' in form


def test_a_note_and_what_is_added_are_sealed(world: World, wren: Resident) -> None:
    note = write(world.carla, wren)
    with acting(world.carla.pk):
        actions.add_to_note(by=world.carla, note=note, text="Her aunt wept.")
        with connection.cursor() as cursor:
            cursor.execute(
                "select text from residents_note union all select text from residents_historicalnote"
                " union all select text from residents_addendum union all select text from residents_historicaladdendum"
            )
            stored = [bytes(text) for (text,) in cursor.fetchall()]

    assert (len(stored), [text for text in stored if b"aunt" in text]) == (4, [])
