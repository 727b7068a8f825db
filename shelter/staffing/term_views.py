"""How long things may wait: read, and changed one by one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from shelter.requests import StaffRequest
from shelter.staffing import actions, policies, queries
from shelter.staffing.forms import TermForm
from shelter.ui.forms import done


@require_GET
def term_list(request: StaffRequest) -> HttpResponse:
    page = {"terms": queries.terms(viewer=request.user), "may_change": policies.may_change_terms(request.user)}
    return render(request, "staffing/term_list.html", page)


@require_http_methods(["GET", "POST"])
def term_change(request: StaffRequest, code: str) -> HttpResponse:
    kept = queries.term(code, viewer=request.user)
    form = TermForm(request.POST or None, initial={"days": kept.days})
    if done(form, actions.change_term, by=request.user, code=code) is not None:
        return redirect("term_list")
    return render(request, "staffing/term_change.html", {"form": form, "kept": kept})
