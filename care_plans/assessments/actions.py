"""Changes to her questionnaires: begin, answer, stop, close, strike out; and what an alert sets going."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext, gettext_lazy

from care_plans import actions as plans
from care_plans.actions.reviews import FAR_ENOUGH
from care_plans.assessments import answering, policies, results
from care_plans.assessments.answering import SKIPPED, UNANSWERED, Given
from care_plans.assessments.instruments import Alert, Impossible, Instrument, Result, Urgency, better
from care_plans.assessments.instruments.change import BETTER
from care_plans.assessments.models import Agreement, Assessment, Mode, Respondent, State, standing
from care_plans.models import Comparison
from care_plans.models.codes import Occasion
from residents.models import Resident
from residents.models.codes import Language
from residents.tasks.actions import set_safety_tasks
from residents.tasks.models import Origin
from shelter import audit
from shelter.models import Staff

_ = gettext_lazy


def begin(
    *,
    by: Staff,
    resident: Resident,
    instrument: Instrument,
    respondent: Respondent,
    mode: Mode,
    language: Language,
    answered_on: date,
    override_reason: str = "",
) -> Assessment:
    """A questionnaire without answers. Raises ValidationError where it is not made for this and no reason is given."""
    policies.may_give(by, resident).enforce()
    agreed = Agreement.objects.values_list("instrument", flat=True) if instrument.needs_agreement else ()
    policies.may_use(instrument, agreed).enforce()
    if answered_on > localdate():
        raise ValidationError({"answered_on": _("This day is still to come.")})
    objection = policies.objection_to(instrument, resident, respondent, answered_on)
    if objection and not override_reason:
        raise ValidationError({"override_reason": objection})
    begun = Assessment(
        resident=resident, instrument=instrument.code, version=instrument.version, respondent=respondent, mode=mode,
        language=language, answered_on=answered_on, staff=by, answers=answering.blank(instrument),
        override_reason=override_reason if objection else "",
    )  # fmt: skip
    try:
        with transaction.atomic():
            return begun.save_as(by)
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != "questionnaire_open_once":
            raise
        raise ValidationError(_("One like this is begun and not finished. Go on with it, or close it first.")) from None


def _held(assessment: Assessment) -> Assessment:
    """As it stands now, held until this transaction ends."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("resident__home")
    return rows.get(pk=assessment.pk)


def answer(*, by: Staff, assessment: Assessment, number: int, given: Given) -> Assessment:
    """One answer, kept at once; whom it concerns is told at once too. Raises ValidationError for one that cannot be."""
    assessment = _held(assessment)
    policies.may_answer(by, assessment).enforce()
    instrument = answering.instrument_of(assessment.instrument)
    if number not in answering.asked(instrument, assessment.answers):
        raise ValidationError(_("This question is not asked."))
    allowed = {choice.value for choice in answering.questions(instrument)[number - 1].choices}
    if given is not None and given not in allowed:
        raise ValidationError({"given": _("Choose one of the answers.")})
    answers: list[Any] = list(assessment.answers)
    answers[number - 1] = given
    assessment.answers, assessment.state = answers, State.BEGUN
    _tell(by, assessment, answering.alerts(instrument, answers))
    return assessment.save_as(by)


def skip(*, by: Staff, assessment: Assessment, number: int) -> Assessment:
    """She passes over a question: it is not asked again before the end. What she answered before stays."""
    assessment = _held(assessment)
    policies.may_answer(by, assessment).enforce()
    answers: list[Any] = list(assessment.answers)
    if answers[number - 1] != UNANSWERED:
        return assessment
    answers[number - 1] = SKIPPED
    assessment.answers, assessment.state = answers, State.BEGUN
    return assessment.save_as(by)


def stop(*, by: Staff, assessment: Assessment) -> Assessment:
    """Enough for today. What was answered is kept, and she may go on another day."""
    assessment = _held(assessment)
    policies.may_answer(by, assessment).enforce()
    assessment.state = State.STOPPED
    return assessment.save_as(by)


def resume(*, by: Staff, assessment: Assessment) -> Assessment:
    """She goes on, today."""
    assessment = _held(assessment)
    policies.may_answer(by, assessment).enforce()
    if assessment.state == State.STOPPED and assessment.mode != Mode.PAPER:
        assessment.answered_on = localdate()
    assessment.state = State.BEGUN
    return assessment.save_as(by)


def decline(*, by: Staff, assessment: Assessment) -> Assessment:
    """She chose not to, or not to go on. It is kept that she was asked, and counts for nothing."""
    assessment = _held(assessment)
    if assessment.state == State.DECLINED:
        return assessment  # sent twice
    policies.may_answer(by, assessment).enforce()
    assessment.state = State.DECLINED
    return _recorded(by, assessment)


def finish(*, by: Staff, assessment: Assessment) -> Assessment:
    """Closed and scored: what was skipped stays open. Stays begun where a question has to be asked first (ASQ 5)."""
    assessment = _held(assessment)
    if assessment.state == State.DONE:
        return assessment  # pressed twice
    policies.may_answer(by, assessment).enforce()
    return _close(by, assessment, answering.closed(assessment.answers))


