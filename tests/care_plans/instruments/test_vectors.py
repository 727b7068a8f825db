"""Every scoring function gives what the published rule gives."""

from fractions import Fraction

import pytest

from care_plans.assessments.instruments import CATALOGUE, Impossible, Result, Urgency, gas, shown
from tests.care_plans.instruments import vectors


def score(code: str, answers: object) -> Result:
    return CATALOGUE[code].score(answers)


def codes(result: Result) -> list[str]:
    return [alert.code for alert in result.alerts]


@pytest.mark.parametrize("code", ["phq9", "phqa"])
@pytest.mark.parametrize(("answers", "total", "band", "alerts"), vectors.PHQ)
def test_phq_9_and_phq_a(code: str, answers: list[int], total: int, band: str, alerts: bool) -> None:
    result = score(code, answers)

    assert (result.total, result.band, result.positive) == (total, band, total >= 10)
    assert codes(result) == (["phq_item_9"] if alerts else [])


@pytest.mark.parametrize(("answers", "total", "band"), vectors.GAD)
def test_gad_7(answers: list[int], total: int, band: str) -> None:
    result = score("gad7", answers)

    assert (result.total, result.band, result.positive) == (total, band, total >= 10)


@pytest.mark.parametrize(("answers", "raw", "percent", "band"), vectors.WHO)
def test_who_5(answers: list[int], raw: int, percent: int, band: str) -> None:
    result = score("who5", answers)

    assert (result.total, result.subscores["percent"], result.band) == (raw, percent, band)
    assert result.positive == (band == "low")


@pytest.mark.parametrize(("answers", "intrusion", "avoidance", "total", "positive"), vectors.CRIES_8)
def test_cries_8(answers: list[int], intrusion: int, avoidance: int, total: int, positive: bool) -> None:
    result = score("cries8", answers)

    assert result.subscores == {"intrusion": intrusion, "avoidance": avoidance}
    assert (result.total, result.positive) == (total, positive)


@pytest.mark.parametrize(("answers", "intrusion", "avoidance", "arousal", "total", "positive"), vectors.CRIES_13)
def test_cries_13(answers: list[int], intrusion: int, avoidance: int, arousal: int, total: int, positive: bool) -> None:
    result = score("cries13", answers)

    assert result.subscores == {"intrusion": intrusion, "avoidance": avoidance, "arousal": arousal}
    assert (result.total, result.positive) == (total, positive)


@pytest.mark.parametrize("code", ["cries8", "cries13"])
@pytest.mark.parametrize("wrong", [2, 4, -1, 6])
def test_cries_has_no_answers_between(code: str, wrong: int) -> None:
    count = len(CATALOGUE[code].items)

    with pytest.raises(Impossible, match=f"Answer {count} must be one of 0, 1, 3, 5"):
        score(code, [0] * (count - 1) + [wrong])


@pytest.mark.parametrize(("answers", "total", "band"), vectors.CATS)
def test_cats_2(answers: list[int], total: int, band: str) -> None:
    result = score("cats2", answers)

    assert (result.total, result.band, result.positive) == (total, band, total >= 21)


@pytest.mark.parametrize(("answers", "scores", "flags"), vectors.PSC)
def test_psc_17(answers: list[int | None], scores: tuple[int, int, int, int], flags: set[str]) -> None:
    result = score("psc17", answers)

    assert (*result.subscores.values(), result.total) == scores
    assert {name for name, band in result.bands.items() if band == "screens positive"} == flags
    assert result.positive == bool(flags)


def test_four_blanks_make_psc_17_invalid() -> None:
    result = score("psc17", [None] * 4 + [1] * 13)

    assert (result.total, result.band, result.positive, result.complete) == (None, None, None, False)
    assert "Invalid" in str(result.notes[0])


