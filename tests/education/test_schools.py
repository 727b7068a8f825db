"""Schools of a home, and school years with their periods: who writes them, and what is told of wrong days."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from education import actions
from education.models import School, SchoolYear
from education.models.codes import Scale
from shelter.access import Refused
from shelter.actor import acting
from tests.education import schools
from tests.world import World, enter

TERMS = {"periods_0_name": "Term 1", "periods_0_begins": "7 Jun 2027", "periods_0_ends": "15 Sep 2027",
         "periods_0_days": "69", "periods_1_name": "Term 2", "periods_1_begins": "16 Sep 2027",
         "periods_1_ends": "18 Dec 2027"}  # fmt: skip
YEAR = {"label": "2027-2028", "begins_on": "7 Jun 2027", "ends_on": "8 Apr 2028", "regime": "", "source": "DO 1"}


def post(client: Client, **changed: str) -> Any:
    told = YEAR | TERMS | {"calendar": str(schools.public().pk)} | changed
    return client.post(reverse("school_year_add"), told)


@pytest.mark.parametrize("who", ["mara", "ada"])
def test_a_year_is_added_with_its_periods(world: World, who: str) -> None:
    assert post(enter(getattr(world, who))).status_code == 302

    year = SchoolYear.objects.get(label="2027-2028")
    assert [(one.number, one.name, one.class_days) for one in year.periods.order_by("number")] == [
        (1, "Term 1", 69), (2, "Term 2", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"ends_on": "6 Jun 2027"}, "ends_on", "The year would end before it begins."),
        ({"periods_1_begins": "15 Sep 2027"}, "periods", "“Term 2” begins before “Term 1” is over."),
        ({"periods_1_ends": "1 Sep 2027"}, "periods", "“Term 2” would end before it begins."),
        ({"periods_1_ends": "1 Sep 2029"}, "periods", "“Term 2” lies outside of the year."),
        ({"periods_1_ends": "3/4/2027"}, "periods", "Period 2: Write the month as a word"),
        ({"periods_1_days": "x"}, "periods", "Period 2: Enter a whole number."),
        ({"label": "2026-2027"}, "label", "This calendar has a year of this name already."),
    ],
)
def test_wrong_days_are_told_beside_the_field_and_nothing_typed_is_lost(
    world: World, changed: dict[str, str], field: str, words: str
) -> None:
    answer = post(enter(world.mara), **changed)

    assert answer.status_code == 200
    assert words in " ".join(answer.context["form"].errors[field])
    assert 'value="Term 2"' in answer.content.decode()


def test_periods_move_together_and_keep_what_is_written_for_them(world: World) -> None:
    year = schools.year_around()
    first, second = year.periods.order_by("number")
    client = enter(world.mara)
    url = reverse("school_year_change", args=[year.pk])
    told = {"label": "now", "begins_on": year.begins_on.isoformat(), "ends_on": year.ends_on.isoformat()}
    told |= {"periods_0_name": "One", "periods_0_begins": year.begins_on.isoformat(),
             "periods_0_ends": second.begins_on.isoformat(), "periods_1_name": "Two",
             "periods_1_begins": year.ends_on.isoformat(), "periods_1_ends": year.ends_on.isoformat()}  # fmt: skip

    assert client.post(url, told).status_code == 302
    assert list(year.periods.order_by("number").values_list("pk", "name")) == [(first.pk, "One"), (second.pk, "Two")]


def test_a_period_with_something_written_stays(world: World) -> None:
    year = schools.year_around()
    days: Any = {"health": 0, "court": 0, "therapy": 0, "closed": 0, "other": 0}
    with acting(world.mara.pk):
        school = schools.add_school(world.mara, world.north, year)
        enrolment = schools.enrol(world.mara, world.wren, school, year)
        second = year.periods.get(number=2)
        actions.write_presence(by=world.mara, enrolment=enrolment, period=second, class_days=9, present=9, **days)
    told = {"label": "now", "begins_on": year.begins_on.isoformat(), "ends_on": year.ends_on.isoformat()}
    told |= {"periods_0_name": "One", "periods_0_begins": year.begins_on.isoformat(),
             "periods_0_ends": year.ends_on.isoformat()}  # fmt: skip
    answer: Any = enter(world.mara).post(reverse("school_year_change", args=[year.pk]), told)

    assert answer.context["form"].errors["periods"] == ["Something is written down for the last period: it stays."]


def test_a_school_is_listed_once_in_a_home(world: World) -> None:
    year = schools.year_around()
    with acting(world.carla.pk):
        school = schools.add_school(world.carla, world.north, year)
        with pytest.raises(ValidationError) as told:
            schools.add_school(world.carla, world.north, year, name=schools.NAME.upper())
        assert list(told.value.message_dict) == ["name"]
        actions.change_school(
            by=world.carla,
            school=school,
            name="Canopy High",
            calendar=year.calendar,
            scale=Scale.COLLEGE,
            closed_on=None,
        )
        assert School.objects.get().name == "Canopy High"


def test_a_social_worker_of_another_home_neither_lists_nor_changes_it(world: World) -> None:
    year = schools.year_around()
    with acting(world.carla.pk):
        school = schools.add_school(world.carla, world.north, year)
    client = enter(world.sol)

    assert schools.NAME not in client.get(reverse("school_list")).content.decode()
    assert client.get(reverse("school_change", args=[school.pk])).status_code == 404
    with acting(world.sol.pk), pytest.raises(Refused):
        schools.add_school(world.sol, world.north, year)


def test_the_name_is_stored_sealed(world: World) -> None:
    from django.db import connection

    year = schools.year_around()
    with acting(world.carla.pk), connection.cursor() as cursor:
        schools.add_school(world.carla, world.north, year)
        cursor.execute("select encode(name, 'escape') from education_school")
        rows = cursor.fetchall()
        cursor.execute("select encode(name, 'escape') from education_historicalschool")
        rows += cursor.fetchall()

    assert len(rows) == 2
    assert not any("Zyzzyva" in text for (text,) in rows)
