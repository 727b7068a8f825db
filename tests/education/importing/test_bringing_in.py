"""Results come in whole or not at all, once, and change nothing that is written unless somebody says so."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from education.importing import actions, queries
from education.importing.models import ResultsBatch
from education.models import Enrolment, Mark, School, known
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import Trace
from tests.education.importing.sheets_of_results import QUARTERS, give_code, results
from tests.residents.importing.lists import workbook
from tests.world import World

WREN = ["2020-001", "Grade 7", "Mahogany School", 80, 82, 84, 86, 83, "Promoted"]
ROBIN = ["2020-002", "Grade 6", "Acacia School", 90, 91, 92, 93, 92, "Promoted with honors"]
WREN_NOW = ["2020-001", "Grade 8", "Mahogany School", 81, None, None, None]
RESULTS = Path(__file__).parent / "fixtures" / "school_results.xlsx"


@pytest.fixture
def mara(world: World) -> Iterator[World]:
    """North, in the name of its coordinator; Wren and Robin bear codes of the old list."""
    with acting(world.mara.pk):
        give_code(world.mara, world.wren, "2020-001")
        give_code(world.mara, world.robin, "2020-002")
        yield world


def bring(world: World, content: bytes, **more: Any) -> ResultsBatch:
    batch = actions.look_at(by=world.mara, content=content, file_name="results.xlsx")
    return actions.bring_in(by=world.mara, batch=batch, **more)


def written(world: World) -> set[tuple[Any, ...]]:
    """Every mark: whose, which year and period, at which school, how much."""
    marks = Mark.objects.select_related("resident", "enrolment__year", "enrolment__school", "period")
    return {
        (m.resident.code_name, m.enrolment.year.label, m.period.number, m.enrolment.school.name, int(m.value))
        for m in marks
        if m.enrolment.school and m.value
    }


def counts(batch: ResultsBatch) -> tuple[int, int, int, int, int]:
    return (batch.new_enrolments, batch.new_marks, batch.changed, batch.left_alone, batch.rejected)


def test_years_marks_and_how_they_ended_come_in(mara: World) -> None:
    done = bring(mara, results(last=[WREN, ROBIN], this=[WREN_NOW]))
    wren = Enrolment.objects.filter(resident=mara.wren).order_by("began_on")

    assert counts(done) == (3, 9, 0, 0, 0)
    assert written(mara) == {
        *(("Wren", "2025-2026", n, "Mahogany School", mark) for n, mark in enumerate((80, 82, 84, 86), 1)),
        *(("Robin", "2025-2026", n, "Acacia School", mark) for n, mark in enumerate((90, 91, 92, 93), 1)),
        ("Wren", "2026-2027", 1, "Mahogany School", 81),
    }
    assert [(e.level, e.end_status, e.average, e.ended_on) for e in wren] == [
        ("g7", "promoted", Decimal("83.00"), date(2026, 3, 31)), ("g8", "", None, None),
    ]  # fmt: skip
    robin = Enrolment.objects.get(resident=mara.robin)
    assert (robin.end_status, robin.honours) == ("promoted_with_honors", "with_honors")
    assert {school.name for school in School.objects.all()} == {"Mahogany School", "Acacia School"}


def test_the_same_file_again_changes_nothing(mara: World) -> None:
    content = results(last=[WREN, ROBIN], this=[WREN_NOW])
    bring(mara, content)
    before, traces = written(mara), Trace.objects.count()
    history = Enrolment.history.count(), Mark.history.count(), School.history.count()

    assert counts(bring(mara, content)) == (0, 0, 0, 0, 0)
    assert written(mara) == before
    assert (Enrolment.history.count(), Mark.history.count(), School.history.count()) == history
    assert Trace.objects.count() == traces


def test_a_later_file_adds_what_is_new(mara: World) -> None:
    bring(mara, results(this=[WREN_NOW]))

    assert counts(bring(mara, results(this=[[*WREN_NOW[:4], 85, None, None]]))) == (0, 1, 0, 0, 0)
    done = bring(mara, results(this=[[*WREN_NOW[:4], 85, 87, 84]]))
    assert counts(done) == (0, 1, 1, 0, 0)  # the third term, and the final average
    assert Enrolment.objects.get().average == 84


def other_than_written(world: World) -> ResultsBatch:
    bring(world, results(last=[WREN]))
    lines = [["2020-001", "Grade 8", "Acacia School", 80, 70, 84, 86, 80, "Retained"]]
    return actions.look_at(by=world.mara, content=results(last=lines), file_name="results.xlsx")


def test_what_differs_is_told_and_left_as_it_is(mara: World) -> None:
    batch, before = other_than_written(mara), written(mara)
    (judged,) = [one for one in queries.matched(batch, viewer=mara.mara).plan.verdicts if one.code == "2020-001"]

    assert (judged.verdict, judged.why) == (
        "warn",
        "different from what is written (final average: 83 is written, 80 in the file; Promoted is written, Stays in "
        "her grade in the file; Grade 7 is written, Grade 8 in the file; another school is written; Quarter 2: 82 is "
        "written, 70 in the file): left as it is unless you tick it",
    )
    assert counts(actions.bring_in(by=mara.mara, batch=batch)) == (0, 0, 0, 1, 0)
    assert written(mara) == before


def test_what_differs_is_changed_where_it_is_ticked(mara: World) -> None:
    done = actions.bring_in(by=mara.mara, batch=other_than_written(mara), overwrite=["SY 2025-2026:2"])
    her = Enrolment.objects.get()

    assert counts(done) == (0, 0, 2, 0, 0)
    assert (her.level, her.end_status, her.average) == ("g8", "retained", Decimal(80))
    assert her.school is not None
    assert her.school.name == "Acacia School"
    assert Mark.objects.get(period__number=2).value == 70
    assert Mark.history.filter(id=Mark.objects.get(period__number=2).pk).count() == 2


def test_everything_leaves_a_trace_for_each_girl(mara: World) -> None:
    bring(mara, results(last=[WREN, ROBIN]))
    of_school = Trace.objects.filter(event__in=["enrolled", "marks_written", "schools_changed"])

    assert Counter((line.event, line.resident_id) for line in of_school) == {
        ("enrolled", mara.wren.pk): 1, ("enrolled", mara.robin.pk): 1, ("marks_written", mara.wren.pk): 1,
        ("marks_written", mara.robin.pk): 1, ("schools_changed", None): 1,
    }  # fmt: skip


def test_a_code_of_another_home_is_not_known(mara: World) -> None:
    with acting(mara.suri.pk):
        give_code(mara.suri, mara.heron, "2020-003")
    done = bring(mara, results(last=[WREN, ["2020-003", *ROBIN[1:]]]))

    assert counts(done) == (1, 4, 0, 0, 1)
    with acting(mara.suri.pk):
        assert not Enrolment.objects.filter(resident=mara.heron).exists()


def test_a_code_of_two_girls_is_nobodys(mara: World) -> None:
    give_code(mara.mara, mara.plover, "2020-001")

    assert counts(bring(mara, results(last=[WREN]))) == (0, 0, 0, 0, 1)


def test_periods_that_her_school_does_not_have_are_refused(mara: World) -> None:
    bring(mara, results(this=[WREN_NOW]))
    quarters = workbook(**{"SY 2026-2027": (QUARTERS, WREN)})
    batch = actions.look_at(by=mara.mara, content=quarters, file_name="results.xlsx")

    assert queries.matched(batch, viewer=mara.mara).plan.verdicts[-1].why == "the year of her school has 3 periods"
    assert counts(actions.bring_in(by=mara.mara, batch=batch)) == (0, 0, 0, 0, 1)


def test_a_college_marks_from_one_to_five_from_its_first_file_on(mara: World) -> None:
    head = ["Code", "Grade Level", "School", "Semester 1", "Semester 2"]

    def college(*marks: Any) -> bytes:
        row = ["2020-001", "College Year 1", "Molave College", *marks]
        return workbook(**{"SY 2025-2026": (head, row)})

    assert counts(bring(mara, college(1.25, None))) == (1, 1, 0, 0, 0)
    her = Enrolment.objects.get()
    assert (her.scale, her.school and her.school.scale, her.year.calendar.name) == ("college", "college", known.COLLEGE)
    assert counts(bring(mara, college(1.25, 85))) == (0, 0, 0, 0, 1)


def test_a_year_that_nobody_laid_down_is_said(mara: World) -> None:
    content = workbook(**{"SY 2001-2002": (QUARTERS, WREN)})
    batch = actions.look_at(by=mara.mara, content=content, file_name="results.xlsx")

    assert queries.matched(batch, viewer=mara.mara).plan.verdicts[-1].why == (
        "school year 2001-2002 is not known here yet"
    )


def test_an_open_year_that_is_over_is_ended_by_the_next(mara: World) -> None:
    bring(mara, results(last=[WREN]))
    her = Enrolment.objects.get()
    her.ended_on = None
    her.save_as(mara.mara)
    bring(mara, results(this=[WREN_NOW]))

    her.refresh_from_db()
    assert her.ended_on == date(2026, 3, 31)
    assert Enrolment.objects.count() == 2


def test_a_girl_enrolled_otherwise_then_is_left_alone(mara: World) -> None:
    bring(mara, results(this=[WREN_NOW]))
    her = Enrolment.objects.get()
    her.began_on = date(2025, 9, 1)
    her.save_as(mara.mara)
    batch = actions.look_at(by=mara.mara, content=results(last=[WREN]), file_name="results.xlsx")

    assert queries.matched(batch, viewer=mara.mara).plan.verdicts[-1].why == "she is enrolled otherwise at that time"
    assert counts(actions.bring_in(by=mara.mara, batch=batch)) == (0, 0, 0, 0, 1)


def test_the_file_is_sealed_between_the_steps_and_gone_afterwards(mara: World) -> None:
    content = results(last=[WREN])
    batch = actions.look_at(by=mara.mara, content=content, file_name="Mahogany.xlsx")
    with connection.cursor() as cursor:
        cursor.execute("select content, file_name from school_importing_resultsbatch")
        sealed = [bytes(cell) for cell in cursor.fetchone()]

    assert all(b"Mahogany" not in cell and content[:40] not in cell for cell in sealed)
    batch = actions.bring_in(by=mara.mara, batch=batch)
    batch.refresh_from_db()
    assert (batch.content, batch.file_name) == (None, None)
    with pytest.raises(Refused):
        actions.bring_in(by=mara.mara, batch=batch)


@pytest.mark.parametrize("name", ["carla", "pia", "hana", "nena", "dora", "ada"])
def test_only_a_coordinator_brings_in_results(mara: World, name: str) -> None:
    staff = getattr(mara, name)
    with acting(staff.pk), pytest.raises(Refused):
        actions.look_at(by=staff, content=results(last=[WREN]), file_name="results.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"Chairs\nfour\n"])
def test_a_file_without_results_is_refused_beside_the_field(mara: World, content: bytes) -> None:
    with pytest.raises(ValidationError) as told:
        actions.look_at(by=mara.mara, content=content, file_name="results.csv")

    assert list(told.value.message_dict) == ["file"]
    assert not ResultsBatch.objects.exists()


def test_the_results_of_the_homes_come_in_for_the_girls_we_know(mara: World) -> None:
    for girl, code in ((mara.wren, "2021-266"), (mara.robin, "2026-389"), (mara.plover, "2026-390")):
        give_code(mara.mara, girl, code)
    done = bring(mara, RESULTS.read_bytes())

    assert counts(done)[:4] == (4, 7, 0, 0)  # Wren both years; of Robin and Plover, last year is refused
    assert counts(bring(mara, RESULTS.read_bytes()))[:4] == (0, 0, 0, 0)


def test_as_many_statements_for_two_girls_as_for_three(mara: World, django_assert_max_num_queries: Any) -> None:
    give_code(mara.mara, mara.plover, "2020-003")
    lines = [WREN, ROBIN, ["2020-003", *ROBIN[1:]]]
    asked = []
    for some in (lines[:2], lines):
        batch = actions.look_at(by=mara.mara, content=results(last=some), file_name="results.xlsx")
        with django_assert_max_num_queries(12) as captured:
            queries.matched(batch, viewer=mara.mara)
        asked.append(len(captured))

    assert asked[0] == asked[1]