@pytest.mark.parametrize(("answers", "scales", "total", "band"), vectors.SDQ_PAPER)
def test_sdq(answers: list[int], scales: tuple[int, ...], total: int, band: str) -> None:
    adds_up = CATALOGUE["sdq"].from_paper
    assert adds_up is not None
    result = score("sdq", adds_up(answers))

    assert tuple(adds_up(answers).values()) == scales
    assert (result.total, result.band) == (total, band)


def test_sdq_takes_its_scale_totals_and_checks_the_sum() -> None:
    scales = {"emotional": 7, "conduct": 2, "hyperactivity": 5, "peer": 2}

    assert score("sdq", scales).total == score("sdq", scales | {"total": 16}).total == 16
    for total in (15, 17):
        with pytest.raises(Impossible, match="does not fit"):
            score("sdq", scales | {"total": total})
    with pytest.raises(Impossible, match="Emotional is a whole number from 0 to 10"):
        score("sdq", scales | {"emotional": 11})


@pytest.mark.parametrize(
    ("scale", "edges"),
    {
        "emotional": (4, 5, 6, 7),
        "conduct": (3, 4, 5, 6),
        "hyperactivity": (5, 6, 7, 8),
        "peer": (2, 3, 4, 5),
        "impact": (0, 1, 2, 3),
        "prosocial": (7, 6, 5, 4),
    }.items(),
)
def test_sdq_scales_have_four_bands(scale: str, edges: tuple[int, ...]) -> None:
    lowered = ["close to average", "slightly lowered", "low", "very low"]
    raised = ["close to average", "slightly raised", "high", "very high"]

    bands = [score("sdq", {scale: edge}).bands[scale] for edge in edges]

    assert bands == (lowered if scale == "prosocial" else raised)


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (0, "close to average"),
        (14, "close to average"),
        (15, "slightly raised"),
        (17, "slightly raised"),
        (18, "high"),
        (19, "high"),
        (20, "very high"),
        (40, "very high"),
    ],
)
def test_the_sdq_total_has_four_bands(total: int, band: str) -> None:
    assert score("sdq", {"total": total}).band == band


def test_what_others_say_in_the_sdq_has_no_band_of_hers() -> None:
    result = score("sdqinformant", {"emotional": 7, "conduct": 2, "hyperactivity": 5, "peer": 2})

    assert (result.total, result.band, result.bands) == (16, None, {})


@pytest.mark.parametrize(("answers", "scales", "total", "positive"), vectors.CPSS_PAPER)
def test_cpss_5(answers: list[int], scales: tuple[int, ...], total: int, positive: bool) -> None:
    adds_up = CATALOGUE["cpss5"].from_paper
    assert adds_up is not None
    entries = adds_up(answers)
    result = score("cpss5", entries)

    assert tuple(entries.values()) == (*scales, None)
    assert (result.total, result.positive) == (total, positive)
    assert adds_up([*answers, 1, 1, 0, 0, 0, 0, 1])["impairment"] == 3


@pytest.mark.parametrize(("total", "positive"), [(0, False), (34, False), (35, True), (80, True)])
def test_ucla(total: int, positive: bool) -> None:
    assert score("ucla", {"total": total}).positive == positive


def test_ucla_ends_at_80() -> None:
    with pytest.raises(Impossible, match="from 0 to 80"):
        score("ucla", {"total": 81})


@pytest.mark.parametrize(("t", "band"), [(64, "normal range"), (65, "borderline range"), (69, "borderline range")])
def test_rcads_25(t: int, band: str) -> None:
    assert (score("rcads25", {"total": t}).band, score("rcads25", {"total": t}).positive) == (band, False)


def test_rcads_25_is_clinical_from_70_and_printed_up_to_80() -> None:
    result = score("rcads25", {"total": 60, "depression": 81})

    assert score("rcads25", {"total": 70}).band == "clinical range"
    assert (result.band, result.bands, result.positive) == ("normal range", {"depression": "clinical range"}, True)
    assert any("80" in str(note) for note in result.notes)


