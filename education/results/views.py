"""Pages of results. A grid is a form where the viewer writes, and a table where she reads."""

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from education.models import Enrolment, SchoolYear
from education.results import actions, charts, papers, policies, queries
from education.results.actions import Written
from education.results.forms import GridForm
from education.results.grids import Grid, enrolments_named
from residents.forms import done
from residents.queries import open_file
from shelter.access import Decision, Permission
from shelter.requests import StaffRequest

NEAR = 4  # so many school years are offered at once, the earlier ones below


class Choice(NamedTuple):
    """Another page of the same kind, as a chip."""

    label: str
    url: str
    active: bool


def _offered(years: list[Choice]) -> dict[str, list[Choice]]:
    return {"years": years[:NEAR], "earlier": years[NEAR:]}


def _chosen(enrolled: list[Enrolment], pk: UUID | None) -> Enrolment | None:
    """The one that was asked for, 404 when it is not hers; the latest when none was."""
    if pk is None:
        return enrolled[0] if enrolled else None
    found = next((each for each in enrolled if each.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _current(years: list[SchoolYear]) -> SchoolYear | None:
    """The year that runs; if none does, the latest that began; if none began, the first to come."""
    begun = [year for year in years if year.begins_on <= localdate()]
    return begun[0] if begun else (years[-1] if years else None)


def _form(request: StaffRequest, grid: Grid, may_write: Decision) -> GridForm:
    if request.method == "POST":
        may_write.enforce()
    return GridForm(request.POST or None, grid=grid)


def _tell(request: StaffRequest, written: Written) -> None:
    told = ngettext("%(n)s mark saved.", "%(n)s marks saved.", written.marks) % {"n": written.marks}
    messages.success(request, told if written.marks else _("Nothing was changed."))


@require_http_methods(["GET", "POST"])
def results_of_girl(request: StaffRequest, public_id: UUID, pk: UUID | None = None) -> HttpResponse:
    """A school year of hers, the latest unless another is asked for: learning areas by periods."""
    her = open_file(public_id, viewer=request.user)
    enrolled = queries.enrolments(her, viewer=request.user)
    enrolment = _chosen(enrolled, pk)
    if enrolment is None:
        return render(request, "results/none.html", {"resident": her})
    grid, may_write = queries.grid_of(enrolment, viewer=request.user), policies.may_write(request.user, her)
    form = _form(request, grid, may_write)
    if written := done(form, actions.write_marks, by=request.user, grid=grid):
        _tell(request, written)
        return redirect("results_of_enrolment", public_id, enrolment.pk)
    years = [
        Choice(
            f"{each.year.label} · {each.get_level_display()}",
            reverse("results_of_enrolment", args=[public_id, each.pk]),
            each == enrolment,
        )
        for each in enrolled
    ]
    page = {"resident": her, "enrolment": enrolment, "form": form, "may_write": may_write}
    return render(request, "results/girl.html", page | _offered(years))


@require_GET
def results_of_home(request: StaffRequest) -> HttpResponse:
    """Leads to the averages of a year, or of that which runs, in the home that was asked for or the first one."""
    policies.may_list(request.user).enforce()
    homes = request.user.homes_today
    asked = next((home for home in homes if str(home.pk) == request.GET.get("home", "")), None)
    home = asked or next(iter(homes), None)
    years = queries.years_of(home, viewer=request.user) if home else []
    year = next((year for year in years if str(year.pk) == request.GET.get("year", "")), None) or _current(years)
    if home is None or year is None:
        may_import = request.user.may(Permission.IMPORT)
        return render(request, "results/no_home.html", {"home": home, "may_import": may_import})
    return redirect("results_of_year", home.pk, year.pk, queries.AVERAGES)


@require_http_methods(["GET", "POST"])
def results_of_year(request: StaffRequest, home: UUID, year: int, number: int) -> HttpResponse:
    """The girls of a home in a school year: their averages by period, or one period by learning area."""
    named = enrolments_named(request.POST) if request.method == "POST" else None
    of_home, page = queries.home_of(home, viewer=request.user), _page(request)
    told = queries.results_of_home(of_home, year, number, viewer=request.user, page=page, named=named)
    may_write = policies.may_fill_in(request.user)
    form = _form(request, told.grid, may_write)
    here = reverse("results_of_year", args=[home, year, number]) + (f"?page={page}" if page > 1 else "")
    if written := done(form, actions.write_marks, by=request.user, grid=told.grid):
        _tell(request, written)
        return redirect(here)
    may_import = request.user.may(Permission.IMPORT)
    if request.method == "POST":
        queries.trace_shown(told.shown, viewer=request.user)
    shown = {"told": told, "form": form, "may_write": may_write, "may_import": may_import, "here": here}
    return render(request, "results/home.html", shown | _ways(told, request))


def _ways(told: queries.HomeResults, request: StaffRequest) -> dict[str, list[Choice]]:
    """To another home, another school year, another period."""

    def there(year: int, number: int) -> str:
        return reverse("results_of_year", args=[told.home.pk, year, number])

    homes = [
        Choice(home.name, f"{reverse('results_of_home')}?home={home.pk}", home == told.home)
        for home in request.user.homes_today
    ]
    years = [Choice(str(year), there(year.pk, queries.AVERAGES), year == told.year) for year in told.years]
    averages = Choice(_("Averages of all periods"), there(told.year.pk, queries.AVERAGES), told.period is None)
    one = [Choice(each.name, there(told.year.pk, each.number), each == told.period) for each in told.periods]
    return {"homes": homes, "views": [averages, *one]} | _offered(years)


def _page(request: StaffRequest) -> int:
    asked = request.GET.get("page", "")
    return max(int(asked), 1) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 1


@require_GET
def results_over_time(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Her own way over the years: averages as they were reported, in a line and in a table."""
    her = open_file(public_id, viewer=request.user)
    told = list(charts.points(queries.averages(her, viewer=request.user)))
    page = {"resident": her, "points": told[::-1], "charts": charts.charts(told)}
    return render(request, "results/over_time.html", page)


@require_POST
def report_card_print(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """The line of the trace says which paper; nothing of the file name tells whose."""
    her = open_file(public_id, viewer=request.user, traced=False)
    enrolment = queries.enrolment(her, pk, viewer=request.user)
    copy = actions.print_report_card(by=request.user, enrolment=enrolment)
    card = queries.report_card(enrolment, viewer=request.user)
    answer = HttpResponse(papers.drawn(card, copy, viewer=request.user), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="paper-{copy.number:04d}.pdf"'
    return answer
