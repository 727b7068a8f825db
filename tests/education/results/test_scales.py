"""A mark is read as the school wrote it, on every scale; what cannot be one says what would be."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from education.models import Descriptor
from education.models.codes import Scale
from education.results.scales import NOTHING, Marking, Reported


def of(scale: Scale, *told: tuple[str, str, bool]) -> Marking:
    rows = [Descriptor(scale=scale, low=Decimal(low), label=label, supports=supports) for low, label, supports in told]
    return Marking(scale, tuple(rows))


IN_WORDS = of(Scale.DESCRIPTIVE, ("0", "Beginning", True), ("1", "Developing", False), ("2", "Consistent", False))
DO_8 = of(
    Scale.PERCENT, ("0", "Needs support", True), ("75", "Fairly Satisfactory", False), ("90", "Outstanding", False)
)
READ: list[tuple[Marking, str, Reported]] = [
    (DO_8, "86", Reported(Decimal(86))),
    (DO_8, " 84.50 ", Reported(Decimal("84.50"))),
    (DO_8, "84,5", Reported(Decimal("84.5"))),
    (DO_8, "91 %", Reported(Decimal(91))),
    (DO_8, "0", Reported(Decimal(0))),
    (DO_8, "100", Reported(Decimal(100))),
    (DO_8, "", NOTHING),
    (DO_8, "–", NOTHING),
    (of(Scale.COLLEGE), "1.75", Reported(Decimal("1.75"))),
    (of(Scale.COLLEGE), "1", Reported(Decimal(1))),
    (of(Scale.COLLEGE), "5.0", Reported(Decimal(5))),
    (IN_WORDS, "developing", Reported(words="Developing")),
    (of(Scale.DESCRIPTIVE), "reads  alone", Reported(words="reads alone")),
    (of(Scale.PASS_FAIL), "passed", Reported(words="Passed")),
    (of(Scale.PASS_FAIL), "Not yet", Reported(words="Not yet")),
]  # fmt: skip
REFUSED: list[tuple[Marking, str, str]] = [
    *(
        (DO_8, text, "a mark from 0 to 100")
        for text in ("101", "-5", "8O", "84.555", "86 87", "1e2", "٨٦", "NaN", "+86")
    ),
    *((of(Scale.COLLEGE), text, "a mark from 1.0 to 5.0, in quarters") for text in ("0.75", "5.25", "1.3", "86", "A")),
    (IN_WORDS, "Outstanding", "one of: Beginning, Developing, Consistent"),
    (of(Scale.DESCRIPTIVE), "x" * 61, "a few words"),
    (of(Scale.PASS_FAIL), "75", "one of: Passed, Not yet"),
]
SUPPORTS: list[tuple[Marking, Reported, bool]] = [
    (DO_8, Reported(Decimal("74.99")), True),
    (DO_8, Reported(Decimal(75)), False),
    (of(Scale.PERCENT), Reported(Decimal(60)), True),
    (of(Scale.COLLEGE), Reported(Decimal(3)), False),
    (of(Scale.COLLEGE), Reported(Decimal("3.25")), True),
    (of(Scale.COLLEGE, ("1.00", "Passed", False), ("3.01", "Needs support", True)), Reported(Decimal(5)), True),
    (IN_WORDS, Reported(words="Beginning"), True),
    (IN_WORDS, Reported(words="Consistent"), False),
    (of(Scale.PASS_FAIL), Reported(words="Not yet"), True),
    (of(Scale.PASS_FAIL), Reported(words="Passed"), False),
    (DO_8, NOTHING, False),
]


@pytest.mark.parametrize(("marking", "text", "reported"), READ)
def test_what_a_school_writes_is_read(marking: Marking, text: str, reported: Reported) -> None:
    assert marking.read(text) == reported


@pytest.mark.parametrize(("marking", "text", "expects"), REFUSED)
def test_what_is_no_mark_is_told_what_would_be_one(marking: Marking, text: str, expects: str) -> None:
    with pytest.raises(ValidationError) as objection:
        marking.read(text)

    assert objection.value.messages == [expects]


@pytest.mark.parametrize("marking", [of(Scale.DESCRIPTIVE), IN_WORDS])
def test_words_with_a_character_nobody_sees_are_refused(marking: Marking) -> None:
    with pytest.raises(ValidationError):
        marking.read("Devel\u202eoping")


@pytest.mark.parametrize(("marking", "reported", "supports"), SUPPORTS)
def test_support_is_needed_where_the_grading_order_says_and_below_75(
    marking: Marking, reported: Reported, supports: bool
) -> None:
    assert marking.supports(reported) is supports


@pytest.mark.parametrize(("marking", "text", "reported"), READ)
def test_what_is_shown_is_read_as_the_same(marking: Marking, text: str, reported: Reported) -> None:
    for language in ("en", "fr"):
        with override(language):
            assert marking.read(marking.shown(reported)) == reported


def test_marks_are_shown_without_empty_decimals() -> None:
    shown = [DO_8.shown(Reported(Decimal(text))) for text in ("100.00", "84.50", "0.00", "70.25")]
    college = [of(Scale.COLLEGE).shown(Reported(Decimal(text))) for text in ("1.00", "1.75", "2.50")]

    assert shown == ["100", "84.5", "0", "70.25"]
    assert college == ["1.0", "1.75", "2.5"]


def test_a_number_is_called_as_its_grading_order_calls_it() -> None:
    assert [DO_8.called(Reported(Decimal(n))) for n in (70, 80, 95)] == [
        "Needs support", "Fairly Satisfactory", "Outstanding",
    ]  # fmt: skip
    assert IN_WORDS.called(Reported(words="Beginning")) == ""
