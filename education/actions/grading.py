"""What a grading order calls marks, honours and the end of a year."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from education import policies
from education.models import Descriptor, SchoolYear, Wording
from education.models.codes import Scale
from shelter import audit
from shelter.models import Staff

type Called = tuple[Decimal, str, bool]  # from which mark on, what it is called, whether she needs support there


def change_grading(
    *,
    by: Staff,
    year: SchoolYear,
    percent: Sequence[Called],
    descriptive: Sequence[Called],
    college: Sequence[Called],
    wordings: Mapping[str, str],
) -> SchoolYear:
    """For every year under the same grading order; marks that are written down stay as they are."""
    policies.may_change_years(by).enforce()
    told = {Scale.PERCENT: percent, Scale.DESCRIPTIVE: descriptive, Scale.COLLEGE: college}
    Descriptor.objects.filter(regime=year.regime, scale__in=told).delete()
    Descriptor.objects.bulk_create(
        Descriptor(regime=year.regime, scale=scale, low=low, label=label, supports=supports)
        for scale, lines in told.items()
        for low, label, supports in lines
    )
    Wording.objects.filter(regime=year.regime).delete()
    Wording.objects.bulk_create(Wording(regime=year.regime, code=code, label=label) for code, label in wordings.items())
    audit.record(audit.Event.SCHOOLS_CHANGED, by=by)
    return year
