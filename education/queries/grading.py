"""Reads of grading orders: what marks, honours and the end of a year are called."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from education import policies
from education.models import Descriptor, SchoolYear, Wording
from education.models.codes import Scale
from shelter.models import Staff

type Called = tuple[str, str, bool]  # from which mark on, what it is called, whether she needs support there


@dataclass(frozen=True, slots=True)
class Grading:
    """All that a grading order calls by a name of its own."""

    percent: list[Called]
    descriptive: list[Called]
    college: list[Called]
    wordings: dict[str, str]


def as_called() -> dict[str, Subquery]:
    """Columns of an enrolment that tell what its grading order calls its end and its honours."""

    def label(code: str) -> Subquery:
        own = Wording.objects.filter(regime=OuterRef("year__regime"), code=OuterRef(code))
        return Subquery(own.values("label")[:1])

    return {"end_called": label("end_status"), "honours_called": label("honours")}


def wordings(year: SchoolYear, *, viewer: Staff) -> dict[str, str]:
    """By code, what the grading order of this year calls otherwise than our code list."""
    policies.may_see_years(viewer).enforce()
    return dict(Wording.objects.filter(regime=year.regime).values_list("code", "label"))


def grading(year: SchoolYear, *, viewer: Staff) -> Grading:
    rows = list(Descriptor.objects.filter(regime=year.regime).order_by("-low"))
    of = {scale: [(_plain(one), one.label, one.supports) for one in rows if one.scale == scale] for scale in Scale}
    words = wordings(year, viewer=viewer)
    return Grading(of[Scale.PERCENT], of[Scale.DESCRIPTIVE], of[Scale.COLLEGE][::-1], words)


def _plain(one: Descriptor) -> str:
    return f"{one.low.normalize():f}"
