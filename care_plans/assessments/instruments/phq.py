"""PHQ-9, PHQ-A and GAD-7: sums of answers from 0 to 3. Pure.

PHQ-9: Kroenke, Spitzer, Williams 2001. GAD-7: Spitzer, Kroenke, Williams, Löwe 2006. Both are published by
phqscreeners.com with "no permission is required to reproduce, translate, display or distribute".
PHQ-A: Johnson, Harris, Spitzer, Williams 2002, in the wording of the form of the National Institute of Mental Health
(United States), with its two questions that are not scored. Two more, on suicide, belong to a variant that is printed
with permission only; the NIMH form goes over to the ASQ instead, which is an instrument of its own here.
"""

from dataclasses import replace

from care_plans.assessments.instruments.checks import answered, banded, expect, listed, open_items
from care_plans.assessments.instruments.shape import (
    Ages,
    Alert,
    Answer,
    Answers,
    Better,
    Choice,
    Instrument,
    Item,
    Mode,
    Respondent,
    Result,
    Scale,
    Urgency,
)
from care_plans.assessments.instruments.words import NO_SCORE, Words, _

HOW_OFTEN = (
    Choice(0, _("Not at all")),
    Choice(1, _("Several days")),
    Choice(2, _("More than half the days")),
    Choice(3, _("Nearly every day")),
)
ALLOWED = (0, 1, 2, 3)
PHQ_BANDS = (
    (0, _("minimal")),
    (5, _("mild")),
    (10, _("moderate")),
    (15, _("moderately severe")),
    (20, _("severe")),
)
GAD_BANDS = ((0, _("minimal")), (5, _("mild")), (10, _("moderate")), (15, _("severe")))
CUT_OFF = 10

ITEM_9 = Alert(
    "phq_item_9",
    Urgency.TODAY,
    _("She says that thoughts of being dead or of hurting herself trouble her. Talk with her today."),
)
ITEM_9_OPEN = Words(_("She left the safety question open. Find a quiet moment to ask how she is."))


def phq9(answers: Answers) -> Result:
    """0 to 27. Any answer to item 9 but "not at all" is followed up in a talk, whatever the total."""
    given = answered(answers, 9, ALLOWED)
    result = _summed(given, PHQ_BANDS, alerts=(ITEM_9,) if given[8] else ())
    return replace(result, notes=(*result.notes, ITEM_9_OPEN)) if given[8] is None else result


def phqa(answers: Answers) -> Result:
    """Scored as the PHQ-9; the two questions after item 9 may be left out, and are not scored."""
    given = listed(answers)
    if len(given) != 11:
        return phq9(given)
    expect(given[9], (0, 1), 10)
    expect(given[10], ALLOWED, 11)
    return phq9(given[:9])


def gad7(answers: Answers) -> Result:
    """0 to 21; cut points 5, 10 and 15."""
    return _summed(answered(answers, 7, ALLOWED), GAD_BANDS)


def _summed(given: tuple[Answer, ...], bands: tuple[tuple[int, str], ...], alerts: tuple[Alert, ...] = ()) -> Result:
    """10 or more screens positive. An open answer leaves no total; it silences no alert."""
    if missing := open_items(given):
        return Result(missing=missing, complete=False, notes=(NO_SCORE,), alerts=alerts)
    total = sum(answer or 0 for answer in given)
    return Result(total=total, band=banded(total, bands), positive=total >= CUT_OFF, alerts=alerts)


OVER_TWO_WEEKS = _("Over the last 2 weeks, how often have you been bothered by any of the following problems?")
OPEN_ANSWER = _("One open answer leaves no total. The safety question counts all the same.")

