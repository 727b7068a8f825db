"""Pages of the schools of a home, and of school years with their periods."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from education import actions, policies, queries
from education.forms import CalendarForm, GradingForm, SchoolChangeForm, SchoolForm, YearChangeForm, YearForm
from residents.forms import done
from shelter.access import Permission
from shelter.requests import StaffRequest


@require_GET
def school_list(request: StaffRequest) -> HttpResponse:
    homes = queries.homes(viewer=request.user)
    page = {
        "schools": queries.schools(viewer=request.user),
        "several": len(homes) > 1,
        "may_import": request.user.may(Permission.IMPORT),
        "may_change": any(policies.may_change_schools(request.user, home) for home in homes),
    }
    return render(request, "education/schools.html", page)


@require_http_methods(["GET", "POST"])
def school_add(request: StaffRequest) -> HttpResponse:
    homes = queries.homes(viewer=request.user)
    policies.may_add_schools(request.user, homes).enforce()
    form = SchoolForm(request.POST or None, homes=homes, calendars=queries.calendars(viewer=request.user))
    if done(form, actions.add_school, by=request.user):
        return redirect("school_list")
    return _ask(request, form, _("Add a school"), "school_list")


@require_http_methods(["GET", "POST"])
def school_change(request: StaffRequest, pk: UUID) -> HttpResponse:
    school = queries.school(pk, viewer=request.user)
    policies.may_change_schools(request.user, school.home).enforce()
    known = {name: getattr(school, name) for name in ("name", "calendar", "scale", "closed_on")}
    form = SchoolChangeForm(request.POST or None, initial=known, calendars=queries.calendars(viewer=request.user))
    if done(form, actions.change_school, by=request.user, school=school):
        return redirect("school_list")
    return _ask(request, form, _("Change this school"), "school_list")


@require_GET
def year_list(request: StaffRequest) -> HttpResponse:
    page = {
        "years": queries.years(viewer=request.user),
        "may_change": policies.may_change_years(request.user),
        "may_list_schools": policies.may_list_schools(request.user),
    }
    return render(request, "education/years.html", page)


@require_http_methods(["GET", "POST"])
def year_add(request: StaffRequest) -> HttpResponse:
    policies.may_change_years(request.user).enforce()
    form = YearForm(request.POST or None, calendars=queries.calendars(viewer=request.user))
    if done(form, actions.add_year, by=request.user):
        return redirect("school_year_list")
    return _ask(request, form, _("Add a school year"), "school_year_list")


@require_http_methods(["GET", "POST"])
def year_change(request: StaffRequest, pk: int) -> HttpResponse:
    policies.may_change_years(request.user).enforce()
    year = queries.year(pk, viewer=request.user)
    known = {name: getattr(year, name) for name in YearChangeForm.base_fields if name != "periods"}
    known["periods"] = [(one.name, one.begins_on, one.ends_on, one.class_days) for one in year.periods.all()]
    form = YearChangeForm(request.POST or None, initial=known)
    if done(form, actions.change_year, by=request.user, year=year):
        return redirect("school_year_list")
    return _ask(request, form, _("Change this school year"), "school_year_list", explain=str(year))


@require_http_methods(["GET", "POST"])
def calendar_add(request: StaffRequest) -> HttpResponse:
    """Then its first year is added."""
    policies.may_change_years(request.user).enforce()
    form = CalendarForm(request.POST or None)
    if done(form, actions.add_calendar, by=request.user):
        return redirect("school_year_add")
    return _ask(request, form, _("Another way to divide the year"), "school_year_list")


@require_http_methods(["GET", "POST"])
def year_grading(request: StaffRequest, pk: int) -> HttpResponse:
    """What marks, honours and the end of a year are called, for all years under the same grading order."""
    policies.may_change_years(request.user).enforce()
    year = queries.year(pk, viewer=request.user)
    told = queries.grading(year, viewer=request.user)
    form = GradingForm(request.POST or None, initial={name: getattr(told, name) for name in GradingForm.base_fields})
    if done(form, actions.change_grading, by=request.user, year=year):
        return redirect("school_year_list")
    order = {"order": year.regime or _("no order")}
    explain = _("Holds for every year whose grading order is: %(order)s.") % order
    return _ask(request, form, _("What marks are called"), "school_year_list", explain=explain)


def _ask(request: StaffRequest, form: object, heading: str, back: str, explain: str = "") -> HttpResponse:
    page = {"form": form, "heading": heading, "back": back, "explain": explain}
    return render(request, "education/form.html", page)
