"""What holds for every answer there can be: bounds, order, reversals, missing answers, alerts."""

import math
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care_plans.assessments.instruments import CATALOGUE, Impossible, Result, Urgency, better, gas, shown

often = settings(max_examples=100, deadline=None)

SUMS = {  # highest total by code
    "phq9": 27,
    "phqa": 27,
    "gad7": 21,
    "who5": 25,
    "cries8": 40,
    "cries13": 65,
    "cats2": 60,
    "psc17": 34,
}
ALLOWED = {code: [choice.value for choice in CATALOGUE[code].choices] for code in SUMS}
NO_SCORE_WHEN_OPEN = sorted(SUMS.keys() - {"psc17"})
CATS_GROUPS = ((8, 9, 10, 11), (12, 13), (18, 19))


def answers(code: str, *, open_too: bool = False) -> st.SearchStrategy[list[Any]]:
    one = st.sampled_from([*ALLOWED[code], *([None] if open_too else [])])
    count = len(CATALOGUE[code].items)
    return st.lists(one, min_size=count, max_size=count)


def score(code: str, given: object) -> Result:
    return CATALOGUE[code].score(given)


def rank(code: str, band: str | None) -> int:
    order = {
        "phq9": ["minimal", "mild", "moderate", "moderately severe", "severe"],
        "phqa": ["minimal", "mild", "moderate", "moderately severe", "severe"],
        "gad7": ["minimal", "mild", "moderate", "severe"],
        "who5": ["low", "adequate"],
        "cats2": ["below the cut-off", "screens positive", "screens positive, in the probable range"],
    }.get(code, ["below the cut-off", "screens positive"])
    return order.index(str(band))


@pytest.mark.parametrize("code", SUMS)
def test_the_least_and_the_most_there_can_be_are_the_bounds(code: str) -> None:
    count = len(CATALOGUE[code].items)

    assert score(code, [0] * count).total == 0
    assert score(code, [max(ALLOWED[code])] * count).total == SUMS[code]


@pytest.mark.parametrize("code", SUMS)
@often
@given(data=st.data())
def test_raising_an_answer_never_lowers_anything(code: str, data: st.DataObject) -> None:
    before = data.draw(answers(code))
    place = data.draw(st.integers(0, len(before) - 1))
    after = [*before]
    after[place] = data.draw(st.sampled_from([value for value in ALLOWED[code] if value >= before[place]]))
    low, high = score(code, before), score(code, after)

    assert low.total is not None
    assert high.total is not None
    assert 0 <= low.total <= high.total <= SUMS[code]
    assert rank(code, low.band) <= rank(code, high.band)
    assert all((low.subscores[name] or 0) <= (high.subscores[name] or 0) for name in low.subscores)
    negative, positive = (high, low) if code == "who5" else (low, high)  # there, more is better
    assert positive.positive or not negative.positive


@pytest.mark.parametrize("code", SUMS)
@often
@given(data=st.data())
def test_sub_scores_add_up_to_the_total(code: str, data: st.DataObject) -> None:
    result = score(code, data.draw(answers(code)))
    parts = [value for name, value in result.subscores.items() if name != "percent"]

    assert not parts or sum(parts) == result.total  # type: ignore[arg-type]
    assert code != "who5" or result.subscores["percent"] == result.total * 4  # type: ignore[operator]


@pytest.mark.parametrize("code", NO_SCORE_WHEN_OPEN)
@often
@given(data=st.data())
def test_one_open_answer_leaves_no_score(code: str, data: st.DataObject) -> None:
    with_open = data.draw(answers(code, open_too=True))
    result = score(code, with_open)
    missing = tuple(number for number, answer in enumerate(with_open, 1) if answer is None)

    assert result.missing == missing
    assert result.complete == (not missing)
    if missing:
        assert (result.total, result.band, result.positive, result.subscores) == (None, None, None, {})


@pytest.mark.parametrize("code", ["phq9", "phqa"])
@often
@given(data=st.data())
def test_item_9_alerts_whatever_else_is_answered_or_left_open(code: str, data: st.DataObject) -> None:
    given_answers = data.draw(answers(code, open_too=True))

    result = score(code, given_answers)

    assert bool(result.alerts) == bool(given_answers[8])
    assert any("safety question" in str(note) for note in result.notes) == (given_answers[8] is None)


