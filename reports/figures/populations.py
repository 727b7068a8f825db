"""What can be counted: every population of the catalogue, and the counts that give it. The one door to the children."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from care_plans import aggregates as plans
from care_plans.services import aggregates as services
from education import aggregates as schooling
from education.activities import aggregates as activities
from reports.disclosure import Counted
from reports.figures.bounds import bounds
from reports.figures.habits import habits
from reports.figures.relations import before, close_of, relations
from residents import aggregates as residents
from shelter.counting import Amount, Period, Table

AGE_BAND, LENGTH_BAND = residents.AGE_BAND, residents.LENGTH_BAND
DESTINATION_GROUP, LEVEL_GROUP = residents.DESTINATION_GROUP, schooling.LEVEL_GROUP

type Found = Table | Amount | Iterable[Table | Amount]


@dataclass(frozen=True, slots=True)
class Population:
    """Who, or what, is counted; a `stock` is counted on the last day of a half-year."""

    name: str
    unit: str = "children"
    stock: bool = False

    def period_in(self, period: Period) -> Period:
        """A stock on the last day of a year is that of its second half: one number, not two."""
        return close_of(period) if self.stock else period


_ALL = (
    Population("residents.ever"),
    Population("residents.end", stock=True),
    Population("residents.in", "stays"),
    Population("residents.out", "stays"),
    Population("residents.aftercare"),
    Population("residents.reviewed", stock=True),
    Population("residents.to_enrol", stock=True),
    Population("residents.enrolled", stock=True),
    Population("residents.scholarships", stock=True),
    Population("enrolments.results"),
    Population("enrolments.moved_on"),
    Population("enrolments.honours"),
    Population("enrolments.graduates"),
    Population("residents.with_session"),
    Population("residents.in_activities"),
    Population("residents.compared"),
    Population("residents.improved"),
    Population("beds.nights", "bed_nights"),
    Population("sessions.individual", "sessions"),
    Population("sessions.group", "sessions"),
    Population("activities.sessions", "sessions"),
    Population("activities.participations", "participations"),
    Population("help.hours", "hours"),
)
POPULATIONS = {population.name: population for population in _ALL}

# Each is one scan of what it counts, and gives the populations that are parts of it.
STOCKS: tuple[Callable[[Period], Found], ...] = (
    residents.residents_at_end,
    plans.plans_reviewed,
    schooling.enrolled,
)
FLOWS: tuple[Callable[[Period], Found], ...] = (
    residents.residents_hosted,
    residents.arrivals,
    residents.departures,
    residents.in_aftercare,
    residents.occupancy,
    plans.compared_and_improved,
    services.sessions,
    schooling.results,
    schooling.tutoring_hours,
    activities.activities,
)


def counted(period: Period) -> Counted:
    """Everything there is to count for a period. Call it inside `reports.snapshot.snapshot()`.

    The stocks of a year are those of its second half, which is compiled before it; a half-year counts its own, and
    the girls with whom it began. With the second half comes the year, so that both are rounded together: its flows are
    the sums of its halves', and would else be twice as far from the truth.
    """
    periods = [period, Period(period.year)] if period.half == 2 else [period]
    found = [part for each in periods for part in _found(each)]
    amounts = [one for one in found if isinstance(one, Amount)]
    return Counted(
        period=period,
        tables=[one for one in found if isinstance(one, Table)],
        amounts=amounts,
        relations=[relation for each in periods for relation in relations(each)],
        habits=[habit for each in periods for habit in habits(each)],
        bounds=[bound for amount in amounts for bound in bounds(amount)],
    )


def _found(period: Period) -> list[Table | Amount]:
    found = [part for count in FLOWS for part in _parts(count(period))]
    if period.half:
        found += [part for count in STOCKS for part in _parts(count(period))]
        found.append(residents.residents_at_end(before(period)))
    return found


def _parts(found: Found) -> Iterable[Table | Amount]:
    return (found,) if isinstance(found, Table | Amount) else found
