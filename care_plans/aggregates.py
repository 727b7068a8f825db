"""What may be counted of plans: that they are followed, and whether things got better. Never a score or an alert.

Runs as the counting role, which can read neither the plans nor the measures behind a comparison.
"""

from datetime import timedelta

from django.contrib.postgres.aggregates import BoolAnd
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from care_plans.models import Comparison, Plan, Review
from residents.aggregates import COUNTING, living_with_us
from shelter.counting import Period, Table

LATELY = timedelta(days=90)


def plans_reviewed(period: Period) -> Table:
    """T3. Girls who live with us on the last day of the period and have a plan looked at in the 90 days before.

    Source: stays, plans, reviews. The plan is in force at the end of that day, and came in force or was reviewed with
    her not more than 90 days earlier; one that ends on that day is no longer in force. Out of P2.
    """
    fresh = _fresh_plans(period).filter(resident=OuterRef("resident"))
    reviewed = living_with_us(period.last).filter(Exists(fresh)).count()  # one stay for each girl
    return Table(population="residents.reviewed", period=period, counts={(): reviewed})


def _fresh_plans(period: Period) -> "QuerySet[Plan]":
    day = period.last
    reviews = Review.objects.using(COUNTING).filter(plan=OuterRef("pk"), held_on__gte=day - LATELY, held_on__lte=day)
    in_force = Q(active_from__lte=day) & (Q(active_until__isnull=True) | Q(active_until__gt=day))
    plans = Plan.objects.using(COUNTING).filter(in_force)
    return plans.filter(Q(active_from__gte=day - LATELY) | Exists(reviews))


def compared_and_improved(period: Period) -> tuple[Table, Table]:
    """W1. Girls with a comparison in the period; and those of them whose latest says that things got better.

    Source: comparisons, each of two measures by the same instrument and version, 90 days apart or more; what counts as
    better is decided where the comparison is made. Of several on one day, all must say so. In after-care too.
    """
    in_period = Comparison.objects.using(COUNTING).filter(compared_on__range=(period.first, period.last))
    later = in_period.filter(resident=OuterRef("resident"), compared_on__gt=OuterRef("compared_on"))
    by_girl = in_period.filter(~Exists(later)).order_by().values("resident").annotate(says_so=BoolAnd("better"))
    girls = by_girl.aggregate(all=Count("resident"), improved=Count("resident", filter=Q(says_so=True)))
    return (
        Table(population="residents.compared", period=period, counts={(): girls["all"]}),
        Table(population="residents.improved", period=period, counts={(): girls["improved"]}),
    )
