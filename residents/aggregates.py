"""Every count of the child's file that donor reports may use. Runs as the counting role, which sees no name.

A night belongs to the day on which it begins; a stay has the nights from `began_on` up to, and without, `ended_on`.
"""

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
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Least

from residents.models import Resident, Stay
from residents.models.codes import Programme
from shelter.counting import Amount, At, Dimension, Period, Table
from shelter.models import Home

COUNTING = "report"  # the connection whose role may read countable columns, and nothing else
BANDS = {"5-9": (5, 9), "10-14": (10, 14), "15-17": (15, 17), "18-24": (18, 24)}
AGE_BAND = Dimension("age_band", (*BANDS, "other"))


class Days(Func):
    """The number of days from one date up to another."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


def residents_hosted(period: Period) -> Table:
    """Girls with at least one night in the period, each once, by age on its last day. Source: stays; month of birth.

    Known only by month, an age is exact all the same: periods end with a month.
    """
    with_us = Stay.objects.using(COUNTING).filter(_has_nights_in(period), resident=OuterRef("pk"))
    bands = (
        Resident.objects.using(COUNTING)
        .filter(Exists(with_us))
        .values(age_band=_age_band(period.last))
        .annotate(girls=Count("pk"))
    )
    counts: dict[At, int] = {(row["age_band"],): row["girls"] for row in bands}
    return Table(population="residents.ever", period=period, dimensions=(AGE_BAND,), counts=counts)


def admissions(period: Period) -> Table:
    """Stays that began in the period, by half-year in a year. A move between two of our homes is none."""
    earlier = _other_stays_of_hers()
    return _by_half("residents.in", "began_on", period, Q(~Exists(earlier.filter(ended_on=OuterRef("began_on")))))


def exits(period: Period) -> Table:
    """Stays that ended in the period, by half-year in a year. A move between two of our homes is none."""
    later = _other_stays_of_hers()
    return _by_half("residents.out", "ended_on", period, Q(~Exists(later.filter(began_on=OuterRef("ended_on")))))


def occupancy(period: Period) -> Amount:
    """Bed-nights that girls spent with us, out of the places of our homes times the nights they were open."""
    nights = Days(
        Least(Coalesce(F("ended_on"), Value(_after(period))), Value(_after(period))), _from("began_on", period)
    )
    by_girl = (
        Stay.objects.using(COUNTING).filter(_has_nights_in(period)).values("resident").annotate(nights=Sum(nights))
    )
    slept = by_girl.aggregate(
        total=Coalesce(Sum("nights"), 0), girls=Count("resident"), largest=Coalesce(Max("nights"), 0)
    )
    return Amount(
        population="beds.nights",
        period=period,
        total=slept["total"],
        whole=_nights_offered(period),
        contributors=slept["girls"],
        largest=slept["largest"],
        unit="bed_nights",
    )


def living_with_us(day: date) -> QuerySet[Stay]:
    """The stays, one for each girl, whose night of that day was spent with us. Source: stays."""
    stays_on = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    return Stay.objects.using(COUNTING).filter(_residential(), stays_on, began_on__lte=day)


def _residential() -> Q:
    return Q(programme=Programme.RESIDENTIAL)


def _other_stays_of_hers() -> QuerySet[Stay]:
    hers = Stay.objects.using(COUNTING).filter(_residential(), resident=OuterRef("resident"))
    return hers.exclude(pk=OuterRef("pk"))


def _has_nights_in(period: Period) -> Q:
    ends_later = Q(ended_on__isnull=True) | (Q(ended_on__gt=period.first) & Q(ended_on__gt=F("began_on")))
    return _residential() & Q(began_on__lte=period.last) & ends_later


def _after(period: Period) -> date:
    return period.last + timedelta(days=1)


def _from(column: str, period: Period) -> Greatest:
    return Greatest(F(column), Value(period.first))


def _age_band(day: date) -> Case:
    """Born in the month that makes her so old on that last day of a month."""
    return Case(
        *(
            When(
                birth_month__gt=day.replace(year=day.year - oldest - 1),
                birth_month__lte=day.replace(year=day.year - youngest),
                then=Value(band),
            )
            for band, (youngest, oldest) in BANDS.items()
        ),
        default=Value("other"),
        output_field=CharField(),
    )


def _by_half(population: str, column: str, period: Period, not_a_move: Q) -> Table:
    stays = Stay.objects.using(COUNTING).filter(_residential(), not_a_move)
    in_half = {
        half.label: Count("pk", filter=Q(**{f"{column}__gte": half.first, f"{column}__lte": half.last}))
        for half in period.halves
    }
    counted = stays.aggregate(**{f"in_{label}": count for label, count in in_half.items()})
    counts: dict[At, int] = {(label,): counted[f"in_{label}"] for label in in_half}
    if len(period.halves) == 1:
        return Table(population=population, period=period, counts={(): sum(counts.values())})
    return Table(population=population, period=period, dimensions=(Dimension("half", tuple(in_half)),), counts=counts)


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
