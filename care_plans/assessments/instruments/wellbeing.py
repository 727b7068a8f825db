"""WHO-5 and PSC-17: well-being, and how a caregiver sees her. Pure; none of their text is here.

WHO-5: World Health Organization Five Well-Being Index, 1998. PSC-17: Gardner and others 1999, © Massachusetts General
Hospital; its form may be freely reproduced.
"""

from care_plans.assessments.instruments.checks import answered, open_items, total_of, unlabelled
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
from care_plans.assessments.instruments.words import BELOW, NO_SCORE, POSITIVE, Words, _

WHO5_ANSWERS = range(6)
LOW_PERCENT, VERY_LOW_PERCENT = 50, 28

PSC17_ANSWERS = (0, 1, 2)
PSC17_SCALES = {
    "internalizing": (2, 6, 9, 11, 15),
    "attention": (1, 3, 7, 13, 17),
    "externalizing": (4, 5, 8, 10, 12, 14, 16),
}
PSC17_CUT_OFFS = {"internalizing": 5, "attention": 7, "externalizing": 7, "total": 15}
MOST_BLANKS = 3


def who5(answers: Answers) -> Result:
    """Raw total 0 to 25; times 4 it is a percentage, which the chart and the comparison use. 50 or less is low."""
    given = answered(answers, 5, WHO5_ANSWERS)
    if missing := open_items(given):
        return Result(missing=missing, complete=False, notes=(NO_SCORE,))
    raw = sum(answer or 0 for answer in given)
    percent = raw * 4
    low = percent <= LOW_PERCENT
    notes = (
        (Words(_("28 percent or less: look for depression soon.")),)
        if percent <= VERY_LOW_PERCENT
        else (Words(_("50 percent or less: look for depression.")),)
    )
    return Result(
        total=raw,
        subscores={"percent": percent},
        band=_("low") if low else _("adequate"),
        positive=low,
        notes=notes if low else (),
    )


def psc17(answers: Answers) -> Result:
    """0 to 34. A blank counts as 0; four blanks or more make it invalid. Any scale, or the total, can be positive."""
    given = answered(answers, 17, PSC17_ANSWERS)
    missing = open_items(given)
    if len(missing) > MOST_BLANKS:
        return Result(missing=missing, complete=False, notes=(Words(_("Invalid: four or more answers are blank.")),))
    subscores = {name: total_of(given, numbers) for name, numbers in PSC17_SCALES.items()}
    scores = {**subscores, "total": sum(subscores.values())}
    bands = {name: POSITIVE if scores[name] >= cut_off else BELOW for name, cut_off in PSC17_CUT_OFFS.items()}
    positive = POSITIVE in bands.values()
    return Result(
        total=scores["total"],
        subscores=subscores,
        band=POSITIVE if positive else BELOW,
        bands=bands,
        positive=positive,
        missing=missing,
        notes=(Words(_("Blank answers were counted as 0.")),) if missing else (),
    )


WHO5 = Instrument(
    code="who5",
    version="1998",
    title=_("WHO-5"),
    neutral_title=_("Well-being check-in"),
    measures=_("well-being"),
    mode=Mode.LOCAL_PACK,
    ages={Respondent.SELF: Ages(9)},
    better=Better.HIGHER,
    score=who5,
    missing_rule=_("One open answer leaves no total."),
    credit="World Health Organization Five Well-Being Index (WHO-5), 1998. Text not included.",
    choices=tuple(Choice(value, str(value)) for value in WHO5_ANSWERS),
    items=unlabelled(5),
    subscales={"percent": _("Percent")},
    chart=Scale("percent", 0, 100),
)

PSC17 = Instrument(
    code="psc17",
    version="1999",
    title=_("PSC-17"),
    neutral_title=_("Caregiver's check-in"),
    measures=_("how a caregiver sees mood, attention and behaviour"),
    mode=Mode.LOCAL_PACK,
    ages={Respondent.CAREGIVER: Ages(4, 17)},
    better=Better.LOWER,
    score=psc17,
    missing_rule=_("A blank counts as 0; four or more blanks make the form invalid."),
    credit="Gardner and others: Pediatric Symptom Checklist 17. © Massachusetts General Hospital. Text not included.",
    choices=tuple(Choice(value, str(value)) for value in PSC17_ANSWERS),
    items=unlabelled(17),
    subscales={
        "internalizing": _("Inner distress"),
        "attention": _("Attention"),
        "externalizing": _("Behaviour toward others"),
    },
    chart=Scale("total", 0, 34),
)
