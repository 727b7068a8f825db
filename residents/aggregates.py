"""Every count of the child's file that donor reports may use. Runs as the counting role, which sees no name.

A night belongs to the day on which it begins; a stay has the nights from `began_on` up to, and without, `ended_on`.
A stay without a night counts nowhere. A move between two of our homes is no arrival and no departure.
"""

from collections import Counter
from datetime import date, timedelta

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Least

from residents.models import Resident, Stay
from residents.models.codes import ExitType, Programme
from shelter.counting import Amount, At, Dimension, Period, Table
from shelter.models import Home

COUNTING = "report"  # the connection whose role may read countable columns, and nothing else
# The youngest of each band, the oldest band first: together they take in everybody.
BANDS = {"18-24": 18, "15-17": 15, "10-14": 10}
AGE_BAND = Dimension("age_band", ("5-9", "10-14", "15-17", "18-24"))
AGE_NOT_KNOWN = "10-14"
LENGTHS = {"under_6_months": 183, "6_to_12_months": 365, "1_to_2_years": 730}  # days, up to and without
LENGTH_BAND = Dimension("length_band", (*LENGTHS, "2_years_or_more"))
DESTINATIONS = {
    ExitType.REUNIFIED.value: "family_or_relatives",
    ExitType.KINSHIP.value: "family_or_relatives",
    ExitType.FOSTER.value: "foster",
    ExitType.DORMITORY.value: "dormitory_or_independent",
    ExitType.INDEPENDENT.value: "dormitory_or_independent",
    ExitType.TRANSFER.value: "transfer",
    ExitType.LEFT_UNANNOUNCED.value: "left_without_agreement",
}
DESTINATION_GROUP = Dimension("destination_group", (*dict.fromkeys(DESTINATIONS.values()), "other"), sensitive=True)


