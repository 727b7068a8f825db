"""Rows by the hundred thousand, written by SQL as the owner of the tables; the same for the same numbers.

Nothing here is a person: no name, no key, no history. Triggers of our own are off, in this throw-away database only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

HOMES_OF = 40  # girls to a home
EMPTY = {
    "uuid": "gen_random_uuid()", "bytea": r"'\x'", "date": "'2020-01-01'", "boolean": "false", "smallint": "0",
    "integer": "0", "timestamp with time zone": "now()",
}  # fmt: skip


def make(*, residents: int, marks: int, attendance: int) -> dict[str, int]:
    """Nothing is made twice where there are rows already. Returns how many rows there are of what counts most."""
    from django.db import connections, transaction

    from residents.models import Resident

    if not Resident.objects.using("owner").exists():
        _switch_off_triggers()
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor, _references_at_the_end(cursor):
            _write(cursor, residents, marks, attendance)
    with connections["owner"].cursor() as cursor:
        cursor.execute("vacuum analyze")
        return {what: _many(cursor, table) for what, table in TOLD.items()}


def _switch_off_triggers() -> None:
    """Those of history and of the rules of each table."""
    from django.db import connections

    from shelter.privacy import classified

    with connections["owner"].cursor() as cursor:
        for model in classified():
            cursor.execute(f"alter table {model._meta.db_table} disable trigger user")


@contextmanager
def _references_at_the_end(cursor: Any) -> Iterator[None]:
    """What refers to another row has to find it, asked of whole tables at the end instead of row by row."""
    cursor.execute(
        "select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) "
        "from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0"
    )
    references = cursor.fetchall()
    for table, name, _ in references:
        cursor.execute(f"alter table {table} drop constraint {name}")
    yield
    for table, name, definition in references:
        cursor.execute(f"alter table {table} add constraint {name} {definition}")


TOLD = {
    "girls": "residents_resident", "stays": "residents_stay", "enrolments": "education_enrolment",
    "marks": "education_mark", "lines of roll-calls": "activities_participation", "sessions": "services_session",
}  # fmt: skip


def _many(cursor: Any, table: str) -> int:
    cursor.execute(f"select count(*) from {table}")
    many: int = cursor.fetchone()[0]
    return many


def _write(cursor: Any, residents: int, marks: int, attendance: int) -> None:
    homes = max(residents // HOMES_OF, 1)
    staff = "md5('staff')::uuid"
    _people(cursor, residents, homes, staff)
    _care(cursor, residents, attendance // 10, staff)
    _school(cursor, marks)
    _activities(cursor, residents, homes, attendance)


def _people(cursor: Any, residents: int, homes: int, staff: str) -> None:
    from residents.models import Discharge, Resident, Stay
    from shelter.models import Home, Staff

    girls, girl, home = f"generate_series(1, {residents}) n", _id("girl", "n"), _id("home", f"n % {homes}")
    _insert(cursor, Staff, "(values (1)) v", id=staff, username="'bench'", role="'coordinator'")
    _insert(cursor, Home, f"generate_series(0, {homes - 1}) n", id=_id("home", "n"), name="'Home ' || n",
            capacity=str(HOMES_OF), opened_on="date '2015-01-01'")  # fmt: skip
    _insert(cursor, Resident, girls, id=girl, public_id=girl, home_id=home, number="to_char(n, 'FM00000000')",
            code_name="'Tree ' || n", phase="'in_residence'", sex="'female'",
            birth_month="date_trunc('month', date '2005-01-01' + n % 5000 * 7919 % 5000)")  # fmt: skip
    came, left = (
        "date '2016-01-01' + n % 3700 * 104729 % 3700",
        "date '2016-01-01' + n % 3700 * 104729 % 3700 + 60 + n * 613 % 1500",
    )
    over = f"case when {left} < date '2026-06-01' then {left} end"
    _insert(cursor, Stay, girls, id=_id("stay", "n"), resident_id=girl, home_id=home, programme="'residential'",
            began_on=came, ended_on=over)  # fmt: skip
    _insert(cursor, Stay, f"{girls} where n % 3 > 0 and {left} < date '2026-06-01'", id=_id("second", "n"),
            resident_id=girl, home_id=home, began_on=f"{left} + n % 5 / 2",
            programme="case when n % 2 = 0 then 'aftercare' else 'residential' end")  # fmt: skip
    _insert(cursor, Discharge, f"{girls} where {left} < date '2026-06-01'", stay_id=_id("stay", "n"), resident_id=girl,
            exit_type="(array['reunified_family', 'kinship', 'foster', 'transfer_facility'])[1 + n % 4]")  # fmt: skip


def _care(cursor: Any, residents: int, sessions: int, staff: str) -> None:
    from care_plans.models import Comparison, Plan, Review
    from care_plans.services.models import Session

    girls, girl, began = f"generate_series(1, {residents}) n", _id("girl", "n"), "date '2024-01-01' + n * 31 % 700"
    plan = {"resident_id": girl, "version": "1", "stage": "'active'", "approver_id": staff, "active_from": began}
    _insert(cursor, Plan, girls, id=_id("plan", "n"), review_on=f"{began} + 90", writers="'{}'", **plan)
    _insert(cursor, Review, f"{girls}, generate_series(1, 3) k", resident_id=girl, plan_id=_id("plan", "n"),
            staff_id=staff, held_on=f"{began} + k * 80", next_on=f"{began} + k * 80 + 90")  # fmt: skip
    _insert(cursor, Comparison, f"{girls}, generate_series(1, 3) k", resident_id=girl, instrument="'gas'",
            version="'1'", since_on=f"{began} + k * 100 - 100", compared_on=f"{began} + k * 100",
            better="(n + k) % 3 > 0")  # fmt: skip
    taking_part = f"generate_series(1, {sessions}) n"
    in_group = "n % 10 < 4"
    _insert(cursor, Session, taking_part, resident_id=_id("girl", f"1 + n::bigint * 7 % {residents}"),
            session=f"case when {in_group} then {_id('session', 'n / 10')} else {_id('alone', 'n')} end",
            held_on="date '2021-01-01' + n / 10 * 37 % 1980", minutes="50", staff_id=staff, provider_role="'coach'",
            kind=f"case when {in_group} then 'group_therapy' else 'individual_therapy' end",
            mode=f"case when {in_group} then 'group' else 'individual' end",
            outcome="case when n % 9 = 0 then 'declined' else 'held' end")  # fmt: skip


def _school(cursor: Any, marks: int) -> None:
    from education.models import Enrolment, Help, Mark
    from education.models.known import PUBLIC

    years = f"""(select r.id as girl, y.id as year, y.begins_on, y.ends_on, hashtext(r.id::text || y.label) & 1023 as n
        from residents_resident r cross join education_schoolyear y
        join education_calendar c on c.id = y.calendar_id and c.name = '{PUBLIC}') x"""
    _insert(cursor, Enrolment, years, resident_id="girl", year_id="year", scale="'percent'", who_knows="'none'",
            level="(array['kinder', 'g3', 'g5', 'g7', 'g9', 'g11', 'g12', 'college_y1', 'tesda_nc2'])[1 + n % 9]",
            began_on="begins_on", ended_on="case when ends_on < date '2026-07-01' then ends_on end",
            end_status="(array['promoted', 'promoted', 'retained', 'dropped', 'graduated_shs', ''])[1 + n % 6]",
            honours="case when n % 11 = 0 then 'with_honors' else '' end", scholarship="n % 4 = 0")  # fmt: skip
    _insert(cursor, Help, "residents_resident r, generate_series(1, 5) k", resident_id="r.id", kind="'tutoring'",
            given_on="date '2024-01-01' + k * 150", hours="1.5")  # fmt: skip
    cells = f"""(select e.id as enrolment, e.resident_id as girl, p.id as period, a.pk as area
        from education_enrolment e join education_schoolperiod p on p.year_id = e.year_id
        cross join (select code as pk from education_learningarea order by code limit 8) a limit {marks}) x"""
    _insert(cursor, Mark, cells, resident_id="girl", enrolment_id="enrolment", period_id="period", area_id="area",
            value="88")  # fmt: skip


def _activities(cursor: Any, residents: int, homes: int, attendance: int) -> None:
    """Three programmes to a home, ten girls to a session, five and a half years, the same number every week."""
    from education.activities.models import Meeting, Participation, Programme

    meetings = attendance // 10
    home, turns = f"n % {homes}", max(meetings // (homes * 3), 1)
    programme = _id("programme", f"n % {homes * 3}")
    _insert(cursor, Programme, f"generate_series(0, {homes * 3 - 1}) n", id=_id("programme", "n"),
            home_id=_id("home", home), name="'Programme ' || n", kind="'circus'", place="'home'",
            regular="n % 4 > 0", begins_on="date '2020-01-01'")  # fmt: skip
    _insert(cursor, Meeting, f"generate_series(0, {meetings - 1}) n", id=_id("meeting", "n"), minutes="60",
            home_id=_id("home", home), programme_id=programme, cancelled="n % 50 = 0",
            begins_at=f"time '06:00' + n / {homes * 3} % 200 * interval '1 minute'",
            held_on=f"date '2021-01-01' + (n / {homes * 3} * 1980::bigint / {turns})::int")  # fmt: skip
    girl = f"1 + (n % {homes} + {homes}::bigint * ((n * 7 + k) % {max(residents // homes, 10)})) % {residents}"
    _insert(cursor, Participation, f"generate_series(0, {meetings - 1}) n, generate_series(0, 9) k",
            resident_id=_id("girl", girl), meeting_id=_id("meeting", "n"),
            here="case when (n + k) % 8 = 0 then 'away' else 'here' end")  # fmt: skip


def _id(of: str, number: str) -> str:
    return f"md5('{of}' || ({number}))::uuid"


def _insert(cursor: Any, model: Any, source: str, **given: str) -> None:
    """One statement. A column that is not given is left empty."""
    from django.db import connections

    columns = dict(given)
    for field in model._meta.concrete_fields:
        if field.column not in columns and not field.null:
            kind = field.db_type(connections["owner"]) or ""
            columns[field.column] = EMPTY.get(
                kind, "'{}'" if kind.endswith("[]") else "0" if "numeric" in kind else "''"
            )
    table = model._meta.db_table
    names = ", ".join(f'"{name}"' for name in columns)
    cursor.execute(f"insert into {table} ({names}) select {', '.join(columns.values())} from {source}")