@often
@given(answers("phqa", open_too=True), st.sampled_from([0, 1, None]), st.sampled_from([0, 1, 2, 3, None]))
def test_the_two_questions_after_item_9_change_nothing(nine: list[Any], year: int | None, hard: int | None) -> None:
    assert score("phqa", [*nine, year, hard]) == score("phqa", nine)


@often
@given(answers("cats2"))
def test_of_alternative_symptoms_only_the_highest_counts(given_answers: list[int]) -> None:
    alternatives = {place for group in CATS_GROUPS for place in group}
    singles = sum(answer for place, answer in enumerate(given_answers) if place not in alternatives)

    assert score("cats2", given_answers).total == singles + sum(
        max(given_answers[place] for place in group) for group in CATS_GROUPS
    )
    mixed = [*given_answers]
    for group in CATS_GROUPS:
        for place, answer in zip(group, sorted(given_answers[place] for place in group), strict=True):
            mixed[place] = answer
    assert score("cats2", mixed) == score("cats2", given_answers)


@often
@given(answers("psc17", open_too=True))
def test_psc_17_counts_blanks_as_0_until_there_are_four(given_answers: list[Any]) -> None:
    result, blanks = score("psc17", given_answers), given_answers.count(None)
    filled = score("psc17", [answer or 0 for answer in given_answers])

    if blanks >= 4:
        assert (result.total, result.subscores, result.positive) == (None, {}, None)
    else:
        assert (result.total, result.subscores, result.bands) == (filled.total, filled.subscores, filled.bands)
        total, parts = result.total, result.subscores
        flags = (parts["internalizing"] >= 5, parts["attention"] >= 7, parts["externalizing"] >= 7, total >= 15)  # type: ignore[operator]
        assert tuple(band == "screens positive" for band in result.bands.values()) == flags
        assert result.positive == any(flags)


# --- the spaces that are small enough to be seen whole ---


@pytest.mark.parametrize("first_four", list(product([0, 1, None], repeat=4)))
def test_asq_over_all_answers(first_four: tuple[int | None, ...]) -> None:
    asked = any(answer != 0 for answer in first_four)
    yes, no, open_5, unasked = (score("asq", [*first_four, *fifth]) for fifth in ([1], [0], [None], []))

    assert [alert.urgency for alert in yes.alerts] == [Urgency.NOW]  # always, whatever the first four say
    assert yes.must_ask is no.must_ask is None
    assert no.positive == open_5.positive == unasked.positive == asked
    assert open_5 == unasked
    assert (open_5.must_ask is not None) == asked
    assert [alert.urgency for alert in no.alerts] == ([Urgency.TODAY] if asked else [])
    assert [alert.urgency for alert in open_5.alerts] == ([Urgency.NOW] if asked else [])


LEVELS = {None: -1, "none reported": 0, "low risk": 1, "moderate risk": 2, "high risk": 3}


def test_cssrs_over_all_answers() -> None:
    codes = ("q1", "q2", "q3", "q4", "q5", "q6", "q6_recent")
    seen = set()
    for values in product([0, 1, None], repeat=7):
        q1, q2, q3, q4, q5, q6, recent = values
        entries = dict(zip(codes, values, strict=True))
        if (q2 == 0 and 1 in (q3, q4, q5)) or (q6 == 0 and recent == 1):
            with pytest.raises(Impossible):
                score("cssrs", entries)
            continue
        result = score("cssrs", entries)
        known = 3 if 1 in (q4, q5, recent) else 2 if 1 in (q3, q6) else 1 if 1 in (q1, q2) else 0
        assert [alert.code for alert in result.alerts] == {2: ["cssrs_moderate"], 3: ["cssrs_high"]}.get(known, [])
        assert LEVELS[result.band] == (known if result.complete or known == 3 else -1)
        asked = {"q1", "q2"} | ({"q3", "q4", "q5"} if q2 != 0 else set())
        asked |= ({"q6"} if recent != 1 else set()) | ({"q6_recent"} if q6 == 1 else set())
        assert set(result.missing) == {code for code in asked if entries[code] is None}
        assert result.complete == (not result.missing)
        seen.add(result.band)
    assert seen == set(LEVELS)


