"""Invented editions, made by the real engine, for tests of what is drawn from them."""

import json
import re
from collections.abc import Mapping
from functools import cache

from reports.disclosure import (
    Counted,
    Frame,
    Manual,
    PublishedTables,
    Relation,
    Target,
    Wanted,
    certify,
    enter,
    publish,
    write,
)
from shelter.counting import Amount, At, Dimension, Period, Table

AGE = Dimension("age_band", ("5-9", "10-14", "15-17", "18-24"))
LEVEL = Dimension("level_group", ("elementary", "junior_high", "senior_high", "college"))
DESTINATION = Dimension("destination_group", ("family", "foster", "independent", "left"), sensitive=True)
GIRLS = {"5-9": 3, "10-14": 27, "15-17": 42, "18-24": 14}
NARRATIVE = {
    "supported": "Une année calme. Deux maisons ont accueilli des filles de toute l’île, et chacune a gardé sa place "
    "aussi longtemps qu’elle en avait besoin.\nLa maison Peñafrancia a rouvert son jardin.",
    "education": "Toutes celles qui le voulaient ont repris l’école.",
    "limits": "Les visites à domicile ne sont pas encore comptées.",
}


@cache
def edition(label: str = "2026H1", language: str = "fr", *, long: bool = False) -> PublishedTables:
    """Some 86 girls: their arrivals and departures, care, schooling, and what was entered by hand."""
    period = Period.parse(label)
    tables, amounts = _counted(period), [_nights(period), _sessions(period)]
    relations = _relations(period)
    counted = Counted(period=period, tables=tables, amounts=amounts, relations=relations)
    narrative = NARRATIVE | ({"supported": "\n".join([NARRATIVE["supported"]] * 24)} if long else {})
    frame = Frame(
        edition=f"{label}-{language}-3",
        language=language,
        narrative=narrative,
        manual=(
            Manual(code="M1", value=1_240, unit="people", entered_by="donor_officer"),
            Manual(code="F1", value=312_450_050, unit="PHP", entered_by="donor_officer"),
        ),
        targets=(Target(code="T3", baseline=60, target=90), Target(code="P2", baseline=50, target=75)),
        corrects=f"{label}-{language}-2",
        reason="Une figure manquait.",
    )
    ledger = enter(counted, {}, seed=b"seed")
    draft = publish(_wanted(period), ledger, period=period, frame=frame, relations=relations)
    return certify(draft, pile=[])


def _table(population: str, period: Period, counts: Mapping[str, int] | int, by: Dimension | None = None) -> Table:
    if by is None:
        assert isinstance(counts, int)
        return Table(population=population, period=period, counts={(): counts})
    assert not isinstance(counts, int)
    split: dict[At, int] = {(category,): count for category, count in counts.items()}
    return Table(population=population, period=period, dimensions=(by,), counts=split)


def _counted(period: Period) -> list[Table]:
    results = {"elementary": 24, "junior_high": 43, "senior_high": 22, "college": 3}
    moved_on = {"elementary": 8, "junior_high": 24, "senior_high": 6, "college": 1}
    return [
        _table("residents.ever", period, GIRLS, AGE),
        _table("residents.end", period, 71),
        _table("residents.in", period, 12),
        _table("residents.out", period, {"family": 9, "foster": 0, "independent": 5, "left": 1}, DESTINATION),
        _table("residents.with_session", period, 64),
        _table("residents.reviewed", period, 58),
        _table("enrolments.results", period, results, LEVEL),
        _table("enrolments.moved_on", period, moved_on, LEVEL),
        _table("residents.in_activities", period, 3),
        _table("residents.compared", period, 16),
        _table("residents.improved", period, 11),
    ]


def _nights(period: Period) -> Amount:
    return Amount(
        population="beds.nights", period=period, total=12_749, whole=14_480, contributors=86, largest=181,
        unit="bed_nights",
    )  # fmt: skip


def _sessions(period: Period) -> Amount:
    return Amount(
        population="sessions.held", period=period, total=1_083, whole=0, contributors=64, largest=40, unit="sessions"
    )


def _relations(period: Period) -> list[Relation]:
    pairs = (
        ("residents.end", "residents.ever", ()),
        ("residents.reviewed", "residents.end", ()),
        ("enrolments.moved_on", "enrolments.results", ("level_group",)),
        ("residents.improved", "residents.compared", ()),
    )
    return [
        Relation(type="subset", roles={"part": f"{part}:{period}", "whole": f"{whole}:{period}"}, by=by)
        for part, whole, by in pairs
    ]


def _wanted(period: Period) -> list[Wanted]:
    def figure(code: str, population: str, *by: Dimension, whole: str = "", unit: str = "children") -> Wanted:
        sensitive = code in ("R1", "E2", "W1")
        return Wanted(
            code=code, population=population, period=period, dimensions=by, whole=whole, unit=unit, sensitive=sensitive
        )

    return [
        figure("P1", "residents.ever", AGE, whole="P1"),
        figure("P2", "residents.end"),
        figure("P3", "residents.in"),
        figure("P8", "beds.nights", unit="bed_nights"),
        figure("T1", "sessions.held", unit="sessions"),
        figure("T2", "residents.with_session"),
        figure("T3", "residents.reviewed", whole="P2"),
        figure("E2.of", "enrolments.results", LEVEL),
        figure("E2", "enrolments.moved_on", LEVEL, whole="E2.of"),
        figure("A2", "residents.in_activities"),
        figure("R1", "residents.out", DESTINATION, whole="R1"),
        figure("L1", "residents.with_help"),
        figure("W1.of", "residents.compared"),
        figure("W1", "residents.improved", whole="W1.of"),
    ]


def numbers_of(published: PublishedTables) -> set[int]:
    """Every number that the document of an edition holds."""
    return numbers_in(json.dumps(write(published)))


def numbers_in(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"\d+", text)}
