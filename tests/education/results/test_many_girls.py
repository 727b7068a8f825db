"""Three hundred girls with fifteen years of results each: pages and saves cost no more statements than for three.

Nor does the roster of an activity of theirs, with thirty of them on it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from education.activities.models import OnList, Programme
from education.models import Enrolment, Mark, SchoolPeriod, SchoolYear
from education.results.queries import AVERAGES, ON_A_PAGE
from residents.models import Assignment, Resident, Stay
from residents.models.codes import Phase, TeamRole
from shelter import vault
from shelter.actor import acting
from shelter.models import DataKey, Home
from tests.education.results.schooled import wide_home, year
from tests.education.results.test_budget import asked
from tests.world import World, enter, look_at, put_rows

FEW, MANY, YEARS, PERIODS = 3, 300, 15, 3
ON_ROSTER = 30
MOST = 16  # of her schooling page, which tells the most
PAGES_OF_HERS = ("schooling", "results_of_girl", "results_over_time")


@pytest.fixture
def east(world: World) -> Home:
    with acting(world.ada.pk):
        return wide_home(world, 1)


def years_back() -> list[SchoolYear]:
    """This year and fourteen before it, each with three periods."""
    this = year()
    return [this, *(_year_before(this, n) for n in range(1, YEARS))]


def _year_before(this: SchoolYear, n: int) -> SchoolYear:
    begins = date(this.begins_on.year - n, 6, 8)
    label = f"before {n}"
    found, made = SchoolYear.objects.get_or_create(
        calendar=this.calendar, label=label, defaults={"begins_on": begins, "ends_on": begins + timedelta(days=300)}
    )
    if made:
        SchoolPeriod.objects.bulk_create(
            SchoolPeriod(year=found, number=p, name=f"Term {p}", begins_on=begins + timedelta(days=100 * (p - 1)),
                         ends_on=begins + timedelta(days=100 * p - 1))
            for p in range(1, PERIODS + 1)
        )  # fmt: skip
    return found


def receive(world: World, east: Home, first: int, many: int) -> None:
    """Girls who live in East, each with every year and its averages."""
    with acting(world.mara.pk):
        girls = [
            Resident(home=east, number=f"{700_000 + n}", code_name=f"Mynah {n:03}", phase=Phase.IN_RESIDENCE)
            for n in range(first, first + many)
        ]
        DataKey.objects.bulk_create(DataKey(subject=girl.pk, wrapped=vault.make_key(girl.pk)) for girl in girls)
        Resident.many_as(girls, world.mara)
        came = date(2026, 1, 5)
        Stay.many_as([Stay(resident=girl, home=east, began_on=came) for girl in girls], world.mara)
        team = [Assignment(resident=g, staff=world.carla, role=TeamRole.PRIMARY, begins_on=came) for g in girls]
        Assignment.many_as(team, world.mara)
        _go_to_school(girls)
        look_at(Resident, Stay, Assignment, DataKey)


def _go_to_school(girls: list[Resident]) -> None:
    enrolled = [
        Enrolment(resident=girl, year=of, level="g7", began_on=of.begins_on,
                  ended_on=None if of.label[0] == "2" else of.ends_on, average=Decimal(80))
        for girl in girls for of in years_back()
    ]  # fmt: skip
    put_rows([*enrolled, *_marks(enrolled)])


def _marks(enrolled: list[Enrolment]) -> Iterator[Mark]:
    periods = {of.pk: list(of.periods.all()) for of in years_back()}
    for each in enrolled:
        for period in periods[each.year_id]:
            yield Mark(resident=each.resident, enrolment=each, period=period, area_id="average", value=Decimal(80))


def sign_up(world: World, east: Home, first: int, many: int) -> None:
    """So many of them, by code name, on the list of the one activity there is."""
    with acting(world.mara.pk):
        circus = Programme.objects.first() or Programme(home=east, name="Circus", kind="circus").save_as(world.mara)
        girls = Resident.objects.filter(home=east).order_by("code_name")[first : first + many]
        OnList.many_as([OnList(resident=girl, programme=circus) for girl in girls], world.mara)


def counted(client: Client, world: World, east: Home) -> dict[str, int]:
    with acting(world.carla.pk):
        her, circus = Resident.objects.get(code_name="Mynah 001").public_id, Programme.objects.get().pk
    urls = {name: reverse(name, args=[her]) for name in PAGES_OF_HERS}
    urls["roster"] = reverse("roster", args=[circus, localdate()])
    urls |= {f"home {n}": reverse("results_of_year", args=[east.pk, year().pk, n]) for n in (AVERAGES, 1)}
    told = {name: asked(client, url) for name, url in urls.items()}
    return told | {"today": asked(enter(world.carla), "/")}  # afresh: an old session is written again


def test_three_hundred_girls_with_fifteen_years_cost_no_more_than_three(world: World, east: Home) -> None:
    receive(world, east, 0, FEW)
    sign_up(world, east, 0, FEW)
    few = counted(enter(world.carla), world, east)

    receive(world, east, FEW, MANY - FEW)
    sign_up(world, east, FEW, ON_ROSTER - FEW)

    with acting(world.carla.pk):
        assert OnList.objects.count() == ON_ROSTER
        assert Mark.objects.count() == MANY * YEARS * PERIODS
    client = enter(world.carla)  # afresh: a session of some minutes is written again, whoever is in the home
    many = counted(client, world, east)
    assert many == few
    assert max(many.values()) <= MOST
    page = client.get(reverse("results_of_year", args=[east.pk, year().pk, AVERAGES]))
    assert len(page.context["form"].grid.rows) == ON_A_PAGE
    assert page.context["told"].more
