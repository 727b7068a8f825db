"""An edition goes from draft to published: counted once, signed by another, frozen, and never removed."""

import hashlib
import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections, transaction
from django.utils.timezone import localdate

from reports import actions, queries, running
from reports import figures as catalogue
from reports.actions.drafting import locked
from reports.disclosure import Reason, Refusal, canonical
from reports.models import Compilation, Edition, EditionFile, LedgerEntry, Stage, State, Step, Task
from reports.press import at_the_press
from reports.snapshot import snapshot
from residents import aggregates
from shelter.access import Refused
from shelter.actor import one_transaction
from shelter.counting import Period
from shelter.models import Staff, Trace
from tests.reports.east import PERIOD, East

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def begun(
    east: East, *, period: Period = PERIOD, donor: str = "Lumière", figures: tuple[str, ...] = ("P1", "P3")
) -> Edition:
    with one_transaction(east.dora):
        return actions.begin_edition(by=east.dora, period=period, language="fr", donor=donor, figures=list(figures))


def worked(east: East, edition: Edition, task: Task, by: Staff | None = None) -> Compilation:
    """The work as the thread does it, waited for."""
    staff = by or east.dora
    with one_transaction(staff):
        work = actions.begin(by=staff, edition=edition, task=task)
    running.compile_edition(work.pk, staff)
    with one_transaction(staff):
        return Compilation.objects.get(pk=work.pk)


def checked(east: East, **more: Any) -> Edition:
    edition = begun(east, **more)
    assert worked(east, edition, Task.CHECK).state == State.DONE
    return again(east, edition)


def published(east: East, **more: Any) -> Edition:
    edition = checked(east, **more)
    with one_transaction(east.mara):
        actions.sign(by=east.mara, edition=edition)
    assert worked(east, edition, Task.PUBLISH).state == State.DONE
    return again(east, edition)


def again(east: East, edition: Edition) -> Edition:
    with one_transaction(east.dora):
        return Edition.objects.select_related("signer").get(pk=edition.pk)


def document(edition: Edition) -> dict[str, Any]:
    assert edition.document
    return dict(edition.document)


def numbers(edition: Edition) -> dict[str, Any]:
    return {table["id"]: table["cells"] for table in document(edition)["tables"]}


def test_an_edition_is_checked_signed_and_published_under_its_name(full_east: East) -> None:
    edition = published(full_east)

    assert (edition.stage, edition.name, edition.signer) == (Stage.PUBLISHED, "2026-H1-fr-1", full_east.mara)
    assert document(edition)["edition"] == "2026-H1-fr-1"
    assert abs(numbers(edition)["P1"][0]["rounded"]["value"] - 25) <= 4
    with one_transaction(full_east.dora):
        moves = list(edition.moves.order_by("at").values_list("stage", flat=True))
        events = set(Trace.objects.filter(staff=full_east.dora).values_list("event", flat=True))
    assert moves == ["draft", "checked", "signed", "published"]
    assert {"report_written", "report_compiled", "report_published"} <= events


def test_a_second_donor_gets_the_same_figures_to_the_digit(full_east: East) -> None:
    first = published(full_east)
    for name in ("Teal", "Tern", "Snipe", "Stork"):
        full_east.receive(name, PERIOD.first)
    second = published(full_east, donor="Aurore", figures=("P1",))

    assert second.name == "2026-H1-fr-2"
    assert numbers(second)["P1"] == numbers(first)["P1"]


def test_what_was_published_is_kept_byte_for_byte(full_east: East) -> None:
    edition = published(full_east)
    with one_transaction(full_east.mara):
        files = {kind: queries.open_file(edition.pk, kind, viewer=full_east.mara) for kind in ("pdf", "xlsx", "json")}

    assert bytes(files["pdf"].content).startswith(b"%PDF")
    assert bytes(files["xlsx"].content).startswith(b"PK")
    assert bytes(files["json"].content) == canonical(document(edition))
    for file in files.values():
        assert hashlib.sha256(file.content).hexdigest() == file.sha256


