"""The forms as data: what is here and what may not be, whom they are for, and what cannot be an answer."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from care_plans.assessments.instruments import CATALOGUE, Impossible, Instrument, Mode, Respondent, find, gas, shown
from care_plans.assessments.instruments.words import Words

BUNDLED = {"phq9": 9, "phqa": 9, "gad7": 7, "asq": 5, "gas": 0}
PACKED = {"who5": 5, "cries8": 8, "cries13": 13, "cats2": 25, "psc17": 17}
CLINICAL = re.compile(
    r"depress|anxi|suicid|trauma|ptsd|disorder|symptom|stress reaction|abuse|drug|alcohol|clinic|risk|victim|survivor",
    re.IGNORECASE,
)
each = pytest.mark.parametrize("instrument", CATALOGUE.values(), ids=lambda instrument: instrument.code)
with_items = pytest.mark.parametrize("code", [*sorted(BUNDLED.keys() - {"gas"}), *PACKED])


@each
def test_text_is_here_only_where_it_may_be(instrument: Instrument) -> None:
    texts = [item.text for item in (*instrument.items, *instrument.extras) if item.text]

    if instrument.code in BUNDLED:
        assert instrument.mode is Mode.BUNDLED
        assert len(instrument.items) == len(texts) - len(instrument.extras) == BUNDLED[instrument.code]
    elif instrument.code in PACKED:
        assert instrument.mode is Mode.LOCAL_PACK
        assert (len(instrument.items), texts, instrument.instruction) == (PACKED[instrument.code], [], "")
        assert all(choice.label == str(choice.value) for choice in instrument.choices)
    else:
        assert instrument.mode is Mode.SCORE_ONLY
        assert (instrument.items, instrument.choices, texts) == ((), (), [])
        assert instrument.entries


@each
def test_every_form_says_what_it_is(instrument: Instrument) -> None:
    assert all((instrument.version, instrument.title, instrument.measures, instrument.missing_rule, instrument.credit))
    assert instrument.respondents
    assert [item.number for item in instrument.items] == list(range(1, len(instrument.items) + 1))
    assert find(instrument.title) in (instrument, None)


@each
def test_a_shared_screen_shows_no_clinical_word(instrument: Instrument) -> None:
    assert not CLINICAL.search(instrument.neutral_title)
    assert instrument.title not in instrument.neutral_title


def test_no_two_forms_share_a_title() -> None:
    for titles in ([i.title for i in CATALOGUE.values()], [i.neutral_title for i in CATALOGUE.values()]):
        assert len(titles) == len(set(titles))


def test_only_the_survivor_outcomes_need_an_agreement() -> None:
    assert [code for code, instrument in CATALOGUE.items() if instrument.needs_agreement] == ["aso"]


@pytest.mark.parametrize("written", ["PHQ-9", "phq 9", " Phq_9 ", "phq9"])
def test_a_form_is_found_however_it_is_written(written: str) -> None:
    assert find(written) is CATALOGUE["phq9"]


@pytest.mark.parametrize("written", ["", "cats", "ace", "csi", "phq", "é" * 100])
def test_what_is_not_here_is_not_guessed(written: str) -> None:
    assert find(written) is None


@pytest.mark.parametrize(
    ("code", "respondent", "age", "fits"),
    [
        ("phqa", Respondent.SELF, 10, False),
        ("phqa", Respondent.SELF, 11, True),
        ("phqa", Respondent.SELF, 17, True),
        ("phqa", Respondent.SELF, 18, False),
        ("phq9", Respondent.SELF, 17, False),
        ("phq9", Respondent.SELF, 18, True),
        ("phqa", Respondent.CAREGIVER, 14, False),
        ("phqa", Respondent.SELF, None, False),
        ("sdq", Respondent.SELF, 10, False),
        ("sdqinformant", Respondent.CAREGIVER, 4, True),
        ("asq", Respondent.CLINICIAN, 8, True),
        ("psc17", Respondent.SELF, 14, False),
    ],
)
def test_a_form_is_for_certain_people(code: str, respondent: Respondent, age: int | None, fits: bool) -> None:
    assert (CATALOGUE[code].objection(respondent=respondent, age=age) is None) == fits


@with_items
@pytest.mark.parametrize("wrong", [True, False, 1.0, "1", "", [1], {}, Decimal(1), float("nan"), -1, 99, 10**400])
def test_what_is_no_allowed_number_is_refused(code: str, wrong: Any) -> None:
    count = 4 if code == "asq" else len(CATALOGUE[code].items)

    with pytest.raises(Impossible, match="Answer 1 must be one of"):
        CATALOGUE[code].score([wrong, *[0] * (count - 1)])


@with_items
@pytest.mark.parametrize("change", [-2, 3])
def test_too_few_and_too_many_answers_are_refused(code: str, change: int) -> None:
    with pytest.raises(Impossible, match="answers"):
        CATALOGUE[code].score([0] * (len(CATALOGUE[code].items) + change))


@each
@pytest.mark.parametrize("wrong", [None, 3, "000000000", b"0", {"nothing of it": 1}, [[]], True])
def test_what_has_another_shape_is_refused(instrument: Instrument, wrong: Any) -> None:
    with pytest.raises(Impossible):
        instrument.score(wrong)


@pytest.mark.parametrize("code", [code for code, instrument in CATALOGUE.items() if instrument.entries])
@pytest.mark.parametrize("wrong", [True, 1.0, "3", float("inf"), -1, 10**400])
def test_an_entry_is_a_whole_number_in_its_range(code: str, wrong: Any) -> None:
    entry = CATALOGUE[code].entries[0]

    with pytest.raises(Impossible, match="is a whole number from"):
        CATALOGUE[code].score({entry.code: [wrong] if entry.many else wrong})


@pytest.mark.parametrize(
    ("weights", "levels"),
    [
        ([], []),
        ([1], [0, 0]),
        ([0], [0]),
        ([-1], [0]),
        ([True], [0]),
        ([1.5], [0]),
        ([Decimal("NaN")], [0]),
        ([Decimal("1e-400000")], [1]),
        ([10**9], [0]),
        ([None], [0]),
        ([1], [3]),
        ([1], [-3]),
        ([1], [True]),
        ([1], [0.5]),
        ([1] * 51, [0] * 51),
    ],
)
def test_goals_that_cannot_be_are_refused(weights: list[Any], levels: list[Any]) -> None:
    with pytest.raises(Impossible):
        gas(weights, levels)


def test_a_refusal_never_repeats_an_answer() -> None:
    with pytest.raises(Impossible) as refused:
        CATALOGUE["phq9"].score([77, *[0] * 8])

    assert "77" not in str(refused.value)


def test_a_result_never_slips_into_a_log() -> None:
    assert "27" not in repr(CATALOGUE["phq9"].score([3] * 9))


def test_words_are_translated_with_what_stands_in_them() -> None:
    french = {"%(entry)s is open.": "%(entry)s reste vide.", "Peer": "Relations", "100% sure.": "Sûr à 100%."}

    assert Words("%(entry)s is open.", {"entry": "Peer"}).said(french.__getitem__) == "Relations reste vide."
    assert Words("100% sure.").said(french.__getitem__) == "Sûr à 100%."


@pytest.mark.parametrize(
    ("number", "printed"),
    [(None, None), (3, 3), (Fraction(7, 3), 2.33), (Decimal("54.405"), 54.41), (Fraction(2), 2.0)],
)
def test_numbers_are_printed_with_two_decimals(number: Any, printed: float | None) -> None:
    assert shown(number) == printed
