"""ASO and CANS: how a trained worker rates her situation; scores are entered, nothing of their text is here. Pure.

ASO: Assessment of Survivor Outcomes, International Justice Mission 2018; it needs training and a signed agreement.
For a girl in a shelter it rates the place she will go back to. No threshold of "restored" was published to us, so there
is no band. CANS: Child and Adolescent Needs and Strengths, © Praed Foundation; training and a yearly certificate are
expected. Its versions have different items, so items go by their number on the form in use.
"""

from collections.abc import Mapping
from fractions import Fraction

from care_plans.assessments.instruments.checks import entered_lists
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
from care_plans.assessments.instruments.words import NO_SCORE, Words, _

ASO_DOMAINS = (
    Entry("safety", _("Safety"), 1, 4, many=True),
    Entry("legal_protection", _("Legal protection"), 1, 4, many=True),
    Entry("mental_wellbeing", _("Mental well-being"), 1, 4, many=True),
    Entry("economic_education", _("Economic empowerment and education"), 1, 4, many=True),
    Entry("social_support", _("Social support"), 1, 4, many=True),
    Entry("physical_wellbeing", _("Physical well-being"), 1, 4, many=True),
)
SAFETY_SCORES = 3

CANS_ENTRIES = (
    Entry("needs", _("Needs"), 0, 3, many=True),
    Entry("strengths", _("Strengths"), 0, 3, many=True),
)
ACTIONABLE, IMMEDIATE = 2, 3


def aso(domains: Mapping[str, object]) -> Result:
    """A domain is the mean of its sub-domains (1 to 4); the total is the mean of the six domains."""
    given = entered_lists(domains, ASO_DOMAINS)
    if given["safety"] and len(given["safety"]) != SAFETY_SCORES:
        raise Impossible(_("Safety has three scores."))
    means = {code: _mean(scores) for code, scores in given.items()}
    missing = tuple(code for code, mean in means.items() if mean is None)
    known = [mean for mean in means.values() if mean is not None]
    if missing:
        return Result(subscores=means, missing=missing, complete=False, notes=(NO_SCORE,))
    return Result(total=sum(known, Fraction()) / len(known), subscores=means)


def _mean(scores: Answers) -> Fraction | None:
    """Exact. None when nothing was entered, or one score is open."""
    known = [score for score in scores if score is not None]
    return Fraction(sum(known), len(known)) if known and len(known) == len(scores) else None


def cans(entries: Mapping[str, object]) -> Result:
    """Needs: 2 and 3 call for action, 3 at once. Strengths: 0 and 1 can be built on, 2 and 3 not yet. No total."""
    given = entered_lists(entries, CANS_ENTRIES)
    if not any(given.values()):
        raise Impossible(_("Give at least one score."))
    needs, strengths = given["needs"], given["strengths"]
    to_act, at_once, to_build = _from(needs, ACTIONABLE), _from(needs, IMMEDIATE), _from(strengths, ACTIONABLE)
    answered_strengths = [score for score in strengths if score is not None]
    missing = tuple(
        f"{name}_{n}" for name, scores in given.items() for n, score in enumerate(scores, 1) if score is None
    )
    return Result(
        subscores={
            "needs_to_act_on": len(to_act),
            "needs_at_once": len(at_once),
            "strengths_to_build_on": len(answered_strengths) - len(to_build),
            "strengths_to_build": len(to_build),
        },
        missing=missing,
        complete=not missing,
        notes=(
            *_list(_("Needs to act on: items %(items)s."), to_act),
            *_list(_("Needs to act on at once: items %(items)s."), at_once),
            *_list(_("Strengths to build: items %(items)s."), to_build),
        ),
    )


def _from(scores: Answers, lowest: int) -> list[int]:
    """The numbers of the items rated `lowest` or more."""
    return [number for number, score in enumerate(scores, 1) if score is not None and score >= lowest]


def _list(text: str, numbers: list[int]) -> tuple[Words, ...]:
    return (Words(text, {"items": ", ".join(str(number) for number in numbers)}),) if numbers else ()


ASO = Instrument(
    code="aso",
    version="2018",
    title=_("ASO (Assessment of Survivor Outcomes)"),
    neutral_title=_("Progress review"),
    measures=_("how far she is restored, in six domains"),
    mode=Mode.SCORE_ONLY,
    ages={Respondent.STAFF: Ages(0)},
    better=Better.HIGHER,
    score=aso,
    missing_rule=_("A domain with an open score has no mean, and then there is no total."),
    credit="International Justice Mission: Assessment of Survivor Outcomes. By agreement only; text not included.",
    entries=ASO_DOMAINS,
    subscales={domain.code: domain.label for domain in ASO_DOMAINS},
    chart=Scale("total", 1, 4),
    needs_agreement=True,
)

CANS = Instrument(
    code="cans",
    version="3.0",
    title=_("CANS"),
    neutral_title=_("Needs and strengths review"),
    measures=_("needs and strengths"),
    mode=Mode.SCORE_ONLY,
    ages={Respondent.STAFF: Ages(6, 20)},
    better=Better.LOWER,
    score=cans,
    missing_rule=_("Open items are left out; there is no total."),
    credit="Child and Adolescent Needs and Strengths. © Praed Foundation; text not included.",
    entries=CANS_ENTRIES,
    subscales={
        "needs_to_act_on": _("Needs to act on"),
        "needs_at_once": _("Needs to act on at once"),
        "strengths_to_build_on": _("Strengths to build on"),
        "strengths_to_build": _("Strengths to build"),
    },
)
