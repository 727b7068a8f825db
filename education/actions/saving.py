"""What the database refuses of schooling, told beside the field it concerns."""

from contextlib import AbstractContextManager

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from residents.actions.saving import telling as _telling

_TOLD: dict[str, tuple[str, Promise]] = {
    "one_enrolment_at_a_time": ("began_on", _("She is enrolled on those days already. End that year first.")),
    "enrolment_ends_later": ("ended_on", _("It would end before it begins.")),
    "school_year_once": ("label", _("This calendar has a year of this name already.")),
    "school_year_ends_later": ("ends_on", _("The year would end before it begins.")),
    "school_periods_follow_each_other": ("periods", _("Two of these periods share a day.")),
    "presence_once_a_period": ("present", _("Somebody else wrote down these days meanwhile. Open the page again.")),
    "presence_within_days_of_class": ("present", _("Together these are more days than there were of class.")),
    "help_takes_time": ("hours", _("Write how many hours it took.")),
    "cost_above_zero": ("pesos", _("Write an amount above zero.")),
}


def telling(**elsewhere: str) -> AbstractContextManager[None]:
    """`elsewhere` names another field to blame, where the form has no such field."""
    told = {name: (elsewhere.get(field, field), message) for name, (field, message) in _TOLD.items()}
    return _telling(told)
