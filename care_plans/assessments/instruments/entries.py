"""RCADS-25, CRAFFT 2.1 and DERS: scores are entered; nothing of their text is here. Pure.

RCADS-25: Revised Children's Anxiety and Depression Scale, Chorpita and others (rcads.ucla.edu); use in a record needs
their written permission, and their norms stay with them: T-scores are entered. CRAFFT 2.1: © Boston Children's
Hospital. DERS: Gratz, Roemer 2004; Victor, Klonsky 2016 (18 items); Bjureberg and others 2016 (16 items).
"""

from collections.abc import Mapping
from functools import partial

from care_plans.assessments.instruments.checks import banded, entered, left_open
from care_plans.assessments.instruments.shape import (
    Ages,
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

LOWEST_T, HIGHEST_T, PRINTED_TO = 20, 120, 80
RCADS25_ENTRIES = (
    Entry("total", _("Total, T-score"), LOWEST_T, HIGHEST_T),
    Entry("anxiety", _("Anxiety, T-score"), LOWEST_T, HIGHEST_T, required=False),
    Entry("depression", _("Depression, T-score"), LOWEST_T, HIGHEST_T, required=False),
)
T_BANDS = ((LOWEST_T, _("normal range")), (65, _("borderline range")), (70, _("clinical range")))
NORMS = Words(_("T-scores follow American norms by school grade (age less six) and sex."))
PRINTED_AS = Words(_("A T-score above 80 is reported as “>80”."))

DAYS = (
    Entry("days_alcohol", _("Days, first question"), 0, 366),
    Entry("days_cannabis", _("Days, second question"), 0, 366),
    Entry("days_other", _("Days, third question"), 0, 366),
)
CRAFFT_ENTRIES = (
    *DAYS,
    Entry("car", _("The car question (yes is 1)"), 0, 1),
    Entry("score", _("Number of yes, the car question included"), 0, 6, required=False),
)


def rcads25(entries: Mapping[str, object]) -> Result:
    """T below 65 is in the normal range, 65 to 69 borderline, 70 or more in the clinical range."""
    given = entered(entries, RCADS25_ENTRIES)
    bands = {name: banded(score, T_BANDS) for name, score in given.items() if score is not None}
    total, band = given.pop("total"), bands.pop("total", None)
    capped = any((score or 0) > PRINTED_TO for score in (total, *given.values()))
    return Result(
        total=total,
        subscores=given,
        band=band,
        bands=bands,
        positive=T_BANDS[2][1] in (band, *bands.values()) if band else None,
        missing=("total",) if total is None else (),
        complete=total is not None,
        notes=(NORMS, *((PRINTED_AS,) if capped else ()), *((NO_SCORE,) if total is None else ())),
    )


def crafft(entries: Mapping[str, object]) -> Result:
    """Number of yes, 0 to 6. With no day of use only the car question is asked. 2 or more is high."""
    given = entered(entries, CRAFFT_ENTRIES)
    missing = left_open(given, CRAFFT_ENTRIES)
    used = any(given[entry.code] for entry in DAYS)
    score = given["score"] if used or given["score"] is not None or missing else given["car"]
    _expect_crafft(used=used, car=given["car"], score=score, days_known=not missing)
    if missing or score is None:
        return Result(missing=missing or ("score",), complete=False, notes=(NO_SCORE,))
    band = _("high risk") if score >= 2 else _("medium risk") if used or given["car"] else _("low risk")
    return Result(total=score, band=band, positive=score >= 2)


def _expect_crafft(*, used: bool, car: int | None, score: int | None, days_known: bool) -> None:
    if score is None:
        return
    if car is not None and not car <= score <= car + 5:
        raise Impossible(_("The number of yes does not fit the car question."))
    if days_known and not used and score != car:
        raise Impossible(_("With no day of use only the car question is asked: the number of yes is its answer."))


def ders(entries: Mapping[str, object], *, fields: tuple[Entry, ...]) -> Result:
    """A total within the range of its form. It has no cut-off, and so no band."""
    total = entered(entries, fields)["total"]
    if total is None:
        return Result(missing=("total",), complete=False, notes=(NO_SCORE,))
    return Result(total=total)


RCADS25 = Instrument(
    code="rcads25",
    version="25",
    title=_("RCADS-25"),
    neutral_title=_("Feelings check-in"),
    measures=_("signs of anxiety and depression"),
    mode=Mode.SCORE_ONLY,
    ages={Respondent.SELF: Ages(8, 18)},
    better=Better.LOWER,
    score=rcads25,
    missing_rule=_("As its own scoring says, before the T-score is entered here."),
    credit="Chorpita and others: RCADS-25. Use in a record needs written permission; text and norms not included.",
    entries=RCADS25_ENTRIES,
    subscales={entry.code: entry.label for entry in RCADS25_ENTRIES if entry.code != "total"},
    chart=Scale("total", LOWEST_T, HIGHEST_T),
)

CRAFFT = Instrument(
    code="crafft",
    version="2.1",
    title=_("CRAFFT 2.1"),
    neutral_title=_("Health habits check-in"),
    measures=_("risks from alcohol and drugs"),
    mode=Mode.SCORE_ONLY,
    ages={Respondent.SELF: Ages(12, 21), Respondent.CLINICIAN: Ages(12, 21)},
    better=Better.LOWER,
    score=crafft,
    missing_rule=_("An open answer leaves no score."),
    credit="CRAFFT 2.1. © Boston Children's Hospital; text not included.",
    entries=CRAFFT_ENTRIES,
    chart=Scale("total", 0, 6),
)


def _ders(items: int, version: str, title: str, neutral_title: str) -> Instrument:
    fields = (Entry("total", _("Total"), items, items * 5),)
    return Instrument(
        code=f"ders{items}",
        version=version,
        title=title,
        neutral_title=neutral_title,
        measures=_("dealing with strong feelings"),
        mode=Mode.SCORE_ONLY,
        ages={Respondent.SELF: Ages(13)},
        better=Better.LOWER,
        score=partial(ders, fields=fields),
        missing_rule=_("Without a total there is no result."),
        credit="Difficulties in Emotion Regulation Scale. © the authors and Springer; text not included.",
        entries=fields,
        chart=Scale("total", items, items * 5),
    )


DERS36 = _ders(36, "2004", _("DERS-36"), _("Coping check-in (long)"))
DERS18 = _ders(18, "2016-18", _("DERS-18"), _("Coping check-in"))
DERS16 = _ders(16, "2016-16", _("DERS-16"), _("Coping check-in (short)"))
