"""SDQ: five scale totals are entered; nothing of its text is here. Pure.

Strengths and Difficulties Questionnaire, Goodman 1997, © Youth in Mind, who alone may make electronic versions of it:
its pages take the totals of the paper form, never its items. The bands are the four bands of sdqinfo.org for the
self-report (11-17); other respondents have other bands, which are not here, and so a form, and a chart, of their own.
"""

from collections.abc import Mapping

from care_plans.assessments.instruments.checks import agreed_total, answered, banded, entered, left_open
from care_plans.assessments.instruments.shape import (
    Ages,
    Answers,
    Better,
    Entry,
    Instrument,
    Mode,
    Respondent,
    Result,
    Scale,
)
from care_plans.assessments.instruments.words import NO_SCORE, _

DIFFICULTIES = (
    Entry("emotional", _("Emotional"), 0, 10),
    Entry("conduct", _("Conduct"), 0, 10),
    Entry("hyperactivity", _("Hyperactivity"), 0, 10),
    Entry("peer", _("Peer"), 0, 10),
)
ENTRIES = (
    *DIFFICULTIES,
    Entry("prosocial", _("Prosocial"), 0, 10, required=False),
    Entry("total", _("Total difficulties"), 0, 40, required=False),
    Entry("impact", _("Impact"), 0, 10, required=False),
)
CLOSE, SLIGHT, HIGH, VERY_HIGH = _("close to average"), _("slightly raised"), _("high"), _("very high")
LOW, SLIGHTLY_LOW, VERY_LOW = _("low"), _("slightly lowered"), _("very low")
SELF_BANDS = {
    "total": ((0, CLOSE), (15, SLIGHT), (18, HIGH), (20, VERY_HIGH)),
    "emotional": ((0, CLOSE), (5, SLIGHT), (6, HIGH), (7, VERY_HIGH)),
    "conduct": ((0, CLOSE), (4, SLIGHT), (5, HIGH), (6, VERY_HIGH)),
    "hyperactivity": ((0, CLOSE), (6, SLIGHT), (7, HIGH), (8, VERY_HIGH)),
    "peer": ((0, CLOSE), (3, SLIGHT), (4, HIGH), (5, VERY_HIGH)),
    "prosocial": ((0, VERY_LOW), (5, LOW), (6, SLIGHTLY_LOW), (7, CLOSE)),
    "impact": ((0, CLOSE), (1, SLIGHT), (2, HIGH), (3, VERY_HIGH)),
}

PAPER = {  # printed numbers of each scale
    "emotional": (3, 8, 13, 16, 24),
    "conduct": (5, 7, 12, 18, 22),
    "hyperactivity": (2, 10, 15, 21, 25),
    "peer": (6, 11, 14, 19, 23),
    "prosocial": (1, 4, 9, 17, 20),
}
REVERSED = frozenset({7, 11, 14, 21, 25})
FEWEST = 3


def sdq(entries: Mapping[str, object]) -> Result:
    """Self-report: the total is emotional + conduct + hyperactivity + peer, 0 to 40."""
    return _scored(entries, SELF_BANDS)


def sdq_informant(entries: Mapping[str, object]) -> Result:
    """Parent, caregiver or teacher: the same scales, without bands."""
    return _scored(entries, {})


def _scored(entries: Mapping[str, object], bands: Mapping[str, tuple[tuple[int, str], ...]]) -> Result:
    given = entered(entries, ENTRIES)
    total = agreed_total(given, DIFFICULTIES)
    scores = {**given, "total": total}
    found = {name: banded(score, bands[name]) for name, score in scores.items() if score is not None and name in bands}
    return Result(
        total=total,
        subscores={name: score for name, score in given.items() if name != "total"},
        band=found.pop("total", None),
        bands=found,
        missing=left_open(given, ENTRIES),
        complete=total is not None,
        notes=() if total is not None else (NO_SCORE,),
    )


def scales(answers: Answers) -> Mapping[str, int | None]:
    """The scale totals of the 25 numbers (0-2) of a paper form, to check an addition by; the numbers are not kept.

    A scale with at least three answers is prorated to five, halves upward; with fewer it has no total.
    """
    given = answered(answers, 25, (0, 1, 2))
    turned = [answer if answer is None or n not in REVERSED else 2 - answer for n, answer in enumerate(given, 1)]
    return {name: _prorated([turned[number - 1] for number in numbers]) for name, numbers in PAPER.items()}


def _prorated(answers: Answers) -> int | None:
    known = [answer for answer in answers if answer is not None]
    return (2 * 5 * sum(known) + len(known)) // (2 * len(known)) if len(known) >= FEWEST else None


LABELS = {entry.code: entry.label for entry in ENTRIES if entry.code != "total"}
CREDIT = "Goodman: Strengths and Difficulties Questionnaire, 1997. © Youth in Mind; text not included."
WITHOUT = _("The total needs the four difficulty scales, or is entered as it is.")

SDQ = Instrument(
    code="sdq",
    version="1997",
    title=_("SDQ (self-report)"),
    neutral_title=_("Strengths check-in"),
    measures=_("strengths and difficulties"),
    mode=Mode.SCORE_ONLY,
    ages={Respondent.SELF: Ages(11, 17)},
    better=Better.LOWER,
    score=sdq,
    missing_rule=WITHOUT,
    credit=CREDIT,
    entries=ENTRIES,
    subscales=LABELS,
    chart=Scale("total", 0, 40),
    from_paper=scales,
)

SDQ_INFORMANT = Instrument(
    code="sdqinformant",
    version="1997",
    title=_("SDQ (parent or teacher)"),
    neutral_title=_("Strengths check-in, seen by others"),
    measures=_("strengths and difficulties"),
    mode=Mode.SCORE_ONLY,
    ages={Respondent.CAREGIVER: Ages(4, 17), Respondent.STAFF: Ages(4, 17)},
    better=Better.LOWER,
    score=sdq_informant,
    missing_rule=WITHOUT,
    credit=CREDIT,
    entries=ENTRIES,
    subscales=LABELS,
    chart=Scale("total", 0, 40),
    from_paper=scales,
)
