"""Reads of a girl's schooling: where she is now, her days at school, what helped her, and the years before."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from django.db.models import Model, Q, QuerySet, Sum, TextField, Value
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from education import policies
from education.models import (
    GENERAL_AVERAGE,
    Award,
    Cost,
    Enrolment,
    Help,
    Mark,
    Presence,
    SchoolContact,
    SchoolPeriod,
    SchoolYear,
)
from education.models.codes import GRADUATED, MOVED_ON, NEXT_LEVEL, CostKind, EndStatus, HelpKind, Level, Payer
from education.queries.grading import as_called
from residents.models import Resident
from shelter import vault
from shelter.models import Staff
from shelter.panels import Rows, Seen, in_columns

SHOWN = 10  # lines of a list, until all are asked for
_ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Lately:
    """What the card of her page tells: level and year, never the school."""

    level: Level
    year: str
    ended: str = ""

    @classmethod
    def of(cls, told: list[Seen]) -> Self | None:
        """As the rows of `told_lately` tell it; nothing where no school year is written down."""
        words = {row.code: str(row.word) for row in told}
        ended = words.pop(_ENDED, "")
        for level, year in words.items():
            return cls(Level(level), year, str(EndStatus(ended).label) if ended in EndStatus else ended)
        return None


@dataclass(frozen=True, slots=True)
class OfPeriod:
    """A period of her year: its days at school, and its general average where one was reported."""

    period: SchoolPeriod
    presence: Presence | None
    average: Mark | None


@dataclass(frozen=True, slots=True)
class Schooling:
    """All of her schooling page. `more` says that a list is longer than shown."""

    now: Enrolment | None
    latest: Enrolment | None  # where "next year" follows on, when she is enrolled nowhere now
    periods: list[OfPeriod]
    history: list[Enrolment]
    helps: list[Help]
    hours: list[tuple[HelpKind, Decimal]]
    costs: list[Cost]
    paid: list[tuple[CostKind, Payer, Decimal]]
    awards: list[Award]
    contacts: list[SchoolContact]
    more: bool

    @property
    def over(self) -> bool:
        """Whether the year she is enrolled in is over, and waits for how it ended."""
        return self.now is not None and self.now.year.ends_on < localdate()

    @property
    def moved_on(self) -> bool:
        return self.latest is not None and self.latest.end_status in MOVED_ON

    @property
    def goes_on(self) -> bool:
        """A next year follows on the last one, unless she finished school with it."""
        return self.latest is not None and self.latest.end_status not in GRADUATED

    @property
    def total(self) -> Decimal:
        return sum((pesos for _kind, _payer, pesos in self.paid), Decimal(0))


def told_lately(resident: Resident, *, viewer: Staff) -> list[Rows]:
    """The enrolment of today, or the last one before it, to be asked with other cards."""
    policies.may_read(viewer, resident).enforce()
    begun = Enrolment.objects.filter(resident=resident, began_on__lte=localdate())
    last = begun.filter(pk__in=begun.order_by("-began_on", "-id").values("pk")[:1])
    ended = last.filter(ended_on__lte=localdate()).exclude(end_status="")
    return [
        in_columns(Seen, last, code="level", word="year__label"),
        in_columns(
            Seen,
            ended.annotate(**as_called()),
            code=Value(_ENDED),
            word=Coalesce("end_called", "end_status", output_field=TextField()),
        ),
    ]


def schooling(resident: Resident, *, viewer: Staff, everything: bool = False) -> Schooling:
    policies.may_read(viewer, resident).enforce()
    enrolments = _enrolments(resident)
    now = next((one for one in enrolments if one.ended_on is None or one.ended_on > localdate()), None)
    limit = None if everything else SHOWN
    lists = [_listed(model, resident, day, limit) for model, day in _LISTS]
    helps, costs, awards, contacts = (rows for rows, _more in lists)
    return Schooling(
        now=now, latest=enrolments[0] if enrolments else None, periods=_periods(now) if now else [],
        history=[one for one in enrolments if one is not now],
        helps=helps, hours=_hours(resident), costs=costs,
        paid=_paid(resident), awards=awards, contacts=contacts,
        more=any(more for _rows, more in lists),
    )  # fmt: skip


_LISTS: tuple[tuple[Any, str], ...] = (
    (Help, "given_on"), (Cost, "paid_on"), (Award, "given_on"), (SchoolContact, "held_on"),
)  # fmt: skip


def _enrolments(resident: Resident) -> list[Enrolment]:
    """The latest first; the keys of her schools' names come along."""
    hers = Enrolment.objects.filter(resident=resident).select_related("resident", "year__calendar", "school")
    found = list(hers.annotate(**as_called()).order_by("-began_on", "-id"))
    vault.load({one.school_id for one in found if one.school_id} | {resident.pk})
    return found