def test_an_open_answer_never_makes_a_risk_lower_than_its_no() -> None:
    codes = ("q1", "q2", "q3", "q4", "q5", "q6", "q6_recent")
    for values in product([0, 1], repeat=7):
        entries: dict[str, int | None] = dict(zip(codes, values, strict=True))
        try:
            whole = score("cssrs", entries)
        except Impossible:
            continue
        for code in codes:
            if entries[code] == 0:
                opened = score("cssrs", entries | {code: None})
                assert LEVELS[opened.band] == -1 or LEVELS[opened.band] >= LEVELS[whole.band]


# --- forms whose scores are entered ---

SCALES = ("emotional", "conduct", "hyperactivity", "peer", "prosocial")


@often
@given(st.lists(st.integers(0, 10), min_size=5, max_size=5), st.integers(-3, 45))
def test_the_sdq_total_is_the_sum_of_four_scales_or_it_is_refused(scales: list[int], total: int) -> None:
    entries = dict(zip(SCALES, scales, strict=True))

    assert score("sdq", entries).total == sum(scales[:4])
    if total == sum(scales[:4]):
        assert score("sdq", {**entries, "total": total}).total == total
    else:
        with pytest.raises(Impossible):
            score("sdq", {**entries, "total": total})


@often
@given(st.lists(st.sampled_from([0, 1, 2, None]), min_size=25, max_size=25))
def test_sdq_reverses_five_items_and_prorates_from_three_answers(paper: list[int | None]) -> None:
    adds_up = CATALOGUE["sdq"].from_paper
    assert adds_up is not None
    printed = {
        "emotional": "3 8 13 16 24",
        "conduct": "5 7r 12 18 22",
        "hyperactivity": "2 10 15 21r 25r",
        "peer": "6 11r 14r 19 23",
        "prosocial": "1 4 9 17 20",
    }
    for name, items in printed.items():
        known: list[int] = []
        for item in items.split():
            answer = paper[int(item.rstrip("r")) - 1]
            if answer is not None:
                known.append(2 - answer if item.endswith("r") else answer)
        expected = math.floor(sum(known) * 5 / len(known) + 0.5) if len(known) >= 3 else None
        assert adds_up(paper)[name] == expected


@often
@given(st.lists(st.integers(0, 4), min_size=20, max_size=20), st.integers(0, 19))
def test_cpss_5_adds_up_and_rises_with_each_answer(paper: list[int], place: int) -> None:
    adds_up = CATALOGUE["cpss5"].from_paper
    assert adds_up is not None
    raised = [min(answer + (spot == place), 4) for spot, answer in enumerate(paper)]

    assert score("cpss5", adds_up(paper)).total == sum(paper)
    assert score("cpss5", adds_up(raised)).total == sum(raised)
    assert score("cpss5", adds_up(paper)).positive == (sum(paper) >= 31)


@often
@given(st.integers(-50, 250))
def test_totals_are_within_the_range_of_their_form_or_refused(total: int) -> None:
    for code in ("ucla", "cpss5", "ders36", "ders18", "ders16", "rcads25"):
        entry = next(entry for entry in CATALOGUE[code].entries if entry.code == "total")
        if entry.low <= total <= entry.high:
            assert score(code, {"total": total}).total == total
        else:
            with pytest.raises(Impossible, match=f"from {entry.low} to {entry.high}"):
                score(code, {"total": total})


@often
@given(*[st.integers(0, 366)] * 3, st.integers(0, 1), st.integers(0, 6))
def test_crafft_over_its_space(a: int, b: int, c: int, car: int, yes: int) -> None:
    entries = {"days_alcohol": a, "days_cannabis": b, "days_other": c, "car": car, "score": yes}
    used = a + b + c > 0
    if not car <= yes <= car + 5 or (not used and yes != car):
        with pytest.raises(Impossible):
            score("crafft", entries)
        return
    result = score("crafft", entries)

    assert result.total == yes
    assert result.band == ("high risk" if yes >= 2 else "medium risk" if used or car else "low risk")


@often
@given(st.dictionaries(st.sampled_from([e.code for e in CATALOGUE["aso"].entries]), st.lists(st.integers(1, 4))))
def test_aso_means_stay_between_1_and_4(domains: dict[str, list[int]]) -> None:
    if domains.get("safety"):
        domains["safety"] = (domains["safety"] * 3)[:3]
    result = score("aso", domains)

    assert all(mean is None or 1 <= mean <= 4 for mean in result.subscores.values())
    assert (result.total is None) == any(not domains.get(entry.code) for entry in CATALOGUE["aso"].entries)


