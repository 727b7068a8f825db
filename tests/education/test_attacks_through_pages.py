"""Odd days, stale lists, broken marks and hostile files sent through the pages: refused in words."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import Workbook

from education.activities.models import Meeting, OnList
from education.importing import actions as importing
from education.models import Mark
from education.results.grids import Place
from shelter.actor import acting
from shelter.audit import Event
from shelter.models import Trace
from tests.education.activities import yard
from tests.education.importing.sheets_of_results import give_code
from tests.world import World, enter


def test_a_day_outside_of_a_programme_is_refused_in_words_and_not_by_a_break(
    world: World, there: dict[str, Any]
) -> None:
    client = enter(world.hana)
    for day in ("0001-01-01", "9999-12-31"):
        for name in ("roster", "roster_cancel"):
            url = reverse(name, args=[there["north"].pk, day])
            assert client.get(url).status_code == 200
            assert client.post(url, {}).status_code == 200, url
        assert client.get(reverse("roster_print", args=[there["north"].pk, day])).status_code == 200
    with acting(world.mara.pk):
        assert Meeting.objects.count() == 1


def test_a_place_on_a_list_that_has_ended_is_not_drawn_out_over_a_later_one(
    world: World, there: dict[str, Any]
) -> None:
    client = enter(world.mara)
    with acting(world.mara.pk):
        entry = OnList.objects.get()
        url = reverse("girl_leave", args=[world.wren.public_id, entry.pk])
        girl = world.wren
    assert client.post(url, {"ends_on": (localdate() - timedelta(days=9)).isoformat()}).status_code == 302
    yard.sign_up(world.mara, there["north"], [girl], localdate())

    answer: Any = client.post(url, {"ends_on": localdate().isoformat()})
    assert answer.context["form"].errors["ends_on"] == ["She has left the list by then. She can be added to it again."]


def test_a_grid_that_is_shown_again_with_its_errors_leaves_its_trace_too(world: World, there: dict[str, Any]) -> None:
    year = there["wren"].year
    url = reverse("results_of_year", args=[world.north.pk, year.pk, 1])
    typed = {Place(there["wren"].pk, year.periods.get(number=1).pk, "english").name: "much", "seen": "{}"}
    client, read = enter(world.carla), []
    for _ in range(2):
        with acting(world.mara.pk):
            read.append(Trace.objects.filter(resident_id=world._ids["wren"], event=Event.FILE_OPENED).count())
        assert client.post(url, typed).status_code == 200

    assert read[1] == read[0] + 1


def test_rows_of_two_sheets_of_one_name_are_not_taken_for_each_other(world: World) -> None:
    """Excel names sheets differently; a file that does not would otherwise give one girl the marks of another."""
    heads = ["Code", "Grade Level", "School", "Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"]
    book = Workbook()
    for title, code, mark in (("SY 2025-2026", "A-1", 90), ("other", "A-2", 70)):
        sheet = book.create_sheet(title)
        sheet.append(heads)
        sheet.append([code, "Grade 7", "Egret School", mark, mark, mark, mark])
    del book["Sheet"]
    kept = BytesIO()
    book.save(kept)
    twice = BytesIO()
    with ZipFile(kept) as old, ZipFile(twice, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'name="other"', b'name="SY 2025-2026"'))
    with acting(world.mara.pk):
        give_code(world.mara, world.wren, "A-1")
        give_code(world.mara, world.robin, "A-2")
        batch = importing.look_at(by=world.mara, content=twice.getvalue(), file_name="results.xlsx")
        importing.bring_in(by=world.mara, batch=batch)
        told = {(m.resident.code_name, m.value or Decimal(0)) for m in Mark.objects.select_related("resident")}

    assert told == {("Wren", Decimal(90)), ("Robin", Decimal(70))}


@pytest.mark.parametrize("start", ["results_import", "past_start"])
def test_hostile_files_are_refused_in_words(world: World, start: str) -> None:
    client, zeros = enter(world.mara), b"0" * (200 * 1024 * 1024)
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("xl/worksheets/sheet1.xml", zeros)
    rows = b"code;level\n" * 50_002
    for content in (bomb.getvalue(), rows, b"\xef\xbb\xbf", b"\0\0\0\0", b"%PDF-1.7", b"<html>", b"PK\x03\x04\0"):
        answer: Any = client.post(reverse(start), {"file": SimpleUploadedFile("=cmd.xlsx", content)})
        assert answer.status_code == 200
        assert answer.context["form"].errors["file"], content[:10]