def _listed(model: Any, resident: Resident, day: str, limit: int | None) -> tuple[list[Any], bool]:
    rows: QuerySet[Any] = model.objects.filter(resident=resident).order_by(f"-{day}", "-id")
    if model is SchoolContact:
        rows = rows.select_related("staff")
    if limit is None:
        return list(rows), False
    found = list(rows[: limit + 1])
    return found[:limit], len(found) > limit


def _hours(resident: Resident) -> list[tuple[HelpKind, Decimal]]:
    """By kind of help, in the order of the list."""
    hers = Help.objects.filter(resident=resident).order_by().values("kind")
    sums = dict(hers.annotate(sum=Sum("hours")).values_list("kind", "sum"))
    return [(kind, sums[kind]) for kind in HelpKind if kind in sums]


def _paid(resident: Resident) -> list[tuple[CostKind, Payer, Decimal]]:
    """By what it was for and who paid, in the order of the lists."""
    hers = Cost.objects.filter(resident=resident).order_by().values("kind", "payer")
    sums = {(kind, payer): pesos for kind, payer, pesos in hers.annotate(sum=Sum("pesos")).values_list(*_BY)}
    return [(kind, payer, sums[kind, payer]) for kind in CostKind for payer in Payer if (kind, payer) in sums]


_BY = ("kind", "payer", "sum")


def _periods(enrolment: Enrolment) -> list[OfPeriod]:
    presences = {one.period_id: one for one in Presence.objects.filter(enrolment=enrolment)}
    averages = {one.period_id: one for one in Mark.objects.filter(enrolment=enrolment, area=GENERAL_AVERAGE)}
    periods = SchoolPeriod.objects.filter(year=enrolment.year_id).order_by("number")
    return [OfPeriod(one, presences.get(one.pk), averages.get(one.pk)) for one in periods]


def next_of(enrolment: Enrolment, *, viewer: Staff) -> tuple[SchoolYear | None, str]:
    """The next year of her calendar that is not over, if it is known; and the level that follows, or hers again."""
    policies.may_read(viewer, enrolment.resident).enforce()
    same = SchoolYear.objects.filter(calendar=enrolment.year.calendar_id)
    after = same.filter(begins_on__gt=enrolment.year.ends_on, ends_on__gte=localdate())
    moved_on = enrolment.end_status in MOVED_ON
    level = NEXT_LEVEL.get(enrolment.level, "") if moved_on else enrolment.level
    return after.order_by("begins_on").first(), level


def enrolment(resident: Resident, pk: UUID, *, viewer: Staff) -> Enrolment:
    policies.may_read(viewer, resident).enforce()
    hers = Enrolment.objects.filter(resident=resident).select_related("resident", "year__calendar", "school")
    return get_object_or_404(hers, pk=pk)


def period_of(one: Enrolment, number: int, *, viewer: Staff) -> SchoolPeriod:
    policies.may_read(viewer, one.resident).enforce()
    return get_object_or_404(SchoolPeriod, year=one.year_id, number=number)


def presence(one: Enrolment, period: SchoolPeriod, *, viewer: Staff) -> Presence | None:
    policies.may_read(viewer, one.resident).enforce()
    return Presence.objects.filter(enrolment=one, period=period).first()


def help_given(resident: Resident, pk: UUID, *, viewer: Staff) -> Help:
    return _hers(Help, resident, pk, viewer)


def cost(resident: Resident, pk: UUID, *, viewer: Staff) -> Cost:
    return _hers(Cost, resident, pk, viewer)


def award(resident: Resident, pk: UUID, *, viewer: Staff) -> Award:
    return _hers(Award, resident, pk, viewer)


def contact(resident: Resident, pk: UUID, *, viewer: Staff) -> SchoolContact:
    return _hers(SchoolContact, resident, pk, viewer)


def _hers[T: Model](model: type[T], resident: Resident, pk: UUID, viewer: Staff) -> T:
    policies.may_read(viewer, resident).enforce()
    rows: QuerySet[T] = model._default_manager.select_related("resident")
    return get_object_or_404(rows.filter(Q(resident=resident)), pk=pk)
