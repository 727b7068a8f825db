"""Questionnaires, given as her people would: by calling actions."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from care_plans.assessments import actions
from care_plans.assessments.instruments import CATALOGUE
from care_plans.assessments.models import Assessment
from residents.models import Resident
from residents.tasks.models import Task, TaskKind
from shelter.models import Staff

PHQA = [1, 1, 0, 1, 0, 0, 1, 0, 0, None, None]  # 4: minimal; she was not asked the two that are not scored
HOW: dict[str, Any] = {"mode": "paper", "language": "hil"}


def begin(by: Staff, resident: Resident, code: str = "phqa", version: str = "", **more: Any) -> Assessment:
    instrument = replace(CATALOGUE[code], version=version or CATALOGUE[code].version)
    told = {"respondent": instrument.respondents[0].value, **HOW, "answered_on": localdate(), **more}
    return actions.begin(by=by, resident=resident, instrument=instrument, **told)


def answer_all(by: Staff, one: Assessment, answers: list[Any]) -> Assessment:
    """Question by question, then the end."""
    for number, given in enumerate(answers, 1):
        one = actions.answer(by=by, assessment=one, number=number, given=given)
    return actions.finish(by=by, assessment=one)


def finished(
    by: Staff, resident: Resident, code: str = "phqa", *, on: date | None = None, answers: Any = PHQA, **more: Any
) -> Assessment:
    one = begin(by, resident, code, answered_on=on or localdate(), **more)
    if CATALOGUE[code].entries:
        return actions.enter_scores(by=by, assessment=one, entries=answers)
    return actions.fill_in(by=by, assessment=one, given=answers)


def phqa(total: int) -> list[Any]:
    """Answers to PHQ-A of this total, without a word in item 9 (at most 24)."""
    first = [min(3, max(0, total - 3 * place)) for place in range(8)]
    return [*first, 0, None, None]


def safety_tasks(resident: Resident) -> list[Task]:
    return list(
        Task.objects.filter(resident=resident, kind=TaskKind.SAFETY).select_related("staff").order_by("staff__name")
    )
