"""A list against those already here, and against those of other homes; and the dry run as another program reads it."""

from datetime import date

from residents.importing.dates import Day, Precision
from residents.importing.plan import Candidate, KnownPerson, Outcome
from tests.residents.importing.lists import HEADING, HERON, TODAY, WREN, changed, in_residence, plan, row, said

BIRTH = Day(date(2010, 5, 6))
KNOWN = KnownPerson("her key", "Amihan", "Narra", "Wren", birth=BIRTH, stays=((date(2020, 1, 5), None),))


def test_a_girl_already_here_is_not_added_again() -> None:
    judged = plan(HEADING, WREN, HERON, known=[KNOWN])
    first = row(judged, 2)

    assert (first.verdict, first.why) == ("warn", "likely the same person as Amihan")
    assert (first.outcome, first.same_as) == (Outcome.HELD, "her key")
    assert row(judged, 3).outcome == Outcome.NEW_FILE


def test_a_girl_who_left_and_came_back_gets_a_further_stay_in_the_file_she_has() -> None:
    left = KnownPerson("her key", "Amihan", "Narra", "Wren", birth=BIRTH, stays=((date(2015, 1, 1), date(2016, 1, 1)),))
    judged = plan(HEADING, WREN, known=[left])

    assert (row(judged, 2).outcome, row(judged, 2).same_as) == (Outcome.FURTHER_STAY, "her key")


def test_a_code_that_someone_known_has_is_not_given_to_another() -> None:
    judged = plan(HEADING, changed(HERON, code="amihan"), known=[KNOWN])

    assert said(judged)[2] == ("reject", "code already used by another person")


def test_someone_known_without_a_code_is_not_spoken_of_by_name() -> None:
    nameless = KnownPerson("her key", "", "Narra", "Wren", birth=BIRTH)

    assert row(plan(HEADING, WREN, known=[nameless]), 2).why.startswith(
        "likely the same person as someone already here"
    )


def test_a_vague_birth_date_still_finds_her() -> None:
    vague = KnownPerson("her key", "Amihan", "Narra", "Wren", birth=Day(date(2010, 1, 1), Precision.YEAR))
    unknown = KnownPerson("her key", "Amihan", "Narra", "Wren", stays=KNOWN.stays)

    assert row(plan(HEADING, WREN, known=[vague]), 2).same_as == "her key"
    assert row(plan(HEADING, changed(WREN, birth="2010"), known=[KNOWN]), 2).same_as == "her key"
    assert row(plan(HEADING, WREN, known=[unknown]), 2).same_as == "her key"


def test_the_same_name_and_another_birth_date_is_another_girl() -> None:
    judged = plan(HEADING, changed(WREN, birth="2012-09-09", admitted="2021-05-05"), known=[KNOWN])

    assert said(judged)[2] == ("accept", "")


def test_a_possible_match_in_another_home_says_only_whom_to_ask() -> None:
    def elsewhere(candidate: Candidate) -> str:
        return "Passi 2" if candidate.given == "Wren" else ""

    judged = plan(HEADING, WREN, HERON, elsewhere=elsewhere)

    assert said(judged)[2] == ("warn", "possible match in another home: ask the coordinator of Passi 2")
    assert said(judged)[3] == ("accept", "")


def test_the_dry_run_names_sheet_row_verdict_and_why_and_nothing_else() -> None:
    judged = plan(["MASTER LIST"], HEADING, WREN, changed(HERON, admitted=None))

    assert judged.as_json() == {
        "rows": [
            {"sheet": "MASTER LIST", "row": 1, "verdict": "ignore", "why": "above the list"},
            {"sheet": "MASTER LIST", "row": 2, "verdict": "ignore", "why": "heading row"},
            {"sheet": "MASTER LIST", "row": 3, "verdict": "accept", "why": ""},
            {"sheet": "MASTER LIST", "row": 4, "verdict": "reject", "why": "no date of admission"},
        ]
    }


def test_counts_and_residence_are_of_what_would_be_imported() -> None:
    judged = plan(HEADING, WREN, HERON, changed(WREN, code="X-1"))

    assert judged.counts == {"ignore": 1, "accept": 2, "warn": 1}
    assert in_residence(judged, TODAY) == {"Silay": 1}
    assert in_residence(judged, date(2021, 1, 1)) == {"Silay": 1, "Passi 1": 1}
