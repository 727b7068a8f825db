"""CRIES-8, CRIES-13 and CATS-2: signs of traumatic stress, answered by herself. Pure; none of their text is here.

CRIES: Children's Revised Impact of Event Scale, Children and War Foundation; free to use, not to be amended.
CATS-2: Sachser and others 2022, International Society for Traumatic Stress Studies; the first version scored
otherwise. Of CATS-2 only the 25 printed symptom answers are taken: its list of events would make her tell again.
Its ICD-11 scale is not scored: the list of its items needs the official sheet.
"""

from collections.abc import Mapping

from care_plans.assessments.instruments.checks import answered, banded, open_items, total_of, unlabelled
from care_plans.assessments.instruments.shape import (
    Ages,
    Answers,
    Better,
    Choice,
    Instrument,
    Mode,
    Respondent,
    Result,
    Scale,
)
from care_plans.assessments.instruments.words import BELOW, NO_SCORE, POSITIVE, _

CRIES_ANSWERS = (0, 1, 3, 5)  # there is no 2 and no 4
CRIES8_SCALES = {"intrusion": (1, 3, 6, 7), "avoidance": (2, 4, 5, 8)}
CRIES13_SCALES = {"intrusion": (1, 4, 8, 9), "avoidance": (2, 6, 7, 10), "arousal": (3, 5, 11, 12, 13)}
CRIES8_CUT_OFF, CRIES13_CUT_OFF = 17, 30

CATS2_ANSWERS = (0, 1, 2, 3)
CATS2_ALTERNATIVES = ((9, 10, 11, 12), (13, 14), (19, 20))  # of each set only the highest answer counts
CATS2_SINGLE = (*range(1, 9), *range(15, 19), *range(21, 26))
CATS2_BANDS = ((0, BELOW), (21, POSITIVE), (25, _("screens positive, in the probable range")))


def cries8(answers: Answers) -> Result:
    """0 to 40; 17 or more screens positive."""
    return _cries(answers, 8, CRIES8_SCALES, CRIES8_CUT_OFF)


def cries13(answers: Answers) -> Result:
    """0 to 65; 30 or more screens positive."""
    return _cries(answers, 13, CRIES13_SCALES, CRIES13_CUT_OFF)


def _cries(answers: Answers, count: int, scales: Mapping[str, tuple[int, ...]], cut_off: int) -> Result:
    given = answered(answers, count, CRIES_ANSWERS)
    if missing := open_items(given):
        return Result(missing=missing, complete=False, notes=(NO_SCORE,))
    subscores = {name: total_of(given, numbers) for name, numbers in scales.items()}
    total = sum(subscores.values())
    positive = total >= cut_off
    return Result(total=total, subscores=subscores, band=POSITIVE if positive else BELOW, positive=positive)


def cats2(answers: Answers) -> Result:
    """25 answers are 20 symptoms, 0 to 60; 21 or more screens positive, 25 or more is the published probable range."""
    given = answered(answers, 25, CATS2_ANSWERS)
    if missing := open_items(given):
        return Result(missing=missing, complete=False, notes=(NO_SCORE,))
    highest = (max(given[number - 1] or 0 for number in group) for group in CATS2_ALTERNATIVES)
    total = total_of(given, CATS2_SINGLE) + sum(highest)
    return Result(total=total, band=banded(total, CATS2_BANDS), positive=total >= CATS2_BANDS[1][0])


ONE_OPEN = _("One open answer leaves no total.")
CRIES_LABELS = {"intrusion": _("Memories that come back"), "avoidance": _("Keeping away from reminders")}
CRIES_CREDIT = (
    "Children and War Foundation: Children's Revised Impact of Event Scale. Free to use unaltered; text not included."
)

CRIES8 = Instrument(
    code="cries8",
    version="2005",
    title=_("CRIES-8"),
    neutral_title=_("How the last week has been"),
    measures=_("signs of traumatic stress"),
    mode=Mode.LOCAL_PACK,
    ages={Respondent.SELF: Ages(8, 18)},
    better=Better.LOWER,
    score=cries8,
    missing_rule=ONE_OPEN,
    credit=CRIES_CREDIT,
    choices=tuple(Choice(value, str(value)) for value in CRIES_ANSWERS),
    items=unlabelled(8),
    subscales=CRIES_LABELS,
    chart=Scale("total", 0, 40),
)

CRIES13 = Instrument(
    code="cries13",
    version="2005",
    title=_("CRIES-13"),
    neutral_title=_("How the last week has been (longer)"),
    measures=_("signs of traumatic stress"),
    mode=Mode.LOCAL_PACK,
    ages={Respondent.SELF: Ages(8, 18)},
    better=Better.LOWER,
    score=cries13,
    missing_rule=ONE_OPEN,
    credit=CRIES_CREDIT,
    choices=tuple(Choice(value, str(value)) for value in CRIES_ANSWERS),
    items=unlabelled(13),
    subscales={**CRIES_LABELS, "arousal": _("Being on guard")},
    chart=Scale("total", 0, 65),
)

CATS2 = Instrument(
    code="cats2",
    version="2",
    title=_("CATS-2 (7–17, self-report)"),
    neutral_title=_("Stress check-in"),
    measures=_("signs of traumatic stress"),
    mode=Mode.LOCAL_PACK,
    ages={Respondent.SELF: Ages(7, 17)},
    better=Better.LOWER,
    score=cats2,
    missing_rule=ONE_OPEN,
    credit="Sachser and others: Child and Adolescent Trauma Screen 2, 2022. Text not included.",
    choices=tuple(Choice(value, str(value)) for value in CATS2_ANSWERS),
    items=unlabelled(25),
    chart=Scale("total", 0, 60),
)
