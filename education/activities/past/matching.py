"""The lines of a list beside what is written: whose code it is, which programme of her home, what is here already."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from education.activities import policies
from education.activities.models import Here, Kind, Meeting, Participation, Programme, Where
from education.activities.past.reading import A, E, Entry, Fault, P
from residents.models import Identity, Resident, Stay
from residents.names import fold
from residents.policies import reach
from shelter import vault
from shelter.access import Permission
from shelter.models import Home, Staff


class Verdict(StrEnum):
    ACCEPT = "accept"  # it would be written
    HELD = "held"  # it is here already
    REJECT = "reject"


class Why(StrEnum):
    """What only a look at the files tells."""

    UNKNOWN_CODE = "unknown_code"
    TWO_GIRLS = "two_girls"
    OTHER_HOME = "other_home"
    NOT_WITH_US = "not_with_us"
    NO_PROGRAMME = "no_programme"
    HERE = "here"
    OTHERWISE = "otherwise"


REASONS: dict[Fault | Why, Promise] = {
    Fault.NO_DAY: _("no date"),
    Fault.BAD_DAY: _("no such date"),
    Fault.TWO_READINGS: _("the day and the month can be mistaken: write the month as a word"),
    Fault.TO_COME: _("this day is still to come"),
    Fault.NO_ACTIVITY: _("no activity"),
    Fault.NO_CODE: _("no code"),
    Fault.BAD_MARK: _("neither P, A nor E"),
    Fault.BAD_MINUTES: _("the minutes are no number"),
    Fault.TWICE: _("twice in this list"),
    Fault.TWICE_OTHERWISE: _("twice in this list, marked differently: the first one counts"),
    Why.UNKNOWN_CODE: _("no girl of this code among those whose files you open"),
    Why.TWO_GIRLS: _("several girls have this code"),
    Why.OTHER_HOME: _("she lived in another home on this day"),
    Why.NOT_WITH_US: _("she was not with us on this day"),
    Why.NO_PROGRAMME: _("no programme of this name: it can be added below"),
    Why.HERE: _("here already"),
    Why.OTHERWISE: _("marked differently here: what is here stays"),
}
TOLD = {P: (Here.HERE, ""), A: (Here.AWAY, ""), E: (Here.AWAY, Where.EXCUSED.value)}


@dataclass(frozen=True, slots=True)
class Judged:
    """A line and what would become of it."""

    entry: Entry
    verdict: Verdict
    reasons: tuple[Fault | Why, ...] = ()
    girl: Resident | None = None
    home: Home | None = None

    @property
    def why(self) -> str:
        return "; ".join(str(REASONS[reason]) for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Plan:
    """Every line with its verdict, and the programmes that would have to be added."""

    lines: list[Judged] = field(default_factory=list)
    programmes: dict[tuple[UUID, str], Programme] = field(default_factory=dict)  # by home and folded name

    def counts(self) -> Counter[str]:
        return Counter(line.verdict.value for line in self.lines)

    def written(self) -> list[Judged]:
        return [line for line in self.lines if line.verdict is Verdict.ACCEPT]

    def unknown(self) -> dict[str, str]:
        """Activities without a programme in the home of one of their girls: folded name, and name as written first."""
        names: dict[str, str] = {}
        for line in self.written():
            if line.home and (line.home.pk, fold(line.entry.activity)) not in self.programmes:
                names.setdefault(fold(line.entry.activity), line.entry.activity)
        return names

    def as_json(self) -> dict[str, Any]:
        rows = [
            {"row": j.entry.row, "code": j.entry.code, "verdict": j.verdict.value, "why": j.why} for j in self.lines
        ]
        return {"rows": rows, "counts": dict(self.counts()), "new_programmes": list(self.unknown().values())}


def alone(entries: Iterable[Entry]) -> Plan:
    """What can be said of a list without opening a file: whose codes these are is not looked up."""
    return Plan([Judged(entry, Verdict.REJECT if entry.faults else Verdict.ACCEPT, entry.faults) for entry in entries])


def match(entries: Sequence[Entry], *, viewer: Staff) -> Plan:
    """Against the files the viewer opens and the programmes of her homes. In a few questions, whatever the length."""
    policies.may_bring_in(viewer).enforce()
    homes = {home.pk: home for home in policies.homes_to_bring_into(viewer)}
    girls = _girls_by_code(viewer)
    stays = _stays({girl.pk for several in girls.values() for girl in several})
    known = Programme.objects.filter(home__in=homes).select_related("home").prefetch_related("slots")
    programmes = {(programme.home_id, fold(programme.name)): programme for programme in known}
    written = _written(programmes.values())
    look = _Look(homes, girls, stays, programmes, written)
    return Plan([look.at(entry) for entry in entries], programmes)


def _girls_by_code(viewer: Staff) -> dict[str, list[Resident]]:
    reached = Resident.objects.filter(reach(viewer, Permission.IDENTITY))
    identities = Identity.objects.filter(resident__in=reached).select_related("resident")
    known = list(identities.only("register_no", "resident__home_id", "resident__code_name"))
    vault.load(identity.resident_id for identity in known)
    girls: dict[str, list[Resident]] = defaultdict(list)
    for identity in known:
        if code := str(identity.register_no).strip().casefold():
            girls[code].append(identity.resident)
    return girls


def _stays(girls: set[UUID]) -> dict[UUID, list[tuple[UUID, date, date | None]]]:
    stays: dict[UUID, list[tuple[UUID, date, date | None]]] = defaultdict(list)
    told = Stay.objects.filter(resident__in=girls).order_by("began_on")
    for girl, home, began_on, ended_on in told.values_list("resident_id", "home_id", "began_on", "ended_on"):
        stays[girl].append((home, began_on, ended_on))
    return stays


def _written(programmes: Iterable[Programme]) -> dict[tuple[UUID, date, UUID], tuple[str, str]]:
    """What roll-calls say already, by programme, day and girl."""
    told = Participation.objects.filter(meeting__programme__in=[programme.pk for programme in programmes])
    columns = ("meeting__programme_id", "meeting__held_on", "resident_id", "here", "where")
    return {(pk, day, girl): (here, where) for pk, day, girl, here, where in told.values_list(*columns)}


@dataclass(frozen=True, slots=True)
class _Look:
    """What is known, and a look at one line beside it."""

    homes: Mapping[UUID, Home]
    girls: Mapping[str, list[Resident]]
    stays: Mapping[UUID, list[tuple[UUID, date, date | None]]]
    programmes: Mapping[tuple[UUID, str], Programme]
    written: Mapping[tuple[UUID, date, UUID], tuple[str, str]]

    def at(self, entry: Entry) -> Judged:
        if entry.faults or entry.on is None:
            return Judged(entry, Verdict.REJECT, entry.faults)
        girls = self.girls.get(entry.code.casefold(), [])
        if len(girls) != 1:
            return Judged(entry, Verdict.REJECT, (Why.TWO_GIRLS if girls else Why.UNKNOWN_CODE,))
        girl = girls[0]
        home_id = self._home(girl, entry.on)
        if home_id is None or home_id not in self.homes:
            return Judged(entry, Verdict.REJECT, (Why.OTHER_HOME if home_id else Why.NOT_WITH_US,))
        return self._of(entry, girl, self.homes[home_id])

    def _of(self, entry: Entry, girl: Resident, home: Home) -> Judged:
        programme = self.programmes.get((home.pk, fold(entry.activity)))
        if programme is None:
            return Judged(entry, Verdict.ACCEPT, (Why.NO_PROGRAMME,), girl, home)
        there = self.written.get((programme.pk, _day(entry), girl.pk))
        if there is not None:
            why = Why.HERE if there == TOLD[entry.mark] else Why.OTHERWISE
            return Judged(entry, Verdict.HELD, (why,), girl, home)
        return Judged(entry, Verdict.ACCEPT, (), girl, home)

    def _home(self, girl: Resident, day: date) -> UUID | None:
        """Where she lived on that day; on the day of a move, where she came to."""
        then = [home for home, began, ended in self.stays.get(girl.pk, ()) if began <= day <= (ended or day)]
        return then[-1] if then else None


def _day(entry: Entry) -> date:
    assert entry.on is not None, "a line without a day was rejected"
    return entry.on


def hour_of(programme: Programme, day: date, meetings: Sequence[Meeting]) -> time | None:
    """Which session of the day a list means that says no hour: the first one written down, or of the weekly plan."""
    hours = [meeting.begins_at for meeting in meetings if meeting.held_on == day]
    if hours:
        return min(hours, key=lambda hour: hour or time.min)
    planned = [slot.begins_at for slot in programme.slots.all() if slot.weekday == day.weekday()]
    return min(planned) if planned else None


def likely(activity: str) -> Kind:
    """The kind a name suggests, to begin with; whoever brings the list in has the last word."""
    words = {
        Kind.CIRCUS: "circus cirque juggling", Kind.DANCE: "dance danse ballet",
        Kind.MUSIC: "choir chorale music guitar",
        Kind.ARTS: "painting drawing art arts peinture crafts", Kind.GARDENING: "garden gardening jardin",
        Kind.SPORT: "volleyball basketball football swimming sport sports badminton", Kind.CAMP: "camp",
    }  # fmt: skip
    told = set(fold(activity).split())
    return next((kind for kind, known in words.items() if told & set(known.split())), Kind.OTHER)
