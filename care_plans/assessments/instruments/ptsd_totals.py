"""UCLA PTSD-RI-5 and CPSS-5: totals are entered; nothing of their text is here. Pure.

UCLA PTSD Reaction Index for DSM-5: licensed by each administration (reactionindex.com). CPSS-5: Child PTSD Symptom
Scale for DSM-5, self-report, Foa and others 2018, © its authors.
"""

from collections.abc import Mapping

from care_plans.assessments.instruments.checks import (
    agreed_total,
    answered,
    entered,
    left_open,
    listed,
)
from care_plans.assessments.instruments.shape import (
    Ages,
    Answers,
    Better,
    Entry,
    Impossible,
    Instrument,
    Mode,
    Respondent,
    Result,
    Scale,
)
from care_plans.assessments.instruments.words import BELOW, NO_SCORE, POSITIVE, _

UCLA_ENTRIES = (Entry("total", _("Total"), 0, 80),)
UCLA_CUT_OFF = 35

CPSS5_SCALES = (
    Entry("intrusion", _("Memories that come back"), 0, 20, required=False),
    Entry("avoidance", _("Keeping away from reminders"), 0, 8, required=False),
    Entry("cognition_mood", _("Thoughts and mood"), 0, 28, required=False),
    Entry("arousal", _("Being on guard"), 0, 24, required=False),
)
CPSS5_ENTRIES = (
    *CPSS5_SCALES,
    Entry("total", _("Total"), 0, 80),
    Entry("impairment", _("Effect on daily life"), 0, 7, required=False),
)
CPSS5_PAPER = {
    "intrusion": slice(0, 5),
    "avoidance": slice(5, 7),
    "cognition_mood": slice(7, 14),
    "arousal": slice(14, 20),
    "impairment": slice(20, 27),
}
CPSS5_CUT_OFF = 31


def ucla(entries: Mapping[str, object]) -> Result:
    """0 to 80; 35 is at the cut-off."""
    given = entered(entries, UCLA_ENTRIES)
    return _cut(given["total"], UCLA_CUT_OFF, left_open(given, UCLA_ENTRIES), {})


def cpss5(entries: Mapping[str, object]) -> Result:
    """0 to 80, the sum of its four scales; 31 or more screens positive. Impairment (0-7) is not part of the total."""
    given = entered(entries, CPSS5_ENTRIES)
    total = agreed_total(given, CPSS5_SCALES)
    subscores = {name: score for name, score in given.items() if name != "total"}
    return _cut(total, CPSS5_CUT_OFF, ("total",) if total is None else (), subscores)


def _cut(total: int | None, cut_off: int, missing: tuple[str, ...], subscores: Mapping[str, int | None]) -> Result:
    if total is None:
        return Result(subscores=subscores, missing=missing, complete=False, notes=(NO_SCORE,))
    positive = total >= cut_off
    return Result(total=total, subscores=subscores, band=POSITIVE if positive else BELOW, positive=positive)


def scales(answers: Answers) -> Mapping[str, int | None]:
    """The scale totals of the 20 numbers (0-4) of a paper form, and 7 of yes (1) or no (0); they are not kept."""
    given = listed(answers)
    if len(given) not in (20, 27):
        raise Impossible(_("This form has 20 answers, and 7 more about daily life."))
    whole = answered(given[:20], 20, range(5)) + (answered(given[20:], 7, (0, 1)) if given[20:] else (None,) * 7)
    parts = {name: whole[numbers] for name, numbers in CPSS5_PAPER.items()}
    return {name: None if None in part else sum(each or 0 for each in part) for name, part in parts.items()}


UCLA = Instrument(
    code="ucla",
    version="DSM-5",
    title=_("UCLA PTSD Reaction Index"),
    neutral_title=_("Stress check-in (longer)"),
    measures=_("signs of traumatic stress"),
    mode=Mode.SCORE_ONLY,
    ages={Respondent.SELF: Ages(7, 18)},
    better=Better.LOWER,
    score=ucla,
    missing_rule=_("Without a total there is no result."),
    credit="UCLA PTSD Reaction Index for DSM-5. Each use needs its owner's licence; text not included.",
    entries=UCLA_ENTRIES,
    chart=Scale("total", 0, 80),
)

CPSS5 = Instrument(
    code="cpss5",
    version="DSM-5",
    title=_("CPSS-5 (self-report)"),
    neutral_title=_("How the last month has been"),
    measures=_("signs of traumatic stress"),
    mode=Mode.SCORE_ONLY,
    ages={Respondent.SELF: Ages(8, 18)},
    better=Better.LOWER,
    score=cpss5,
    missing_rule=_("Without a total, or all four scales, there is no result."),
    credit="Foa and others: Child PTSD Symptom Scale for DSM-5. © the authors; text not included.",
    entries=CPSS5_ENTRIES,
    subscales={entry.code: entry.label for entry in CPSS5_ENTRIES if entry.code != "total"},
    chart=Scale("total", 0, 80),
    from_paper=scales,
)
