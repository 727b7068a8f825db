"""Her report card: what stands on it, how it is tagged, and that printing it leaves a trace."""

from uuid import UUID

import pytest
from django.urls import reverse

from care_plans.actions import print_paper
from education.models import Presence, SchoolPeriod
from residents.models import Copy
from residents.models.codes import PaperKind
from shelter.actor import acting
from shelter.models import Trace
from tests.education.results.schooled import QUARTERS, enrol, mark
from tests.paper import Paper, read
from tests.world import World, enter


@pytest.fixture
def her(world: World) -> tuple[UUID, UUID]:
    """A whole year of Wren in four quarters, with honours."""
    with acting(world.mara.pk):
        row = enrol(world.mara, world.wren, QUARTERS, "g6", average="91.25", end_status="promoted_with_honors",
                    honours="with_honors")  # fmt: skip
        for number in (1, 2, 3, 4):
            mark(world.mara, row, "mathematics", str(70 + number), number)
            mark(world.mara, row, "average", str(90 + number), number)
        first = SchoolPeriod.objects.get(year=row.year, number=1)
        Presence(
            resident=world.wren, enrolment=row, period=first, class_days=50, present=41, court=9
        ).save_as(world.mara)  # fmt: skip
        return world.wren.public_id, row.pk


def printed(world: World, her: tuple[UUID, UUID], language: str = "en") -> Paper:
    client = enter(world.carla)
    client.cookies["django_language"] = language
    answer = client.post(reverse("report_card_print", args=her))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="paper-0001.pdf"'
    return read(answer.content)


def test_it_says_what_the_school_reported(world: World, her: tuple[UUID, UUID]) -> None:
    paper = printed(world, her)

    assert paper.of("H1") == ["Report card"]
    assert paper.of("H2") == ["Marks", "What marks are called", "Days at school"]
    said = dict(zip(paper.of("Lbl"), paper.of("LBody"), strict=False))
    assert said["School year"] == "2025-2026"
    assert said["Level"] == "Grade 6"
    assert said["General average"] == "91.25 · Outstanding"
    assert said["Honours"] == "With Honors"  # as its grading order calls it
    assert said["How the year ended"] == "Promoted with honours"


def test_its_table_is_areas_by_periods_and_can_be_heard(world: World, her: tuple[UUID, UUID]) -> None:
    paper = printed(world, her)
    cells = [piece for piece in paper.pieces if "Table" in piece.path]

    heads = [piece.text for piece in cells if piece.kind == "TH"]
    assert heads[:6] == ["Learning area", "Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4", "Year"]
    text = [piece.text for piece in cells]
    at = text.index("Mathematics")
    assert text[at : at + 5] == ["Mathematics", "71", "72", "73", "74"]
    at = text.index("General average")
    assert text[at : at + 6] == ["General average", "91", "92", "93", "94", "91.25"]


def test_her_days_are_on_it_but_not_why_she_was_away(world: World, her: tuple[UUID, UUID]) -> None:
    text = printed(world, her).text()

    assert "41" in text
    assert "court" not in text.lower()
    assert "\n9\n" not in text


def test_its_foot_says_who_printed_it_and_whose_it_is_by_code_name(world: World, her: tuple[UUID, UUID]) -> None:
    foot = printed(world, her).margins[0]

    assert "Copy 0001 · printed by Carla" in foot
    assert "Wren" in foot


def test_printing_it_leaves_a_trace(world: World, her: tuple[UUID, UUID]) -> None:
    printed(world, her)

    with acting(world.mara.pk):
        lines = Trace.objects.filter(event="paper_printed").values_list("part", "resident_id", "staff_id")
        assert list(lines) == [("report_card", world.wren.pk, world.carla.pk)]


def test_its_copies_are_counted_with_her_other_papers(world: World, her: tuple[UUID, UUID]) -> None:
    with acting(world.mara.pk):
        print_paper(by=world.mara, resident=world.wren, paper=PaperKind.FLOOR_CARD)
    answer = enter(world.carla).post(reverse("report_card_print", args=her))

    assert answer.headers["Content-Disposition"] == 'inline; filename="paper-0002.pdf"'
    assert "Copy 0002" in read(answer.content).margins[0]
    with acting(world.mara.pk):
        assert list(Copy.objects.order_by("number").values_list("paper", flat=True)) == ["floor_card", "report_card"]


def test_it_cannot_be_opened_by_its_address_alone(world: World, her: tuple[UUID, UUID]) -> None:
    assert enter(world.carla).get(reverse("report_card_print", args=her)).status_code == 405
