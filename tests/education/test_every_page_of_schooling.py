"""Every page of schooling, opened and sent by everybody: what each gets is the table below, and where a name shows."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from education import actions
from education.models import Award, Cost, Enrolment, Help, Presence, School, SchoolContact
from education.models.codes import ContactKind, CostKind, HelpKind, Payer
from education.urls import of_schooling, of_the_team
from shelter.actor import acting
from shelter.models import Trace
from tests.education import schools
from tests.residents.test_every_page_of_a_file import EVERYBODY, patterns, visit
from tests.world import SOUTH, World, enter

# What the pages of Wren answer. Mara, Carla and Pia accompany her, and Pia reads only; Cora, Nena and Hana work in
# her home; to the others she does not exist.
READ = {"mara": 200, "carla": 200, "pia": 200, "cora": 403, "nena": 403, "hana": 403,
        "sol": 404, "suri": 404, "dora": 404, "ada": 404}  # fmt: skip
WRITE = READ | {"pia": 403}
# What is about no girl. Schools are those of the home where one works: to South this one does not exist.
LIST = {"mara": 200, "carla": 200, "pia": 200, "cora": 200, "nena": 403, "hana": 403,
        "sol": 200, "suri": 200, "dora": 403, "ada": 403}  # fmt: skip
ADD = LIST | {"pia": 403}
CHANGE = ADD | {"sol": 404, "suri": 404}
YEARS = LIST | {"ada": 200}
YEARS_CHANGE = dict.fromkeys(EVERYBODY, 403) | {"mara": 200, "suri": 200, "ada": 200}
TABLE: dict[str, dict[str, int]] = {
    "schooling": READ,
    **dict.fromkeys(
        ["enrol", "past_year_add", "enrolment_change", "enrolment_end", "enrolment_transfer", "enrolment_stop",
         "enrolment_next", "presence_write", "help_add", "help_change", "cost_add", "cost_change", "award_add",
         "award_change", "contact_add", "contact_change"],
        WRITE,
    ),
    "school_list": LIST, "school_add": ADD, "school_change": CHANGE,
    "school_year_list": YEARS, "school_year_add": YEARS_CHANGE, "school_year_change": YEARS_CHANGE,
    "school_year_grading": YEARS_CHANGE, "school_calendar_add": YEARS_CHANGE,
}  # fmt: skip
OURS = {
    str(pattern.name)
    for pattern in patterns([*of_schooling, *of_the_team])
    if pattern.callback.__module__.startswith("education.views")
}
TABLES = [model._meta.db_table for model in (Enrolment, Presence, Help, Cost, Award, SchoolContact)]


@pytest.fixture
def addresses(world: World) -> dict[str, str]:
    """Wren at the planted school, with a line of everything."""
    year = schools.year_around()
    with acting(world.carla.pk):
        wren, school = world.wren, schools.add_school(world.carla, world.north, year)
        one = schools.enrol(world.carla, wren, school, year, adviser=schools.NAME, cover_address=schools.NAME)
        days: Any = {"health": 0, "court": 0, "therapy": 0, "closed": 0, "other": 0}
        actions.write_presence(
            by=world.carla, enrolment=one, period=year.periods.get(number=1), class_days=9, present=9, **days
        )
        by: Any = {"by": world.carla, "resident": wren}
        today = localdate()
        rows = {
            "help": actions.add_help(**by, kind=HelpKind.ARAL, given_on=today, hours=Decimal(1), given_by=schools.NAME),
            "cost": actions.add_cost(
                **by, kind=CostKind.TUITION, payer=Payer.FAMILY, paid_on=today, pesos=Decimal(5), note=schools.NAME
            ),
            "award": actions.add_award(**by, given_on=today, what=schools.NAME),
            "contact": actions.add_contact(
                **by, kind=ContactKind.CALL, held_on=today, with_whom=schools.NAME, what=schools.NAME
            ),
        }
        public_id = wren.public_id
    return {name: _address(name, public_id, one, rows, school, year.pk) for name in OURS}


def _address(name: str, public_id: Any, one: Enrolment, rows: dict[str, Any], school: School, year: int) -> str:
    if name in ("school_list", "school_add", "school_year_list", "school_year_add", "school_calendar_add"):
        return reverse(name)
    if name == "school_change":
        return reverse(name, args=[school.pk])
    if name in ("school_year_change", "school_year_grading"):
        return reverse(name, args=[year])
    if name == "presence_write":
        return reverse(name, args=[public_id, one.pk, 1])
    if name.startswith("enrolment_"):
        return reverse(name, args=[public_id, one.pk])
    if name.endswith("_change"):
        return reverse(name, args=[public_id, rows[name.removesuffix("_change")].pk])
    return reverse(name, args=[public_id])


def test_the_table_names_every_page() -> None:
    assert set(TABLE) == OURS


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_gets_exactly_what_the_table_says(world: World, addresses: dict[str, str], who: str) -> None:
    client = enter(getattr(world, who))
    got = {name: client.get(url).status_code for name, url in addresses.items()}

    assert got == {name: TABLE[name][who] for name in addresses}


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_one_may_not_open_one_may_not_send_either(world: World, addresses: dict[str, str], who: str) -> None:
    client = enter(getattr(world, who))
    for name, url in addresses.items():
        if TABLE[name][who] == 200:
            continue
        with transaction.atomic():
            sent = client.post(url, {"who_knows": "none"}).status_code
            transaction.set_rollback(True)
        assert sent == (405 if name in ("schooling", "school_list", "school_year_list") else TABLE[name][who]), name


def test_whoever_writes_sends_every_form_without_a_break(world: World, addresses: dict[str, str]) -> None:
    for name, url in addresses.items():
        with transaction.atomic():
            statuses = visit(world.carla, url)
            transaction.set_rollback(True)
        assert statuses <= {200, 302, 403, 405}, name


@pytest.mark.parametrize("who", EVERYBODY)
def test_by_sql_too_everyone_has_the_rows_of_the_girls_whose_case_file_she_opens(
    world: World, addresses: dict[str, str], who: str
) -> None:
    wanted = {world._ids["wren"]} if READ[who] == 200 else set()
    with acting(getattr(world, who).pk), connection.cursor() as cursor:
        for table in TABLES:
            for stored in (table, table.replace("education_", "education_historical")):
                cursor.execute(f"select resident_id from {stored}")
                assert {key for (key,) in cursor.fetchall()} == wanted, stored
        cursor.execute("select count(*) from education_school")
        assert cursor.fetchone() == (1 if LIST[who] == 200 and who not in SOUTH else 0,)


def test_no_page_of_hers_is_read_without_a_trace(world: World, addresses: dict[str, str]) -> None:
    client, untraced = enter(world.carla), set()
    for name in (name for name in addresses if TABLE[name] in (READ, WRITE)):
        counts = []
        for _ in range(2):
            with acting(world.mara.pk):
                counts.append(Trace.objects.filter(resident_id=world._ids["wren"], reads=True).count())
            client.get(addresses[name])
        if counts[0] == counts[1]:
            untraced.add(name)

    assert untraced == set()


def test_a_row_of_another_girl_is_not_reached_through_ones_own(world: World, addresses: dict[str, str]) -> None:
    with acting(world.carla.pk):
        wren, robin = str(world.wren.public_id), str(world.robin.public_id)
    client = enter(world.carla)
    for name, url in addresses.items():
        if "_" in name and wren in url and not name.endswith("_add"):
            assert client.get(url.replace(wren, robin)).status_code == 404, name
