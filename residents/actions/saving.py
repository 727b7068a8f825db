"""What the database refuses, told beside the field it concerns."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# name of a constraint -> the field to blame, and what to tell
_TOLD: dict[str, tuple[str, Promise]] = {
    "residents_resident_code_name_key": ("code_name", _("This code name is already used. Choose another one.")),
    "no_bed_twice": ("bed", _("Somebody sleeps in this bed on those nights.")),
    "no_resident_in_two_beds": ("bed", _("She has another bed on those nights.")),
    "one_stay_at_a_time": ("began_on", _("She already stays with us on those days.")),
    "one_social_worker_at_a_time": ("staff", _("Another social worker accompanies her on those days.")),
    "away_once_at_a_time": ("left_on", _("She is already away.")),
    "one_rule_at_a_time": ("begins_on", _("Another rule for this person and way holds on those days.")),
    "siblings_once": ("other", _("These two are already linked.")),
    "safety_task_once_a_day": ("staff", _("This person has the same task today already.")),
    "paper_listed_once": ("document", _("This document is already on her list.")),
}


@contextmanager
def telling(told: Mapping[str, tuple[str, Promise]] = _TOLD) -> Iterator[None]:
    """Turns what a constraint refuses into a ValidationError for the field it concerns; no row value is repeated."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
        if name not in told:
            raise
        field, message = told[name]
        raise ValidationError({field: message}) from None
