"""ASQ and the C-SSRS screener: whether she is safe now. Neither has a total. Pure.

ASQ: Ask Suicide-Screening Questions, National Institute of Mental Health (United States), toolkit of 2017; a work of
the government, free to use, by trained staff. Its blanks for how, when and "please describe" are for the talk that
follows, and are not kept here. C-SSRS screener: triage of the Columbia Lighthouse Project; its text
belongs to the Research Foundation for Mental Hygiene and is not here.
"""

from collections.abc import Mapping

from care_plans.assessments.instruments.checks import entered, expect, listed, open_items
from care_plans.assessments.instruments.shape import (
    Ages,
    Alert,
    Answers,
    Better,
    Choice,
    Entry,
    Impossible,
    Instrument,
    Item,
    Mode,
    Respondent,
    Result,
    Urgency,
)
from care_plans.assessments.instruments.words import Words, _

YES, NO = 1, 0
YES_OR_NO = (Choice(YES, _("Yes")), Choice(NO, _("No")))

ACUTE = Alert("asq_acute", Urgency.NOW, _("Do not leave her alone. She needs a full safety evaluation at once."))
NON_ACUTE = Alert("asq_non_acute", Urgency.TODAY, _("She needs a brief safety assessment today."))
ACUITY_UNKNOWN = Alert(
    "asq_question_5_open", Urgency.NOW, _("Stay with her until question 5 is answered or a clinician has seen her.")
)
ASK_5 = Words(_("Incomplete: question 5 must be asked before this can be closed."))
JUDGEMENT = Words(_("Clinical judgement can always override a screen without positive answers."))


def asks_question_5(first_four: Answers) -> bool:
    """A yes, or an answer she prefers not to give, to any of the first four."""
    return any(answer != NO for answer in first_four)


def asq(answers: Answers) -> Result:
    """Four answers, and the fifth where it is asked. A refusal in 1-4 counts as a yes; a yes to 5 always counts.

    The manual does not say what a refused question 5 means: it stays incomplete, and is as urgent as a yes.
    """
    given = listed(answers)
    if len(given) not in (4, 5):
        raise Impossible(_("This form has four answers, and a fifth where question 5 was asked."))
    for number, answer in enumerate(given, 1):
        expect(answer, (YES, NO), number)
    first_four, fifth = given[:4], given[4] if len(given) == 5 else None
    if fifth == YES:
        return Result(band=_("acute positive screen"), positive=True, alerts=(ACUTE,), missing=open_items(first_four))
    if not asks_question_5(first_four):
        return Result(band=_("negative screen"), positive=False, notes=(JUDGEMENT,))
    if fifth == NO:
        return Result(
            band=_("non-acute positive screen"), positive=True, alerts=(NON_ACUTE,), missing=open_items(first_four)
        )
    return Result(
        band=_("positive screen, incomplete"),
        positive=True,
        alerts=(ACUITY_UNKNOWN,),
        missing=(*open_items(first_four), 5),
        complete=False,
        must_ask=ASK_5,
        notes=(ASK_5,),
    )


ASQ = Instrument(
    code="asq",
    version="2017",
    title=_("ASQ (Ask Suicide-Screening Questions)"),
    neutral_title=_("Safety check-in"),
    measures=_("risk of suicide"),
    mode=Mode.BUNDLED,
    ages={Respondent.CLINICIAN: Ages(8)},
    better=Better.LOWER,
    score=asq,
    missing_rule=_("An answer she prefers not to give counts as a yes. Question 5 cannot stay open."),
    credit="Ask Suicide-Screening Questions (ASQ) Toolkit, National Institute of Mental Health.",
    instruction=_("Asked by a trained person, face to face and alone with her."),
    choices=YES_OR_NO,
    items=(
        Item(1, _("In the past few weeks, have you wished you were dead?")),
        Item(
            2,
            _("In the past few weeks, have you felt that you or your family would be better off if you were dead?"),
        ),
        Item(3, _("In the past week, have you been having thoughts about killing yourself?")),
        Item(4, _("Have you ever tried to kill yourself?")),
        Item(5, _("Are you having thoughts of killing yourself right now?"), only_if=True),
    ),
)

CSSRS_HIGH = Alert("cssrs_high", Urgency.NOW, _("Do not leave her alone. She needs a full safety evaluation at once."))
CSSRS_MODERATE = Alert("cssrs_moderate", Urgency.TODAY, _("She needs a safety assessment by a clinician today."))
CSSRS_OPEN = Words(
    _("Questions that would place her risk were left open, so there is no level. Do not take it as low.")
)
CSSRS_ENTRIES = (
    Entry("q1", _("Question 1"), NO, YES),
    Entry("q2", _("Question 2"), NO, YES),
    Entry("q3", _("Question 3"), NO, YES, required=False),
    Entry("q4", _("Question 4"), NO, YES, required=False),
    Entry("q5", _("Question 5"), NO, YES, required=False),
    Entry("q6", _("Question 6, ever"), NO, YES),
    Entry("q6_recent", _("Question 6, in the past three months"), NO, YES, required=False),
)


def cssrs(entries: Mapping[str, object]) -> Result:
    """Yes (1) or no (0) by number of the question: 1, 2 low; 3, or 6 ever, moderate; 4, 5, or 6 recently, high."""
    given = entered(entries, CSSRS_ENTRIES)
    if given["q2"] == NO and YES in (given["q3"], given["q4"], given["q5"]):
        raise Impossible(_("Questions 3 to 5 are asked only after a yes to question 2."))
    if given["q6"] == NO and given["q6_recent"] == YES:
        raise Impossible(_("What happened in the past three months also happened ever: question 6 cannot be no."))
    missing = _cssrs_open(given)
    said = {code for code, answer in given.items() if answer == YES}
    if said & {"q4", "q5", "q6_recent"}:  # nothing she left open could raise it
        return Result(band=_("high risk"), positive=True, alerts=(CSSRS_HIGH,), missing=missing, complete=not missing)
    moderate = bool(said & {"q3", "q6"})
    alerts = (CSSRS_MODERATE,) if moderate else ()
    if missing:
        return Result(
            positive=True if said else None, alerts=alerts, missing=missing, complete=False, notes=(CSSRS_OPEN,)
        )
    band = _("moderate risk") if moderate else _("low risk") if said else _("none reported")
    return Result(band=band, positive=bool(said), alerts=alerts, notes=() if said else (JUDGEMENT,))


def _cssrs_open(given: Mapping[str, int | None]) -> tuple[str, ...]:
    """1, 2 and 6 are always asked; 3-5 unless 2 is no; the three months unless 6 is no. A recent yes answers 6."""
    asked = ["q1", "q2", *(("q3", "q4", "q5") if given["q2"] != NO else ())]
    asked += ["q6"] if given["q6_recent"] != YES else []
    asked += ["q6_recent"] if given["q6"] == YES else []
    return tuple(code for code in asked if given[code] is None)


CSSRS = Instrument(
    code="cssrs",
    version="screener",
    title=_("C-SSRS screener"),
    neutral_title=_("Safety check-in (longer)"),
    measures=_("risk of suicide"),
    mode=Mode.SCORE_ONLY,
    ages={Respondent.CLINICIAN: Ages(6)},
    better=Better.LOWER,
    score=cssrs,
    missing_rule=_(
        "An open answer leaves no level unless the highest is reached already. Known answers alert all the same."
    ),
    credit="Columbia-Suicide Severity Rating Scale. © Research Foundation for Mental Hygiene; text not included.",
    entries=CSSRS_ENTRIES,
)
