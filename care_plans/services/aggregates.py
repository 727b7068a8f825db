"""What may be counted of sessions: that they were held, of what kind, and for how many girls. Never a word of a note.

Runs as the counting role. A session counts on the day it was held; one that somebody chose not to come to, or that did
not take place, was not held. A group session has a row for each girl, and counts once if one of them took part.
"""

from django.db import connections

from care_plans.models.codes import Service
from care_plans.services.models import Outcome
from residents.aggregates import COUNTING
from shelter.counting import Amount, Period, Table

# One scan. A girl contributes to the sessions in a group those that would not have been held without her: at most all
# that she came to, and at most all that one girl came to.
_HELD = """
    with held as materialized (
        select resident_id, session, kind from services_session
        where outcome = %(held)s and held_on between %(first)s and %(last)s
    ), girls as (
        select count(*) filter (where kind = %(alone)s) as alone, count(*) filter (where kind = %(group)s) as in_group
        from held group by resident_id
    ), groups as (
        select count(*) as girls from held where kind = %(group)s group by session
    )
    select count(*), count(*) filter (where alone > 0), coalesce(sum(alone), 0)::bigint, coalesce(max(alone), 0),
        count(*) filter (where in_group > 0), (select count(*) from groups),
        least(coalesce(max(in_group), 0), (select count(*) from groups where girls = 1))
    from girls
"""


def sessions(period: Period) -> tuple[Table, Amount, Amount]:
    """T2, T1. Girls who took part in a session of any kind; sessions of therapy alone; sessions of therapy in a group.

    Source: sessions. Living with us or in after-care.
    """
    told = {"held": Outcome.HELD, "alone": Service.THERAPY, "group": Service.GROUP}
    with connections[COUNTING].cursor() as cursor:
        cursor.execute(_HELD, {**told, "first": period.first, "last": period.last})
        girls, had_therapy, alone, most_alone, in_groups, groups, most_groups = cursor.fetchone()
    return (
        Table(population="residents.with_session", period=period, counts={(): girls}),
        _sessions("sessions.individual", period, alone, had_therapy, most_alone),
        _sessions("sessions.group", period, groups, in_groups, most_groups),
    )


def _sessions(population: str, period: Period, total: int, girls: int, largest: int) -> Amount:
    return Amount(
        population=population, period=period, total=total, whole=0, contributors=girls, largest=largest,
        unit="sessions",
    )  # fmt: skip