PHQ9 = Instrument(
    code="phq9",
    version="2001",
    title=_("PHQ-9"),
    neutral_title=_("Mood check-in (18 and over)"),
    measures=_("signs of depression"),
    mode=Mode.BUNDLED,
    ages={Respondent.SELF: Ages(18)},
    better=Better.LOWER,
    score=phq9,
    missing_rule=OPEN_ANSWER,
    credit="Kroenke, Spitzer, Williams: PHQ-9, 2001. Public domain (phqscreeners.com).",
    instruction=OVER_TWO_WEEKS,
    choices=HOW_OFTEN,
    items=(
        Item(1, _("Little interest or pleasure in doing things")),
        Item(2, _("Feeling down, depressed, or hopeless")),
        Item(3, _("Trouble falling or staying asleep, or sleeping too much")),
        Item(4, _("Feeling tired or having little energy")),
        Item(5, _("Poor appetite or overeating")),
        Item(
            6,
            _("Feeling bad about yourself — or that you are a failure or have let yourself or your family down"),
        ),
        Item(7, _("Trouble concentrating on things, such as reading the newspaper or watching television")),
        Item(
            8,
            _(
                "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety "
                "or restless that you have been moving around a lot more than usual"
            ),
        ),
        Item(9, _("Thoughts that you would be better off dead or of hurting yourself in some way")),
    ),
    chart=Scale("total", 0, 27),
)

PHQA = Instrument(
    code="phqa",
    version="2002-nimh",
    title=_("PHQ-A (PHQ-9 modified for adolescents)"),
    neutral_title=_("Mood check-in"),
    measures=_("signs of depression"),
    mode=Mode.BUNDLED,
    ages={Respondent.SELF: Ages(11, 17)},
    better=Better.LOWER,
    score=phqa,
    missing_rule=OPEN_ANSWER,
    credit=(
        "Johnson, Harris, Spitzer, Williams: The patient health questionnaire for adolescents. "
        "J Adolesc Health 2002;30(3):196-204. Wording of the National Institute of Mental Health."
    ),
    instruction=_(
        "How often have you been bothered by each of the following symptoms during the past two weeks? For each "
        "symptom choose the answer that best describes how you have been feeling."
    ),
    choices=HOW_OFTEN,
    items=(
        Item(1, _("Feeling down, depressed, irritable, or hopeless?")),
        Item(2, _("Little interest or pleasure in doing things?")),
        Item(3, _("Trouble falling asleep, staying asleep, or sleeping too much?")),
        Item(4, _("Poor appetite, weight loss, or overeating?")),
        Item(5, _("Feeling tired, or having little energy?")),
        Item(
            6,
            _(
                "Feeling bad about yourself – or feeling that you are a failure, or that you have let yourself or your "
                "family down?"
            ),
        ),
        Item(7, _("Trouble concentrating on things like school work, reading, or watching TV?")),
        Item(
            8,
            _(
                "Moving or speaking so slowly that other people could have noticed? Or the opposite – being so fidgety "
                "or restless that you were moving around a lot more than usual?"
            ),
        ),
        Item(9, _("Thoughts that you would be better off dead, or of hurting yourself in some way?")),
    ),
    extras=(
        Item(
            10,
            _("In the past year have you felt depressed or sad most days, even if you felt okay sometimes?"),
            choices=(Choice(1, _("Yes")), Choice(0, _("No"))),
        ),
        Item(
            11,
            _(
                "If you are experiencing any of the problems on this form, how difficult have these problems made it "
                "for you to do your work, take care of things at home or get along with other people?"
            ),
            choices=(
                Choice(0, _("Not difficult at all")),
                Choice(1, _("Somewhat difficult")),
                Choice(2, _("Very difficult")),
                Choice(3, _("Extremely difficult")),
            ),
        ),
    ),
    chart=Scale("total", 0, 27),
)

GAD7 = Instrument(
    code="gad7",
    version="2006",
    title=_("GAD-7"),
    neutral_title=_("Worry check-in"),
    measures=_("signs of anxiety"),
    mode=Mode.BUNDLED,
    ages={Respondent.SELF: Ages(12)},
    better=Better.LOWER,
    score=gad7,
    missing_rule=_("One open answer leaves no total."),
    credit="Spitzer, Kroenke, Williams, Löwe: GAD-7, 2006. Public domain (phqscreeners.com).",
    instruction=OVER_TWO_WEEKS,
    choices=HOW_OFTEN,
    items=(
        Item(1, _("Feeling nervous, anxious or on edge")),
        Item(2, _("Not being able to stop or control worrying")),
        Item(3, _("Worrying too much about different things")),
        Item(4, _("Trouble relaxing")),
        Item(5, _("Being so restless that it is hard to sit still")),
        Item(6, _("Becoming easily annoyed or irritable")),
        Item(7, _("Feeling afraid as if something awful might happen")),
    ),
    chart=Scale("total", 0, 21),
)
