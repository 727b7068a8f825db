"""Reads of her questionnaires. Lists tell which and when: no score, no band, no answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, F, Max
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext

from care_plans.assessments import packs, policies, results
from care_plans.assessments.answering import instrument_of, questions
from care_plans.assessments.instruments import Instrument, Mode, Result, shown
from care_plans.assessments.models import OPEN, Agreement, Assessment, Respondent, State, standing
from care_plans.assessments.packs import Pack
from care_plans.assessments.texts import OFFERED, installed, pack_of
from residents.ages import age_on
from residents.models import Resident
from residents.models.codes import Language
from residents.tasks.models import Origin, Task, TaskKind
from shelter.models import Staff
from shelter.panels import Rows, Seen, in_columns

_LISTED = ("instrument", "version", "respondent", "answered_on", "given_at", "state", "withdrawn_on")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: which questionnaire, under its neutral name."""

    assessment: Assessment
    instrument: Instrument


def assessments(resident: Resident, *, viewer: Staff) -> list[Line]:
    """Her questionnaires, the latest first; nothing of their content is read."""
    policies.may_read(viewer, resident).enforce()
    hers = Assessment.objects.filter(resident=resident).only(*_LISTED).fetch_mode(FETCH_RAISE)
    return [Line(one, instrument_of(one.instrument)) for one in hers.order_by("-answered_on", "-given_at")]


def told_latest(resident: Resident, *, viewer: Staff) -> list[Rows]:
    """When she last answered each of them, to be asked with others'."""
    policies.may_read(viewer, resident).enforce()
    hers = Assessment.objects.filter(standing(), resident=resident, state=State.DONE)
    each = hers.order_by().values("instrument").annotate(latest_on=Max("answered_on"))
    return [in_columns(Seen, each, code="instrument", day="latest_on")]


def assessment(resident: Resident, pk: UUID, *, viewer: Staff) -> Assessment:
    """One questionnaire; 404 where it is not hers."""
    policies.may_read(viewer, resident).enforce()
    one = get_object_or_404(Assessment.objects.select_related("staff"), pk=pk, resident=resident)
    one.resident = resident
    return one


@dataclass(frozen=True, slots=True)
class Offer:
    """A questionnaire that may be given to her; or why not, or the one that is already begun."""

    instrument: Instrument
    for_her_age: bool
    refusal: str
    open: UUID | None


def offers(resident: Resident, *, viewer: Staff) -> list[Offer]:
    """All there are, in the order of the catalogue."""
    policies.may_give(viewer, resident).enforce()
    agreed = set(Agreement.objects.values_list("instrument", flat=True))
    begun = dict(
        Assessment.objects.filter(standing(), resident=resident, state__in=OPEN).values_list("instrument", "pk")
    )
    age = age_on(resident.birth_month, localdate()) if resident.birth_month else None
    return [
        Offer(
            each,
            any(each.objection(respondent=respondent, age=age) is None for respondent in each.respondents),
            policies.may_use(each, agreed).refusal,
            begun.get(each.code),
        )
        for each in OFFERED.values()
    ]


def refusal(instrument: Instrument, *, viewer: Staff) -> str:
    """Why the organisation may not use it yet; nothing where it may."""
    agreed = Agreement.objects.filter(pk=instrument.code).values_list("instrument", flat=True)
    return policies.may_use(instrument, agreed if instrument.needs_agreement else ()).refusal


@dataclass(frozen=True, slots=True)
class Reading:
    """A result as its page shows it: what each scale came to, what was left open, what was answered or entered."""

    scores: list[tuple[str, int | float | None, str]]  # label, score, band of its own
    left_open: list[str]
    answers: list[tuple[str, str]]
    indicative: bool  # cut-offs of the English form, for answers in another language


def reading(one: Assessment, instrument: Instrument, result: Result, *, viewer: Staff) -> Reading:
    policies.may_read(viewer, one.resident).enforce()
    labels = {entry.code: entry.label for entry in instrument.entries} | dict(instrument.subscales)
    scores = [
        (gettext(labels.get(name, name)), shown(score), gettext(result.bands.get(name, "")))
        for name, score in result.subscores.items()
    ]
    missing = [
        gettext("Question %(number)s") % {"number": name} if isinstance(name, int) else gettext(labels.get(name, name))
        for name in result.missing
    ]
    answers = list(_entered(one, instrument) if instrument.entries else _answered(one, instrument))
    cut_offs = result.band is not None or bool(result.bands)
    return Reading(scores, missing, answers, indicative=cut_offs and one.language != Language.ENGLISH)


