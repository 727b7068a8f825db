"""Pages of donor reports."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from reports import actions, charts, pdf, policies, queries
from reports.forms import CompileForm
from reports.texts import LANGUAGES, days_of, period_words, report_text
from reports.wording import sections
from shelter.requests import StaffRequest
from shelter.ui.forms import done


@require_http_methods(["GET", "POST"])
def report_list(request: StaffRequest) -> HttpResponse:
    """The officer's start page: a new report, and all that were made."""
    form = CompileForm(request.POST or None, periods=queries.periods_to_compile(viewer=request.user))
    if compiled := done(form, actions.compile_report, by=request.user):
        return redirect(compiled)
    made = [(edition, period_words(edition.period)) for edition in queries.editions(viewer=request.user)]
    page = {"form": form, "editions": made, "may_compile": policies.may_compile(request.user)}
    return render(request, "reports/list.html", page)


@require_GET
def edition(request: StaffRequest, label: str) -> HttpResponse:
    """The same tables and charts as the PDF, and why they look as they do."""
    made, published = queries.open_edition(label, viewer=request.user)
    text = report_text(made.period, _language())
    page = {
        "edition": made,
        "text": text,
        "days": days_of(made.period),
        "sections": sections(published, text),
        "languages": LANGUAGES,
        "certificate": text.certify(published),
    }
    return render(request, "reports/edition.html", page)


@require_GET
def edition_chart(request: StaffRequest, label: str, number: int, shape: str) -> HttpResponse:
    """The chart of one section, as a file for an <img>."""
    made, published = queries.read_edition(label, viewer=request.user)
    parts = sections(published, report_text(made.period, _language()))
    if not 0 < number <= len(parts) or not parts[number - 1].shown:
        raise Http404
    file = charts.svg(parts[number - 1].shown, narrow=shape == "narrow")
    return HttpResponse(file, content_type="image/svg+xml")


@require_GET
def edition_pdf(request: StaffRequest, label: str, language: str) -> HttpResponse:
    made, published = queries.open_edition(label, viewer=request.user, part=f"pdf {language}")
    file = pdf.draw(published, text=report_text(made.period, language))
    name = f"donor-report-{made.label}-{language}.pdf"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type="application/pdf", headers=disposition)


def _language() -> str:
    return get_language() or "en"
