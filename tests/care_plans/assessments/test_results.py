"""A result is read as it was kept: fractions exact, sentences with what fills their gaps."""

from typing import Any

import pytest

from care_plans.assessments import results
from care_plans.assessments.instruments import CATALOGUE, better
from tests.care_plans.assessments.given import phqa

ASO = {entry.code: [2, 3, 2] for entry in CATALOGUE["aso"].entries}


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("phqa", phqa(12)), ("phqa", [1] * 9), ("asq", [0, None, 0, 0, 0]), ("cats2", [1] * 25),
        ("psc17", [None, *[1] * 16]),
        ("aso", ASO), ("cans", {"needs": [2, 3], "strengths": [0, 3]}), ("rcads25", {"total": 85}),
        ("cssrs", {"q1": 1, "q2": 1, "q3": 1, "q4": 0, "q5": 0, "q6": 0}), ("sdq", {"emotional": 3}),
    ],
)  # fmt: skip
def test_a_result_comes_back_as_it_was(code: str, given: Any) -> None:
    result = CATALOGUE[code].score(given)

    assert results.read(results.kept(result)) == result


def test_half_a_point_of_the_aso_is_half_a_point_after_it_was_kept() -> None:
    aso = CATALOGUE["aso"]
    before, after = aso.score(ASO), aso.score(ASO | {"safety": [4, 4, 4], "social_support": [3, 4, 4]})
    kept = results.read(results.kept(before))

    assert kept is not None
    assert better(aso, kept, after) is better(aso, before, after)
    assert str(kept.total) == "7/3"


def test_what_is_not_kept_is_no_result() -> None:
    assert results.read([]) is None
