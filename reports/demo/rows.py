"""The girls of an invented organisation, written into an empty database by the owner of its tables.

Nothing here is a person: no name, no key, no history. The models are found by their names, since donor reports know of
children only what may be counted. Rules that look at a person who writes are off while these rows are written.
"""

import random
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import connections, transaction
from django.db.models import Model, QuerySet

from reports.demo.girls import FIRST_YEAR, Girl, Organisation, Time
from shelter.access import Role
from shelter.counting import Period
from shelter.models import Home, Staff
from shelter.vault import Sealed, SealedTextField

OWNER = "owner"
HALF_A_YEAR = timedelta(days=182)
LEVELS = ("kinder", *(f"g{number}" for number in range(1, 13)), *(f"college_y{number}" for number in range(1, 6)))
ORDER = (
    "residents.Resident", "residents.Stay", "residents.Discharge", "education.Enrolment", "education.Help",
    "care_plans.Plan", "care_plans.Review", "care_plans.Comparison", "services.Session", "activities.Programme",
    "activities.Meeting", "activities.Participation",
)  # fmt: skip


def write(organisation: Organisation, girls: Sequence[Girl]) -> tuple[Staff, Staff]:
    """All of it or nothing. Returns the donor officer and the coordinator."""
    officer, coordinator = (
        Staff(username=role.value, name=str(role.label), role=role) for role in (Role.DONOR_OFFICER, Role.COORDINATOR)
    )
    with transaction.atomic(using=OWNER), _rules_off():
        _insert(Staff, [officer, coordinator])
        book = _Book(organisation, coordinator)
        _insert(Home, book.homes)
        for girl in girls:
            book.write(girl)
        for name in ORDER:
            _insert(apps.get_model(name), book.rows.get(name, []))
    with connections[OWNER].cursor() as cursor:
        cursor.execute("analyze")
    return Staff.objects.get(pk=officer.pk), Staff.objects.get(pk=coordinator.pk)  # no longer the owner's rows


@contextmanager
def _rules_off() -> Iterator[None]:
    """Those of the tables that are written here, and of no other: reports meet theirs."""
    models: list[type[Model]] = [Home, *map(apps.get_model, ORDER)]
    tables = [model._meta.db_table for model in models]
    with connections[OWNER].cursor() as cursor:
        for table in tables:
            cursor.execute(f"alter table {table} disable trigger user")
        yield
        cursor.execute("set constraints all immediate")  # a table with checks to come cannot be altered
        for table in tables:
            cursor.execute(f"alter table {table} enable trigger user")


def _insert(model: type[Model], rows: Sequence[Any]) -> None:
    """With nothing in the fields that are sealed: there is no key to them."""
    sealed = [field.attname for field in model._meta.concrete_fields if isinstance(field, SealedTextField)]
    for row in rows:
        row.__dict__.update(dict.fromkeys(sealed, Sealed(b"")))
    QuerySet(model, using=OWNER).bulk_create(rows, batch_size=2000)


