"""What she sees: one question on a page, nothing added up, a way to stop on each. Or a paper form on one page."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from care_plans.assessments import actions, answering, policies
from care_plans.assessments.answering import Given
from care_plans.assessments.forms import OPEN, AnswerForm, PaperForm, ScoresForm
from care_plans.assessments.models import Assessment, Mode, State
from care_plans.assessments.texts import language_of, pack_of
from care_plans.assessments.views import one_by_one, opened
from residents.forms import done
from shelter.accounts import covering
from shelter.requests import StaffRequest


def _being_answered(request: StaffRequest, one: Assessment) -> bool:
    """A page that was left open after the end leads to where the questionnaire stands."""
    policies.may_give(request.user, one.resident).enforce()
    return one.state == State.BEGUN and not one.withdrawn_on


@require_http_methods(["GET", "POST"])
def question(request: StaffRequest, public_id: UUID, pk: UUID, number: int) -> HttpResponse:
    """Each answer is kept before the next question is asked."""
    _her, one = opened(request, public_id, pk)
    if not _being_answered(request, one) or not one_by_one(one):
        return redirect("assessment", public_id, pk)
    instrument = answering.instrument_of(one.instrument)
    pack = pack_of(instrument)
    page = answering.page(instrument, pack, one.answers, number)
    if page is None:
        raise Http404
    form = AnswerForm(
        _sent(request), question=page.question, by_herself=one.mode == Mode.SELF, initial=_marked(page.given)
    )
    if request.method == "POST" and (led := _led_on(request, one, number, form)):
        return led
    told: dict[str, Any] = {"one": one, "instrument": instrument, "pack": pack, "page": page, "form": form}
    told["language"] = language_of(instrument)
    return render(request, "assessments/question.html", told)


def _sent(request: StaffRequest) -> Any:
    """Skipped, an answer is not missing."""
    leaves = request.POST.get("go") in ("skip", "stop") and not request.POST.get("given")
    return None if leaves else request.POST or None


def _marked(given: Given) -> dict[str, str]:
    return {} if isinstance(given, str) else {"given": OPEN if given is None else str(given)}


def _led_on(request: StaffRequest, one: Assessment, number: int, form: AnswerForm) -> HttpResponse | None:
    """To the next question, to the end, or out; None where there is something to say about the answer."""
    go, keys = request.POST.get("go"), (one.resident.public_id, one.pk)
    if form.is_bound and go != "skip":
        answered = done(form, actions.answer, by=request.user, assessment=one, number=number)
        if answered is None:
            return None
        one = answered
    elif go == "skip":
        one = actions.skip(by=request.user, assessment=one, number=number)
    elif go != "stop":
        return None
    if go == "stop":
        actions.stop(by=request.user, assessment=one)
        return redirect("assessment_thanks", *keys)
    following = answering.following(answering.instrument_of(one.instrument), one.answers, number)
    return redirect("assessment_question", *keys, following) if following else redirect("assessment_end", *keys)


@require_http_methods(["GET", "POST"])
def end(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """After the last question: what was skipped may still be answered."""
    _her, one = opened(request, public_id, pk)
    if request.method == "POST":
        if request.POST.get("go") == "stop":
            one = actions.stop(by=request.user, assessment=one)
        else:
            one = actions.finish(by=request.user, assessment=one)
        return redirect("assessment_end" if one.state == State.BEGUN else "assessment_thanks", public_id, pk)
    if not _being_answered(request, one) or not one_by_one(one):
        return redirect("assessment", public_id, pk)
    instrument = answering.instrument_of(one.instrument)
    told = {
        "one": one,
        "instrument": instrument,
        "skipped": answering.unanswered(instrument, one.answers),
        "must_ask": answering.score(instrument, one.answers).must_ask,
        "refused": [n for n in answering.conditional(instrument, one.answers) if one.answers[n - 1] is None],
    }
    return render(request, "assessments/end.html", told)


@require_http_methods(["GET", "POST"])
def form(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """A paper form, entered on one page: answers by number, or the scores of a form whose text is not ours."""
    her, one = opened(request, public_id, pk)
    if not _being_answered(request, one):
        return redirect("assessment", public_id, pk)
    instrument = answering.instrument_of(one.instrument)
    sheet: PaperForm | ScoresForm
    if instrument.entries:
        sheet = ScoresForm(request.POST or None, instrument=instrument)
    else:
        questions = answering.questions(instrument, pack_of(instrument))
        marks = {f"q{n}": value for n, each in enumerate(one.answers, 1) for value in _marked(each).values()}
        sheet = PaperForm(request.POST or None, questions=questions, initial=marks)
    action: Any = actions.enter_scores if instrument.entries else actions.fill_in
    if kept := done(sheet, action, by=request.user, assessment=one):
        return redirect(_after(kept), public_id, pk)
    back_url = reverse("assessment", args=[public_id, pk])
    told = {"resident": her, "one": one, "instrument": instrument, "form": sheet, "back_url": back_url}
    return render(request, "assessments/form.html", told)


def _after(one: Assessment) -> str:
    return "assessment_next_steps" if one.alert else "assessment"


@require_GET
def thanks(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """What she sees last: nothing of what it came to. From here on the screen is covered; uncovering it goes on."""
    _her, one = opened(request, public_id, pk)
    covering.cover(request, by=request.user, page=reverse(_after(one), args=[public_id, pk]))
    return render(request, "assessments/thanks.html", {"one": one})