def _answered(one: Assessment, instrument: Instrument) -> Iterator[tuple[str, str]]:
    for question, given in zip(questions(instrument, pack_of(instrument)), one.answers, strict=False):
        chosen = next((choice.label for choice in question.choices if choice.value == given), None)
        yield (
            f"{question.number}. {gettext(question.text)}".strip(),
            gettext(chosen) if chosen else gettext("Left open"),
        )


def _entered(one: Assessment, instrument: Instrument) -> Iterator[tuple[str, str]]:
    for entry, score in zip(instrument.entries, one.answers, strict=False):
        if (entry.low, entry.high) == (0, 1) and score is not None:
            yield gettext(entry.label), gettext("Yes") if score else gettext("No")
        else:
            yield gettext(entry.label), gettext("Left open") if score is None else str(score)


def told(assessment: Assessment, *, viewer: Staff) -> list[Task]:
    """Who was told of an alert: the tasks of that day."""
    policies.may_read(viewer, assessment.resident).enforce()
    if not assessment.alert:
        return []
    day = date.fromisoformat(assessment.alert[3])
    tasks = Task.objects.filter(
        resident=assessment.resident, kind=TaskKind.SAFETY, origin=Origin.QUESTIONNAIRE, due_on=day
    )
    return list(tasks.select_related("staff").order_by("staff__name"))


@dataclass(frozen=True, slots=True)
class Point:
    """One result over time; without a value where an answer was left open."""

    assessment: Assessment
    result: Result
    value: float | None
    baseline: bool


@dataclass(frozen=True, slots=True)
class Track:
    """Results that may be compared with each other: one version, one kind of respondent."""

    version: str
    respondent: Respondent
    points: list[Point]

    @property
    def drawn(self) -> list[tuple[date, float]]:
        return [(point.assessment.answered_on, point.value) for point in self.points if point.value is not None]


def over_time(resident: Resident, code: str, *, viewer: Staff) -> list[Track]:
    """Every track of one questionnaire, the one with the latest result first; struck out ones are left out."""
    policies.may_read(viewer, resident).enforce()
    done = Assessment.objects.filter(standing(), resident=resident, instrument=code, state=State.DONE)
    rows = list(done.order_by("version", "respondent", "answered_on", "given_at"))
    tracks = [
        Track(version, Respondent(respondent), list(_points(rows_of)))
        for (version, respondent), rows_of in groupby(rows, key=lambda one: (one.version, one.respondent))
    ]
    return sorted(tracks, key=lambda track: track.points[-1].assessment.answered_on, reverse=True)


def _points(rows: Any) -> Iterator[Point]:
    first = True
    for one in rows:
        result = results.read(one.result)
        if result is None:
            continue
        value = shown(instrument_of(one.instrument).charted(result))
        yield Point(one, result, None if value is None else float(value), baseline=first and value is not None)
        first = first and value is None


@dataclass(frozen=True, slots=True)
class Usable:
    """What the administrator sees of a questionnaire: its text, and its owner's agreement."""

    instrument: Instrument
    pack: Pack | None
    unreadable: str
    agreement: Agreement | None

    @property
    def takes_pack(self) -> bool:
        return self.instrument.mode is Mode.LOCAL_PACK

    @property
    def bundled(self) -> bool:
        return self.instrument.mode is Mode.BUNDLED


def instruments(*, viewer: Staff) -> list[Usable]:
    policies.may_manage(viewer).enforce()
    agreements = {each.instrument: each for each in Agreement.objects.select_related("staff").order_by(F("pk"))}
    return [_usable(each, agreements.get(each.code)) for each in OFFERED.values()]


def _usable(instrument: Instrument, agreement: Agreement | None) -> Usable:
    try:
        return Usable(instrument, installed(instrument), "", agreement)
    except packs.Unreadable as reason:
        return Usable(instrument, None, reason.words.said(gettext), agreement)


def agreement(instrument: Instrument, *, viewer: Staff) -> Agreement | None:
    policies.may_manage(viewer).enforce()
    return Agreement.objects.filter(pk=instrument.code).first()
