"""What her questionnaires came to: which there are, one result, what to do now, and the way over time."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from care_plans.assessments import answering, policies, queries, results
from care_plans.assessments.charts import chart
from care_plans.assessments.instruments import SCREENING
from care_plans.assessments.models import OPEN, State
from care_plans.assessments.views import offered, opened
from residents.queries import open_file
from shelter.requests import StaffRequest


@require_GET
def assessment_list(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Which and when; nothing of what they came to."""
    her = open_file(public_id, viewer=request.user)
    lines = queries.assessments(her, viewer=request.user)
    instruments = list({line.instrument.code: line.instrument for line in lines}.values())
    asked = request.GET.get("which", "")
    which = next((each for each in instruments if each.code == asked), None)
    page = {
        "resident": her,
        "lines": [line for line in lines if which is None or line.instrument is which],
        "instruments": instruments,
        "which": which,
        "done": {line.instrument.code for line in lines if line.assessment.state == State.DONE},
        "may_give": policies.may_give(request.user, her),
    }
    return render(request, "assessments/list.html", page)


@require_GET
def assessment(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """One questionnaire, for whoever gave it: what it came to as published, and what was left open."""
    her, one = opened(request, public_id, pk)
    instrument = answering.instrument_of(one.instrument)
    result = results.read(one.result)
    page = {
        "resident": her,
        "one": one,
        "instrument": instrument,
        "result": result,
        "shown": queries.reading(one, instrument, result, viewer=request.user) if result else None,
        "screening": SCREENING,
        "open": one.state in OPEN,
        "may_answer": policies.may_answer(request.user, one),
        "may_withdraw": policies.may_withdraw(request.user, one),
    }
    return render(request, "assessments/assessment.html", page)


@require_GET
def next_steps(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """What to do now, step by step. Without an alert there is nothing to do."""
    her, one = opened(request, public_id, pk)
    if not one.alert:
        return redirect("assessment", public_id, pk)
    _code, urgency, text, _day = one.alert
    page = {
        "resident": her,
        "one": one,
        "not_alone": urgency == "now",
        "text": text,
        "tasks": queries.told(one, viewer=request.user),
        "may_answer": policies.may_answer(request.user, one),
    }
    return render(request, "assessments/next_steps.html", page)


@require_GET
def over_time(request: StaffRequest, public_id: UUID, code: str) -> HttpResponse:
    """Her own way: one chart for each version and kind of respondent, beside its table."""
    her = open_file(public_id, viewer=request.user)
    instrument = offered(code)
    tracks = queries.over_time(her, code, viewer=request.user)
    page = {
        "resident": her,
        "instrument": instrument,
        "tracks": [(track, chart(instrument, track.version, track.drawn)) for track in tracks],
    }
    return render(request, "assessments/over_time.html", page)
