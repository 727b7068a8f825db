"""Drawing people and years of stays from a seed; pure: nothing here touches a database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from random import Random
from uuid import UUID

from residents import code_names
from residents.code_names import BIRDS, TREES

SURNAMES = """Del Pino|De la Palma|Dela Rosa|Peñaflor|Olivares|Robles|Manzano|Naranjo|Nogales|Encina|Castañeda|Cerezo|
Almendral|Laurel|Moral|Alameda|Bosque|Floresta|Palomar|Golondrina|Gavilan|Ruiseñor|Del Rio Verde|Sabina|Higuera|Granado|
Avellana|Ciruelo|Del Monte|Retama""".replace("\n", "").split("|")
TOWNS = "Laguna Verde|San Rafael|Buenavista|Santa Lucia|Villa Hermosa|Bagong Silang|Maligaya|Kaunlaran".split("|")
BEDS = {"Passi 1": 25, "Passi 2": 25, "Silay": 30}
YEARS = 15
OF_ALL = 390  # residents of an organisation of three homes over fifteen years
IN_AFTERCARE = 54 / OF_ALL


@dataclass(frozen=True, slots=True)
class Stayed:
    """One time in one bed, perhaps still going on."""

    bed: int
    began_on: date
    ended_on: date | None


@dataclass(slots=True)
class Person:
    """A girl of the demo."""

    id: UUID
    public_id: UUID
    number: str
    code_name: str
    given: str
    middle: str
    family: str
    nickname: str
    birth_date: date
    town: str
    stay: Stayed
    aftercare: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """A home of the demo and the girls who lived there."""

    name: str
    beds: int
    people: list[Person]


def organisation(residents: int, seed: int, today: date) -> list[House]:
    """The same homes and girls for the same number, seed and day."""
    rng = Random(seed)
    groups = max(1, round(residents / OF_ALL))
    places = [*BEDS.items(), *((f"House {n}", 25 + 5 * (n % 3 == 0)) for n in range(4, 3 * groups + 1))]
    codes, numbers = code_names.each_once(rng), random_numbers(rng)
    shares = _shares(residents, [beds for _, beds in places])
    houses = []
    for (name, beds), share in zip(places, shares, strict=True):
        stays = sorted(_stays(rng, beds, share, today), key=lambda stay: (stay.began_on, stay.bed))
        people = [_person(rng, stay, next(codes), next(numbers), today) for stay in stays]
        _into_aftercare(people, round(share * IN_AFTERCARE), today)
        houses.append(House(name, beds, people))
    return houses


def _shares(residents: int, weights: list[int]) -> list[int]:
    """How many of all residents each home had, by its beds; the shares add up."""
    total, given, shares = sum(weights), 0, []
    for index in range(len(weights)):
        upto = residents * sum(weights[: index + 1]) // total
        shares.append(upto - given)
        given = upto
    return shares


def _stays(rng: Random, beds: int, count: int, today: date) -> Iterator[Stayed]:
    """Stays one after the other in each bed; the last of a bed is still going on."""
    used = min(beds - 1 - beds // 25, ceil(count / 3))  # a bed or two are free: somebody may come tonight
    start = today - timedelta(days=365 * YEARS)
    for bed in range(used):
        turns = count // used + (bed < count % used)
        weights = [rng.uniform(0.6, 1.4) for _ in range(turns - 1)] + [rng.uniform(0.02, 1.3)]
        day, span = start + timedelta(days=rng.randrange(0, 300)), (today - start).days - 310
        for turn, weight in enumerate(weights):
            days = max(20, int(span * weight / sum(weights)))
            last = turn == turns - 1
            yield Stayed(bed, day, None if last else day + timedelta(days=days - rng.randrange(5, 20)))
            day += timedelta(days=days)


def _person(rng: Random, stay: Stayed, code_name: str, number: str, today: date) -> Person:
    stayed = ((stay.ended_on or today) - stay.began_on).days / 365.25
    age = min(max(5.2, rng.triangular(5, 17.4, 12)), max(5.2, 18.6 - stayed))
    given = rng.choice(BIRDS if rng.random() < 0.5 else TREES)
    second = rng.choice(BIRDS) if rng.random() < 0.4 else ""
    return Person(
        id=UUID(int=rng.getrandbits(128), version=4),
        public_id=UUID(int=rng.getrandbits(128), version=4),
        number=number,
        code_name=code_name,
        given=f"{given} {second}".strip() if rng.random() < 0.85 else f"Ma. {given}",
        middle=rng.choice(SURNAMES),
        family=rng.choice(SURNAMES),
        nickname=rng.choice([given, f"{given[:3]}-{given[:3]}", "Inday", "Neneng", "Day", "Ging"]),
        birth_date=stay.began_on - timedelta(days=int(age * 365.25)),
        town=rng.choice(TOWNS),
        stay=stay,
    )


def _into_aftercare(people: list[Person], places: int, today: date) -> None:
    """Those who left last, and are young women now, are still accompanied."""
    left = sorted((p for p in people if p.stay.ended_on), key=lambda p: p.stay.ended_on or today, reverse=True)
    for person in left:
        if places and 14 <= (today - person.birth_date).days / 365.25 < 25:
            person.aftercare, places = True, places - 1


def random_numbers(rng: Random) -> Iterator[str]:
    """Six digits in random order, each once."""
    yield from (f"{n:06d}" for n in rng.sample(range(10**6), 200_000))