def test_her_own_report_is_signed_by_nobody_who_wrote_it(full_east: East) -> None:
    edition = checked(full_east)
    with one_transaction(full_east.dora), pytest.raises(Refused, match="wrote this report yourself"):
        actions.sign(by=full_east.dora, edition=edition)
    with one_transaction(full_east.dora), pytest.raises(DatabaseError, match="signed by"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(stage="signed", signer=full_east.dora)
    with one_transaction(full_east.mara), pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(stage="signed", signer=full_east.dora)

    assert again(full_east, edition).stage == Stage.CHECKED


def test_whoever_becomes_a_coordinator_still_does_not_sign_what_she_wrote(full_east: East) -> None:
    edition = checked(full_east)
    Staff.objects.filter(pk=full_east.dora.pk).update(role="coordinator")
    dora = Staff.objects.get(pk=full_east.dora.pk)

    with one_transaction(dora), pytest.raises(Refused, match="wrote this report yourself"):
        actions.sign(by=dora, edition=edition)
    with one_transaction(dora), pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(stage="signed", signer=dora)


def test_two_signatures_at_once_are_one(full_east: East) -> None:
    edition, objections = checked(full_east), []

    def sign(staff: Staff) -> None:
        try:
            with one_transaction(staff):
                actions.sign(by=staff, edition=edition)
        except Exception as objection:
            objections.append(objection)
        finally:
            connections.close_all()

    hands = [threading.Thread(target=sign, args=(staff,)) for staff in (full_east.mara, full_east.mara)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert not objections
    assert again(full_east, edition).signer == full_east.mara
    with one_transaction(full_east.mara):
        assert edition.moves.filter(stage="signed").count() == 1


def test_the_database_lets_nobody_change_what_is_out(full_east: East) -> None:
    edition = published(full_east)
    changes: list[dict[str, Any]] = [
        {"donor": "Somebody"}, {"narrative": {"people": "x"}}, {"document": {}}, {"number": 7}, {"stage": "draft"},
        {"name": "x"}, {"figures": ["P2"]}, {"language": "en"},
    ]  # fmt: skip
    for using, staff in (("default", full_east.dora), ("default", full_east.mara), ("owner", full_east.mara)):
        for change in changes:
            with one_transaction(staff), pytest.raises(DatabaseError), transaction.atomic(using=using):
                Edition.objects.using(using).filter(pk=edition.pk).update(**change)
        for model in (EditionFile, LedgerEntry, Edition):
            with one_transaction(staff), pytest.raises(DatabaseError), transaction.atomic(using=using):
                model._base_manager.using(using).all()._raw_delete(using)
    with at_the_press(full_east.dora), pytest.raises(DatabaseError), transaction.atomic():
        LedgerEntry.objects.update(value=0)


def test_given_back_it_is_checked_and_signed_anew(full_east: East) -> None:
    edition = checked(full_east)
    with one_transaction(full_east.mara):
        actions.sign(by=full_east.mara, edition=edition)
        back = actions.give_back(by=full_east.mara, edition=edition, reason="A figure is missing.")

    assert (back.stage, back.document, back.signer) == (Stage.DRAFT, None, None)
    with one_transaction(full_east.dora):
        assert edition.moves.filter(stage="draft").order_by("-at")[0].reason == "A figure is missing."
    assert worked(full_east, edition, Task.CHECK).state == State.DONE


def test_too_few_girls_are_refused_in_words_and_leave_nothing(east: East) -> None:
    for name in ("Teal", "Tern", "Snipe"):
        east.receive(name, PERIOD.first)
    edition = begun(east)
    work = worked(east, edition, Task.CHECK)

    assert (work.state, work.refusal) == (State.ENDED, Reason.TOO_FEW_CHILDREN)
    assert not LedgerEntry.objects.using("owner").exists()
    assert again(east, edition).stage == Stage.DRAFT
    assert aggregates.residents_hosted(PERIOD).total == 3


def test_a_compilation_that_is_killed_leaves_nothing_and_can_be_begun_again(full_east: East) -> None:
    edition = begun(full_east)
    with one_transaction(full_east.dora):
        work = actions.begin(by=full_east.dora, edition=edition, task=Task.CHECK)

    class Killed(BaseException):
        pass

    def kill(step: Step) -> None:
        if step == Step.KEEP:
            raise Killed

    with pytest.raises(Killed), at_the_press(full_east.dora):
        actions.carry_out(by=full_east.dora, compilation=work, tell=kill)

    assert not LedgerEntry.objects.using("owner").exists()
    with one_transaction(full_east.dora):
        with pytest.raises(ValidationError, match="worked on already"):
            actions.begin(by=full_east.dora, edition=edition, task=Task.CHECK)
        Compilation.objects.update(told_at="2026-01-01T00:00Z")
    assert worked(full_east, edition, Task.CHECK).state == State.DONE


def test_a_correction_takes_the_place_of_the_other_which_stays_in_the_pile(full_east: East) -> None:
    first = published(full_east)
    for name in ("Teal", "Tern", "Snipe", "Stork", "Shrike"):
        full_east.receive(name, Period(2025, 1).first)
    with one_transaction(full_east.dora):
        draft = actions.begin_correction(by=full_east.dora, edition=first, reason="Five files were entered late.")
    assert worked(full_east, draft, Task.CHECK).refusal == ""
    with one_transaction(full_east.mara):
        actions.sign(by=full_east.mara, edition=draft)
    assert worked(full_east, draft, Task.PUBLISH).state == State.DONE

    second = again(full_east, draft)
    assert again(full_east, first).stage == Stage.CORRECTED
    assert (second.name, document(second)["corrects"]) == ("2026-H1-fr-2", "2026-H1-fr-1")
    assert numbers(second)["P1"] != numbers(first)["P1"]
    assert abs(numbers(second)["P1"][0]["rounded"]["value"] - 30) <= 4
    with one_transaction(full_east.dora):
        assert [each["edition"] for each in queries.documents(viewer=full_east.dora)] == [
            "2026-H1-fr-1",
            "2026-H1-fr-2",
        ]
    assert LedgerEntry.objects.using("owner").filter(revision=2).exists()


def test_a_withdrawn_edition_stays_with_its_reason(full_east: East) -> None:
    edition = published(full_east)
    with one_transaction(full_east.dora):
        actions.withdraw(by=full_east.dora, edition=edition, reason="The wrong period.")

    with one_transaction(full_east.dora):
        assert len(queries.documents(viewer=full_east.dora)) == 1
        assert edition.moves.get(stage="withdrawn").reason == "The wrong period."


def test_a_period_that_is_not_over_cannot_be_begun(full_east: East) -> None:
    today = localdate()
    with pytest.raises(Refused, match="not over"):
        begun(full_east, period=Period(today.year))


@pytest.mark.parametrize("figures", [(), ("P1.age_by_home",), ("X9",)])
def test_only_figures_of_the_catalogue_can_be_chosen(full_east: East, figures: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        begun(full_east, figures=figures)


@pytest.mark.parametrize("name", ["mara", "carla", "ada", "hana"])
def test_only_the_donor_officer_begins_a_report(east: East, name: str) -> None:
    staff = getattr(east, name)
    with one_transaction(staff), pytest.raises(Refused):
        actions.begin_edition(by=staff, period=PERIOD, language="fr", donor="Lumière", figures=["P1"])
    with one_transaction(staff), pytest.raises(DatabaseError), transaction.atomic():
        Edition(label="2026H1", language="fr", donor="x", figures=["P1"], author=staff).save(force_insert=True)


def test_others_than_officer_and_coordinators_see_no_edition(full_east: East) -> None:
    published(full_east)

    for name in ("carla", "ada", "hana"):
        with one_transaction(getattr(full_east, name)):
            assert not Edition.objects.exists()  # the database itself shows none
            with pytest.raises(Refused):
                queries.editions(viewer=getattr(full_east, name))


def test_a_lock_holds_a_draft_while_it_is_written(full_east: East) -> None:
    edition = begun(full_east)
    with one_transaction(full_east.dora):
        assert locked(edition) == edition


def test_all_counts_of_a_report_see_the_same_moment(east: East) -> None:
    with snapshot():
        before = aggregates.residents_hosted(PERIOD).total
        east.receive("Teal", PERIOD.first)
        after = aggregates.residents_hosted(PERIOD).total

    assert (before, after) == (0, 0)
    assert aggregates.residents_hosted(PERIOD).total == 1


def test_a_refusal_carries_no_figure(east: East) -> None:
    assert str(Refusal(Reason.TOO_FEW_CHILDREN)) == "too_few_children"


def test_every_figure_of_the_catalogue_can_be_published_together(full_east: East) -> None:
    counted = tuple(figure.code for figure in catalogue.CATALOGUE if figure.is_counted and not figure.is_whole)
    edition = published(full_east, figures=counted)

    assert set(numbers(edition)) | set(document(edition)["notes"]) >= set(counted)
