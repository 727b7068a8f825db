"""What may be counted of sessions: that they were held, of what kind, and for how many girls. Never a word of a note.

Runs as the counting role. A session counts on the day it was held; one that somebody chose not to come to, or that did
not take place, was not held. A group session has a row for each girl, and counts once if one of them took part.
"""

from django.db.models import Count, QuerySet

from care_plans.models.codes import Service
from care_plans.services.models import Mode, Outcome, Session
from residents.aggregates import COUNTING
from shelter.counting import At, Dimension, Period, Table

KIND = Dimension("kind", tuple(Service.values))
MODE = Dimension("mode", (Mode.INDIVIDUAL.value, Mode.FAMILY.value, Mode.GROUP.value))
THERAPY = {Service.THERAPY.value: Mode.INDIVIDUAL.value, Service.GROUP.value: Mode.GROUP.value}


def sessions_held(period: Period) -> Table:
    """Sessions held in the period, by kind and by with whom. Source: sessions; the rows of a session count as one."""
    held = _held(period).values("kind", "mode").annotate(sessions=Count("session", distinct=True))
    counts: dict[At, int] = {(row["kind"], row["mode"]): row["sessions"] for row in held}
    return Table(population="sessions.held", period=period, dimensions=(KIND, MODE), counts=counts, unit="sessions")


def therapy_sessions(period: Period) -> Table:
    """T1. Sessions of therapy held in the period, alone or in a group. Source: sessions; a group counts once."""
    held = _held(period).filter(kind__in=THERAPY).values("kind").annotate(sessions=Count("session", distinct=True))
    split = Dimension("therapy", tuple(THERAPY.values()))
    counts: dict[At, int] = {(THERAPY[row["kind"]],): row["sessions"] for row in held}
    return Table(population="sessions.therapy", period=period, dimensions=(split,), counts=counts, unit="sessions")


def girls_with_a_session(period: Period) -> Table:
    """T2. Girls who took part in a session of any kind in the period, each once; living with us or in after-care."""
    girls: int = _held(period).aggregate(girls=Count("resident", distinct=True))["girls"]
    return Table(population="residents.in_sessions", period=period, counts={(): girls})


def _held(period: Period) -> "QuerySet[Session]":
    held = Session.objects.using(COUNTING).filter(outcome=Outcome.HELD)
    return held.filter(held_on__gte=period.first, held_on__lte=period.last).order_by()
