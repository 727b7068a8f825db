"""An edition is counted once, protected, and kept as it is."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate

from reports import actions, queries
from reports.models import Edition
from reports.snapshot import snapshot
from residents import aggregates
from shelter.access import Refused
from shelter.actor import one_transaction
from shelter.counting import Period
from shelter.models import Trace
from tests.reports.east import PERIOD, East

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def test_an_edition_is_made_once_and_never_counted_again(full_east: East) -> None:
    dora = full_east.dora
    with one_transaction(dora):
        made = actions.compile_report(by=dora, period=PERIOD)
        total = queries.read_edition(PERIOD.label, viewer=dora)[1].tables[0].total
    for name in ("Teal", "Tern", "Snipe", "Stork", "Shrike"):
        full_east.receive(name, PERIOD.first)

    with one_transaction(dora):
        again = actions.compile_report(by=dora, period=PERIOD)
        _edition, published = queries.read_edition(PERIOD.label, viewer=dora)

    assert again == made
    assert published.tables[0].total == total
    assert abs(total.value - 25) <= 4
    assert [table.code for table in published.tables] == ["P1", "P3", "P4", "P8", "P8.whole"]
    with one_transaction(dora):
        events = Trace.objects.filter(staff=dora).values_list("event", "part")
        assert list(events) == [("report_compiled", "2026H1")]


def test_a_year_repeats_what_its_half_said(full_east: East) -> None:
    dora, half, year = full_east.dora, Period(2025, 1), Period(2025)
    with one_transaction(dora):
        actions.compile_report(by=dora, period=half)
        actions.compile_report(by=dora, period=year)
        said = {period: queries.read_edition(period.label, viewer=dora)[1].said() for period in (half, year)}

    assert said[year]["residents.in|2025H1"] == said[half]["residents.in|2025H1"]


def test_a_period_that_is_not_over_cannot_be_counted(full_east: East) -> None:
    today = localdate()
    running = Period(today.year, 1 if today.month <= 6 else 2)
    with one_transaction(full_east.dora), pytest.raises(Refused, match="not over"):
        actions.compile_report(by=full_east.dora, period=running)

    with one_transaction(full_east.dora):
        offered = queries.periods_to_compile(viewer=full_east.dora)
    assert all(period.last < today for period in offered)
    assert max(offered).last >= today - timedelta(days=366)


def test_a_period_with_few_girls_is_refused_in_words_and_leaves_nothing(east: East) -> None:
    for name in ("Teal", "Tern", "Snipe"):
        east.receive(name, PERIOD.first)

    with one_transaction(east.dora), pytest.raises(ValidationError, match="Fewer than 10 girls"):
        actions.compile_report(by=east.dora, period=PERIOD)

    with one_transaction(east.dora):
        assert not Edition.objects.exists()
        assert aggregates.residents_hosted(PERIOD).total == 3


@pytest.mark.parametrize("name", ["mara", "carla", "ada", "hana"])
def test_only_the_donor_officer_makes_a_report(east: East, name: str) -> None:
    staff = getattr(east, name)
    with one_transaction(staff), pytest.raises(Refused):
        actions.compile_report(by=staff, period=PERIOD)


def test_coordinators_read_editions_and_others_do_not(full_east: East) -> None:
    with one_transaction(full_east.dora):
        actions.compile_report(by=full_east.dora, period=PERIOD)

    with one_transaction(full_east.mara):
        assert [edition.label for edition in queries.editions(viewer=full_east.mara)] == ["2026H1"]
    for name in ("carla", "ada", "hana"):
        with one_transaction(getattr(full_east, name)):
            assert not Edition.objects.exists()  # the database itself shows none
            with pytest.raises(Refused):
                queries.editions(viewer=getattr(full_east, name))


def test_the_database_lets_nobody_alter_an_edition(full_east: East) -> None:
    with one_transaction(full_east.dora):
        actions.compile_report(by=full_east.dora, period=PERIOD)

    with one_transaction(full_east.dora):
        with pytest.raises(DatabaseError), transaction.atomic():
            Edition.objects.update(label="2020")
        with pytest.raises(DatabaseError), transaction.atomic():
            Edition.objects.all().delete()
        with pytest.raises(DatabaseError), transaction.atomic(using="owner"):
            Edition.objects.using("owner").update(label="2020")


def test_all_counts_of_a_report_see_the_same_moment(east: East) -> None:
    with snapshot():
        before = aggregates.residents_hosted(PERIOD).total
        east.receive("Teal", PERIOD.first)
        after = aggregates.residents_hosted(PERIOD).total

    assert (before, after) == (0, 0)
    assert aggregates.residents_hosted(PERIOD).total == 1
