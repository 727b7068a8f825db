"""What a correction changes is the ledger's once it is out; given up, it leaves the ledger as it was."""

import pytest

from reports import actions
from reports.disclosure import Reason
from reports.models import Edition, LedgerEntry, Stage, State, Task
from shelter.actor import one_transaction
from shelter.counting import Period
from tests.reports.east import East
from tests.reports.test_editions import again, checked, document, numbers, published, worked

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

LATE = ("Teal", "Tern", "Snipe", "Stork", "Shrike")


def corrected(east: East, first: Edition) -> Edition:
    """Five files were entered late; the correction is checked, and not yet out."""
    for name in LATE:
        east.receive(name, Period(2025, 1).first)
    with one_transaction(east.dora):
        draft = actions.begin_correction(by=east.dora, edition=first, reason="Five files were entered late.")
    assert worked(east, draft, Task.CHECK).refusal == ""
    return again(east, draft)


def amended() -> bool:
    return LedgerEntry.objects.using("owner").filter(revision__gt=1).exists()


def test_a_correction_that_is_given_up_leaves_the_ledger_as_it_was(full_east: East) -> None:
    first = published(full_east)
    correction = corrected(full_east, first)
    other = checked(full_east, donor="Aurore", figures=("P1",))

    assert numbers(correction)["P1"] != numbers(first)["P1"]
    assert numbers(other)["P1"] == numbers(first)["P1"]
    assert not amended()


def test_a_correction_changes_the_ledger_when_it_goes_out(full_east: East) -> None:
    correction = corrected(full_east, published(full_east))
    with one_transaction(full_east.mara):
        actions.sign(by=full_east.mara, edition=correction)
    assert worked(full_east, correction, Task.PUBLISH).state == State.DONE
    other = checked(full_east, donor="Aurore", figures=("P1",))

    assert amended()
    assert numbers(other)["P1"] == numbers(again(full_east, correction))["P1"]


def test_a_correction_whose_records_changed_again_is_checked_anew(full_east: East) -> None:
    correction = corrected(full_east, published(full_east))
    with one_transaction(full_east.mara):
        actions.sign(by=full_east.mara, edition=correction)
    for name in list(full_east.girls)[:12]:
        full_east.bid_farewell(name, Period(2025, 1).last)

    assert worked(full_east, correction, Task.PUBLISH).refusal == Reason.CHANGED_SINCE
    still = again(full_east, correction)
    assert (still.stage, document(still)) == (Stage.SIGNED, document(correction))
    assert not amended()