class _Book:
    """Rows by the name of their model, in the order in which they came up."""

    def __init__(self, organisation: Organisation, coordinator: Staff) -> None:
        self.halves, self.staff, self.alike = organisation.halves, coordinator, organisation.adverse == "alike"
        self.last = self.halves[-1].last
        self.chance = random.Random(f"rows {organisation!r}")
        self.homes = [self._home(number, organisation) for number in range(organisation.homes)]
        self.rows: dict[str, list[Any]] = {}
        known = apps.get_model("education.SchoolYear").objects.using(OWNER).filter(calendar__name="Public schools")
        self.years = list(known.order_by("begins_on"))
        self.met: set[tuple[int, uuid.UUID]] = set()
        self.groups: dict[tuple[int, Period, str], Any] = {}

    def _home(self, number: int, organisation: Organisation) -> Home:
        places = round(1.3 * organisation.girls / organisation.homes) + 2
        return Home(id=self._id(), name=f"Home {number + 1}", capacity=places, opened_on=date(FIRST_YEAR - 5, 1, 1))

    def _id(self) -> uuid.UUID:
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def add(self, model: str, **values: Any) -> Any:
        row = apps.get_model(model)(id=self._id(), **values)
        self.rows.setdefault(model, []).append(row)
        return row

    def write(self, girl: Girl) -> None:
        known = None if girl.does("of unknown age", 0.03) and not girl.alike else girl.born.replace(day=1)
        resident = self.add(
            "residents.Resident", public_id=self._id(), home=self.homes[girl.home], number=f"{girl.number:08d}",
            code_name=f"Tree {girl.number}", birth_month=known,
            phase="left" if girl.times[-1].left else "in_residence",
        )  # fmt: skip
        for version, time in enumerate(girl.times, 1):
            self._stay(girl, resident, time)
            self._school(girl, resident, time)
            self._plan(girl, resident, time, version)
            for half in self.halves:
                if days := time.days_in(half):
                    self._care(girl, resident, half, days)
                    self._join(girl, resident, half, days)

    def _stay(self, girl: Girl, resident: Any, time: Time) -> None:
        began, home = time.came, self.homes[girl.home]
        if time.moved:
            self.add("residents.Stay", resident=resident, home=home, began_on=began, ended_on=time.moved)
            began, home = time.moved, self.homes[(girl.home + 1) % len(self.homes)]
        stay = self.add("residents.Stay", resident=resident, home=home, began_on=began, ended_on=time.left)
        if time.left:
            self.add("residents.Discharge", resident=resident, stay=stay, exit_type=time.how)
        if time.after_care:
            self.add(
                "residents.Stay", resident=resident, home=home, programme="aftercare", began_on=time.left,
                ended_on=time.after_care,
            )  # fmt: skip

    def _school(self, girl: Girl, resident: Any, time: Time) -> None:
        if not girl.does("goes to school", 0.92):
            return
        for year in self.years:
            until = min(time.after_care or time.left or date.max, year.ends_on)
            began = max(time.came, year.begins_on)
            age = girl.age(year.begins_on)
            if began < until and began <= self.last and 5 <= age < 22:
                self._enrol(girl, resident, year, began, until)

    def _enrol(self, girl: Girl, resident: Any, year: Any, began: date, until: date) -> None:
        steps = min(len(LEVELS) - 1, max(0, int(girl.age(year.begins_on)) - 5 - int(3 * girl.chance("behind"))))
        level = "als_ae_jhs" if girl.does("alternative", 0.08) and not girl.alike else LEVELS[steps]
        status = self._result(girl, level, year.label) if until == year.ends_on else "transferred"
        over = until <= self.last
        self.add(
            "education.Enrolment", resident=resident, year=year, level=level, began_on=began,
            ended_on=until if over else None, end_status=status if over else "", scholarship=girl.does("place", 0.3),
            honours="with_honors" if over and status == "promoted" and girl.does("honoured", 0.15) else "",
        )  # fmt: skip

    def _result(self, girl: Girl, level: str, label: str) -> str:
        if girl.does(f"stopped {label}", 0.06) and not girl.alike:
            return "dropped"
        if not girl.does(f"moved on {label}", 0.9):
            return "retained"
        return {"g12": "graduated_shs", "g6": "completed_elem", "als_ae_jhs": "als_ae_passed"}.get(level, "promoted")

    def _plan(self, girl: Girl, resident: Any, time: Time, version: int) -> None:
        began = time.came + timedelta(days=30)
        until = min(time.left or date.max, self.last)
        if began >= until or not girl.does("has a plan", 0.9):
            return
        in_force = "superseded" if time.left else "active"
        plan = self.add(
            "care_plans.Plan", resident=resident, version=version, stage=in_force, approver=self.staff,
            active_from=began, active_until=time.left, review_on=began + timedelta(days=90),
        )  # fmt: skip
        day = began + timedelta(days=80)
        while day <= until:
            if girl.does(f"reviewed {day}", 0.8):
                later = day + timedelta(days=90)
                self.add(
                    "care_plans.Review", resident=resident, plan=plan, staff=self.staff, held_on=day, next_on=later
                )
            day += timedelta(days=80)

    def _care(self, girl: Girl, resident: Any, half: Period, days: tuple[date, date]) -> None:
        first, last = days
        if girl.does(f"sessions {half}", 0.7):
            for _ in range(1 + int(4 * girl.chance(f"often {half}"))):
                self._session(resident, self._day(first, last), self._id(), "individual_therapy", "individual")
        if girl.does(f"group {half}", 0.4):
            together = self.groups.setdefault((girl.home, half, "group"), self._id())
            if self._is_first(girl, together):
                self._session(resident, last, together, "group_therapy", "group")
        if girl.does(f"compared {half}", 0.3):
            self.add(
                "care_plans.Comparison", resident=resident, instrument="gas", version="1", compared_on=last,
                since_on=last - HALF_A_YEAR, better=girl.does(f"better {half}", 0.7),
            )  # fmt: skip
        if girl.does("tutored", 0.3):
            self.add("education.Help", resident=resident, kind="tutoring", given_on=self._day(first, last), hours=12)

    def _session(self, resident: Any, day: date, session: uuid.UUID, kind: str, mode: str) -> None:
        self.add(
            "services.Session", resident=resident, session=session, held_on=day, minutes=50, staff=self.staff,
            kind=kind, mode=mode, provider_role="psychologist",
            outcome="held" if self.alike or self.chance.random() < 0.9 else "declined",
        )  # fmt: skip

    def _join(self, girl: Girl, resident: Any, half: Period, days: tuple[date, date]) -> None:
        """A regular programme of her home meets on the first of every second month."""
        if not girl.does("joins in", 0.8):
            return
        for month in (1, 3, 5):
            day = date(half.year, half.first.month + month - 1, 1)
            here = days[0] <= day <= days[1] and girl.does(f"there {day}", 0.85)
            if here and self._is_first(girl, (meeting := self._meeting(girl.home, day)).pk):
                self.add("activities.Participation", resident=resident, meeting=meeting, here="here")

    def _meeting(self, home: int, day: date) -> Any:
        key = (home, Period(day.year), str(day))
        if key not in self.groups:
            programme = self.groups.get((home, Period(FIRST_YEAR), "programme")) or self.add(
                "activities.Programme", home=self.homes[home], name=f"Circus {home}", kind="circus",
                begins_on=date(FIRST_YEAR - 1, 1, 1),
            )  # fmt: skip
            self.groups[(home, Period(FIRST_YEAR), "programme")] = programme
            self.groups[key] = self.add("activities.Meeting", home=self.homes[home], programme=programme, held_on=day)
        return self.groups[key]

    def _is_first(self, girl: Girl, what: uuid.UUID) -> bool:
        """She may have come back within a half-year, and takes part once all the same."""
        first = (girl.number, what) not in self.met
        self.met.add((girl.number, what))
        return first

    def _day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.chance.randrange((last - first).days + 1))
