"""Scores answers at the command line, so that anyone can hold our scoring against the manual. Nothing is kept."""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from care_plans.assessments.instruments import CATALOGUE, SCREENING, Impossible, Instrument, Result, find, shown

MOST_SIGNS = 10_000
SPOKEN = {"yes": 1, "no": 0, "refused": None}
BY_YES_AND_NO = {"asq", "cssrs"}
NOT_READABLE = 'The answers are not readable: give JSON, such as [0, 1, null] or {"total": 12}.'
EXAMPLES = """
  ./x manage score phq9 '[0,1,0,1,0,0,1,0,0]'         null: she prefers not to say
  ./x manage score asq '["yes","no","refused","no","no"]'
  ./x manage score gas '{"weights": [1,1,1], "levels": [1,1,1]}'
  ./x manage score sdq '{"emotional": 7, "conduct": 2, "hyperactivity": 5, "peer": 2}'
  ./x manage score who5 - < answers.json              "-" reads the answers from a file or pipe
"""


class Command(BaseCommand):
    help = "Scores the answers to a questionnaire and prints what they come to as JSON. Nothing is kept."
    requires_system_checks = []

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        known = "instruments: " + " ".join(CATALOGUE)
        return super().create_parser(
            *args, **kwargs, epilog=f"{known}\n{EXAMPLES}", formatter_class=RawDescriptionHelpFormatter
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("instrument")
        parser.add_argument("answers", help="a list in the order of the form, or scores by name; - reads them")

    def handle(self, *args: Any, instrument: str, answers: str, **options: Any) -> None:
        found = find(instrument)
        if found is None:
            raise CommandError(f"There is no such instrument here. These are known: {', '.join(CATALOGUE)}.")
        try:
            result = found.score(_given(found, _read(answers)))
        except Impossible as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(json.dumps(_told(found, result), ensure_ascii=False))


def _read(answers: str) -> Any:
    """JSON, strictly: no NaN, no name twice, nothing longer than a form. Fractions stay exact."""
    text = sys.stdin.read(MOST_SIGNS + 1) if answers == "-" else answers
    if len(text) > MOST_SIGNS:
        raise CommandError("These are more answers than any form has.")
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, ArithmeticError, RecursionError):  # the last two: a number, or brackets, without end
        raise CommandError(NOT_READABLE) from None


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _given(instrument: Instrument, answers: Any) -> Any:
    """As the scoring takes them: yes and no as 1 and 0, a paper form as its totals, a plain list of totals by name."""
    if instrument.code in BY_YES_AND_NO:
        answers = _as_numbers(answers)
    if not isinstance(answers, list) or not instrument.entries:
        return answers
    names = [entry.code for entry in instrument.entries]
    if instrument.from_paper and len(answers) > len(names):
        return instrument.from_paper(answers)
    if len(answers) > len(names):
        raise Impossible("At most %(most)s scores, in this order: %(names)s.", most=len(names), names=", ".join(names))
    return dict(zip(names, answers, strict=False))


def _as_numbers(answers: Any) -> Any:
    if isinstance(answers, Mapping):
        return {name: _as_number(answer) for name, answer in answers.items()}
    return [_as_number(answer) for answer in answers] if isinstance(answers, list) else answers


def _as_number(answer: Any) -> Any:
    if isinstance(answer, str):
        return SPOKEN.get(answer.strip().casefold(), answer)
    return int(answer) if isinstance(answer, bool) else answer


def _told(instrument: Instrument, result: Result) -> dict[str, object]:
    return {
        "instrument": instrument.code,
        "version": instrument.version,
        "total": shown(result.total),
        "subscores": {name: shown(score) for name, score in result.subscores.items()},
        "band": result.band,
        "bands": dict(result.bands),
        "positive": result.positive,
        "alerts": [{"code": alert.code, "urgency": alert.urgency, "text": alert.text} for alert in result.alerts],
        "notes": [str(note) for note in (*result.notes, *(() if result.positive is None else (SCREENING,)))],
        "missing": list(result.missing),
        "complete": result.complete,
    }
