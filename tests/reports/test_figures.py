"""The catalogue says of every figure what it is, in English and in French, and how it is counted."""

import pytest
from django.utils import translation

from reports.disclosure.maker import ALLOWED
from reports.figures import CATALOGUE, POPULATIONS, SECTIONS, Figure, Kind, figure, period_rule, relations, wanted
from shelter.counting import Period

COUNTED = [one for one in CATALOGUE if one.is_counted]
WORDS = ("title", "definition", "all", "head", "unit", "source", "about", "under")
INDICATORS = "P1 P2 P3 P4 P5 P6 P7 P8 T1 T2 T3 E1 E2 E3 E4 E5 A1 A2 R1 R2 R3 L1 L2 L3 W1 S1".split()


def in_language(language: str, one: Figure, name: str) -> str:
    with translation.override(language):
        return str(getattr(one, name))


def test_every_indicator_of_the_domain_is_there_and_none_twice() -> None:
    codes = [one.code for one in CATALOGUE]

    assert len(set(codes)) == len(codes)
    assert set(INDICATORS) <= {code.partition(".")[0] for code in codes}


@pytest.mark.parametrize("one", CATALOGUE, ids=lambda one: one.code)
def test_a_figure_has_all_its_words_in_english(one: Figure) -> None:
    assert all(in_language("en", one, name).strip() for name in WORDS)
    assert "{number}" in one.about or "{share}" in one.about


def test_every_figure_has_all_its_words_in_french() -> None:
    english = {(one.code, name): in_language("en", one, name) for one in CATALOGUE for name in WORDS}
    missing = {
        f"{code} {name}"
        for (code, name), words in english.items()
        if in_language("fr", figure(code), name) == words and name in ("title", "definition", "about", "under")
    }

    assert missing == {"A1 title"}  # "Participations" in both


def test_what_is_counted_is_counted_by_a_declared_population_and_the_rest_by_none() -> None:
    assert {one.population for one in COUNTED} == set(POPULATIONS)
    assert {one.population for one in CATALOGUE if not one.is_counted} == {""}
    assert {one.code for one in CATALOGUE if one.kind is Kind.MISSING} == {"R2", "R3", "L1", "L2", "L3"}
    assert {one.code for one in CATALOGUE if one.kind is Kind.MANUAL} == {"V1", "S1", "F1"}


@pytest.mark.parametrize("one", CATALOGUE, ids=lambda one: one.code)
def test_a_figure_is_split_only_by_what_the_rules_allow(one: Figure) -> None:
    assert {split.name for split in one.by} <= ALLOWED
    assert not (one.sensitive and one.safe)
    assert str(period_rule(one))


def test_every_figure_is_in_one_section() -> None:
    shown = [one.code for section in SECTIONS for one in section.figures]

    assert sorted(shown) == sorted(one.code for one in CATALOGUE)


def test_a_figure_comes_after_what_it_is_a_share_of() -> None:
    codes = [one.code for one in CATALOGUE]

    for one in COUNTED:
        if one.whole and one.whole != one.code:
            assert codes.index(one.whole) < codes.index(one.code)


def test_what_is_asked_for_brings_what_it_is_a_share_of() -> None:
    asked = wanted(["E6", "T3", "L1", "S1"], Period(2026))

    assert [one.code for one in asked] == ["P2", "T3", "E1.of", "E1", "E6"]
    with pytest.raises(KeyError):
        wanted(["Z9"], Period(2026))


def test_a_stock_at_the_end_of_a_year_is_that_of_its_second_half() -> None:
    [year], [half] = (wanted(["P2"], period) for period in (Period(2026), Period(2026, 2)))

    assert year == half
    assert [one.of for one in wanted(["P1", "T1.group"], Period(2026))] == [
        "residents.ever:2026",
        "sessions.group:2026",
    ]


@pytest.mark.parametrize("period", [Period(2026, 1), Period(2026, 2), Period(2026)])
def test_relations_speak_of_populations_that_are_counted(period: Period) -> None:
    named = {
        name.partition(":")[0].partition("|")[0]
        for relation in relations(period)
        for names in relation.roles.values()
        for name in ([names] if isinstance(names, str) else names)
    }

    assert named <= set(POPULATIONS)
