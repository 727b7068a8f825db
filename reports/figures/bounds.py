"""What a sum says of the counts beside it: so many nights, that there were so many girls at least."""

from reports.disclosure import Equation, Key
from shelter.counting import Amount


def bounds(amount: Amount) -> list[Equation]:
    """The ledger keeps them wherever it gives the sum, so that both are possible together."""
    match amount.population:
        case "beds.nights":
            return _nights(amount)
        case "activities.participations":
            return [Equation((_of("residents.in_activities", amount),), (), equal=False, more=amount.total)]
    return []


def _nights(amount: Amount) -> list[Equation]:
    """A girl sleeps as many nights as there were at most; who stayed from the first day to the last, so many."""
    period = amount.period
    closing = Key(f"residents.end:{period.halves[-1]}")
    most, least = amount.total // period.nights, -(-amount.total // period.nights)
    return [
        Equation((closing,), (_of("residents.in", amount),), equal=False, more=most),
        Equation((), (_of("residents.ever", amount),), equal=False, more=-least),
    ]


def _of(population: str, amount: Amount) -> Key:
    return Key(f"{population}:{amount.period}")
