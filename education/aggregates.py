"""Every count of schooling that donor reports may use, by level group; never by school or home, never a mark.

Runs as the counting role. A school year counts in the period in which its last day lies, so that those who stopped
early are counted beside those who stayed. Years before she came to us are her history, and are counted nowhere.
"""

from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from education.models import Enrolment, Help
from education.models.codes import GRADUATED, GROUP_OF, MOVED_ON, NO_RESULT, EndStatus, Honours, LevelGroup
from residents.aggregates import COUNTING
from residents.models import Resident, Stay
from residents.models.codes import Programme
from shelter.counting import Amount, At, Dimension, Period, Table

GROUPS = tuple(LevelGroup.values)
LEVEL_GROUP = Dimension("level_group", GROUPS)
NOT_ENROLLED = "not_enrolled"
OF_SCHOOL_AGE = (5, 17)
HOLIDAYS = timedelta(days=100)  # from the end of a school year to the beginning of the next, at the longest
RESULT = Dimension("result", ("moved_on", "not_moved_on"), sensitive=True)
GRADUATION = {
    EndStatus.GRADUATED_SENIOR.value: "senior_high",
    EndStatus.GRADUATED_COLLEGE.value: "college",
    EndStatus.CERTIFIED.value: "certificate",
}


def enrolled_by_level(period: Period) -> Table:
    """E1. Girls in school or training on the last day, out of those of school age and those who study in after-care.

    Living with us or in after-care on that day. In the holidays, the year that has just ended counts, unless she
    stopped or graduated. Who is of school age (5 to 17), lives with us and is enrolled nowhere, is "not_enrolled".
    """
    day = period.last
    hers = Enrolment.objects.using(COUNTING).filter(_going_on(day), resident=OuterRef("pk")).order_by("-began_on")
    girls = _with_us(day).annotate(level=Subquery(hers.values("level")[:1]))
    counted = Counter(GROUP_OF[level].value for level in girls.values_list("level", flat=True) if level)
    counted[NOT_ENROLLED] = girls.filter(_of_school_age(day), _stays(day, Programme.RESIDENTIAL), level=None).count()
    split = Dimension("level_group", (*GROUPS, NOT_ENROLLED))
    return Table(population="residents.enrolled", period=period, dimensions=(split,), counts=_at(counted))


def promotion(period: Period) -> Table:
    """E2. Girls whose school year ended in the period with a result: who moved on and who did not, by level group.

    Moved on are those promoted, completed, graduated or certified, after remedial classes too. Who stopped going did
    not; no result and a change of school count nowhere. Of several results of a girl, the last one counts.
    """
    counts: Counter[At] = Counter()
    for level, status in _last_results(period).values_list("level", "end_status"):
        counts[("moved_on" if status in MOVED_ON else "not_moved_on", GROUP_OF[level].value)] += 1
    dimensions = (RESULT, LEVEL_GROUP)
    return Table(population="enrolments.results", period=period, dimensions=dimensions, counts=dict(counts))


def honours(period: Period) -> Table:
    """E3. Girls whose school year ended in the period with honours, as their school gave them, by level group."""
    honoured = ~Q(honours=Honours.NONE) | Q(end_status=EndStatus.PROMOTED_HONORS)
    levels = _last_results(period).filter(honoured).values_list("level", flat=True)
    counts = _at(Counter(GROUP_OF[level].value for level in levels))
    return Table(population="enrolments.honours", period=period, dimensions=(LEVEL_GROUP,), counts=counts)


def graduates(period: Period) -> Table:
    """E4. Girls who graduated in the period: from senior high school, from college, with a national certificate."""
    ends = _last_results(period).filter(end_status__in=GRADUATED).values_list("end_status", flat=True)
    split = Dimension("graduation", tuple(GRADUATION.values()))
    counts = _at(Counter(GRADUATION[end] for end in ends))
    return Table(population="enrolments.graduates", period=period, dimensions=(split,), counts=counts)


def tutoring_hours(period: Period) -> Amount:
    """E5. Hours of tutoring, remedial classes and ARAL in the period, as whole hours; days of a girl's time with us."""
    with_us = Stay.objects.using(COUNTING).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=OuterRef("given_on")),
        resident=OuterRef("resident"),
        began_on__lte=OuterRef("given_on"),
    )
    given = Help.objects.using(COUNTING).filter(Exists(with_us), given_on__range=(period.first, period.last))
    hours = [row["hers"] for row in given.order_by().values("resident").annotate(hers=Sum("hours"))]
    total = _whole(sum(hours, Decimal(0)))
    return Amount(
        population="help.hours", period=period, total=total, whole=0, contributors=len(hours),
        largest=min(total, _whole(max(hours, default=Decimal(0)))), unit="hours",
    )  # fmt: skip


def scholarships(period: Period) -> Table:
    """Girls in school or training on the last day who have a scholarship place, by level group; as E1 counts them."""
    day = period.last
    hers = Enrolment.objects.using(COUNTING).filter(_going_on(day), resident=OuterRef("pk")).order_by("-began_on")
    girls = _with_us(day).annotate(
        level=Subquery(hers.values("level")[:1]), place=Subquery(hers.values("scholarship")[:1])
    )
    levels = girls.filter(place=True).values_list("level", flat=True)
    counts = _at(Counter(GROUP_OF[level].value for level in levels))
    return Table(population="residents.scholarships", period=period, dimensions=(LEVEL_GROUP,), counts=counts)


def _at(counted: Counter[str]) -> dict[At, int]:
    return {(category,): number for category, number in counted.items()}


def _whole(hours: Decimal) -> int:
    return int(hours.quantize(Decimal(1), ROUND_HALF_UP))


def _stays(day: date, *programmes: str) -> Exists:
    """Her stay, or her after-care, holds on that night."""
    holds = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    stays = Stay.objects.using(COUNTING).filter(holds, resident=OuterRef("pk"), began_on__lte=day)
    return Exists(stays.filter(programme__in=programmes))


def _with_us(day: date) -> "QuerySet[Resident]":
    return Resident.objects.using(COUNTING).filter(_stays(day, Programme.RESIDENTIAL, Programme.AFTERCARE)).order_by()


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
    return (
        Enrolment.objects.using(COUNTING)
        .filter(Exists(with_us), year__ends_on__range=(period.first, period.last))
        .exclude(end_status__in=("", *NO_RESULT))
        .order_by()
    )


def _last_results(period: Period) -> "QuerySet[Enrolment]":
    """Of each girl the last of them."""
    later = _results(period).filter(resident=OuterRef("resident"), began_on__gt=OuterRef("began_on"))
    return _results(period).filter(~Exists(later))
