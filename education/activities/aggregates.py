"""What may be counted of activities: that they took place, and for how many girls.

Runs as the counting role, which sees neither the name of a programme nor its home. A session was held when somebody
was here; one that did not take place, or that nobody came to, was not.
"""

from django.db import connections

from education.activities.models import Here
from residents.aggregates import COUNTING
from shelter.counting import Amount, Period, Table

# One scan. A girl contributes to the sessions those that would not have been held without her: at most all that she
# came to, and at most all that one girl came to.
_HELD = """
    with joined as materialized (
        select roll.resident_id, roll.meeting_id, programme.regular
        from activities_participation roll
        join activities_meeting meeting on meeting.id = roll.meeting_id
        join activities_programme programme on programme.id = meeting.programme_id
        where roll.here = %(here)s and not meeting.cancelled and meeting.held_on between %(first)s and %(last)s
    ), girls as (
        select count(*) as times, bool_or(regular) as regularly from joined group by resident_id
    ), meetings as (
        select count(*) as girls from joined group by meeting_id
    )
    select count(*), count(*) filter (where regularly), coalesce(sum(times), 0)::bigint, coalesce(max(times), 0),
        (select count(*) from meetings), (select count(*) from meetings where girls = 1)
    from girls
"""


def activities(period: Period) -> tuple[Table, Amount, Amount]:
    """A2, A1. Girls who took part in a regular programme; sessions held; how often a girl took part in one.

    Source: roll-calls. All in the period, of programmes of every kind.
    """
    with connections[COUNTING].cursor() as cursor:
        cursor.execute(_HELD, {"here": Here.HERE, "first": period.first, "last": period.last})
        girls, regularly, times, most_times, meetings, alone = cursor.fetchone()
    return (
        Table(population="residents.in_activities", period=period, counts={(): regularly}),
        _sum("activities.sessions", period, meetings, girls, min(alone, most_times), "sessions"),
        _sum("activities.participations", period, times, girls, most_times, "participations"),
    )


def _sum(population: str, period: Period, total: int, girls: int, largest: int, unit: str) -> Amount:
    return Amount(
        population=population, period=period, total=total, whole=0, contributors=girls, largest=largest, unit=unit
    )
