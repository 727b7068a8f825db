"""Goal Attainment Scaling: how far her own goals were reached, as one T-score. A method without items. Pure.

Kiresuk and Sherman 1968: T = 50 + 10 Σ(wx) / √(0.7 Σw² + 0.3 (Σw)²), with weights w and levels x from -2 to +2; 0.3 is
the correlation they assume between goals. A well-known guide prints the root wrongly (Turner-Stokes, erratum).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from care_plans.assessments.instruments.checks import listed
from care_plans.assessments.instruments.shape import (
    Ages,
    Better,
    Choice,
    Impossible,
    Instrument,
    Mode,
    Respondent,
    Result,
    Scale,
)
from care_plans.assessments.instruments.words import Words, _
from care_plans.attainment import t_score

MOST_GOALS, LIGHTEST, HEAVIEST = 50, Decimal("0.01"), 1000
AS_PLANNED = 50
LEVELS = (
    Choice(-2, _("Much less than expected")),
    Choice(-1, _("Less than expected")),
    Choice(0, _("As expected")),
    Choice(1, _("More than expected")),
    Choice(2, _("Much more than expected")),
)


def gas(weights: Sequence[int | Decimal], levels: Sequence[int | None]) -> Result:
    """The T-score; 50 means that goals were reached as expected. A goal that is not rated leaves none."""
    _expect(weights, levels)
    missing = tuple(number for number, level in enumerate(levels, 1) if level is None)
    if missing:
        return Result(missing=missing, complete=False, notes=(Words(_("A goal is not rated, so there is no score.")),))
    total = t_score(weights, [level or 0 for level in levels])
    return Result(total=total, band=_("as expected or better") if total >= AS_PLANNED else _("not yet as expected"))


def goals(given: Mapping[str, Sequence[int]]) -> Result:
    """The same, of {"weights": […], "levels": […]}."""
    if not isinstance(given, Mapping) or set(given) != {"weights", "levels"}:
        raise Impossible(_("Give the goals as two lists: weights and levels."))
    return gas(listed(given["weights"]), listed(given["levels"]))  # type: ignore[arg-type]  # _expect looks


def _expect(weights: Sequence[object], levels: Sequence[object]) -> None:
    if len(weights) != len(levels):
        raise Impossible(_("Each goal has one weight and one level."))
    if not 1 <= len(weights) <= MOST_GOALS:
        raise Impossible(_("Give between 1 and %(most)s goals."), most=MOST_GOALS)
    for number, weight in enumerate(weights, 1):
        if not _is_weight(weight):
            raise Impossible(
                _("Weight %(number)s must be a number from 0.01 to %(most)s."), number=number, most=HEAVIEST
            )
    for number, level in enumerate(levels, 1):
        if level is not None and (type(level) is not int or not -2 <= level <= 2):
            raise Impossible(_("Level %(number)s must be -2, -1, 0, 1 or 2."), number=number)


def _is_weight(weight: object) -> bool:
    if type(weight) is not int and not (isinstance(weight, Decimal) and weight.is_finite()):
        return False
    return LIGHTEST <= weight <= HEAVIEST


GAS = Instrument(
    code="gas",
    version="1968",
    title=_("Goal Attainment Scaling"),
    neutral_title=_("Her goals"),
    measures=_("how far her own goals were reached"),
    mode=Mode.BUNDLED,
    ages={Respondent.STAFF: Ages(0), Respondent.SELF: Ages(0)},
    better=Better.HIGHER,
    score=goals,
    missing_rule=_("A goal that is not rated leaves no score."),
    credit="Kiresuk, Sherman: Goal attainment scaling, Community Mental Health Journal 1968;4:443-453.",
    choices=LEVELS,
    chart=Scale("total", 0, 100),
)
