"""The school years that a new database begins with."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.apps import apps

from education.models import GENERAL_AVERAGE, Descriptor, LearningArea, SchoolPeriod, SchoolYear, known

pytestmark = pytest.mark.django_db


def public(label: str) -> SchoolYear:
    return SchoolYear.objects.get(calendar__name=known.PUBLIC, label=label)


def test_public_schools_have_three_terms_from_2026_with_their_days_of_class() -> None:
    periods = list(public("2026-2027").periods.order_by("number"))

    assert [period.name for period in periods] == ["Term 1", "Term 2", "Term 3"]
    assert [period.class_days for period in periods] == [69, 65, 67]
    assert (periods[0].begins_on, periods[2].ends_on) == (date(2026, 6, 8), date(2027, 4, 8))


@pytest.mark.parametrize("year", range(2019, 2026))
def test_before_that_they_have_four_quarters_without_a_gap_marked_as_unconfirmed(year: int) -> None:
    held = public(f"{year}-{year + 1}")
    periods = list(held.periods.order_by("number"))

    assert [period.number for period in periods] == [1, 2, 3, 4]
    assert (periods[0].begins_on, periods[3].ends_on) == (held.begins_on, held.ends_on)
    for before, after in pairwise(periods):
        assert after.begins_on == before.ends_on + timedelta(days=1)
    assert "unconfirmed" in held.source
    assert held.regime == known.DO_8


def test_below_75_a_mark_is_called_needs_support_and_nothing_else() -> None:
    low = Descriptor.objects.filter(supports=True)

    assert set(low.values_list("label", flat=True)) == {"Needs support"}
    assert Descriptor.objects.filter(regime=known.DO_8).count() == 5


def test_learning_areas_stand_in_the_order_of_a_report_card_and_the_average_last() -> None:
    codes = list(LearningArea.objects.order_by("place").values_list("code", flat=True))

    assert codes.index("filipino") < codes.index("english") < codes.index("mathematics") < codes.index("mapeh")
    assert codes[-1] == GENERAL_AVERAGE


def test_laying_them_down_again_changes_nothing() -> None:
    before = SchoolPeriod.objects.count()

    known.lay_down(apps, "default")

    assert SchoolPeriod.objects.count() == before
