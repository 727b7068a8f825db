"""Writing a home of the demo through the wall: as its coordinator, with history, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from importlib import import_module
from importlib.util import find_spec
from random import Random
from typing import Any

from django.apps import apps
from django.utils.timezone import make_aware, now

from residents import models as r
from residents.actions.arrival import FOLDER
from residents.ages import age_on
from residents.demo import words
from residents.demo.people import Person
from residents.family import models as f
from residents.marks import marks_of
from residents.models import codes as c
from shelter import audit, vault
from shelter.actor import one_transaction
from shelter.models import Bed, DataKey, Home, Staff
from shelter.records import Record


@dataclass(frozen=True, slots=True)
class Team:
    """Who works in a home of the demo."""

    coordinator: Staff
    social_workers: Sequence[Staff]
    psychologist: Staff
    house_parent: Staff


@dataclass(slots=True)
class Page:
    """Rows of one home, gathered by model in the order they must be written: the coordinator's, then each one's own."""

    rng: Random
    home: Home
    beds: Sequence[Bed]
    team: Team
    today: date
    rows: dict[type[Record], list[Any]] = field(default_factory=dict)
    own: dict[Staff, dict[type[Record], list[Any]]] = field(default_factory=dict)
    keys: list[DataKey] = field(default_factory=list)
    marks: list[r.NameMark] = field(default_factory=list)
    lines: list[Any] = field(default_factory=list)
    shared: dict[str, Any] = field(default_factory=dict)  # what belongs to the home: made once, for all its girls

    def add(self, row: Any) -> Any:
        self.rows.setdefault(type(row), []).append(row)
        return row

    def add_own(self, row: Any, by: Staff) -> Any:
        """A row that is written in the name of who wrote it."""
        self.own.setdefault(by, {}).setdefault(type(row), []).append(row)
        return row

    def trace(self, event: audit.Event, person: Person, day: date, by: Staff) -> None:
        line = audit.line(event, by=by, subject=person.id)
        line.at = make_aware(datetime.combine(day, time(self.rng.randrange(8, 17), self.rng.randrange(60))))
        self.lines.append(line)


def write_home(rng: Random, home: Home, beds: Sequence[Bed], team: Team, people: Sequence[Person], today: date) -> None:
    page = Page(rng, home, beds, team, today)
    with one_transaction(team.coordinator):
        for person in people:
            _write(page, person)
        DataKey.objects.bulk_create(page.keys, batch_size=1000)
        for model, rows in page.rows.items():
            model.many_as(rows, team.coordinator)
        r.NameMark.objects.bulk_create(page.marks, batch_size=2000)
    _sign(page)
    _trace(page)


def _sign(page: Page) -> None:
    """What somebody wrote, each in her own name."""
    for staff, rows in page.own.items():
        with one_transaction(staff):
            vault.load({row.resident_id for some in rows.values() for row in some if hasattr(row, "resident_id")})
            for model, hers in rows.items():
                model.many_as(hers, staff)


def _trace(page: Page) -> None:
    """Each line under its own name: nobody writes the trace of another."""
    for staff in {line.staff for line in page.lines}:
        with one_transaction(staff):
            audit.record_many([line for line in page.lines if line.staff == staff])


def _write(page: Page, person: Person) -> None:
    page.keys.append(DataKey(subject=person.id, wrapped=vault.make_key(person.id)))
    worker = page.rng.choice(page.team.social_workers)
    here = person.stay.ended_on is None
    resident = page.add(_resident(page, person, here))
    page.add(_identity(resident, person))
    marks = marks_of(person.given, person.family)
    page.marks += [r.NameMark(resident=resident, mark=mark) for mark in sorted(marks)]
    _arrive(page, resident, person, worker)
    _stay(page, resident, person)
    if here:
        _live(page, resident, person, worker)


def _resident(page: Page, person: Person, here: bool) -> r.Resident:
    rng = page.rng
    return r.Resident(
        id=person.id,
        public_id=person.public_id,
        number=person.number,
        code_name=person.code_name,
        home=page.home,
        phase=c.Phase.IN_RESIDENCE if here else c.Phase.AFTERCARE if person.aftercare else c.Phase.LEFT,
        birth_month=person.birth_date.replace(day=1),
        languages=[rng.choice(["hil", "krj", "hil", "ceb"]), "fil"],
        called=person.nickname,
        allergies=rng.choice(words.ALLERGIES) if here else "",
        safe_today=rng.choice(words.SAFE_TODAY) if here else "",
    )


def _identity(resident: r.Resident, person: Person) -> r.Identity:
    return r.Identity(
        resident=resident,
        given=person.given,
        middle=person.middle,
        family=person.family,
        nickname=person.nickname,
        birth_date=person.birth_date,
        address=f"Barangay {person.town}",
    )


def _arrive(page: Page, resident: r.Resident, person: Person, worker: Staff) -> None:
    rng, began = page.rng, person.stay.began_on
    referred = began - timedelta(days=rng.randrange(3, 25))
    gone = person.stay.ended_on if not person.aftercare else None
    page.add(r.Assignment(resident=resident, staff=worker, role="primary_sw", begins_on=referred, ends_on=gone))
    page.add(
        r.Referral(
            resident=resident,
            source=rng.choice(c.ReferralSource.values),
            office=f"Social welfare office of {person.town}",
            referred_on=referred,
            decision=c.Decision.ACCEPTED,
            decided_on=began,
        )
    )
    page.add(r.Story(resident=resident, told_on=referred, concerns=[rng.choice(c.Concern.values)]))
    page.add(r.LegalStatus(resident=resident, since=began, custody=rng.choice(c.Custody.values[:4])))
    page.trace(audit.Event.RESIDENT_REFERRED, person, referred, worker)
    page.trace(audit.Event.RESIDENT_ADMITTED, person, began, worker)


def _stay(page: Page, resident: r.Resident, person: Person) -> None:
    bed, began, ended = page.beds[person.stay.bed], person.stay.began_on, person.stay.ended_on
    stay = page.add(r.Stay(resident=resident, home=page.home, began_on=began, ended_on=ended))
    page.add(r.BedOccupancy(resident=resident, stay=stay, bed=bed, began_on=began, ended_on=ended))
    if ended is None:
        return
    came_of_age = age_on(person.birth_date, ended) >= 18
    exits = ["majority_exit", "dormitory", "boarding_independent"] if came_of_age else words.EXITS
    page.add(r.Discharge(resident=resident, stay=stay, exit_type=page.rng.choice(exits)))
    page.trace(audit.Event.RESIDENT_DISCHARGED, person, ended, page.team.coordinator)
    if person.aftercare:
        page.add(r.Stay(resident=resident, home=page.home, programme=c.Programme.AFTERCARE, began_on=ended))
        page.trace(audit.Event.AFTERCARE_BEGUN, person, ended, page.team.coordinator)


def _live(page: Page, resident: r.Resident, person: Person, worker: Staff) -> None:
    """What a file holds of a girl who lives with us."""
    _accompany(page, resident, person)
    _papers(page, resident, person)
    _agree(page, resident, person)
    _speak(page, resident, person, worker)
    _family(page, resident)
    for app in apps.get_app_configs():  # the apps above add what they hold of her
        if find_spec(f"{app.name}.demo") and hasattr(written := import_module(f"{app.name}.demo"), "live"):
            written.live(page, resident, person, worker)


def _accompany(page: Page, resident: r.Resident, person: Person) -> None:
    began = max(person.stay.began_on, page.today - timedelta(days=400))
    if page.rng.random() < 0.6:
        page.add(r.Assignment(resident=resident, staff=page.team.psychologist, role="psychologist", begins_on=began))
    page.add(r.Assignment(resident=resident, staff=page.team.house_parent, role="key_houseparent", begins_on=began))
    if page.rng.random() < 0.05:
        stay = page.rows[r.Stay][-1]
        left = max(page.today - timedelta(days=page.rng.randrange(1, 6)), stay.began_on)
        back = page.today + timedelta(days=page.rng.randrange(-1, 6))
        page.add(r.Absence(resident=resident, stay=stay, kind="home_visit", left_on=left, expected_on=max(back, left)))


def _papers(page: Page, resident: r.Resident, person: Person) -> None:
    here_for = (page.today - person.stay.began_on).days
    likely = 0.6 if here_for <= 60 else 0.97 if here_for <= 120 else 1
    for document in FOLDER:
        here = page.rng.random() < likely
        status = c.DocumentStatus.RECEIVED if here else page.rng.choice(["missing", "requested"])
        where = "Cabinet 2, folder with her number" if here else ""
        dated = person.stay.began_on if here else None
        page.add(r.Paper(resident=resident, document=document, status=status, dated_on=dated, kept_where=where))
    for item in page.rng.sample(words.BELONGINGS, 3):
        page.add(r.Belonging(resident=resident, item=item, listed_on=person.stay.began_on))


def _agree(page: Page, resident: r.Resident, person: Person) -> None:
    rng = page.rng
    for kind, days in ((c.ConsentKind.SERVICES, 365), (c.ConsentKind.DATA, 365), (c.ConsentKind.HEALTH, 180)):
        given = max(person.stay.began_on, page.today - timedelta(days=rng.randrange(10, days + 6)))
        page.add(
            r.Consent(
                resident=resident,
                kind=kind,
                given_by=c.GivenBy.AGENCY,
                giver=f"Social welfare office of {person.town}",
                assent=rng.choice(["agrees", "agrees", "agrees_partly"]),
                explained_in=resident.languages[0],
                given_on=given,
                until_on=given + timedelta(days=days),
            )
        )


def _speak(page: Page, resident: r.Resident, person: Person, worker: Staff) -> None:
    said = page.today - timedelta(days=page.rng.randrange(2, 60))
    said = max(said, person.stay.began_on)
    original, translation = page.rng.choice(words.VOICES)
    page.add(r.Voice(resident=resident, said_on=said, words=original, language="hil", translation=translation))
    written_at = make_aware(datetime.combine(said, time(16, page.rng.randrange(60))))
    written_at = min(written_at, now())
    text = page.rng.choice(words.NOTES)
    note = r.Note(resident=resident, written_on=said, text=text, author=worker, written_at=written_at)
    page.add_own(note, by=worker)
    page.trace(audit.Event.WORDS_KEPT, person, said, worker)
    page.trace(audit.Event.FILE_OPENED, person, said, worker)
    page.trace(audit.Event.FILE_OPENED, person, said, page.team.coordinator)


def _family(page: Page, resident: r.Resident) -> None:
    rng = page.rng
    for relationship, label in rng.sample(words.PEOPLE, 2):
        person = page.add(
            f.Person(resident=resident, relationship=relationship, label=label, trusted=rng.random() < 0.3)
        )
        name = f"{label} {rng.choice(words.FAMILY_NAMES)}"
        phone = f"0900 000 {rng.randrange(10_000):04d}"
        page.add(f.PersonIdentity(resident=resident, person=person, name=name, phone=phone))
        for channel in ("visit", "call"):
            began = page.today - timedelta(days=rng.randrange(5, 92))
            rule = page.add(
                f.ContactRule(
                    resident=resident,
                    person=person,
                    channel=channel,
                    rule=rng.choice(["allowed", "supervised", "not_allowed"]),
                    begins_on=began,
                    review_on=began + timedelta(days=90),
                )
            )
            page.add(f.RuleReason(resident=resident, contact_rule=rule, basis="case_team", reason=""))
