"""A result as it is kept, in one sealed list, and read again exactly: fractions stay fractions. Pure."""

from fractions import Fraction
from typing import Any

from care_plans.assessments.instruments import Alert, Result, Urgency, Words
from care_plans.assessments.instruments.shape import Number


def kept(result: Result) -> list[Any]:
    return [
        {
            "total": _written(result.total),
            "subscores": {name: _written(score) for name, score in result.subscores.items()},
            "band": result.band,
            "bands": dict(result.bands),
            "positive": result.positive,
            "alerts": [[alert.code, alert.urgency.value, alert.text] for alert in result.alerts],
            "notes": [[note.text, dict(note.values)] for note in result.notes],
            "missing": list(result.missing),
            "complete": result.complete,
        }
    ]


def read(stored: list[Any]) -> Result | None:
    """None where nothing is kept: not closed, or declined."""
    if not stored:
        return None
    told = stored[0]
    return Result(
        total=_read(told["total"]),
        subscores={name: _read(score) for name, score in told["subscores"].items()},
        band=told["band"],
        bands=told["bands"],
        positive=told["positive"],
        alerts=tuple(Alert(code, Urgency(urgency), text) for code, urgency, text in told["alerts"]),
        notes=tuple(Words(text, values) for text, values in told["notes"]),
        missing=tuple(told["missing"]),
        complete=told["complete"],
    )


def _written(number: Number | None) -> str | None:
    return None if number is None else str(number)


def _read(text: str | None) -> Number | None:
    if text is None:
        return None
    number = Fraction(text)
    return number.numerator if number.denominator == 1 else number
