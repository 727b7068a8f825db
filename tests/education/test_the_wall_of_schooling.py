"""What somebody could try with schooling who speaks SQL as the application, in her own name: the database refuses."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from education import actions, queries
from education.activities.models import Meeting, OnList, Participation, Programme, Slot
from education.models import Enrolment, Help, Mark, Presence, School, SchoolContact, SchoolYear
from education.models.codes import HelpKind
from residents import actions as file_actions
from residents.models.codes import TeamRole
from shelter import vault
from shelter.actor import acting
from shelter.models import DataKey, Home
from shelter.staffing import actions as staffing
from tests.education import schools
from tests.world import World

ALL = ("mara", "carla", "cora", "pia", "nena", "hana", "sol", "suri", "dora", "ada")


def run(sql: str, *values: Any) -> list[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if cursor.description else []


def refused(sql: str, *values: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        run(sql, *values)


def saving_is_refused(row: Any, by: Any) -> None:
    """By the database: what the model itself checks is not asked."""
    row.written_by = by.pk
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()


def deleting_is_refused(row: Any, by: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete_as(by)


# Schools ---------------------------------------------------------------------------------------------------------
SEES = {"mara": schools.NAME, "carla": schools.NAME, "cora": schools.NAME, "pia": schools.NAME, "sol": schools.SOUTHERN,
        "suri": schools.SOUTHERN}  # fmt: skip


@pytest.mark.parametrize("who", ALL)
def test_everyone_has_the_schools_of_her_own_home_with_their_keys_and_no_other(
    world: World, there: dict[str, Any], who: str
) -> None:
    wanted = {there["of_north"].pk: schools.NAME, there["of_south"].pk: schools.SOUTHERN}
    hers = {pk for pk, name in wanted.items() if name == SEES.get(who)}
    with acting(getattr(world, who).pk):
        for table in ("education_school", "education_historicalschool"):
            assert {pk for (pk,) in run(f"select id from {table}")} == hers
        assert {school.name for school in School.objects.all()} == {wanted[pk] for pk in hers}
        keys = DataKey.objects.filter(subject__in=wanted).values_list("subject", flat=True)
        assert set(keys) == hers


@pytest.mark.parametrize("who", ["carla", "pia", "hana", "nena", "mara"])
def test_where_another_home_is_nobody_reads_who_does_not_work_there(world: World, who: str) -> None:
    with acting(getattr(world, who).pk):
        assert Home.objects.get(name="North").address == "12 Canary Lane"
        with pytest.raises(vault.NoKey):
            _ = Home.objects.get(name="South").address


def test_when_she_moves_her_own_school_comes_along_and_no_other(world: World, there: dict[str, Any]) -> None:
    """Her schooling page tells it to who accompanies her there; it is on no list of the new home."""
    year = there["wren"].year
    with acting(world.carla.pk):
        other = schools.add_school(world.carla, world.north, year, name="Whimbrel School")
    with acting(world.ada.pk):
        staffing.post(by=world.ada, staff=world.mara, home=world.south, begins_on=localdate(), ends_on=None)
    with acting(world.mara.pk):
        with acting(world.suri.pk):
            bed = world.free_bed(world.south)
        file_actions.move_home(by=world.mara, resident=world.wren, bed=bed, moved_on=localdate())
    with acting(world.suri.pk):
        told = queries.schooling(world.wren, viewer=world.suri)
        assert told.now is not None
        assert told.now.school is not None
        assert told.now.school.name == schools.NAME
        assert {pk for (pk,) in run("select id from education_school")} == {
            there["of_north"].pk, there["of_south"].pk,
        }  # fmt: skip
        assert other.pk not in set(DataKey.objects.values_list("subject", flat=True))
        assert {one.name for one in queries.schools(viewer=world.suri)} == {schools.SOUTHERN}
        school = School.objects.get(pk=there["of_north"].pk)
        assert run("update education_school set closed_on = now() where id = %s returning id", school.pk) == []


def test_nobody_learns_the_name_of_a_school_by_enrolling_a_girl_of_hers_there(
    world: World, there: dict[str, Any], year: SchoolYear
) -> None:
    with acting(world.sol.pk):
        began = year.begins_on - timedelta(days=300)
        stranger = Enrolment(resident=world.heron, year=year, school=there["of_north"], level="g7", began_on=began,
                             ended_on=began + timedelta(days=9))  # fmt: skip
        saving_is_refused(stranger, world.sol)
        hers = Enrolment.objects.get(pk=there["heron"].pk)
        hers.school_id = there["of_north"].pk
        saving_is_refused(hers, world.sol)


@pytest.mark.parametrize("who", ["sol", "suri", "pia", "nena", "hana", "dora", "ada"])
def test_nobody_writes_or_removes_a_school_of_north_but_those_who_write_there(
    world: World, there: dict[str, Any], who: str
) -> None:
    staff, school = getattr(world, who), there["of_north"]
    with acting(staff.pk):
        calendar = school.calendar_id
        vault.make_key(new := School(home_id=world.north.pk, calendar_id=calendar).pk)
        saving_is_refused(School(pk=new, home_id=world.north.pk, name="Ibis", calendar_id=calendar), staff)
        assert run("update education_school set closed_on = now() where id = %s returning id", school.pk) == []
        assert run("delete from education_school where id = %s returning id", school.pk) == []


def test_a_school_stays_in_its_home(world: World, there: dict[str, Any]) -> None:
    with acting(world.ada.pk):
        staffing.post(by=world.ada, staff=world.mara, home=world.south, begins_on=localdate(), ends_on=None)
    with acting(world.mara.pk):
        refused("update education_school set home_id = %s where id = %s", world.south.pk, there["of_north"].pk)


# Her school year -------------------------------------------------------------------------------------------------
def test_a_mark_or_days_at_school_are_of_her_own_school_year_and_of_a_period_of_it(
    world: World, there: dict[str, Any]
) -> None:
    first = there["wren"].year.periods.get(number=1)
    other = SchoolYear.objects.get(label="2026-2027", calendar=schools.public()).periods.get(number=1)
    with acting(world.carla.pk):
        robin, wren = world.robin.pk, world.wren.pk
        for girl, period in ((robin, first), (wren, other)):
            told: dict[str, Any] = {"resident_id": girl, "enrolment": there["wren"], "period": period}
            saving_is_refused(Mark(**told, area_id="english", value=90), world.carla)
            saving_is_refused(Presence(**told, class_days=9, present=9), world.carla)
        mark = Mark(resident_id=wren, enrolment=there["wren"], period=first, area_id="english", value=90)
        mark.save_as(world.carla)
        mark.enrolment, mark.resident_id = there["robin"], robin
        saving_is_refused(mark, world.carla)
    with acting(world.sol.pk):  # a mark of her own girl would take the place of one of Wren's
        heron = world.heron.pk
        saving_is_refused(
            Mark(resident_id=heron, enrolment_id=there["wren"].pk, period=first, area_id="filipino", value=1), world.sol
        )


def test_a_row_of_hers_stays_hers_and_is_not_removed(world: World, there: dict[str, Any]) -> None:
    with acting(world.carla.pk):
        told: Any = {"kind": HelpKind.ARAL, "given_on": localdate(), "hours": 1, "given_by": ""}
        help_given = actions.add_help(by=world.carla, resident=world.wren, **told)
        robin = world.robin.pk
        for table, row in (("help", help_given), ("enrolment", there["wren"])):
            refused(f"update education_{table} set resident_id = %s where id = %s", robin, row.pk)
        refused("delete from education_help where id = %s", help_given.pk)
        assert Help.objects.filter(pk=help_given.pk).exists()
        deleting_is_refused(Enrolment.objects.get(pk=there["wren"].pk), world.carla)  # she brings no list in
    with acting(world.mara.pk):
        assert Enrolment.objects.filter(pk=there["wren"].pk).exists()


def test_nobody_spoke_with_a_school_in_the_name_of_another(world: World, there: dict[str, Any]) -> None:
    with acting(world.carla.pk):
        told: dict[str, Any] = {"kind": "call", "held_on": localdate(), "with_whom": "", "what": "a call"}
        saving_is_refused(SchoolContact(resident=world.wren, staff=world.mara, **told), world.carla)
        contact = actions.add_contact(by=world.carla, resident=world.wren, **told)
    with acting(world.mara.pk):
        contact.staff_id = world.mara.pk
        saving_is_refused(contact, world.mara)


@pytest.mark.parametrize("who", ["carla", "pia", "nena", "hana", "sol", "dora"])
def test_school_years_are_laid_down_by_coordinators_and_the_administrator_only(
    world: World, year: SchoolYear, who: str
) -> None:
    with acting(getattr(world, who).pk):
        for table in ("calendar", "schoolyear", "schoolperiod", "descriptor", "wording"):
            assert run(f"select count(*) from education_{table}") > [(0,)]
            assert run(f"delete from education_{table} returning id") == []
        assert run("update education_schoolyear set label = 'x' returning id") == []
        assert run("update education_learningarea set name = 'x' returning code") == []
        refused("insert into education_calendar (name) values ('Ours')")


# Activities ------------------------------------------------------------------------------------------------------
def test_what_belongs_to_a_programme_is_in_its_home(world: World, there: dict[str, Any]) -> None:
    north, south = world.north.pk, there["south"].pk
    with acting(world.mara.pk):
        saving_is_refused(
            Slot(home_id=north, programme_id=south, weekday=1, begins_at="09:00", minutes=60), world.mara
        )  # fmt: skip
        saving_is_refused(Meeting(home_id=north, programme_id=south, held_on=localdate()), world.mara)
        saving_is_refused(Meeting(home_id=world.south.pk, programme_id=south, held_on=localdate()), world.mara)
        refused("update activities_meeting set programme_id = %s where id = %s", south, there["meeting"].pk)


def test_she_is_on_no_list_and_in_no_roll_call_of_another_home(world: World, there: dict[str, Any]) -> None:
    with acting(world.suri.pk):
        heron = world.heron.pk
        saving_is_refused(OnList(resident_id=heron, programme_id=there["north"].pk), world.suri)
        saving_is_refused(
            Participation(resident_id=heron, meeting_id=there["meeting"].pk, here="here"), world.suri
        )  # fmt: skip


def test_nobody_takes_a_roll_in_the_name_of_another(world: World, there: dict[str, Any]) -> None:
    with acting(world.hana.pk):
        told: dict[str, Any] = {"home_id": world.north.pk, "programme": there["north"], "taken_by": world.mara}
        saving_is_refused(Meeting(**told, held_on=localdate() - timedelta(days=1)), world.hana)
        refused("update activities_meeting set taken_by_id = %s", world.carla.pk)


def test_programmes_sessions_and_places_on_lists_are_never_removed(world: World, there: dict[str, Any]) -> None:
    with acting(world.hana.pk):
        deleting_is_refused(Meeting.objects.get(pk=there["meeting"].pk), world.hana)
        deleting_is_refused(OnList.objects.get(), world.hana)
        for slot in Slot.objects.all():
            slot.delete_as(world.hana)
        deleting_is_refused(Programme.objects.get(pk=there["north"].pk), world.hana)


@pytest.mark.parametrize("who", ["sol", "suri", "pia", "nena", "dora", "ada"])
def test_nobody_else_writes_a_line_of_history(world: World, there: dict[str, Any], who: str) -> None:
    staff = getattr(world, who)
    columns = "home_id, name, kind, place, leader, capacity, regular, begins_on, ends_on"
    with acting(world.mara.pk):
        (one,) = run(f"select {columns} from activities_programme")
        (mark,) = run("select id, resident_id, year_id, level, began_on from education_enrolment limit 1")
    line = "history_id, history_date, history_type, history_user_id, tx, id"
    with acting(staff.pk):
        given = ", ".join(["%s"] * len(one))
        refused(
            f"insert into activities_historicalprogramme ({line}, {columns}) values (gen_random_uuid(), now(), '~', %s,"
            f" 0, %s, {given})", staff.pk, there["north"].pk, *one,
        )  # fmt: skip
        refused(
            "insert into education_historicalenrolment (history_id, history_date, history_type, history_user_id, tx,"
            " id, resident_id, year_id, level, began_on, track, scale, who_knows, gap_years, left_for, end_status,"
            " honours, scholarship, adviser, cover_address) values (gen_random_uuid(), now(), '~', %s, 0, %s, %s, %s,"
            " %s, %s, '', 'percent', 'none', 0, '', '', '', false, '', '')", staff.pk, *mark,
        )  # fmt: skip
        for table in ("education_historicalmark", "education_historicalschool", "activities_historicalmeeting"):
            refused(f"delete from {table}")
            refused(f"update {table} set history_user_id = %s", staff.pk)


def test_who_accompanies_a_girl_of_another_home_reads_her_school_and_no_other_there(
    world: World, there: dict[str, Any]
) -> None:
    with acting(world.carla.pk):
        schools.add_school(world.carla, world.north, there["wren"].year, name="Whimbrel School")
    with acting(world.mara.pk):
        file_actions.assign(
            by=world.mara, resident=world.wren, staff=world.sol, role=TeamRole.BACKUP, begins_on=localdate()
        )
    with acting(world.sol.pk):
        assert {school.name for school in School.objects.all()} == {schools.NAME, schools.SOUTHERN}