@often
@given(st.lists(st.sampled_from([0, 1, 2, 3, None]), min_size=1), st.lists(st.sampled_from([0, 1, 2, 3, None])))
def test_cans_counts_and_never_sums(needs: list[int | None], strengths: list[int | None]) -> None:
    if len(needs) > 100 or len(strengths) > 100:
        return
    result = score("cans", {"needs": needs, "strengths": strengths})

    assert result.total is None
    assert result.subscores["needs_to_act_on"] == needs.count(2) + needs.count(3)
    assert result.subscores["needs_at_once"] == needs.count(3)
    assert result.subscores["strengths_to_build_on"] == strengths.count(0) + strengths.count(1)


# --- goal attainment ---

goals = st.lists(st.tuples(st.integers(1, 20), st.integers(-2, 2)), min_size=1, max_size=12)


@often
@given(goals)
def test_gas_is_the_published_formula(pairs: list[tuple[int, int]]) -> None:
    weights, levels = zip(*pairs, strict=True)
    correlation = 0.3
    spread = math.sqrt((1 - correlation) * sum(w * w for w in weights) + correlation * sum(weights) ** 2)
    expected = 50 + 10 * sum(w * x for w, x in pairs) / spread
    found = gas(weights, levels).total

    assert found is not None
    assert math.isclose(float(found), expected, abs_tol=1e-9)
    assert math.isclose(shown(found) or 0, expected, abs_tol=0.00501)


@often
@given(goals)
def test_gas_is_mirrored_scaled_and_rises(pairs: list[tuple[int, int]]) -> None:
    weights, levels = [w for w, _x in pairs], [x for _w, x in pairs]
    total = float(gas(weights, levels).total or 0)

    assert math.isclose(total + float(gas(weights, [-x for x in levels]).total or 0), 100)
    assert math.isclose(total, float(gas([3 * w for w in weights], levels).total or 0))
    assert total <= float(gas(weights, [min(levels[0] + 1, 2), *levels[1:]]).total or 0)
    assert gas(weights, [None, *levels[1:]]).total is None


# --- what is better ---


@often
@given(answers("who5", open_too=True), answers("who5", open_too=True))
def test_who_5_is_better_by_ten_percent(before: list[Any], after: list[Any]) -> None:
    verdict = better(CATALOGUE["who5"], score("who5", before), score("who5", after))

    if None in before or None in after:
        assert verdict is None
    else:
        assert verdict == (sum(after) * 4 - sum(before) * 4 >= 10)


@often
@given(answers("phqa", open_too=True), answers("phqa", open_too=True))
def test_phq_a_is_better_by_five_points_less(before: list[Any], after: list[Any]) -> None:
    verdict = better(CATALOGUE["phqa"], score("phqa", before), score("phqa", after))

    assert verdict == (None if None in before or None in after else sum(before) - sum(after) >= 5)


@pytest.mark.parametrize(("fewer", "verdict"), [(-1, False), (0, False), (4, False), (5, True), (6, True)])
def test_exactly_five_points_less_in_phq_a_are_better(fewer: int, verdict: bool) -> None:
    before, after = Result(total=12), Result(total=12 - fewer)

    assert better(CATALOGUE["phqa"], before, after) is verdict


def test_aso_is_better_by_half_a_point_and_gas_at_50() -> None:
    domains = [entry.code for entry in CATALOGUE["aso"].entries]
    two, more, half = (score("aso", dict.fromkeys(domains, scores)) for scores in ([2, 2, 2], [2, 2, 3], [2, 3, 3]))
    reached, not_reached = gas([1, 1], [1, -1]), gas([1, 1], [0, -1])

    assert [better(CATALOGUE["aso"], two, after) for after in (two, more, half)] == [False, False, True]
    assert better(CATALOGUE["gas"], not_reached, reached) is True
    assert better(CATALOGUE["gas"], reached, not_reached) is False
    assert better(CATALOGUE["gas"], reached, gas([1], [None])) is None


@pytest.mark.parametrize("code", sorted(CATALOGUE.keys() - {"who5", "phqa", "aso", "gas"}))
def test_no_other_form_says_who_is_better(code: str) -> None:
    assert better(CATALOGUE[code], Result(total=20), Result(total=0)) is None
