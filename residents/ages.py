"""Ages, from a month of birth or a day; pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BANDS = ((0, 6), (7, 9), (10, 12), (13, 15), (16, 17), (18, 20), (21, 24))


def age_on(born: date, day: date) -> int:
    """Whole years. A 29 February is celebrated on 1 March of other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_band(born: date | None, day: date) -> str | Promise:
    """The coarse age that lists show: "13–15 years"."""
    if born is None:
        return _("age not known")
    age = age_on(born, day)
    for low, high in BANDS:
        if low <= age <= high:
            return _("%(low)d–%(high)d years") % {"low": low, "high": high}
    return _("%(age)d years or more") % {"age": BANDS[-1][1] + 1}


def months_before(day: date, months: int) -> date:
    """The same day, so many months earlier; the last of a month where it has no such day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
