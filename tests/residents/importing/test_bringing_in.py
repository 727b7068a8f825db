"""A list comes in whole or not at all, sealed, once, and can be taken back."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from residents import actions as file_actions
from residents.importing import actions, queries, writing
from residents.importing.models import ImportBatch, ImportedRow, Stage
from residents.models import (
    Assignment,
    BedOccupancy,
    Discharge,
    Identity,
    LegalStatus,
    NameMark,
    Note,
    Referral,
    Resident,
    Stay,
)
from residents.models.codes import NoteKind, Phase
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import DataKey, Staff, Trace
from tests.residents.importing.homes import LIST, Homes
from tests.residents.importing.lists import HEADING, HERON, WREN, changed, workbook
from tests.world import World

SMALL = workbook(MASTER_LIST=[HEADING, WREN, HERON])
RECORDS = (Resident, Assignment, Identity, Referral, LegalStatus, Stay, Discharge, Note)


@pytest.fixture
def homes(world: World) -> Iterator[Homes]:
    found = Homes(world)
    with acting(found.lena.pk):
        yield found
        connection.check_constraints()


def bring_in(homes: Homes, content: bytes = SMALL, by: Staff | None = None, **more: Any) -> ImportBatch:
    by = by or homes.lena
    batch = actions.look_at(by=by, content=content, file_name="list.xlsx")
    workers = homes.everywhere(homes.carmen)
    actions.begin(by=by, batch=batch, social_workers=workers)  # type: ignore[arg-type]  # ids of homes
    return actions.bring_in(by=by, batch=batch, social_workers=workers, **more)  # type: ignore[arg-type]


def test_the_list_of_a_home_comes_in_with_everyone_where_she_lives(homes: Homes) -> None:
    batch = bring_in(homes, LIST.read_bytes())

    here = Counter(
        Stay.objects.filter(ended_on__isnull=True, home__in=homes.homes).values_list("home__name", flat=True)
    )
    assert here == {"Passi 1": 24, "Passi 2": 13, "Silay": 27}  # two girls' rows are not accepted: see the dry run
    assert Resident.objects.filter(phase=Phase.IN_RESIDENCE, home__in=homes.homes).count() == 64
    assert (batch.stage, batch.rejected, batch.content, batch.verdicts) == (Stage.DONE, 6, None, None)
    assert (batch.accepted + batch.warned + batch.held, batch.held) == (386, 2)  # two rows tell of girls a second time
    assert (batch.new_files, batch.new_stays) == (384, 384)
    assert not BedOccupancy.objects.filter(stay__home__in=homes.homes).exists()


def test_the_same_list_once_more_changes_nothing(homes: Homes) -> None:
    bring_in(homes, LIST.read_bytes())
    before = [model.objects.count() for model in RECORDS]

    again = bring_in(homes, LIST.read_bytes())

    assert [model.objects.count() for model in RECORDS] == before
    assert (again.new_files, again.new_stays) == (0, 0)
    assert again.held == 386


def test_a_file_holds_what_the_row_said_under_a_name_of_its_own(homes: Homes) -> None:
    narra = changed(WREN, remarks="likes the garden")
    bring_in(homes, workbook(MASTER_LIST=[HEADING, narra, HERON]))

    wren = next(i for i in Identity.objects.select_related("resident") if i.register_no == "2020-001")
    heron = next(i for i in Identity.objects.select_related("resident") if i.register_no == "2020-002")
    assert (wren.given, wren.family, wren.birth_date) == ("Wren", "Narra", date(2010, 5, 6))
    assert not {"wren", "narra"} & set(wren.resident.code_name.lower().split())
    assert (wren.resident.phase, wren.resident.home) == (Phase.IN_RESIDENCE, homes.named("Silay"))
    assert (heron.resident.phase, heron.resident.home) == (Phase.LEFT, homes.named("Passi 1"))
    note = Note.objects.get(resident=wren.resident)
    assert (note.kind, note.text) == (NoteKind.IMPORTED, "likes the garden")
    assert [a.staff for a in Assignment.objects.filter(resident=wren.resident)] == [homes.carmen]
    assert not Assignment.objects.filter(resident=heron.resident).exists()
    assert Trace.objects.filter(event="resident_imported", resident_id=wren.resident_id).count() == 1


def test_one_girl_with_two_stays_has_one_file(homes: Homes) -> None:
    first = changed(WREN, left="2021-01-01")
    second = changed(WREN, admitted="2022-02-02", home="Passi 2")
    batch = bring_in(homes, workbook(MASTER_LIST=[HEADING, first, second]))

    her = ImportedRow.objects.get(batch=batch).resident
    assert (her.home, her.phase) == (homes.named("Passi 2"), Phase.IN_RESIDENCE)
    assert Stay.objects.filter(resident=her).count() == 2


def test_taken_back_nothing_is_left_but_history_that_no_key_opens(homes: Homes) -> None:
    before = [model.objects.count() for model in (*RECORDS, NameMark)]
    batch = bring_in(homes, LIST.read_bytes())
    came = list(ImportedRow.objects.filter(batch=batch).values_list("resident_id", flat=True))
    connection.check_constraints()

    actions.take_back(by=homes.lena, batch=batch)

    connection.check_constraints()  # each deleted row left its line of history
    assert [model.objects.count() for model in (*RECORDS, NameMark)] == before
    assert not DataKey.objects.filter(subject__in=came, wrapped__isnull=False).exists()
    assert (batch.stage, batch.kept_back) == (Stage.UNDONE, 0)
    assert Trace.objects.filter(event="import_undone", staff=homes.lena).count() == len(came)


def test_a_file_somebody_worked_in_since_stays(homes: Homes) -> None:
    batch = bring_in(homes)
    her = Resident.objects.get(home=homes.named("Silay"))
    file_actions.change_code_name(by=homes.lena, resident=her, code_name="Amihan")

    actions.take_back(by=homes.lena, batch=batch)

    assert [r.code_name for r in Resident.objects.filter(home__in=homes.homes)] == ["Amihan"]
    assert batch.kept_back == 1


def test_after_a_day_or_by_somebody_else_nothing_is_taken_back(homes: Homes, world: World) -> None:
    batch = bring_in(homes)
    with pytest.raises(Refused):
        actions.take_back(by=homes.carmen, batch=batch)
    batch.done_at = timezone.now() - timedelta(hours=24, minutes=1)
    batch.save()
    with pytest.raises(Refused):
        actions.take_back(by=homes.lena, batch=batch)

    with pytest.raises(Exception, match="nothing to take back"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select app.take_back(%s, '{}')", [batch.pk])


def test_what_fails_on_the_way_leaves_nothing(homes: Homes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "AT_ONCE", 1)
    before = [model.objects.count() for model in (*RECORDS, ImportedRow)]

    def stumble(done: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bring_in(homes, tell=stumble)

    assert [model.objects.count() for model in (*RECORDS, ImportedRow)] == before


def test_nothing_of_a_list_lies_open_in_a_table(homes: Homes) -> None:
    words = ("Zephyrine", "Quillfeather", "moonflower", "Lanipga")
    row = changed(WREN, given=words[0], family=words[1], remarks=words[2])
    content = workbook(MASTER_LIST=[[*HEADING, "Address"], [*row, words[3]]])
    batch = actions.look_at(by=homes.lena, content=content, file_name=f"{words[0]}.xlsx")
    for stage in ("looked at", "in"):
        if stage == "in":
            actions.bring_in(by=homes.lena, batch=batch, social_workers=homes.everywhere(homes.carmen))  # type: ignore[arg-type]
        assert [word for word in words if word in everything()] == [], stage


def everything() -> str:
    """All rows of all tables as text, bytes as letters where they are letters."""
    text = []
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        for (table,) in cursor.fetchall():
            try:
                with transaction.atomic():
                    cursor.execute(f"select * from {table}")
                    text += [str(bytes(v) if isinstance(v, memoryview) else v) for row in cursor for v in row]
            except Exception:  # a table the application may not read
                continue
    return "\n".join(text)


def test_numbers_and_code_names_are_each_somebodys_own(homes: Homes) -> None:
    bring_in(homes, LIST.read_bytes())
    hers = list(Resident.objects.filter(home__in=homes.homes).values_list("number", "code_name"))

    assert len({number for number, _name in hers}) == len({name for _number, name in hers}) == len(hers)


def test_a_girl_another_home_may_know_is_only_pointed_to(homes: Homes) -> None:
    row = changed(WREN, given="Heron", family="De la Rama")
    batch = actions.look_at(by=homes.lena, content=workbook(MASTER_LIST=[HEADING, row]), file_name="")

    assert [one.why for one in queries.told(batch, viewer=homes.lena) if one.row == 2] == [
        "possible match in another home: ask the coordinator of South"
    ]


def test_rows_of_a_home_where_she_does_not_work_are_not_accepted(homes: Homes) -> None:
    batch = actions.look_at(
        by=homes.lena, content=workbook(MASTER_LIST=[HEADING, changed(WREN, home="North")]), file_name=""
    )

    assert (batch.rejected, batch.accepted) == (1, 0)


def test_columns_are_read_as_she_says(homes: Homes) -> None:
    odd = [["Alpha", "Beta", "Gamma", "Delta"], ["Wren", "Narra", "2020-01-05", "Silay"]]
    batch = actions.look_at(by=homes.lena, content=workbook(LIST=odd), file_name="")
    assert batch.rows_in_all == 0

    fields = {"0": "given", "1": "family", "2": "admitted", "3": "home"}
    actions.map_columns(by=homes.lena, batch=batch, columns={"0": {"fields": fields, "home": ""}})

    assert batch.rows_in_all == 1


def test_a_worker_of_another_place_cannot_be_their_social_worker(homes: Homes, world: World) -> None:
    batch = actions.look_at(by=homes.lena, content=SMALL, file_name="")
    with pytest.raises(ValidationError):
        actions.begin(by=homes.lena, batch=batch, social_workers=homes.everywhere(world.carla))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["carla", "pia", "nena", "hana", "dora", "ada"])
def test_only_a_coordinator_brings_in_a_list(world: World, name: str) -> None:
    staff = getattr(world, name)
    with acting(staff.pk), pytest.raises(Refused):
        actions.look_at(by=staff, content=SMALL, file_name="")


def test_a_list_is_nobody_elses(homes: Homes, world: World) -> None:
    actions.look_at(by=homes.lena, content=SMALL, file_name="")
    with acting(world.mara.pk):
        assert not ImportBatch.objects.exists()


def test_a_list_is_brought_in_once(homes: Homes) -> None:
    batch = bring_in(homes)
    with pytest.raises(ValidationError):
        actions.bring_in(by=homes.lena, batch=batch, social_workers=homes.everywhere(homes.carmen))  # type: ignore[arg-type]
    with pytest.raises(Refused):
        actions.begin(by=homes.lena, batch=batch, social_workers={})


def test_girls_who_are_here_get_their_social_worker_from_today(homes: Homes) -> None:
    bring_in(homes)

    assert {a.begins_on for a in Assignment.objects.filter(staff=homes.carmen)} == {localdate()}
