"""Figures entered by hand, and what is aimed at."""

from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.views.decorators.http import require_http_methods

from reports import actions, policies, queries
from reports import figures as catalogue
from reports.forms import FigureForm, TargetForm
from reports.models import ManualFigure
from reports.texts import SHARES, period_words
from reports.wording.words import MONEY
from shelter.counting import Period
from shelter.requests import StaffRequest
from shelter.ui.forms import done


@require_http_methods(["GET", "POST"])
def manual_figures(request: StaffRequest) -> HttpResponse:
    """What is not about girls: the latest number of each figure and period, and who entered it."""
    form = FigureForm(request.POST or None, periods=queries.known_periods(viewer=request.user))
    if done(form, actions.enter_figure, by=request.user):
        return redirect("manual_figures")
    rows = [
        (row, catalogue.figure(row.code), period_words(Period.parse(row.label)), _shown(row))
        for row in queries.manual_figures(viewer=request.user)
    ]
    page = {"form": form, "rows": rows, "may_compile": policies.may_compile(request.user)}
    return render(request, "reports/manual.html", page)


@require_http_methods(["GET", "POST"])
def target_list(request: StaffRequest) -> HttpResponse:
    """What is aimed at for a figure and period, and how far the published figures have come."""
    form = TargetForm(request.POST or None, periods=queries.known_periods(viewer=request.user))
    if done(form, actions.set_target, by=request.user):
        return redirect("target_list")
    rows = [
        {"progress": each, "period": period_words(each.period), "words": SHARES[each.words] if each.words else ""}
        for each in queries.targets(viewer=request.user)
    ]
    page = {"form": form, "rows": rows, "may_compile": policies.may_compile(request.user)}
    return render(request, "reports/targets.html", page)


def _shown(row: ManualFigure) -> str:
    """Money in pesos: it is kept in centavos."""
    if row.unit == MONEY:
        return f"{number_format(Decimal(row.value) / 100, 2, force_grouping=True)} {MONEY}"
    return number_format(row.value, force_grouping=True)
