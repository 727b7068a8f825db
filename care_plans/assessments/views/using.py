"""For the administrator: which questionnaires we may use, and whose text is installed."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from care_plans.assessments import actions, queries
from care_plans.assessments.forms import AgreementForm
from care_plans.assessments.views import offered
from shelter.requests import StaffRequest
from shelter.ui.forms import done


@require_GET
def instrument_list(request: StaffRequest) -> HttpResponse:
    return render(request, "assessments/instruments.html", {"usable": queries.instruments(viewer=request.user)})


@require_http_methods(["GET", "POST"])
def agreement(request: StaffRequest, code: str) -> HttpResponse:
    instrument = offered(code)
    signed = queries.agreement(instrument, viewer=request.user)
    if not instrument.needs_agreement:
        raise Http404
    form = AgreementForm(request.POST or None, initial={"agreed_on": signed.agreed_on if signed else None})
    if done(form, actions.agree, by=request.user, instrument=instrument) is not None:
        return redirect("instrument_list")
    return render(request, "assessments/agreement.html", {"form": form, "instrument": instrument})
