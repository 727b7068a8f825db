"""An import of results is taken back within a day: all of it, but what somebody has written in since."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from education.importing import actions
from education.importing.models import ResultsBatch
from education.models import GENERAL_AVERAGE, Enrolment, Mark, School, SchoolPeriod
from education.results.actions import Told, write_marks
from education.results.grids import Place
from education.results.queries import enrolments, grid_of
from education.results.scales import NOTHING, Reported
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import Trace
from tests.education.importing.sheets_of_results import give_code, results
from tests.education.importing.test_bringing_in import ROBIN, WREN, WREN_NOW, bring, mara
from tests.world import World, enter

__all__ = ["mara"]
MODELS = (School, Enrolment, Mark)


def stored() -> list[set[Any]]:
    marks = {(m.pk, m.value) for m in Mark.objects.all()}
    told = ("pk", "level", "school", "scale", "average", "end_status", "honours", "ended_on")
    return [set(School.objects.values_list("pk", flat=True)), set(Enrolment.objects.values_list(*told)), marks]


def test_taken_back_nothing_is_left_but_history(mara: World) -> None:
    batch = bring(mara, results(last=[WREN, ROBIN], this=[WREN_NOW]))
    back = actions.take_back(by=mara.mara, batch=batch)
    connection.check_constraints()  # each row left its line of history

    assert [model.objects.count() for model in MODELS] == [0, 0, 0]
    assert [model.history.filter(history_type="-").count() for model in MODELS] == [2, 3, 9]
    assert (back.kept_back, back.wrote) == (0, None)
    undone = Trace.objects.filter(event="import_undone", staff=mara.mara)
    assert set(undone.values_list("resident_id", flat=True)) == {mara.wren.pk, mara.robin.pk}
    assert bring(mara, results(last=[WREN, ROBIN], this=[WREN_NOW])).new_marks == 9  # and it comes in again


def test_what_was_changed_and_what_was_filled_in_stand_as_before(mara: World) -> None:
    bring(mara, results(last=[WREN], this=[WREN_NOW]))
    before = stored()
    changed = ["2020-001", "Grade 8", "Acacia School", 80, 70, 84, 86, 80, "Retained"]
    content = results(last=[changed], this=[[*WREN_NOW[:4], 85, 87, 84]])
    batch = bring(mara, content, overwrite=["SY 2025-2026:2"])
    assert batch.changed == 3
    assert stored() != before

    actions.take_back(by=mara.mara, batch=batch)

    assert stored() == before


def test_a_year_that_the_import_ended_stands_open_again(mara: World) -> None:
    bring(mara, results(last=[WREN]))
    her = Enrolment.objects.get()
    her.ended_on = None
    her.save_as(mara.mara)
    batch = bring(mara, results(this=[WREN_NOW]))
    assert Enrolment.objects.get(pk=her.pk).ended_on == date(2026, 3, 31)

    actions.take_back(by=mara.mara, batch=batch)

    assert Enrolment.objects.get().ended_on is None


def test_where_somebody_wrote_since_hers_stays(mara: World) -> None:
    batch = bring(mara, results(last=[WREN, ROBIN]))
    (her,) = enrolments(mara.wren, viewer=mara.mara)
    first = SchoolPeriod.objects.get(year=her.year, number=1)
    place = Place(her.pk, first.pk, "english")
    told = {place: Told(NOTHING, Reported(Decimal(88)))}
    write_marks(by=mara.mara, grid=grid_of(her, viewer=mara.mara), told=told)

    back = actions.take_back(by=mara.mara, batch=batch)

    assert back.kept_back == 1
    assert set(Enrolment.objects.values_list("resident", flat=True)) == {mara.wren.pk}
    assert Mark.objects.filter(area=GENERAL_AVERAGE).count() == 4
    assert [school.name for school in School.objects.all()] == ["Mahogany School"]


def test_only_once_within_a_day_and_by_who_brought_it_in(mara: World) -> None:
    batch = bring(mara, results(last=[WREN]))
    with acting(mara.suri.pk), pytest.raises(ResultsBatch.DoesNotExist):
        actions.take_back(by=mara.suri, batch=batch)
    with acting(mara.mara.pk):
        batch.done_at = timezone.now() - timedelta(hours=24, minutes=1)
        batch.save()
        with pytest.raises(Refused):
            actions.take_back(by=mara.mara, batch=batch)
        batch.done_at = timezone.now()
        batch.save()
        actions.take_back(by=mara.mara, batch=batch)
        with pytest.raises(Refused):
            actions.take_back(by=mara.mara, batch=batch)


def test_an_import_that_wrote_nothing_has_nothing_to_take_back(mara: World) -> None:
    bring(mara, results(last=[WREN]))
    again = bring(mara, results(last=[WREN]))
    with pytest.raises(Refused):
        actions.take_back(by=mara.mara, batch=again)


def test_a_coordinator_takes_it_back_through_the_pages(world: World) -> None:
    with acting(world.mara.pk):
        give_code(world.mara, world.wren, "2020-001")
        batch = bring(world, results(last=[WREN]))
    client, url = enter(world.mara), reverse("results_import_take_back", args=[batch.pk])

    assert url in client.get(batch.get_absolute_url()).content.decode()
    assert "Take these results back?" in client.get(url).content.decode()
    done = client.post(url, follow=True).content.decode()
    assert "The results were taken back" in done
    assert url not in done
    assert client.get(url).status_code == 403
    for who, status in (("suri", 404), ("carla", 403), ("dora", 403)):
        assert enter(getattr(world, who)).post(url).status_code == status