@pytest.mark.parametrize(("answers", "band", "alert"), vectors.ASQ)
def test_asq(answers: list[int | None], band: str, alert: str | None) -> None:
    result = score("asq", answers)

    assert (result.band, result.positive) == (band, alert is not None)
    assert codes(result) == ([alert] if alert else [])
    assert (result.must_ask is not None) == (alert == "asq_question_5_open") == (not result.complete)


@pytest.mark.parametrize(("entries", "band", "alert"), vectors.CSSRS)
def test_cssrs(entries: dict[str, int], band: str, alert: str | None) -> None:
    result = score("cssrs", entries)

    assert (result.band, codes(result), result.complete) == (band, [alert] if alert else [], True)


def test_high_risk_is_for_now_and_moderate_risk_for_today() -> None:
    high, moderate = (score("cssrs", vectors.CSSRS[place][0]) for place in (2, 1))

    assert [alert.urgency for alert in (*high.alerts, *moderate.alerts)] == [Urgency.NOW, Urgency.TODAY]


@pytest.mark.parametrize(("days", "car", "yes", "total", "band"), vectors.CRAFFT)
def test_crafft(days: tuple[int, int, int], car: int, yes: int | None, total: int, band: str) -> None:
    named = dict(zip(("days_alcohol", "days_cannabis", "days_other"), days, strict=True))
    result = score("crafft", {**named, "car": car, "score": yes})

    assert (result.total, result.band, result.positive) == (total, band, total >= 2)


def test_crafft_without_a_day_of_use_has_no_more_than_the_car_question() -> None:
    with pytest.raises(Impossible, match="only the car question"):
        score("crafft", {"days_alcohol": 0, "days_cannabis": 0, "days_other": 0, "car": 0, "score": 2})


@pytest.mark.parametrize(("code", "low", "high"), [("ders36", 36, 180), ("ders18", 18, 90), ("ders16", 16, 80)])
def test_ders_is_a_range_without_a_band(code: str, low: int, high: int) -> None:
    for total in (low, high):
        assert (score(code, {"total": total}).total, score(code, {"total": total}).band) == (total, None)
    for total in (low - 1, high + 1):
        with pytest.raises(Impossible, match=f"from {low} to {high}"):
            score(code, {"total": total})


@pytest.mark.parametrize(("weights", "levels", "total"), vectors.GAS)
def test_gas(weights: list[int], levels: list[int], total: float) -> None:
    assert shown(gas(weights, levels).total) == total
    assert score("gas", {"weights": weights, "levels": levels}).total == gas(weights, levels).total


def test_aso_domains_are_means() -> None:
    result = score("aso", {"safety": [2, 3, 2], "legal_protection": [4, 3], "mental_wellbeing": [1, 2, 2, 3]})

    assert [shown(result.subscores[name]) for name in ("safety", "legal_protection", "mental_wellbeing")] == [
        2.33,
        3.5,
        2,
    ]
    assert (result.total, result.complete) == (None, False)
    assert score("aso", {name: [2, 3, 2] for name in result.subscores}).total == Fraction(7, 3)


def test_an_open_score_leaves_an_aso_domain_without_a_mean() -> None:
    result = score("aso", {"safety": [2, None, 2], "social_support": [4]})

    assert (result.subscores["safety"], result.subscores["social_support"]) == (None, 4)
    with pytest.raises(Impossible, match="three scores"):
        score("aso", {"safety": [2, 2]})


def test_cans_lists_what_to_act_on_and_has_no_total() -> None:
    result = score("cans", {"needs": [0, 1, 2, 3], "strengths": [0, 3, None]})

    assert result.total is None
    assert result.subscores == {
        "needs_to_act_on": 2,
        "needs_at_once": 1,
        "strengths_to_build_on": 1,
        "strengths_to_build": 1,
    }
    assert str(result.notes[0]) == "Needs to act on: items 3, 4."
    assert result.missing == ("strengths_3",)