def fill_in(*, by: Staff, assessment: Assessment, given: Sequence[Given]) -> Assessment:
    """All answers of a paper form at once; then as `finish`. Raises ValidationError for answers that cannot be."""
    assessment = _held(assessment)
    if assessment.state == State.DONE:
        return assessment
    policies.may_answer(by, assessment).enforce()
    return _close(by, assessment, list(given))


def enter_scores(*, by: Staff, assessment: Assessment, entries: Mapping[str, Any]) -> Assessment:
    """The scores of a form whose text is not ours, by name. Single items behind a mean are not kept."""
    assessment = _held(assessment)
    if assessment.state == State.DONE:
        return assessment
    policies.may_answer(by, assessment).enforce()
    instrument = answering.instrument_of(assessment.instrument)
    kept = [] if any(entry.many for entry in instrument.entries) else [entries.get(e.code) for e in instrument.entries]
    return _close(by, assessment, kept, entries)


def _close(by: Staff, assessment: Assessment, answers: list[Any], entries: Any = None) -> Assessment:
    instrument = answering.instrument_of(assessment.instrument)
    try:
        result = instrument.score(answers if entries is None else entries)
    except Impossible as reason:
        raise ValidationError(reason.words.said(gettext)) from None
    assessment.answers, assessment.state = answers, State.BEGUN
    _tell(by, assessment, result.alerts)
    if result.must_ask is not None:
        return assessment.save_as(by)
    assessment.state, assessment.result = State.DONE, results.kept(result)
    _recorded(by, assessment)
    _compare(by, assessment, instrument, result)
    return assessment


def _recorded(by: Staff, assessment: Assessment) -> Assessment:
    assessment.save_as(by)
    audit.record(audit.Event.ASSESSED, by=by, subject=assessment.resident_id)
    return assessment


def _tell(by: Staff, assessment: Assessment, alerts: Sequence[Alert]) -> None:
    """A task today for who answers for her, and what helps her is due again. Anew when it gets worse, or next day."""
    if not alerts:
        return
    worst = next((alert for alert in alerts if alert.urgency is Urgency.NOW), alerts[0])
    today, before = localdate().isoformat(), assessment.alert
    worse = not before or (worst.urgency is Urgency.NOW and before[1] != Urgency.NOW.value)
    if not worse and before[3] == today:
        assessment.alert = [worst.code, worst.urgency.value, worst.text, today]
        return
    assessment.alert = [worst.code, worst.urgency.value, worst.text, today]
    title = gettext("Safety today: sit with her")
    set_safety_tasks(by=by, resident=assessment.resident, title=title, origin=Origin.QUESTIONNAIRE)
    plans.look_again(by=by, resident=assessment.resident, occasion=Occasion.TEAM)


_SAME = ("resident_id", "instrument", "version")


def _compare(by: Staff, assessment: Assessment, instrument: Instrument, result: Result) -> None:
    """Against the earliest with a score, 90 days before or more, of the same questionnaire, version and respondent."""
    if instrument.code not in BETTER or instrument.charted(result) is None:
        return
    same = {name: getattr(assessment, name) for name in _SAME}
    day = assessment.answered_on
    if Comparison.objects.filter(**same, compared_on=day).exists():
        return
    earlier = Assessment.objects.filter(
        standing(), **same, respondent=assessment.respondent, state=State.DONE, answered_on__lte=day - FAR_ENOUGH
    )
    for before in earlier.order_by("answered_on", "given_at"):
        read = results.read(before.result)
        verdict = better(instrument, read, result) if read else None
        if verdict is not None:
            Comparison(**same, since_on=before.answered_on, compared_on=day, better=verdict).save_as(by)
            return


def withdraw(*, by: Staff, assessment: Assessment, withdrawn_because: str) -> Assessment:
    """It was entered by mistake: it stays readable, struck out, and is compared with nothing from now on."""
    assessment = _held(assessment)
    policies.may_withdraw(by, assessment).enforce()
    assessment.withdrawn_on, assessment.withdrawn_because = localdate(), withdrawn_because
    day, same = assessment.answered_on, {name: getattr(assessment, name) for name in _SAME}
    for made_with_it in Comparison.objects.filter(Q(since_on=day) | Q(compared_on=day), **same):
        made_with_it.delete_as(by)
    return _recorded(by, assessment)


def agree(*, by: Staff, instrument: Instrument, agreed_on: date | None) -> bool:
    """The organisation signed the owner's agreement on a day; without a day there is none. Returns whether there is."""
    policies.may_manage(by).enforce()
    if agreed_on is None:
        Agreement.objects.filter(pk=instrument.code).delete()
    elif agreed_on > localdate():
        raise ValidationError({"agreed_on": _("This day is still to come.")})
    else:
        told = {"agreed_on": agreed_on, "staff": by}
        Agreement.objects.update_or_create(pk=instrument.code, defaults=told)
    audit.record(audit.Event.STAFF_CHANGED, by=by, part="questionnaires")
    return agreed_on is not None


__all__ = [
    "agree", "answer", "begin", "decline", "enter_scores", "fill_in", "finish", "resume", "skip", "stop", "withdraw",
]  # fmt: skip
