"""Every count of schooling that donor reports may use, by level group; never by school or home, never a mark.

Runs as the counting role. A school year counts in the period in which its last day lies, so that those who stopped
early are counted beside those who stayed. Years before she came to us are her history, and are counted nowhere.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import connections
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from education.models import Enrolment, Help
from education.models.codes import GRADUATED, GROUP_OF, MOVED_ON, NO_RESULT, EndStatus, Honours, LevelGroup
from residents.aggregates import COUNTING, living_with_us
from residents.models import Resident, Stay
from shelter.counting import Amount, At, Dimension, Period, Table

LEVEL_GROUP = Dimension("level_group", tuple(LevelGroup.values))
OF_SCHOOL_AGE = (5, 17)
HOLIDAYS = timedelta(days=100)  # from the end of a school year to the beginning of the next, at the longest


def enrolled(period: Period) -> tuple[Table, Table, Table]:
    """E1. Girls in school or training on the last day, by level group; who should be; who has a scholarship place.

    Living with us or in after-care on that day. In the holidays, the year that has just ended counts, unless she
    stopped or graduated. Who should be: they, and those of school age (5 to 17) who live with us and are enrolled
    nowhere. Source: stays, enrolments, month of birth.
    """
    day = period.last
    going = Enrolment.objects.using(COUNTING).filter(_going_on(day), _with_us(day))
    by_level = _last_of_each(going, "level", "scholarship")
    found = sum(girls for _level, _place, girls in by_level)
    return (
        Table(population="residents.to_enrol", period=period, counts={(): found + _enrolled_nowhere(day)}),
        _by_level("residents.enrolled", period, ((level, girls) for level, _place, girls in by_level)),
        _by_level("residents.scholarships", period, ((level, girls) for level, place, girls in by_level if place)),
    )


def _enrolled_nowhere(day: date) -> int:
    going = Enrolment.objects.using(COUNTING).filter(_going_on(day), resident=OuterRef("pk"))
    lives_here = Exists(living_with_us(day).filter(resident=OuterRef("pk")))
    girls = Resident.objects.using(COUNTING).filter(_of_school_age(day), lives_here, ~Exists(going))
    return girls.count()


def results(period: Period) -> tuple[Table, Table, Table, Table]:
    """E2, E3, E4. Girls whose school year ended in the period with a result; of them, who moved on, by level group;
    who has honours, as her school gave them; who graduated or was certified.

    Moved on are those promoted, completed, graduated or certified, after remedial classes too. Who stopped going did
    not; no result and a change of school count nowhere. Of several results of a girl, the last one counts.
    """
    rows = _last_of_each(_results(period), "level", "end_status", "honours")

    def those(statuses: Iterable[str]) -> list[tuple[str, int]]:
        return [(level, girls) for level, status, _honours, girls in rows if status in statuses]

    def total(population: str, girls: int) -> Table:
        return Table(population=population, period=period, counts={(): girls})

    return (
        _by_level("enrolments.results", period, ((level, girls) for level, _status, _honours, girls in rows)),
        _by_level("enrolments.moved_on", period, those(MOVED_ON)),
        total("enrolments.honours", sum(row[-1] for row in rows if _is_honoured(*row[1:3]))),
        total("enrolments.graduates", sum(girls for _level, girls in those(GRADUATED))),
    )


def _is_honoured(status: str, honours: str) -> bool:
    return honours != Honours.NONE or status == EndStatus.PROMOTED_HONORS


def tutoring_hours(period: Period) -> Amount:
    """E5. Hours of tutoring, remedial classes and ARAL in the period, as whole hours; days of a girl's time with us."""
    with_us = Stay.objects.using(COUNTING).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=OuterRef("given_on")),
        resident=OuterRef("resident"),
        began_on__lte=OuterRef("given_on"),
    )
    given = Help.objects.using(COUNTING).filter(Exists(with_us), given_on__range=(period.first, period.last))
    by_girl = given.order_by().values("resident").annotate(hers=Sum("hours"))
    told = by_girl.aggregate(total=Sum("hers"), largest=Max("hers"), girls=Count("resident"))
    total = _whole(told["total"] or Decimal(0))
    return Amount(
        population="help.hours", period=period, total=total, whole=0, contributors=told["girls"],
        largest=min(total, _whole(told["largest"] or Decimal(0))), unit="hours",
    )  # fmt: skip


def _by_level(population: str, period: Period, girls: Iterable[tuple[str, int]]) -> Table:
    counts = Counter[At]()
    for level, many in girls:
        counts[(GROUP_OF[level].value,)] += many
    return Table(population=population, period=period, dimensions=(LEVEL_GROUP,), counts=counts)


def _whole(hours: Decimal) -> int:
    return int(hours.quantize(Decimal(1), ROUND_HALF_UP))


def _with_us(day: date) -> Exists:
    """She lives with us, or is in after-care, on that night."""
    holds = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    return Exists(Stay.objects.using(COUNTING).filter(holds, resident=OuterRef("resident"), began_on__lte=day))


def _of_school_age(day: date) -> Q:
    """By month of birth, which is exact on the last day of a month."""
    youngest, oldest = OF_SCHOOL_AGE
    born_after, born_until = day.replace(year=day.year - oldest - 1), day.replace(year=day.year - youngest)
    return Q(birth_month__gt=born_after, birth_month__lte=born_until)


def _going_on(day: date) -> Q:
    """Enrolments that hold on the day, or ended with the year just before it and neither stopped nor graduated."""
    holds = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    in_holidays = Q(ended_on__gt=day - HOLIDAYS) & ~Q(end_status__in=(EndStatus.DROPPED, *GRADUATED))
    return Q(began_on__lte=day) & (holds | in_holidays)


def _results(period: Period) -> "QuerySet[Enrolment]":
    """School years with a result that ended in the period, while the girl was with us for a part of them."""
    with_us = Stay.objects.using(COUNTING).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef("began_on")),
        resident=OuterRef("resident"),
        began_on__lte=Coalesce(OuterRef("ended_on"), OuterRef("year__ends_on")),
    )
    ended = Enrolment.objects.using(COUNTING).filter(year__ends_on__range=(period.first, period.last))
    return ended.filter(Exists(with_us)).exclude(end_status__in=("", *NO_RESULT))


def _last_of_each(enrolments: "QuerySet[Enrolment]", *columns: str) -> list[tuple[Any, ...]]:
    """How many girls there are by each cross of the columns, which come first; of each girl, one enrolment.

    That of the latest year, and in it the latest. So the last of a year is that of its second half.
    """
    latest = ("-year__ends_on", "-began_on", F("ended_on").desc(nulls_first=True), "pk")
    last = enrolments.order_by("resident", *latest).distinct("resident").values(*columns)
    sql, values = last.query.sql_with_params()
    split = ", ".join(columns)
    with connections[COUNTING].cursor() as cursor:
        cursor.execute(f"select {split}, count(*) from ({sql}) last group by {split}", values)  # noqa: S608  # ours
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
