"""Pages of her questionnaires. What they share: the door, and which page an open one goes on with."""

from uuid import UUID

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect

from care_plans.assessments import answering, queries
from care_plans.assessments.instruments import Instrument
from care_plans.assessments.models import Assessment, Mode
from care_plans.assessments.texts import OFFERED, pack_of
from residents.models import Resident
from residents.queries import open_file
from shelter.requests import StaffRequest


def opened(request: StaffRequest, public_id: UUID, pk: UUID) -> tuple[Resident, Assessment]:
    her = open_file(public_id, viewer=request.user)
    return her, queries.assessment(her, pk, viewer=request.user)


def offered(code: str) -> Instrument:
    if code not in OFFERED:
        raise Http404
    return OFFERED[code]


def one_by_one(one: Assessment) -> bool:
    """Whether its questions are asked page by page: their text is here, and no paper form was filled in."""
    instrument = answering.instrument_of(one.instrument)
    return one.mode != Mode.PAPER and answering.has_text(instrument, pack_of(instrument))


def go_on(one: Assessment) -> HttpResponseRedirect:
    """To the question after the last one she saw, to the end where there is none, or to the page of a paper form."""
    public_id = one.resident.public_id
    if not one_by_one(one):
        return redirect("assessment_form", public_id, one.pk)
    number = answering.onward(answering.instrument_of(one.instrument), one.answers)
    if number:
        return redirect("assessment_question", public_id, one.pk, number)
    return redirect("assessment_end", public_id, one.pk)
