"""What the figures are, why they are rounded, and two editions side by side."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from reports import figures as catalogue
from reports import policies, queries
from reports.charts import Bar, paired
from reports.disclosure.maker import LEAST_BASE
from reports.forms import CompareForm
from reports.models import Edition
from reports.progress import Beside, side_by_side
from reports.texts import method, period_words, report_text
from shelter.requests import StaffRequest


@require_GET
def catalogue_page(request: StaffRequest) -> HttpResponse:
    """Every figure a donor may see, with its definition."""
    policies.may_read(request.user).enforce()
    found = [
        (section, [(each, catalogue.period_rule(each)) for each in section.figures]) for section in catalogue.SECTIONS
    ]
    return render(request, "reports/catalogue.html", {"sections": found})


@require_GET
def why_rounded(request: StaffRequest) -> HttpResponse:
    policies.may_read(request.user).enforce()
    return render(request, "reports/why.html", {"method": method(LEAST_BASE)})


@require_GET
def compare(request: StaffRequest) -> HttpResponse:
    """Published figures only: two numbers side by side tell no more than each does."""
    out = queries.out(viewer=request.user)
    form = CompareForm(request.GET or None, editions=out)
    page: dict[str, Any] = {"form": form, "many": len(out) > 1}
    if form.is_valid():
        page |= _beside(request, *(UUID(form.cleaned_data[name]) for name in ("one", "other")))
    return render(request, "reports/compare.html", page)


def _beside(request: StaffRequest, one: UUID, other: UUID) -> dict[str, Any]:
    (first, ours), (second, theirs) = (queries.open_edition(pk, viewer=request.user) for pk in (one, other))
    assert ours
    assert theirs  # only what is out can be chosen
    text = report_text(ours, request.LANGUAGE_CODE)
    figures = [
        {
            "title": text.figures[code.removesuffix(".whole")].title,
            "rows": [
                {
                    "category": ", ".join(text.categories[part] for part in row.category.split(", ") if part)
                    or (text.categories["whole"] if code.endswith(".whole") else text.figures[code].all),
                    "one": _shown(row.one, ours.base, text),
                    "other": _shown(row.other, theirs.base, text),
                    "bars": bars,
                }
                for row, bars in _with_bars(list(rows))
            ],
        }
        for code, rows in groupby(side_by_side(ours, theirs), key=lambda row: row.code)
    ]
    return {"figures": figures, "heads": [_head(edition) for edition in (first, second)]}


def _with_bars(figure: list[Beside]) -> list[tuple[Beside, list[Bar]]]:
    """All numbers of one figure on one scale."""
    return list(zip(figure, paired([(row.one, row.other) for row in figure]), strict=True))


def _head(edition: Edition) -> str:
    return f"{edition} · {period_words(edition.period)}"


def _shown(value: int | None, base: int, text: Any) -> str:
    if value is None:
        return "–"
    return str(text.number(value)) if value else str(text.under.format(number=base))
