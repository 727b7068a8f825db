"""Figures that are not about children, and what is aimed at: entered by hand, each in somebody's name."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from reports import figures as catalogue
from reports import policies
from reports.models import ManualFigure, TargetFigure
from reports.wording.words import MONEY
from shelter import audit
from shelter.counting import Period
from shelter.models import Staff


def enter_figure(*, by: Staff, period: Period, figure: str, value: int) -> ManualFigure:
    """What a person counted or paid. Entered again, the later number counts; both are kept."""
    policies.may_compile(by).enforce()
    found = catalogue.figure(figure)
    if found.kind != "manual":
        raise ValidationError({"figure": _("This figure is counted from the records.")})
    row = ManualFigure(label=period.label, code=figure, value=value * _parts(found), unit=_unit(found), staff=by)
    row.save(force_insert=True)
    audit.record(audit.Event.REPORT_FIGURE_SET, by=by, part=period.label)
    return row


def set_target(*, by: Staff, period: Period, figure: str, baseline: int | None, target: int) -> TargetFigure:
    """What is aimed at in a period, and where it began. Set again, the later counts; both are kept."""
    policies.may_compile(by).enforce()
    parts = _parts(catalogue.figure(figure))
    began = None if baseline is None else baseline * parts
    row = TargetFigure(label=period.label, code=figure, baseline=began, target=target * parts, staff=by)
    row.save(force_insert=True)
    audit.record(audit.Event.REPORT_FIGURE_SET, by=by, part=period.label)
    return row


def _unit(figure: catalogue.Figure) -> str:
    with override("en"):
        unit = str(figure.unit).lower()
    return MONEY if unit == "pesos" else unit


def _parts(figure: catalogue.Figure) -> int:
    """Money is entered in pesos and kept in centavos."""
    return 100 if figure.kind == "manual" and _unit(figure) == MONEY else 1