class Days(Func):
    """The number of days from one date up to another."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


def residents_hosted(period: Period) -> Table:
    """P1. Girls with at least one night in the period, each once, by age on its last day.

    Source: stays; month of birth. Known only by month, an age is exact all the same: periods end with a month.
    """
    with_us = Stay.objects.using(COUNTING).filter(_nights_in(period), resident=OuterRef("pk"))
    return _by_age("residents.ever", period, with_us)


def residents_at_end(period: Period) -> Table:
    """P2, P6. Girls who spent the night of the last day with us, by age on that day. Source: stays; month of birth."""
    return _by_age("residents.end", period, living_with_us(period.last).filter(resident=OuterRef("pk")))


def arrivals(period: Period) -> Table:
    """P3. Stays that began in the period. Source: stays."""
    began = _stays().filter(_is_arrival(), began_on__range=(period.first, period.last))
    return Table(population="residents.in", period=period, counts={(): began.count()}, unit="stays")


def departures(period: Period) -> tuple[Table, Table]:
    """P4, P7, R1. Stays that ended in the period: by where she went, and by how long she had been with us.

    Source: stays; discharges. Her time with us goes back to her arrival, over moves between our homes.
    """
    ended = _stays().filter(_is_departure(), ended_on__range=(period.first, period.last))
    rows = ended.values(how=F("discharge__exit_type"), days=Days(F("ended_on"), _arrived_on())).annotate(
        stays=Count("pk")
    )
    destinations, lengths = Counter[At](), Counter[At]()
    for row in rows:
        destinations[(DESTINATIONS.get(row["how"], "other"),)] += row["stays"]
        lengths[(_length_band(row["days"]),)] += row["stays"]

    def table(split: Dimension, counts: Counter[At]) -> Table:
        return Table(population="residents.out", period=period, dimensions=(split,), counts=counts, unit="stays")

    return table(DESTINATION_GROUP, destinations), table(LENGTH_BAND, lengths)


def in_aftercare(period: Period) -> Table:
    """P5. Those in after-care on any day of the period, each once. Source: stays."""
    open_in = Q(ended_on__isnull=True) | Q(ended_on__gte=period.first)
    stays = Stay.objects.using(COUNTING).filter(open_in, programme=Programme.AFTERCARE, began_on__lte=period.last)
    girls: int = stays.aggregate(girls=Count("resident", distinct=True))["girls"]
    return Table(population="residents.aftercare", period=period, counts={(): girls})


def occupancy(period: Period) -> Amount:
    """P8. Bed-nights that girls spent with us, out of the places of our homes times the nights they were open."""
    nights = Days(
        Least(Coalesce(F("ended_on"), Value(_after(period))), Value(_after(period))), _from("began_on", period)
    )
    by_girl = Stay.objects.using(COUNTING).filter(_nights_in(period)).values("resident").annotate(nights=Sum(nights))
    slept = by_girl.aggregate(
        total=Coalesce(Sum("nights"), 0), girls=Count("resident"), largest=Coalesce(Max("nights"), 0)
    )
    return Amount(
        population="beds.nights", period=period, total=slept["total"], whole=_nights_offered(period),
        contributors=slept["girls"], largest=slept["largest"], unit="bed_nights",
    )  # fmt: skip


def living_with_us(day: date) -> QuerySet[Stay]:
    """The stays, one for each girl, whose night of that day was spent with us. Source: stays."""
    stays_on = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    return Stay.objects.using(COUNTING).filter(_residential(), stays_on, began_on__lte=day)


def _residential() -> Q:
    return Q(programme=Programme.RESIDENTIAL)


def _stays() -> QuerySet[Stay]:
    """With at least one night in a home of ours."""
    has_nights = Q(ended_on__isnull=True) | Q(ended_on__gt=F("began_on"))
    return Stay.objects.using(COUNTING).filter(_residential(), has_nights).order_by()


def _is_arrival() -> Q:
    return Q(~Exists(_stays().filter(resident=OuterRef("resident"), ended_on=OuterRef("began_on"))))


def _is_departure() -> Q:
    return Q(~Exists(_stays().filter(resident=OuterRef("resident"), began_on=OuterRef("ended_on"))))


def _arrived_on() -> Subquery:
    """The day on which she came, whatever moves between our homes lie between."""
    came = _stays().filter(_is_arrival(), resident=OuterRef("resident"), began_on__lte=OuterRef("began_on"))
    return Subquery(came.order_by("-began_on").values("began_on")[:1])


def _length_band(days: int) -> str:
    return next((band for band, limit in LENGTHS.items() if days < limit), "2_years_or_more")


def _nights_in(period: Period) -> Q:
    ends_later = Q(ended_on__isnull=True) | (Q(ended_on__gt=period.first) & Q(ended_on__gt=F("began_on")))
    return _residential() & Q(began_on__lte=period.last) & ends_later


def _after(period: Period) -> date:
    return period.last + timedelta(days=1)


def _from(column: str, period: Period) -> Greatest:
    return Greatest(F(column), Value(period.first))


def _by_age(population: str, period: Period, stays_of_hers: QuerySet[Stay]) -> Table:
    girls = Resident.objects.using(COUNTING).filter(Exists(stays_of_hers)).order_by()
    bands = girls.values(age_band=_age_band(period.last)).annotate(girls=Count("pk"))
    counts: dict[At, int] = {(row["age_band"],): row["girls"] for row in bands}
    return Table(population=population, period=period, dimensions=(AGE_BAND,), counts=counts)


def _age_band(day: date) -> Case:
    """Born in the month that makes her so old on that last day of a month."""
    bands = (
        When(birth_month__lte=day.replace(year=day.year - youngest), then=Value(band))
        for band, youngest in BANDS.items()
    )
    unknown = When(birth_month__isnull=True, then=Value(AGE_NOT_KNOWN))
    return Case(unknown, *bands, default=Value("5-9"), output_field=CharField())


def _nights_offered(period: Period) -> int:
    open_nights = Days(
        Least(Coalesce(F("closed_on"), Value(_after(period))), Value(_after(period))), _from("opened_on", period)
    )
    homes = Home.objects.using(COUNTING).filter(
        Q(closed_on__isnull=True) | (Q(closed_on__gt=period.first) & Q(closed_on__gt=F("opened_on"))),
        opened_on__lte=period.last,
    )
    offered: int = homes.aggregate(nights=Coalesce(Sum(F("capacity") * open_nights), 0))["nights"]
    return offered
