"""What may be counted of activities: that they took place, of what kind, and for how many girls.

Runs as the counting role, which sees neither the name of a programme nor its home. A session was held when somebody
was here; one that did not take place, or that nobody came to, was not.
"""

from django.db.models import Count, QuerySet

from education.activities.models import Here, Kind, Participation
from residents.aggregates import COUNTING
from shelter.counting import At, Dimension, Period, Table

KIND = Dimension("activity", tuple(Kind.values))


def sessions_held(period: Period) -> Table:
    """A1. Sessions of activities held in the period, by kind of programme. Source: sessions, roll-calls."""
    return _by_kind("activities.sessions", period, Count("meeting", distinct=True), "sessions")


def participations(period: Period) -> Table:
    """A1. How often a girl took part in a session in the period, by kind of programme. Source: roll-calls."""
    return _by_kind("activities.participations", period, Count("pk"), "participations")


def girls_taking_part(period: Period) -> Table:
    """A2. Girls who took part in a session of a regular programme in the period, each once. Source: roll-calls."""
    regularly = _joined(period).filter(meeting__programme__regular=True)
    girls: int = regularly.aggregate(girls=Count("resident", distinct=True))["girls"]
    return Table(population="residents.in_activities", period=period, counts={(): girls})


def _by_kind(population: str, period: Period, what: Count, unit: str) -> Table:
    found = _joined(period).values("meeting__programme__kind").annotate(many=what)
    counts: dict[At, int] = {(row["meeting__programme__kind"],): row["many"] for row in found}
    return Table(population=population, period=period, dimensions=(KIND,), counts=counts, unit=unit)


def _joined(period: Period) -> "QuerySet[Participation]":
    joined = Participation.objects.using(COUNTING).filter(here=Here.HERE, meeting__cancelled=False)
    return joined.filter(meeting__held_on__gte=period.first, meeting__held_on__lte=period.last).order_by()
