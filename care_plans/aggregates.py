"""What may be counted of plans: that they are followed, and whether things got better. Never a score or an alert.

Runs as the counting role, which can read neither the plans nor the measures behind a comparison.
"""

from datetime import timedelta

from django.contrib.postgres.aggregates import BoolAnd
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from care_plans.models import Comparison, Plan, Review
from residents.aggregates import COUNTING, living_with_us
from shelter.counting import At, Dimension, Period, Table

LATELY = timedelta(days=90)
REVIEWED = Dimension("plan", ("reviewed", "not_reviewed"))
IMPROVED = Dimension("change", ("improved", "not_improved"), sensitive=True)


def plans_reviewed(period: Period) -> Table:
    """T3. Girls who live with us on the last day of the period: with a plan looked at in the 90 days before, or not.

    Source: stays, plans, reviews. The plan is in force at the end of that day, and came in force or was reviewed with
    her not more than 90 days earlier; one that ends on that day is no longer in force.
    """
    fresh = _fresh_plans(period).filter(resident=OuterRef("resident"))
    girls = living_with_us(period.last).aggregate(
        all=Count("resident", distinct=True), reviewed=Count("resident", distinct=True, filter=Exists(fresh))
    )
    counts: dict[At, int] = {("reviewed",): girls["reviewed"], ("not_reviewed",): girls["all"] - girls["reviewed"]}
    return Table(population="residents.plans", period=period, dimensions=(REVIEWED,), counts=counts)


def _fresh_plans(period: Period) -> "QuerySet[Plan]":
    day = period.last
    reviews = Review.objects.using(COUNTING).filter(plan=OuterRef("pk"), held_on__gte=day - LATELY, held_on__lte=day)
    in_force = Q(active_from__lte=day) & (Q(active_until__isnull=True) | Q(active_until__gt=day))
    plans = Plan.objects.using(COUNTING).filter(in_force)
    return plans.filter(Q(active_from__gte=day - LATELY) | Exists(reviews))


def share_improved(period: Period) -> Table:
    """W1. Girls with a comparison in the period, by whether the latest says that things got better.

    Source: comparisons, each of two measures by the same instrument and version, 90 days apart or more; what counts as
    better is decided where the comparison is made. Of several on one day, all must say so. In after-care too.
    """
    in_period = Comparison.objects.using(COUNTING).filter(compared_on__gte=period.first, compared_on__lte=period.last)
    later = in_period.filter(resident=OuterRef("resident"), compared_on__gt=OuterRef("compared_on"))
    by_girl = in_period.filter(~Exists(later)).order_by().values("resident").annotate(says_so=BoolAnd("better"))
    girls = by_girl.aggregate(all=Count("resident"), improved=Count("resident", filter=Q(says_so=True)))
    counts: dict[At, int] = {("improved",): girls["improved"], ("not_improved",): girls["all"] - girls["improved"]}
    return Table(population="residents.compared", period=period, dimensions=(IMPROVED,), counts=counts)
